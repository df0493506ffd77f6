"""Comparison decks composed for tests, and what is read off them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from bmcreport.building.stock import Stock
from bmcreport.comparing import compare
from bmcreport.deck.comparison.compose import compose_comparison
from bmcreport.deck.slides import Body, Deck, Slide, SlideParagraph, TableShape, TextBox
from bmcreport.model.comparison_outline import ComparisonOutline, ComparisonSlide
from tests.comparing.fields import Field


def composed(stock: Stock, field: Field, *slides: dict[str, Any]) -> Deck:
    """The deck of a field, of these slides or of those that the shipped outline asks for."""
    document, canvases = field
    written = tuple(TypeAdapter[ComparisonSlide](ComparisonSlide).validate_python(slide) for slide in slides)
    outline = ComparisonOutline(name="Comparison", slides=written) if slides else stock.comparison
    return compose_comparison(compare(document, canvases), document, stock.layout, stock.slides, outline)


def text_of(body: Body) -> str:
    return "\n".join(paragraph.paragraph.text for paragraph in body.paragraphs)


def title_of(slide: Slide) -> str:
    return text_of(slide.fills["title"])


def tables(deck: Deck) -> list[TableShape]:
    return [shape for slide in deck.slides for shape in slide.shapes if isinstance(shape, TableShape)]


def rows_of(table: TableShape) -> list[list[str]]:
    """The text of each cell, row by row, the header first."""
    return [[text_of(cell.body) for cell in row] for row in table.cells]


def cell_paragraphs(table: TableShape) -> Iterator[SlideParagraph]:
    return (paragraph for row in table.cells for cell in row for paragraph in cell.body.paragraphs)


def paragraphs_of(slide: Slide) -> Iterator[SlideParagraph]:
    """Everything that a slide shows, but its footer, date and number."""
    for body in slide.fills.values():
        yield from body.paragraphs
    for shape in slide.shapes:
        if isinstance(shape, TableShape):
            yield from cell_paragraphs(shape)
        elif isinstance(shape, TextBox):
            yield from shape.body.paragraphs


def notes_of(slide: Slide) -> str:
    return "\n".join(paragraph.text for paragraph in slide.notes)
