"""The pages of blocks: each item once, in its company's column and its theme's row, under heads that are repeated."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from bmcreport.pdf.page import Artifact, Box, Document
from bmcreport.units import mm, pt
from tests.comparing.fields import Field, field
from tests.deck.comparison.decks import composed, rows_of
from tests.deck.comparison.decks import tables as tables_of_slides
from tests.handout.comparison.sheets import (
    areas,
    found,
    handout_of,
    rows,
    said,
    shipped_field,
    shipped_handout,
    tables,
    words,
)
from tests.shipped import stock

CHANNELS = {"kind": "block_tables", "blocks": ["channels"]}
_THEMES = ("shop", "web", "fairs", "agents", "brokers", None, None)
_HAIR = mm(0.4)


def marked_field(companies: int, items: int, words: int = 3, **document: Any) -> Field:
    """Companies whose every item has a mark that no other has."""
    random = Random(companies)

    def item(company: int, index: int) -> dict[str, Any]:
        theme = random.choice(_THEMES)
        told = {
            "text": f"§{company}.{index}¶",
            "detail": "sold by agents " * words,
            "badge": "new",
            "status": "testing",
        }
        return {**told, **({"theme": theme} if theme else {})}

    slugs = [f"c{number}" for number in range(companies)]
    canvases = {
        slug: {"blocks": {"channels": {"items": [item(number, index) for index in range(items)]}}}
        for number, slug in enumerate(slugs)
    }
    return field(canvases, focus=slugs[-1], **document)


def shown(document: Document) -> Counter[str]:
    """How often tables have each mark, heads aside."""
    cells = "".join(said(cell) for table in tables(document) for row in rows(table)[1:] for cell in row[1:])
    return Counter(re.findall(r"§(\d+\.\d+)¶", cells))


@pytest.mark.parametrize(
    ("companies", "items", "length"), [(2, 30, 3), (7, 6, 12), (12, 9, 1), (40, 4, 1), (3, 2, 130)]
)
def test_each_item_stands_once_and_those_of_the_focus_beside_everyone(companies: int, items: int, length: int) -> None:
    found, focus = shown(handout_of(marked_field(companies, items, length), "a4", CHANNELS)), companies - 1
    for company in range(companies):
        counts = [found[f"{company}.{index}"] for index in range(items)]
        assert min(counts) >= 1
        assert max(counts) == 1 or company == focus
    assert len(found) == companies * items


def test_no_word_of_an_item_is_lost() -> None:
    (text,) = ["".join(said(table) for table in tables(handout_of(marked_field(3, 5, 90), "a4", CHANNELS)))]
    assert text.count("soldbyagents") == 3 * 5 * 90


def test_tables_have_the_rows_of_the_slides() -> None:
    slides = composed(stock(), shipped_field(), {"kind": "block_tables", "companies": 7})
    told = [row[0].replace(" ", "") for table in tables_of_slides(slides) for row in rows_of(table)[1:]]
    pages = handout_of(shipped_field(), "a4", {"kind": "block_tables"})
    printed = [said(row[0]) for table in tables(pages) for row in rows(table)[1:]]
    assert [label.rstrip("/0123456789") for label in printed] == told


def test_rows_and_columns_have_their_heads_on_every_page() -> None:
    found = tables(handout_of(marked_field(20, 8), "a4", CHANNELS))
    assert len(found) > 2
    for table in found:
        header, *others = rows(table)
        assert {cell.attributes["Scope"] for cell in header} == {"Column"}
        assert said(header[1]) == "C19"
        assert {row[0].attributes["Scope"] for row in others} == {"Row"}
        assert all(said(row[0]) for row in others)
        assert {len(row) for row in others} == {len(header)}


@pytest.mark.parametrize("make", [shipped_handout, lambda: handout_of(_with_a_long_word(), "a4", CHANNELS)])
def test_letters_stay_within_their_cells(make: Any) -> None:
    for table in tables(make()):
        cells = rows(table)
        columns = [[area for row in cells for area in areas(row[column])] for column in range(len(cells[0]))]
        for before, after in pairwise([column for column in columns if column]):
            assert max(area.right for area in before) <= min(area.x for area in after) + _HAIR
        heights = [[area for cell in row for area in areas(cell)] for row in cells]
        for above, below in pairwise(heights):
            assert max(area.bottom for area in above) <= min(area.bottom for area in below)
        assert max(area.right for column in columns for area in column) <= mm(297 - 10)


def _with_a_long_word() -> Field:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
    channels = {"items": [{"text": long, "theme": long[:28].lower(), "detail": long}]}
    return field({slug: {"blocks": {"channels": channels}} for slug in ("a", "b", "c", "d", "e", "f")})


@pytest.mark.parametrize(("paper", "floor"), [("a4", 7), ("a3", 8.25), ("a5", 6), ("a1", 11)])
def test_nothing_is_smaller_than_the_floor(paper: str, floor: float) -> None:
    document = handout_of(marked_field(7, 40, 8), paper, CHANNELS)
    marks = [text.size for table in tables(document) for text in words(table) if "§" in text.text]
    assert min(marks) >= pt(floor)
    assert min(text.size for table in tables(document) for text in words(table)) >= pt(6)


def test_cells_say_whose_language_they_are_in_where_it_is_another() -> None:
    one, other = {"channels": {"items": ["Shop"]}}, {"channels": {"items": ["Laden"]}}
    canvases: dict[str, dict[str, Any]] = {"a": {"blocks": one}, "b": {"blocks": other, "lang": "de"}}
    (table,) = tables(handout_of(field(canvases, lang="en"), "a4", CHANNELS))
    assert [cell.language for cell in rows(table)[1]] == [None, None, "de"]


@pytest.mark.parametrize(("language", "signs"), [("en", [None, "en"]), ("de", ["de", None]), ("ro", ["en", "en"])])
def test_signs_of_status_say_whose_language_they_are_in(language: str, signs: list[str | None]) -> None:
    one, other = ({"channels": {"items": [{"text": text, "status": "testing"}]}} for text in ("Shop", "Laden"))
    canvases: dict[str, dict[str, Any]] = {"a": {"blocks": one, "lang": "en"}, "b": {"blocks": other, "lang": "de"}}
    (table,) = tables(handout_of(field(canvases, lang=language), "a4", CHANNELS))
    assert [each.language for each in found([table], "Figure")] == signs


def test_the_column_of_the_focus_is_tinted() -> None:
    table = tables(handout_of(marked_field(3, 2), "a4", CHANNELS))[0]
    tints = [
        box for part in table.children if isinstance(part, Artifact) for box in part.operations if isinstance(box, Box)
    ]
    assert [box.fill for box in tints] == [stock().slides.focus.tint] * len(rows(table))
    (left,) = {box.rect.x for box in tints}
    assert left < min(text.x for text in words(rows(table)[0][1])) < tints[0].rect.right


def test_every_block_has_one_page_on_a4() -> None:
    """Seven companies as shipped; beside blocks there are the overview, lenses, figures and patterns."""
    assert len(tables(shipped_handout())) == 3 + 9 + 3 + 1 + 1
