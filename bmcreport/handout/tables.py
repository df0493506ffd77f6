"""A slide's table: rows as high as their text needs, tints, rules, and cells that know what heads them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from bmcreport.deck.slides import TableCell, TableShape
from bmcreport.handout.texts import text_elements, text_height
from bmcreport.pdf.page import Artifact, Box, Element, Operation, Rule
from bmcreport.pdf.text import Child
from bmcreport.units import Emu, Rect


def table_element(shape: TableShape) -> Element:
    """The table with its rows; `alt` is its summary."""
    heights = _heights(shape)
    tops = list(accumulate(heights, initial=shape.rect.y))
    rects = [_row_rects(shape, top, height) for top, height in zip(tops, heights, strict=False)]
    tints = Artifact(tuple(_tints(shape, rects)))
    rows = tuple(_row(shape, row, rects[row]) for row in range(len(heights)))
    rules = Artifact(tuple(_rules(shape, tops[1:])))
    return Element("Table", (tints, *rows, rules), attributes={"Summary": shape.alt} if shape.alt else {})


def _heights(shape: TableShape) -> list[Emu]:
    """The rows' least heights, or those of their text."""
    return [
        max(least, *(text_height(cell.body, width) for cell, width in zip(cells, shape.columns, strict=True)))
        for least, cells in zip(shape.rows, shape.cells, strict=True)
    ]


def _row_rects(shape: TableShape, top: Emu, height: Emu) -> list[Rect]:
    lefts = accumulate(shape.columns, initial=shape.rect.x)
    rects = [Rect(x, top, width, height) for x, width in zip(lefts, shape.columns, strict=False)]
    if not shape.leftwards:
        return rects
    across = shape.rect.x + shape.rect.x + sum(shape.columns)
    return [Rect(across - rect.right, rect.y, rect.width, rect.height) for rect in rects]


def _row(shape: TableShape, row: int, rects: list[Rect]) -> Element:
    return Element(
        "TR",
        tuple(
            _cell(_heads(shape, row, column), _content(cell, rect), cell.language)
            for column, (cell, rect) in enumerate(zip(shape.cells[row], rects, strict=True))
        ),
    )


def _heads(shape: TableShape, row: int, column: int) -> str | None:
    """What a cell is the header of."""
    if shape.header_row and not row:
        return "Column"
    return "Row" if shape.header_column and not column else None


def _cell(heads: str | None, children: tuple[Child, ...], language: str | None) -> Element:
    if heads:
        return Element("TH", children, attributes={"Scope": heads}, language=language)
    return Element("TD", children, language=language)


def _content(cell: TableCell, rect: Rect) -> tuple[Child, ...]:
    """Words of a single paragraph stand in the cell itself."""
    elements = text_elements(cell.body, rect)
    only = elements[0] if len(elements) == 1 else None
    return only.children if isinstance(only, Element) and only.tag == "P" else elements


def _tints(shape: TableShape, rects: list[list[Rect]]) -> Iterator[Operation]:
    for cells, places in zip(shape.cells, rects, strict=True):
        for cell, rect in zip(cells, places, strict=True):
            if cell.fill:
                yield Box(rect, fill=cell.fill)


def _rules(shape: TableShape, bottoms: list[Emu]) -> Iterator[Operation]:
    for row, y in enumerate(bottoms):
        head = shape.header_row and not row
        colour, width = (shape.head_rule, shape.head_rule_width) if head else (shape.rules, shape.rule_width)
        yield Rule(shape.rect.x, y, shape.rect.x + sum(shape.columns), y, colour, width)
