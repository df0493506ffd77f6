"""The grid of a layout cut out of a rectangle."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.model.layout import Cell, Grid
from bmcreport.units import Rect, split_rect_across, split_rect_down


def block_rects(grid: Grid, rect: Rect) -> dict[str, Rect]:
    """The rectangle of each block; together they cover `rect` exactly."""
    return dict(_rows(grid.rows, rect))


def _rows(cells: tuple[Cell, ...], rect: Rect) -> Iterator[tuple[str, Rect]]:
    for cell, part in zip(cells, split_rect_down(rect, [cell.share for cell in cells]), strict=True):
        yield from _cell(cell, part)


def _columns(cells: tuple[Cell, ...], rect: Rect) -> Iterator[tuple[str, Rect]]:
    for cell, part in zip(cells, split_rect_across(rect, [cell.share for cell in cells]), strict=True):
        yield from _cell(cell, part)


def _cell(cell: Cell, rect: Rect) -> Iterator[tuple[str, Rect]]:
    if cell.block:
        yield cell.block, rect
    yield from _rows(cell.rows, rect) if cell.rows else ()
    yield from _columns(cell.columns, rect) if cell.columns else ()
