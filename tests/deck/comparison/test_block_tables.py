"""The tables of a block: companies as columns, themes as rows."""

from __future__ import annotations

from typing import Any

import pytest

from bmcreport.building.stock import Stock
from bmcreport.deck.slides import Deck
from bmcreport.text.types import FaceName
from tests.comparing.fields import field, large_field
from tests.deck.comparison.decks import cell_paragraphs, composed, notes_of, rows_of, tables, title_of


def block(*items: str | dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"blocks": {"channels": {"items": list(items)}}, **more}


def item(text: str, theme: str | None = None, **more: Any) -> dict[str, Any]:
    return {"text": text, **({"theme": theme} if theme else {}), **more}


CANVASES = {
    "acme": block(item("Shop", "own-shop", detail="in town"), "Fair"),
    "borg": block(item("Web shop", "own-shop"), item("Agents", "agents")),
    "core": block(item("Brokers", "agents")),
}
CHANNELS = {"kind": "block_tables", "blocks": ["channels"], "details": "no"}


def channels(stock: Stock, document: dict[str, Any], **slide: Any) -> Deck:
    return composed(stock, field(CANVASES, **document), {**CHANNELS, **slide})


def test_rows_are_shared_themes_and_last_what_is_found_at_one_company(stock: Stock) -> None:
    (table,) = tables(channels(stock, {"focus": "acme"}))
    assert rows_of(table) == [
        ["", "Acme", "Borg", "Core"],
        ["Own shop", "Shop", "Web shop", "–"],
        ["Agents", "–", "Agents", "Brokers"],
        ["Only here", "Fair", "–", "–"],
    ]


def test_the_focus_stands_first_and_tinted(stock: Stock) -> None:
    (table,) = tables(channels(stock, {"focus": "core"}))
    assert rows_of(table)[0] == ["", "Core", "Acme", "Borg"]
    assert {row[1].fill for row in table.cells} == {stock.slides.focus.tint}
    assert {cell.fill for row in table.cells for cell in row[2:]} == {None}
    (heading,) = table.cells[0][1].body.paragraphs
    assert heading.paragraph.runs[0].style.colour == stock.slides.focus.colour


def test_without_a_focus_no_column_is_tinted(stock: Stock) -> None:
    (table,) = tables(channels(stock, {}))
    assert rows_of(table)[0] == ["", "Acme", "Borg", "Core"]
    assert {cell.fill for row in table.cells for cell in row} == {None}


@pytest.mark.parametrize(("details", "said"), [("yes", "Shop in town"), ("no", "Shop")])
def test_details_are_shown_where_the_outline_asks_for_them(stock: Stock, details: str, said: str) -> None:
    (table,) = tables(channels(stock, {"focus": "acme"}, details=details))
    assert rows_of(table)[1][1] == said
    assert table.cells[1][1].body.paragraphs[0].paragraph.runs[0].style.face is (
        FaceName.BOLD if details == "yes" else FaceName.REGULAR
    )


def test_few_companies_have_room_for_details(stock: Stock) -> None:
    for count, said in ((3, "Shop in town"), (2, "Shop")):
        (table,) = tables(channels(stock, {}, detailed=str(count)))
        assert rows_of(table)[2][1] == said
    long = {**CANVASES, "acme": block(item("Shop", "own-shop", detail="in town " * 200))}
    (table,) = tables(composed(stock, field(long), {**CHANNELS, "detailed": "3"}))
    assert rows_of(table)[2][1] == "Shop"


def test_companies_are_spread_evenly_and_the_focus_is_on_every_slide(stock: Stock) -> None:
    deck = composed(stock, large_field(7), {**CHANNELS, "companies": "4"})
    heads = [rows_of(table)[0][1:] for table in tables(deck)]
    assert {len(head) for head in heads} == {4}
    assert len({head[0] for head in heads}) == 1
    assert len({name for head in heads for name in head}) == 7


def test_slides_of_one_block_are_counted_and_say_which_part_they_show(stock: Stock) -> None:
    deck = composed(stock, large_field(7), {**CHANNELS, "companies": "4"})
    count = len(deck.slides)
    assert count >= 2
    assert [title_of(slide)[-8:] for slide in deck.slides] == [
        f"({number} of {count})" for number in range(1, count + 1)
    ]
    assert (
        deck.slides[0].footer
        == "A field · Four of seven companies, seen from Company models 1 · continued on the next slide"
    )
    assert deck.slides[-1].footer == "A field · Four of seven companies, seen from Company models 1"


def test_all_slides_of_a_block_are_set_in_one_size(stock: Stock) -> None:
    deck = composed(stock, large_field(12), {**CHANNELS, "companies": "4"})
    assert len({one.size for table in tables(deck) for one in cell_paragraphs(table)}) == 1


def test_a_theme_of_absent_companies_has_no_row(stock: Stock) -> None:
    canvases = {
        "a": block("x"),
        "b": block(item("B", "t")),
        "c": block(item("C", "t")),
        "d": block("y"),
        "e": block("z"),
    }
    deck = composed(stock, field(canvases, focus="a"), {**CHANNELS, "companies": "3"})
    assert [[row[0] for row in rows_of(table)[1:]] for table in tables(deck)] == [["T", "Only here"], ["Only here"]]


def test_the_headline_of_the_document_is_the_title(stock: Stock) -> None:
    headlines = {"channels": "Shops everywhere"}
    assert title_of(channels(stock, {"headlines": headlines}).slides[0]) == "Shops everywhere"


@pytest.mark.parametrize(
    ("canvases", "title"),
    [
        ({"a": block(item("A", "t")), "b": block(item("B", "t"))}, "Channels: both share T"),
        (CANVASES, "Channels: two of three share Agents; nothing is common to all"),
        ({"a": block("A"), "b": block("B")}, "Channels: no two companies share a theme"),
        ({"a": {}, "b": {}}, "Channels: nothing is stated"),
    ],
)
def test_without_a_headline_the_title_tells_what_is_shared(stock: Stock, canvases: Any, title: str) -> None:
    (slide,) = composed(stock, field(canvases), CHANNELS).slides
    assert title_of(slide) == title


def test_the_notes_have_details_badges_and_sources(stock: Stock) -> None:
    told = item("Shop", "t", detail="in town", badge="first", status="testing", sources=["s"])
    source = {"title": "Report", "url": "https://example.org", "published": "2025"}
    canvases = {"acme": block(told, sources={"s": source}), "borg": block(item("Web", "t"))}
    notes = notes_of(composed(stock, field(canvases), CHANNELS).slides[0])
    assert "T, shared by both:" in notes
    assert "• Acme: Shop: in town (first, testing) [1]" in notes
    assert "[1] Report, 2025, https://example.org" in notes
