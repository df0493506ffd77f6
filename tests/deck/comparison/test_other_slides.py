"""The cover, the overview, the lenses, the overlap and the sources of a comparison."""

from __future__ import annotations

from typing import Any

import pytest

from bmcreport.building.stock import Stock
from bmcreport.deck.slides import Deck, Panel, Slide, TextBox
from bmcreport.units import Rect, pt
from tests.comparing.fields import field, large_field
from tests.deck.comparison.decks import cell_paragraphs, composed, notes_of, rows_of, tables, text_of, title_of

ACME = {
    "company": {"name": "Acme", "headquarters": "Oslo, Norway", "founded": "2019-05", "colour": "#112233"},
    "positioning": "Cheap and cheerful",
    "metrics": [
        {"key": "worth", "label": "Worth", "value": "6 billion", "currency": "EUR", "qualifier": "outside estimate of"},
        {"key": "staff", "label": "Staff", "value": "40", "unit": "people", "source": "s"},
        {"key": "third", "label": "Third", "value": "1", "unit": "people"},
    ],
    "sources": {"s": {"title": "Register", "url": "https://example.org/a?b&c", "published": "2025"}},
    "blocks": {"channels": [{"text": "Shop", "theme": "t"}, "Fair", "Stand", "Van"], "key_partners": ["Bank"]},
}
BORG = {
    "sources": {"r": {"title": "Register", "url": "https://example.org/a?b&c"}, "q": {"title": "Talk"}},
    "blocks": {"channels": [{"text": "Web", "theme": "t"}]},
}


def made(stock: Stock, slide: dict[str, Any], **document: Any) -> Deck:
    return composed(stock, field({"acme": ACME, "borg": BORG}, **document), slide)


def boxes(slide: Slide) -> list[TextBox]:
    return [shape for shape in slide.shapes if isinstance(shape, TextBox)]


def test_the_cover_names_the_companies_with_their_colours(stock: Stock) -> None:
    deck = made(stock, {"kind": "cover"}, focus="borg", summary="Two firms.", designed_for="Board", date="2026")
    (slide,) = deck.slides
    assert [text_of(box.body) for box in boxes(slide)] == ["Two companies, seen from Borg", "Borg", "Acme"]
    swatches = [shape.fill for shape in slide.shapes if isinstance(shape, Panel)]
    assert [deck.palette[fill or ""] for fill in swatches] == [stock.layout.palette["brand"], "#112233"]
    assert text_of(slide.fills["tagline"]) == "Two firms."
    assert (slide.footer, slide.date, slide.numbered) == ("Board", "As of 2026", False)


def test_a_long_summary_gives_the_cover_its_first_sentences_and_the_notes_all(stock: Stock) -> None:
    summary = " ".join(f"Sentence number {number} says a little more about it." for number in range(30))
    (slide,) = made(stock, {"kind": "cover"}, summary=summary).slides
    tagline = text_of(slide.fills["tagline"])
    assert summary.startswith(tagline)
    assert tagline.endswith(".")
    assert len(tagline) < len(summary)
    assert summary in notes_of(slide)


@pytest.mark.parametrize("companies", [2, 7, 40])
def test_the_names_on_the_cover_never_meet_nor_reach_the_footer(stock: Stock, companies: int) -> None:
    (slide,) = composed(stock, large_field(companies, 1), {"kind": "cover"}).slides
    rects = [box.rect for box in boxes(slide)]
    area = Rect(pt(48), pt(310), pt(864), pt(500 - 310))
    assert all(area.contains(rect) for rect in rects)
    assert len(rects) == companies + 1
    for index, rect in enumerate(rects):
        assert not any(_meet(rect, other) for other in rects[index + 1 :])


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def test_the_overview_tells_each_company_at_a_glance(stock: Stock) -> None:
    (slide,) = made(stock, {"kind": "overview", "title": "Field"}, focus="borg").slides
    (table,) = slide.shapes
    assert rows_of(table) == [  # type: ignore[arg-type]
        ["", "Company", "Angle", "Key figures"],
        ["", "Borg", "–", "–"],
        ["", "Acme\nOslo, since 2019", "Cheap and cheerful", "Outside estimate of €6B Worth\n40 Staff"],
    ]
    assert "• Staff: 40 people [1]" in notes_of(slide)


