"""Pages of lenses, figures and patterns: what the slides have, and nothing beside what is unlike it."""

from __future__ import annotations

from typing import Any

import pytest

from bmcreport.comparing import compare
from bmcreport.handout.comparison.compose import endless
from bmcreport.pdf.page import Document, Element
from tests.comparing.fields import field, large_field
from tests.deck.comparison.decks import composed, rows_of
from tests.deck.comparison.decks import tables as tables_of_slides
from tests.handout.comparison.sheets import ground, handout_of, rows, said, shipped_field, shipped_handout, tables
from tests.shipped import stock


def table_under(document: Document, title: str) -> list[list[str]]:
    """What the only table under a title says."""
    (table,) = (one for page in document.pages if title in map(said, page.content) for one in _tables(page.content))
    return [[said(cell) for cell in row] for row in rows(table)]


def _tables(content: tuple[Element, ...]) -> list[Element]:
    return [one for one in content if one.tag == "Table"]


def test_lenses_have_the_rows_of_their_slides() -> None:
    slides = composed(stock(), shipped_field(), {"kind": "lenses"})
    document, _ = shipped_field()
    for lens, table in zip(document.lenses, tables_of_slides(slides), strict=True):
        told = [["".join(text.split()) for text in row[1:]] for row in rows_of(table)]
        assert table_under(shipped_handout(), "".join(lens.name.split())) == told


def test_a_row_of_figures_has_one_measure_and_others_stand_in_brackets() -> None:
    usd, eur = {"currency": "USD", "as_of": "2025"}, {"currency": "EUR"}
    worth = [{"value": "2 billion", **usd, "source": "s"}, {"value": "3 billion", **eur}, {"value": "4", **usd}]
    canvases: dict[str, dict[str, Any]] = {
        slug: {"metrics": [{"key": "worth", "label": "Worth", **one}], "sources": {"s": {"title": "Filing"}}}
        for slug, one in zip("abc", worth, strict=True)
    }
    printed = table_under(
        handout_of(field(canvases | {"d": {}}), "a4", {"kind": "charts", "companies": 2}), "Keyfigures"
    )
    assert printed[1] == ["WorthUSdollars", "$2B20251", "(€3B)", "$42025", "–"]


def test_a_converted_figure_says_what_was_stated_and_by_which_rate() -> None:
    worth = {"key": "worth", "label": "Worth", "value": "2 billion"}
    canvases = {slug: {"metrics": [{**worth, "currency": code}]} for slug, code in (("a", "USD"), ("b", "EUR"))}
    rate = {"currency": "EUR", "into": "USD", "rate": "1.1", "as_of": "2025", "source": {"title": "ECB"}}
    printed = table_under(handout_of(field(canvases, rates=[rate]), "a4", {"kind": "charts"}), "Keyfigures")
    assert printed[1][1:] == ["$2B", "$2.2B€2Bat1.1USDperEUR,2025"]


def test_patterns_name_every_item_that_matched() -> None:
    document, canvases = shipped_field()
    found = compare(document, canvases, stock().patterns).patterns
    printed = {row[0]: row[1:] for row in table_under(shipped_handout(), "Patterns")[1:]}
    assert len(printed) == len(found)
    for one, cells in zip(found, printed.values(), strict=True):
        texts = {each.item.item.text for parts in one.evidence for part in parts or () for each in part}
        assert all("".join(text.split()) in "".join(cells) for text in texts)


def test_many_companies_have_tables_beside_the_focus_and_few_words_make_no_page() -> None:
    kinds = ({"kind": "charts"}, {"kind": "patterns"}, {"kind": "lenses"})
    large = handout_of(large_field(20), "a4", *kinds)
    figures = [
        rows(table) for page in large.pages for table in _tables(page.content) if said(page.content[0])[:3] == "Key"
    ]
    assert len(figures) > 1
    assert len({said(table[0][1]) for table in figures}) == 1
    bare = handout_of(field({"a": {}, "b": {}}), "a4", *kinds)
    assert tables(bare) == []


@pytest.mark.parametrize("key", ["name", "headline"])
def test_a_lens_that_fills_its_page_is_told(key: str) -> None:
    lens = {"name": "Lens", "blocks": ["channels"], key: "words and words " * 120}
    field_ = field({"a": {}, "b": {}}, lenses=[{"name": "First", "blocks": ["channels"]}, lens])
    assert endless(ground(field_, "100x100mm", {"kind": "lenses"})) == (("lenses", 1),)
