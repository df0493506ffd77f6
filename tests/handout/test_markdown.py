"""Notes as Markdown: what other people's readers make of them is what the deck says."""

from __future__ import annotations

import re

import pypandoc
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from bmcreport.handout.markdown import notes_in_markdown
from tests.deck.specimens import EVERYTHING, deck_of, slide_of
from tests.handout.decks import noted, shipped

_SIGNS = "\\`*_{}[]()<>#+-.!|~&;:=\"'@$%^/0123456789abAB \u00a0é"
_READER = MarkdownIt("commonmark")
_PLAIN = {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"}


def read(markdown: str) -> list[str]:
    """The text of each block; nothing but headings and paragraphs, of nothing but text, may be in it."""
    blocks = []
    for token in _READER.parse(markdown):
        assert token.type in _PLAIN, token
        if token.type == "inline":
            assert all(child.type in ("text", "text_special") for child in token.children or ()), token.children
            blocks.append("".join(child.content for child in token.children or ()))
    return blocks


@settings(max_examples=300)
@given(st.lists(st.text(_SIGNS, min_size=1, max_size=12).filter(lambda text: text.strip()), min_size=1, max_size=4))
def test_text_is_never_markup(texts: list[str]) -> None:
    deck = deck_of(replace(slide_of(title=texts[0])))
    found = read(notes_in_markdown(noted(replace(deck, title=texts[-1]), *texts)))
    said = [" ".join(text.split(" ")).strip() for text in texts]
    # White space at the ends of a block is none of it.
    assert [each.strip() for each in found] == [said[-1], f"1. {said[0]}", *said]


def test_slides_are_headings_over_their_notes_and_items_are_lists() -> None:
    markdown = notes_in_markdown(noted(EVERYTHING, "Say this.", "Channels:", "• Web", "• Shop", "Then that."))
    assert markdown.startswith(
        "# Mistral AI\n\n## 1. Mistral AI\n\nSay this.\n\nChannels:\n\n- Web\n- Shop\n\nThen that.\n\n## 2. "
    )
    assert markdown.endswith("\n")
    assert "\n\n\n" not in markdown


def test_addresses_are_links() -> None:
    deck = noted(EVERYTHING, "[1] Wiki_notes, 2026, https://example.org/a_b?c=*d*&e")
    (line,) = [each for each in notes_in_markdown(deck).splitlines() if "Wiki" in each]
    assert line == r"\[1\] Wiki\_notes, 2026, <https://example.org/a_b?c=*d*&e>"


def test_other_readers_find_the_same_notes() -> None:
    deck = shipped("mistral-ai")
    plain = pypandoc.convert_text(notes_in_markdown(deck), "plain", "commonmark", extra_args=["--wrap=none"])
    shown = " ".join(plain.split())
    for slide in deck.slides:
        for note in slide.notes:
            text = re.sub("^• ", "", note.text)
            assert " ".join(text.split()) in shown, text


def test_a_line_break_in_a_text_ends_no_paragraph() -> None:
    deck = noted(deck_of(slide_of()), "one\n\n# two")
    assert read(notes_in_markdown(replace(deck, title="T")))[-1] == "one # two"
