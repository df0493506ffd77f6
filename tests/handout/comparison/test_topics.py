"""Pages of lenses, figures and patterns: what the slides have, and nothing beside what is unlike it."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from bmcreport.comparing import compare
from bmcreport.handout.comparison.compose import endless
from bmcreport.pdf.page import Box, Document, Element
from tests.comparing.fields import field, large_field
from tests.deck.comparison.decks import composed, rows_of
from tests.deck.comparison.decks import tables as tables_of_slides
from tests.handout.comparison.sheets import (
    found,
    ground,
    handout_of,
    rows,
    said,
    shipped_field,
    shipped_handout,
    tables,
)
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
    patterns = compare(document, canvases, stock().patterns).patterns
    printed = {row[0]: row[1:] for row in table_under(shipped_handout(), "Patterns")[1:]}
    assert len(printed) == len(patterns)
    for one, cells in zip(patterns, printed.values(), strict=True):
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


def _figures(document: Document) -> list[Element]:
    return [one for page in document.pages for one in found(page.content, "Figure")]


@pytest.mark.parametrize(("companies", "paper"), [(2, "a4"), (20, "a4"), (40, "a5")])
def test_each_figure_that_is_shared_has_bars_that_stay_apart(companies: int, paper: str) -> None:
    field_ = large_field(companies, 1)
    document = handout_of(field_, paper, {"kind": "charts"})
    charts = _figures(document)
    labels = {one.alt.split(":")[0] for one in charts if one.alt}
    assert labels == {f"Bar chart of {one.label[0].lower()}{one.label[1:]}" for one in compare(*field_).measures
                      if one.count >= min(3, companies)}  # fmt: skip
    bars = sum(isinstance(part, Box) for one in charts for part in one.children)
    assert bars >= sum(one.count for one in compare(*field_).measures if one.count >= min(3, companies))
    for page in document.pages:
        rects = [one.bbox for one in found(page.content, "Figure") if one.bbox]
        assert all(rect.bottom <= page.size.height and rect.right <= page.size.width for rect in rects)
        for one, other in combinations(rects, 2):
            assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y


def test_a_name_of_a_figure_that_fills_the_page_leaves_the_table_and_no_bars() -> None:
    metric = {"key": "worth", "label": "worth of words " * 120, "value": "2"}
    canvases = {f"c{number}": {"metrics": [metric]} for number in range(12)}
    document = handout_of(field(canvases), "100x100mm", {"kind": "charts"})
    assert _figures(document) == []
    assert tables(document)
