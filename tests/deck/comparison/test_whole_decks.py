"""Comparison decks of any size: nothing outside the slide, nothing too small, nothing left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from io import BytesIO

import pytest
from hypothesis import given, settings
from pptx import Presentation

from bmcreport import load_comparison
from bmcreport.assets import examples_folder
from bmcreport.building.stock import Stock
from bmcreport.comparing import compare
from bmcreport.deck.bodies import narrowed
from bmcreport.deck.comparison.compose import compose_comparison
from bmcreport.deck.cutting import CONTINUED
from bmcreport.deck.emit import emit
from bmcreport.deck.slides import ChartShape, Deck, Slide, SlideParagraph, TableShape
from bmcreport.model.canvas import Canvas
from bmcreport.text.breaking import count_lines
from bmcreport.units import Emu, Rect, pt
from tests.comparing.fields import Field, fields, large_field
from tests.deck.comparison.decks import cell_paragraphs, composed, notes_of, paragraphs_of, tables, text_of, title_of

SIZES = (2, 7, 12, 40)


@pytest.fixture(scope="module", params=SIZES)
def sized(request: pytest.FixtureRequest, stock: Stock) -> tuple[Field, Deck]:
    """A field of 2 to 40 companies and its deck."""
    field = large_field(request.param)
    return field, composed(stock, field)


def check_tables(deck: Deck, foot: Emu) -> None:
    """Every table stands on its slide above the footer, and every cell holds its text."""
    slide = Rect(0, 0, deck.size.width, foot)
    for table in tables(deck):
        assert slide.contains(table.rect), table.name
        assert sum(table.columns) == table.rect.width
        assert sum(table.rows) == table.rect.height
        for row, height in zip(table.cells, table.rows, strict=True):
            assert len(row) == len(table.columns)
            for cell, width in zip(row, table.columns, strict=True):
                assert needed(cell.body.paragraphs, cell.body.inset or (0, 0, 0, 0), width) <= height


def needed(paragraphs: tuple[SlideParagraph, ...], inset: tuple[Emu, Emu, Emu, Emu], width: Emu) -> Emu:
    """The height of a cell's text, measured on its own."""
    left, top, right, bottom = inset
    measure = narrowed(Rect(0, 0, width - left - right, 0)).width
    heights = [count_lines(one.paragraph, measure, one.size) * one.leading + one.space_before for one in paragraphs]
    return top + bottom + sum(heights)


def test_no_table_leaves_its_slide_and_no_text_its_cell(sized: tuple[Field, Deck], stock: Stock) -> None:
    _, deck = sized
    assert len(tables(deck)) >= 12
    check_tables(deck, pt(stock.slides.layouts["table"].placeholders["footer"].rect[1]))


def test_no_text_is_smaller_than_ten_points_but_in_miniatures(sized: tuple[Field, Deck]) -> None:
    for slide in (slide for slide in sized[1].slides if "Canvas beside canvas" not in slide.name):
        least = min(one.size * run.style.scale // 1000 for one in paragraphs_of(slide) for run in one.paragraph.runs)
        assert least >= pt(10), slide.name


def test_every_slide_says_what_it_is(sized: tuple[Field, Deck]) -> None:
    (document, _), deck = sized
    assert len({slide.name for slide in deck.slides}) == len(deck.slides)
    for slide in deck.slides:
        assert title_of(slide)
        assert text_of(slide.fills["eyebrow"]).isupper()
        assert slide.notes
        assert slide.numbered is (slide.name != "Cover")
        assert slide.name == "Cover" or slide.footer.startswith(document.title)
        for shape in slide.shapes:
            assert shape.name
            assert not isinstance(shape, TableShape | ChartShape) or shape.alt


def test_other_people_s_reader_opens_the_deck_with_its_tables_charts_and_notes(sized: tuple[Field, Deck]) -> None:
    deck = sized[1]
    opened = list(Presentation(BytesIO(emit(deck))).slides)
    assert [slide.shapes.title.text_frame.text for slide in opened] == [title_of(slide) for slide in deck.slides]
    assert [slide.notes_slide.notes_text_frame.text for slide in opened] == [notes_of(slide) for slide in deck.slides]
    shapes = [shape for slide in opened for shape in slide.shapes]
    assert sum(shape.has_table for shape in shapes) == len(tables(deck))
    assert sum(shape.has_chart for shape in shapes) == sum(bool(charts(slide)) for slide in deck.slides)


def charts(slide: Slide) -> list[ChartShape]:
    return [shape for shape in slide.shapes if isinstance(shape, ChartShape)]


def test_every_item_stands_once_in_the_tables_of_its_block(sized: tuple[Field, Deck]) -> None:
    check_items(*sized)


@given(drawn=fields())
@settings(max_examples=30)
def test_any_field_makes_a_deck_with_all_its_items(stock: Stock, drawn: Field) -> None:
    for details in ("yes", "no"):
        deck = composed(stock, drawn, {"kind": "block_tables", "companies": "3", "details": details})
        check_items(drawn, deck)
        check_tables(deck, pt(stock.slides.layouts["table"].placeholders["footer"].rect[1]))


def check_items(field: Field, deck: Deck) -> None:
    """Each item once; those of the focus company, which is repeated beside others, at least once."""
    document, canvases = field
    names = (one.paragraph.name for table in tables(deck) for one in cell_paragraphs(table))
    found = Counter(name for name in names if re.fullmatch(r"\w+/[\w-]+/\d+", name) and CONTINUED not in name)
    every = {f"{key}/{slug}/{index}" for slug, canvas in canvases.items() for key, index, _ in canvas.items()}
    assert set(found) == every
    repeated = {name for name, count in found.items() if count > 1}
    assert {name.split("/")[1] for name in repeated} <= {document.focus}


@given(drawn=fields())
@settings(max_examples=30)
def test_any_field_makes_the_same_deck_twice(stock: Stock, drawn: Field) -> None:
    deck = composed(stock, drawn)
    assert deck == composed(stock, drawn)
    check_tables(deck, pt(stock.slides.layouts["table"].placeholders["footer"].rect[1]))


def test_very_long_texts_lose_no_word(stock: Stock) -> None:
    document, canvases = large_field(3, items=1, details=220)
    deck = composed(stock, (document, canvases), {"kind": "block_tables", "blocks": ["channels"], "details": "yes"})
    check_tables(deck, pt(stock.slides.layouts["table"].placeholders["footer"].rect[1]))
    item = canvases["company-0"].blocks.channels.items[0]
    name = "channels/company-0/0"
    paragraphs = (one.paragraph for table in tables(deck) for one in cell_paragraphs(table))
    parts = [one.text for one in paragraphs if one.name.removesuffix(CONTINUED) == name]
    assert len(parts) > 1
    assert " ".join(parts).split() == f"{item.text} {item.detail}".split()


def test_the_shipped_comparison_shows_every_company_and_no_slide_is_left_over(
    stock: Stock, shipped: Mapping[str, Canvas]
) -> None:
    document = load_comparison(examples_folder() / "ai-companies.yaml")
    deck = compose_comparison(compare(document, shipped), document, stock.layout, stock.slides, stock.comparison)
    assert 25 <= len(deck.slides) <= 48
    for company in shipped.values():
        assert company.company.name in notes_of(deck.slides[0])
    check_items((document, shipped), deck)
