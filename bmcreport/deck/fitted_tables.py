"""Tables fitted to slides: several at one type size, split evenly over slides, their rows aired where there is room."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.deck.bodies import body_at
from bmcreport.deck.cutting import cut_row
from bmcreport.deck.rows import Cell, Columns, Grid, Inset, Row, measured_width, row_height
from bmcreport.deck.slides import Anchor, Body, TableCell, TableShape
from bmcreport.deck.splitting import even_pages, page_count
from bmcreport.model.layout import TypeScale
from bmcreport.text.breaking import widest_word
from bmcreport.text.fitting import Setting, sizes
from bmcreport.text.fonts import MICRO_EM
from bmcreport.units import Emu, Rect, pt

_ANY = pt(1_000)
_COMFORTABLE = 12
"""Points."""
_NEARBY = 0.88
"""How much smaller type may become for the sake of fewer lines."""
_MOST_AIR = pt(14)
"""What a row gains at most where the slide has room, above and below its text together."""


class _Measured(Struct, frozen=True):
    """A grid at a setting: the height of its header and of each row."""

    grid: Grid
    header: Emu
    heights: tuple[Emu, ...]

    @classmethod
    def of(cls, grid: Grid, setting: Setting) -> _Measured:
        return cls(
            grid,
            row_height(grid.header, grid.widths, setting, grid.inset),
            tuple(row_height(row, grid.widths, setting, grid.inset) for row in grid.rows),
        )

    def fits(self, room: Emu) -> bool:
        """Whether every row stands on a slide under the header."""
        return self.header + max(self.heights, default=0) <= room

    def count(self, room: Emu) -> int:
        """How many slides it takes."""
        return page_count(self.heights, room - self.header)

    def pages(self, room: Emu) -> list[tuple[int, int]]:
        """Start and end of the rows of each slide."""
        return even_pages(self.heights, room - self.header)


def comfortable(scale: TypeScale) -> TypeScale:
    """The sizes of a scale at which nobody has to lean forward, for what may be told on less where they do not fit."""
    return scale.model_copy(update={"floor": max(scale.floor, min(scale.ceiling, _COMFORTABLE))})


def fitted_snugly(grid: Grid, rect: Rect, scale: TypeScale, open_column: int = -1) -> tuple[TableShape, ...]:
    """The tables of a grid, columns as `Columns` has them, at the largest size or at one below it that saves lines."""
    columns = Columns.of(grid, open_column)

    def at(size: Emu) -> Grid:
        return replace(grid, widths=columns.widths(size))

    size = pt(scale.ceiling)
    while (tables := fitted_together([at(size)], rect, scale)[0]) and (found := _size(tables)) < size:
        size = found
    lines = cache(lambda size: _line_count(at(size), Setting.of(scale, size)))
    nearby = [each for each in reversed(sizes(scale)) if size * _NEARBY <= each <= size]
    best = min(nearby, key=lines)
    if lines(best) < lines(size):
        largest = scale.model_copy(update={"ceiling": best / pt(1)})
        (tables,) = fitted_together([at(best)], rect, largest)
    return tables


def _size(tables: Sequence[TableShape]) -> Emu:
    return min(one.size for table in tables for row in table.cells for cell in row for one in cell.body.paragraphs)


def _line_count(grid: Grid, setting: Setting) -> int:
    """How many lines the rows of a grid have at a setting."""
    margins = grid.inset[1] + grid.inset[3]
    heights = (row_height(row, grid.widths, setting, grid.inset) for row in grid.rows)
    return sum(round((height - margins) / setting.leading) for height in heights)


def fitted_together(grids: Sequence[Grid], rect: Rect, scale: TypeScale) -> tuple[tuple[TableShape, ...], ...]:
    """Per grid its tables, one a slide, all at the largest size that needs no more slides than the smallest one."""
    floor = Setting.of(scale, sizes(scale)[0])
    cut = [_cut(grid, rect.height, floor) for grid in grids]
    fewest = [one.count(rect.height) for one in cut]
    setting, measured = _largest([one.grid for one in cut], fewest, rect.height, scale)
    air = min((_air(one, rect.height) for one in measured), default=0)
    return tuple(_tables(one, rect, setting, air) for one in measured)


def _cut(grid: Grid, room: Emu, setting: Setting) -> _Measured:
    """The grid with rows that each stand on a slide under the header."""
    whole = _Measured.of(grid, setting)
    if whole.fits(room):
        return whole
    below = room - whole.header
    rows = tuple(part for row in grid.rows for part in cut_row(row, grid.widths, setting, below, grid.inset))
    return _Measured.of(replace(grid, rows=rows), setting)


def _largest(
    grids: Sequence[Grid], fewest: Sequence[int], room: Emu, scale: TypeScale
) -> tuple[Setting, list[_Measured]]:
    """The largest setting at which each grid takes its fewest slides and cuts no more words than at the floor."""

    @cache
    def measured(size: Emu) -> list[_Measured]:
        return [_Measured.of(grid, Setting.of(scale, size)) for grid in grids]

    def misfits(size: Emu) -> int:
        return sum(
            not one.fits(room) or one.count(room) > count for one, count in zip(measured(size), fewest, strict=True)
        )

    floor, *above = sizes(scale)
    whole = min((_largest_uncut(grid, floor) for grid in grids), default=floor)
    larger = [size for size in above if size <= whole]
    best = (floor, *larger)[bisect(larger, 0, key=misfits)]
    return Setting.of(scale, best), measured(best)


def _largest_uncut(grid: Grid, floor: Emu) -> Emu:
    """The largest size at which no word is cut; words that are wider than their line at the floor do not count."""
    limits = (
        measured_width(width, grid.inset) * MICRO_EM // max(1, widest_word(paragraph))
        for row in (grid.header, *grid.rows)
        for cell, width in zip(row, grid.widths, strict=True)
        for paragraph in cell.paragraphs
    )
    return min((limit for limit in limits if limit >= floor), default=_ANY)


def _air(measured: _Measured, room: Emu) -> Emu:
    """What each row may gain so that the fullest slide is full, within limits."""
    spare = (
        (room - measured.header - sum(measured.heights[start:end])) // max(1, end - start)
        for start, end in measured.pages(room)
    )
    return max(0, min(_MOST_AIR, *spare))


def _tables(measured: _Measured, rect: Rect, setting: Setting, air: Emu) -> tuple[TableShape, ...]:
    return tuple(
        _table(
            measured.grid,
            rect,
            setting,
            air,
            (measured.grid.header, *measured.grid.rows[start:end]),
            (measured.header, *(height + air for height in measured.heights[start:end])),
        )
        for start, end in measured.pages(rect.height)
    )


def _table(
    grid: Grid, rect: Rect, setting: Setting, air: Emu, rows: Sequence[Row], heights: tuple[Emu, ...]
) -> TableShape:
    cells = tuple(
        tuple(
            TableCell(_body(cell, setting, grid.inset, air if index else 0, head=not index), cell.fill, cell.language)
            for cell in row
        )
        for index, row in enumerate(rows)
    )
    place = Rect(rect.x, rect.y, sum(grid.widths), sum(heights))
    return TableShape(grid.name, place, grid.widths, heights, cells, grid.alt, header_column=grid.header_column)


def _body(cell: Cell, setting: Setting, inset: Inset, air: Emu, *, head: bool) -> Body:
    """The text of a cell; heads stand on the rule under them.

    Programs widen a column to the margins of its cells: one of colour alone has none at its sides.
    """
    left, top, right, bottom = inset if cell.paragraphs else (0, inset[1], 0, inset[3])
    body = body_at(cell.paragraphs, setting, anchor=Anchor.BOTTOM if head else Anchor.TOP, align=cell.align)
    return replace(body, inset=(left, top + air // 2, right, bottom + air - air // 2))
