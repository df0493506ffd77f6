"""No word of a deck is lost on its handout, and each stands inside the frame of its slide."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bmcreport.handout.sheet import Handout, places
from bmcreport.papers import PAPERS
from bmcreport.pdf.extent import extent
from bmcreport.pdf.page import Text
from bmcreport.units import Rect, mm
from tests.deck.specimens import EVERYTHING
from tests.handout.decks import (
    COMPARISON,
    handout_of,
    joined,
    noted,
    said_on,
    sections,
    shipped,
    texts,
    written,
)  # fmt: skip
from tests.pdf.readers import text_by_poppler
from tests.pdf.readers import written as pdf
from tests.strategies import sentences

PER_PAGE = (1, 2, 3, 4, 6)
_HAIR = mm(0.4)


@pytest.mark.parametrize("slug", ["mistral-ai", "perplexity", COMPARISON])
@pytest.mark.parametrize("per_page", PER_PAGE)
def test_every_word_of_a_slide_stands_inside_its_frame(slug: str, per_page: int) -> None:
    deck = shipped(slug)
    found = sections(handout_of(deck, per_page, ruled=True))
    rooms = places(Handout(PAPERS["a4"], per_page), deck.size, leftwards=False)
    assert len(found) == len(deck.slides)
    for number, (slide, section) in enumerate(zip(deck.slides, found, strict=True)):
        frame = rooms[number % per_page].slide
        inside = [text for text in texts(section.children) if _inside(text, frame)]
        shown = joined(text.text for text in inside)
        for said in said_on(slide, deck):
            assert joined([said]) in shown, (slide.name, said)
        # Beside the slide there is only its number.
        others = [text.text for text in texts(section.children) if text not in inside]
        assert joined(others) == f"Slide{number + 1}"


def _inside(text: Text, frame: Rect) -> bool:
    around = extent(text)
    return frame.contains(Rect(around.x, text.baseline - text.size // 2, around.width, text.size // 2), _HAIR)


@pytest.mark.parametrize("slug", ["mistral-ai", "openai", COMPARISON])
@pytest.mark.parametrize("per_page", [1, 3, 6])
def test_every_note_is_printed_whole(slug: str, per_page: int) -> None:
    deck = shipped(slug)
    shown = written(handout_of(deck, per_page))
    for slide in deck.slides:
        for note in slide.notes:
            head = joined([note.text.removeprefix("• ")])[:40]
            assert head in shown, (slide.name, note.text)
    whole = sum(len(joined([note.text.removeprefix("• ")])) for slide in deck.slides for note in slide.notes)
    assert len(shown) >= whole


@settings(max_examples=15, deadline=None)
@given(st.lists(sentences(most=60), min_size=1, max_size=30), st.sampled_from(PER_PAGE), st.sampled_from(["a4", "a5"]))
def test_notes_go_on_as_long_as_there_are_any(notes: list[str], per_page: int, paper: str) -> None:
    deck = replace(EVERYTHING, slides=EVERYTHING.slides[:1])
    shown = written(handout_of(noted(deck, *notes), per_page, paper=paper))
    # Where notes go on, the words that say so stand between them.
    assert shown.replace("Slide1,notescontinued", "").endswith(joined(["Slide 1", *notes]))


def test_other_programs_read_the_words_of_slides_and_notes(tmp_path: Path) -> None:
    deck = shipped("mistral-ai")
    read = joined([text_by_poppler(pdf(handout_of(deck, 1)), tmp_path)])
    for slide in deck.slides:
        for said in said_on(slide, deck):
            for word in said.split():
                assert joined([word]) in read, word


def test_the_same_deck_gives_the_same_bytes() -> None:
    assert pdf(handout_of(shipped("openai"))) == pdf(handout_of(shipped("openai")))