def test_seven_companies_stand_on_one_overview_in_twelve_points_or_more(stock: Stock) -> None:
    deck = composed(stock, large_field(7), {"kind": "overview", "title": "Field"})
    (table,) = tables(deck)
    assert len(table.rows) == 8
    assert min(one.size for one in cell_paragraphs(table)) >= pt(12)


def test_every_row_of_the_overview_starts_in_the_colour_of_its_company(stock: Stock) -> None:
    deck = made(stock, {"kind": "overview", "title": "Field", "figures": "0"})
    (table,) = tables(deck)
    assert [deck.palette[row[0].fill or ""] for row in table.cells[1:]] == ["#112233", stock.layout.palette["brand"]]
    assert rows_of(table)[0] == ["", "Company", "Angle"]


def test_a_lens_shows_the_first_items_of_its_blocks_per_company(stock: Stock) -> None:
    lens = {"name": "Reach", "headline": "They sell", "blocks": ["channels", "key_partners"]}
    (slide,) = made(stock, {"kind": "lenses", "items": "2"}, lenses=[lens]).slides
    (table,) = slide.shapes
    assert rows_of(table) == [  # type: ignore[arg-type]
        ["", "", "Channels", "Key Partners"],
        ["", "Acme", "Shop\u00a0· Fair", "Bank"],
        ["", "Borg", "Web", "–"],
    ]
    assert title_of(slide) == "They sell"
    assert "• Acme: Van" in notes_of(slide)


def test_a_lens_without_headline_is_called_by_its_blocks(stock: Stock) -> None:
    lens = {"name": "Reach", "blocks": ["channels", "key_partners"]}
    (slide,) = made(stock, {"kind": "lenses"}, lenses=[lens]).slides
    assert title_of(slide) == "Reach: Channels and Key Partners"


def test_a_lens_of_many_blocks_takes_several_slides(stock: Stock) -> None:
    lens = {"name": "All", "blocks": list(stock.layout.blocks)}
    deck = made(stock, {"kind": "lenses"}, lenses=[lens])
    assert [len(table.columns) for table in tables(deck)] == [5, 5, 5]


def test_the_overlap_counts_and_names_what_is_shared_and_what_is_not(stock: Stock) -> None:
    deck = made(stock, {"kind": "overlap", "title": "Overlap", "items": "2"}, themes={"t": "Outlets"})
    rows = {row[0].split("\n")[0]: row for table in tables(deck) for row in rows_of(table)}
    assert rows["Channels"] == [
        "Channels\nShared by both: 1, only here: 3", "Outlets", "Acme: Fair\u00a0· Stand and\u00a01\u00a0more",
    ]  # fmt: skip
    assert len(rows) == 10
    assert title_of(deck.slides[0]).startswith("One theme is common to all, four items stand alone")


def test_sources_are_numbered_linked_and_listed_under_who_cites_them_first(stock: Stock) -> None:
    (slide,) = made(stock, {"kind": "sources", "title": "Sources"}).slides
    paragraphs = [one.paragraph for body in (slide.fills["left"], slide.fills["right"]) for one in body.paragraphs]
    assert [one.text for one in paragraphs] == ["Acme", "1 Register, 2025 (also Borg)", "Borg", "2 Talk"]
    assert [run.link for run in paragraphs[1].runs if run.link] == ["https://example.org/a?b&c"]


def test_every_source_is_listed_once_in_order_and_no_heading_is_left_alone(stock: Stock) -> None:
    deck = composed(stock, large_field(12), {"kind": "sources", "title": "Sources"})
    columns = [slide.fills[side] for slide in deck.slides for side in ("left", "right") if side in slide.fills]
    names = [[one.paragraph.name for one in column.paragraphs] for column in columns]
    numbers = [int(name.removeprefix("sources/")) for column in names for name in column if name]
    assert numbers == list(range(1, 12 * 11 + 2))
    assert all(column[-1] for column in names)
    assert len(deck.slides) > 1


def test_without_sources_there_is_no_slide_of_them(stock: Stock) -> None:
    assert composed(stock, field({"a": {}, "b": {}}), {"kind": "sources", "title": "Sources"}).slides == ()
