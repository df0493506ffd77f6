"""Marks on slides: letters on fields, status in words, and what they mean in the notes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from pptx import Presentation

from bmcreport import render_deck
from bmcreport.deck.slides import Slide
from bmcreport.model.canvas import Canvas
from bmcreport.text.types import Run
from tests.deck.company.decks import bodies, deck_of, named, text_of
from tests.shipped import stock
from tests.strategies import canvas_of

MARKED = canvas_of(
    customer_segments=[{"text": "Early risers", "id": "early"}, {"text": "Night owls", "id": "late"}],
    value_propositions=[{"text": "Bread", "segments": ["late", "early"], "status": "testing"}],
)
COLOURS = stock().layout.marks.colours


def runs(slide: Slide, name: str) -> Iterator[Run]:
    for body in bodies(slide):
        for one in body.paragraphs:
            if one.paragraph.name == name:
                yield from one.paragraph.runs


def slides(canvas: Canvas = MARKED) -> Iterator[Slide]:
    """The canvas slide and the slides of blocks."""
    deck = deck_of(canvas)
    yield named(deck, "Canvas")
    yield next(slide for slide in deck.slides if "Value" in slide.name)


def test_letters_stand_on_the_colours_of_their_segments() -> None:
    for slide in slides():
        fields = [(run.text.strip(), run.style.fill) for run in runs(slide, "value_propositions/0") if run.style.fill]
        assert fields == [("A", COLOURS[0]), ("B", COLOURS[1])]


def test_the_slide_of_the_segments_is_a_legend() -> None:
    slide, _ = slides()
    first, *_ = runs(slide, "customer_segments/1")
    assert (first.text.strip(), first.style.fill) == ("B", COLOURS[1])


def test_a_status_is_a_word_that_calibri_can_show() -> None:
    for slide in slides():
        *_, last = runs(slide, "value_propositions/0")
        assert (last.text, last.style.shape) == (" testing", None)


def test_the_notes_say_what_the_marks_mean() -> None:
    for slide in slides():
        assert "• Bread (testing, for Early risers, Night owls)" in text_of(slide.notes)


@pytest.mark.parametrize("marks", [(), ("segments",), ("status",)])
def test_a_deck_is_written_with_the_marks_that_are_wanted(marks: tuple[str, ...]) -> None:
    deck = Presentation(BytesIO(render_deck(MARKED, marks=marks)))
    (shape,) = [shape for shape in deck.slides[1].shapes if shape.name == "bmc/value_propositions"]
    text = "".join(run.text for run in shape.text_frame.paragraphs[0].runs).split()
    assert text == ["Bread", *("AB" if "segments" in marks else ""), *(["testing"] if "status" in marks else [])]


def test_bullets_have_the_size_of_the_text_and_not_of_a_letter_before_it() -> None:
    deck = Presentation(BytesIO(render_deck(MARKED)))
    (shape,) = [shape for shape in deck.slides[1].shapes if shape.name == "bmc/customer_segments"]
    paragraph = shape.text_frame.paragraphs[0]
    letter, *_, lead = paragraph.runs
    size = int(paragraph._p.pPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}buSzPts").get("val"))
    assert size == round(lead.font.size.pt * 100)
    assert letter.font.size != lead.font.size
