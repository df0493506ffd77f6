"""Notes on handouts: lists, addresses, and how they go on where their place ends."""

from __future__ import annotations

import pytest

from bmcreport.handout.notes import note, note_setting, poured
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Rect, pt
from tests.deck.specimens import EVERYTHING
from tests.handout.decks import found, handout_of, joined, noted, sections, tags, texts

_LONG = "Sentences that fill a line or two come one after the other until the page is full of them. " * 4


def test_the_item_of_a_list_hangs_under_a_bullet() -> None:
    section = sections(handout_of(noted(EVERYTHING, "Channels:", "• Web", "• Shop", "Then")))[0]
    assert tags([section])[-8:] == ["H3", "P", "L", "LI", "LBody", "LI", "LBody", "P"]
    assert [joined(text.text for text in texts(item.children)) for item in found([section], "LBody")] == ["Web", "Shop"]


def test_addresses_are_links_without_the_sign_after_them() -> None:
    given = note(Paragraph((Run("See https://example.org/a_(b), or mailto:ada@example.org. No javascript:x(1)."),)))
    links = [(run.text, run.link) for run in given.paragraph.runs if run.link]
    assert links == [
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
    ]
    assert given.paragraph.text == "See https://example.org/a_(b), or mailto:ada@example.org. No javascript:x(1)."


def test_notes_that_do_not_fit_go_on_on_the_next_page_under_the_number_of_their_slide() -> None:
    document = handout_of(noted(EVERYTHING, *[_LONG] * 12), 6)
    assert len(document.pages) == 2
    (section,) = document.pages[1].content
    assert joined(text.text for text in texts(found([section], "H3")[0].children)) == "Slide1,notescontinued"


def test_no_line_of_a_note_is_left_alone() -> None:
    document = handout_of(noted(EVERYTHING, *[_LONG] * 12), 6)
    for page in document.pages:
        for paragraph in found(page.content, "P"):
            lines = {text.baseline for text in texts(paragraph.children)}
            words = joined(text.text for text in texts(paragraph.children))
            assert len(lines) > 1 or len(words) < 60


@pytest.mark.parametrize("height", range(20, 120, 4))
def test_what_announces_a_list_stands_with_it(height: int) -> None:
    notes = [note(Paragraph((Run(text),))) for text in ("One", "Two", "Three", "Channels:", "• Web", "• Shop")]
    placed, rest = poured(notes, [Rect(0, 0, pt(200), pt(height))], note_setting(pt(8)), leftwards=False)
    assert placed[-1].note.paragraph.text != "Channels:"
    assert [each.note for each in placed] + list(rest) == notes
