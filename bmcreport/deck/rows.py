"""Tables fitted to slides: rows as high as their text, as many to a slide as stand there, the header repeated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bmcreport.deck.bodies import LEAST_SIZE, body_at, narrowed
from bmcreport.deck.slides import Body, TableCell, TableShape
from bmcreport.model.layout import TypeScale
from bmcreport.text.fitting import Frame, Setting, needed_height, sizes
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect, pt

Inset = tuple[Emu, Emu, Emu, Emu]
"""Left, top, right and bottom margin of a cell."""

INSET: Inset = (pt(6), pt(4), pt(6), pt(4))


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell before its size is known."""

    paragraphs: tuple[Paragraph, ...] = ()
    fill: str | None = None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before its size is known: what it is called, column widths, its header and its rows."""

    name: str
    alt: str
    widths: tuple[Emu, ...]
    header: Row
    rows: tuple[Row, ...]
    header_column: bool = False


def fitted_tables(grid: Grid, rect: Rect, scale: TypeScale) -> tuple[TableShape, ...]:
    """The table at the largest size at which it stands on one slide; at the floor over several, where it must."""
    for setting in _settings(scale):
        heights = [row_height(row, grid.widths, setting) for row in (grid.header, *grid.rows)]
        if sum(heights) <= rect.height:
            return (_table(grid, rect, setting, grid.rows, heights),)
    return tuple(_parts(grid, rect, _least(grid, rect, scale)))


def _settings(scale: TypeScale) -> Iterator[Setting]:
    return (Setting.of(scale, size) for size in reversed(sizes(scale)))


def _least(grid: Grid, rect: Rect, scale: TypeScale) -> Setting:
    """The floor of the scale, or the largest size below it at which the highest row stands on a slide."""
    below = [Setting.of(scale, size) for size in range(sizes(scale)[0], LEAST_SIZE - 1, -pt(0.5))]
    return next((setting for setting in below if _highest(grid, setting) <= rect.height), below[-1])


def _highest(grid: Grid, setting: Setting) -> Emu:
    """The height of the header and the highest row."""
    rows = [row_height(row, grid.widths, setting) for row in grid.rows]
    return row_height(grid.header, grid.widths, setting) + max(rows, default=0)


def row_height(row: Row, widths: Sequence[Emu], setting: Setting, inset: Inset = INSET) -> Emu:
    """The height of the row's highest cell, its margins included."""
    left, top, right, bottom = inset
    return top + bottom + max(
        needed_height(Frame(cell.paragraphs, narrowed(Rect(0, 0, max(1, width - left - right), 0))), setting)
        or setting.leading
        for cell, width in zip(row, widths, strict=True)
    )  # fmt: skip


def _parts(grid: Grid, rect: Rect, setting: Setting) -> Iterator[TableShape]:
    """Rows spread evenly over as few slides as hold them."""
    header = row_height(grid.header, grid.widths, setting)
    heights = [row_height(row, grid.widths, setting) for row in grid.rows]
    for start, end in _even_pages(heights, rect.height - header):
        yield _table(grid, rect, setting, grid.rows[start:end], [header, *heights[start:end]])


def _even_pages(heights: Sequence[Emu], room: Emu) -> list[tuple[int, int]]:
    """Runs of rows that fit the room: as few runs as can be, then as even as their number allows."""
    fewest = len(_pages(heights, room))
    target = max(max(heights, default=0), -(-sum(heights) // max(1, fewest)))
    while len(pages := _pages(heights, min(room, target))) > fewest:
        target += pt(4)
    return pages


def _pages(heights: Sequence[Emu], room: Emu) -> list[tuple[int, int]]:
    pages, start, used = [], 0, 0
    for index, height in enumerate(heights):
        if used + height > room and index > start:
            pages.append((start, index))
            start, used = index, 0
        used += height
    return [*pages, (start, len(heights))]


def _table(grid: Grid, rect: Rect, setting: Setting, rows: Sequence[Row], heights: Sequence[Emu]) -> TableShape:
    cells = tuple(tuple(TableCell(_body(cell, setting), cell.fill) for cell in row) for row in (grid.header, *rows))
    place = Rect(rect.x, rect.y, sum(grid.widths), sum(heights))
    return TableShape(
        grid.name, place, grid.widths, tuple(heights), cells, grid.alt, header_column=grid.header_column
    )  # fmt: skip


def _body(cell: Cell, setting: Setting) -> Body:
    body = body_at(cell.paragraphs, setting)
    return Body(body.paragraphs, inset=INSET)
