"""Boundaries between blocks moved within the layout's limits, so that every block gets the room that its content needs.

Heights follow from widths and widths from heights, so both are searched for, from the grid's leaves upwards. A fit is
looked for at several spacings: what hangs on the grid alone is found once, and each search begins where the last ended.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from bmcreport.model.layout import Cell, Grid
from bmcreport.place.flow import Need
from bmcreport.place.search import first
from bmcreport.units import Emu, Rect

_WIDTH_STEPS = 40
_HEIGHT_STEPS = 256
"""Into how many steps the range of a search is divided."""
_STAIRS = 1.07
"""What columns are higher than their area says, for lines are whole."""
_ROUNDING: Emu = 4
"""Room for what splitting rounds."""
_NEVER: Emu = 1 << 60
"""The least height of what no height holds."""


class Balanced(Struct, frozen=True):
    """A grid whose boundaries have moved, and the part of its height that its rows need."""

    grid: Grid
    needed: float


class Boundaries:
    """The boundaries of a grid in a rectangle."""

    def __init__(self, grid: Grid, rect: Rect) -> None:
        self._grid, self._rect = grid, rect
        self._rows = _Rows(grid.rows, rect.height)

    def balanced(self, needs: Mapping[str, Need]) -> Balanced | None:
        """The grid with its shares moved as little as is needed for every block; none if no shares within limits do."""
        self._rows.need(needs)
        width, height = self._rect.width, self._rect.height
        rows = self._rows.within(width, height)
        if rows is None:
            return None
        return Balanced(self._grid.model_copy(update={"rows": rows}), sum(self._rows.heights(width)) / max(1, height))


class _Part:
    """A cell of the grid."""

    def __init__(self, cell: Cell, tallest: Emu) -> None:
        self.share = cell.share
        self.low, self.high = cell.limits or (cell.share, cell.share)
        self._cell = cell
        self._rows = _Rows(cell.rows, tallest) if cell.rows else None
        self._columns = _Columns(cell.columns, tallest) if cell.columns else None
        self.falling = _Falling(0 if self._rows or self._columns else _ROUNDING)
        """By width the least height that holds it, below zero."""

    def need(self, needs: Mapping[str, Need]) -> None:
        """From here on the blocks need these heights."""
        parts = self._rows or self._columns
        if parts:
            parts.need(needs)
        self.falling.clear()
        self.falling.height = parts.least_height if parts else needs[self._cell.block or ""]

    def within(self, width: Emu, height: Emu, share: Emu) -> Cell | None:
        """The cell with its new share, and balanced inside."""
        rows = self._rows.within(width, height) if self._rows else ()
        columns = self._columns.within(width, height) if self._columns else ()
        if rows is None or columns is None:
            return None
        return self._cell.model_copy(update={"share": float(share), "limits": None, "rows": rows, "columns": columns})


class _Falling(dict[Emu, Emu]):
    """Heights by width, asked hundreds of times a page and found once; below zero, for then they rise with widths."""

    height: Need

    def __init__(self, room: Emu) -> None:
        super().__init__()
        self._room = room

    def __missing__(self, width: Emu) -> Emu:
        found = self[width] = -self.height(width) - self._room
        return found


class _Parts:
    """Cells that share a length."""

    def __init__(self, cells: Sequence[Cell], tallest: Emu) -> None:
        self._parts = [_Part(cell, tallest) for cell in cells]
        self._whole = sum(part.share for part in self._parts)
        self._limits = [(part.low, part.high) for part in self._parts]
        self._tallest = tallest
        self._known: dict[Emu, tuple[tuple[Emu, Emu, Emu], ...]] = {}

    def need(self, needs: Mapping[str, Need]) -> None:
        """From here on the blocks need these heights."""
        for part in self._parts:
            part.need(needs)

    def _ranges(self, total: Emu) -> tuple[tuple[Emu, Emu, Emu], ...]:
        """The least, the stated and the largest length of each part; all the same where it has no limits."""
        found = self._known.get(total)
        if found is None:
            whole = self._whole
            found = self._known[total] = tuple([
                (int(total * part.low / whole), round(total * part.share / whole), -int(-total * part.high / whole))
                for part in self._parts
            ])  # fmt: skip
        return found

    def _shared_out(self, least: Sequence[Emu], total: Emu) -> list[Emu] | None:
        """Lengths that sum to `total`, each at least what it needs and as near to its stated share as that allows."""
        lengths, room = [], []
        for need, (low, stated, high) in zip(least, self._ranges(total), strict=True):
            if need > high:
                return None
            floor = max(need, low)
            lengths.append(max(stated, floor))
            room.append(lengths[-1] - floor)
        excess = sum(lengths) - total
        if excess > sum(room):
            return None
        return [
            length - (excess * spare // max(1, sum(room)) if excess > 0 else 0)
            for length, spare in zip(lengths, room, strict=True)
        ]


class _Rows(_Parts):
    """Cells under each other."""

    def within(self, width: Emu, height: Emu) -> tuple[Cell, ...] | None:
        """The cells with shares that give each row the height that it needs."""
        heights = self._shared_out(self.heights(width), height)
        if heights is None:
            return None
        return _complete([part.within(width, own, own) for part, own in zip(self._parts, heights, strict=True)])

    def heights(self, width: Emu) -> list[Emu]:
        """What each row needs at a width."""
        return [-part.falling[width] for part in self._parts]

    def least_height(self, width: Emu) -> Emu:
        """The least height that can be shared out: no row above its limit, the others at theirs or what they need."""
        found = self.heights(width)
        if max(found) >= _NEVER:
            return _NEVER
        whole, reached = self._whole, 0
        height = max([int(need * whole / high) + 2 for need, (_, high) in zip(found, self._limits, strict=True)])
        while reached < height <= self._tallest:
            reached = height
            floors = [int(height * low / whole) for low, _ in self._limits]
            height = max(height, sum(map(max, found, floors)))
        return self._step_from(height)

    def _step_from(self, height: Emu) -> Emu:
        """The first step of the search that is no less than a height."""
        step = -(-height * _HEIGHT_STEPS // max(1, self._tallest))
        found = self._tallest * step // _HEIGHT_STEPS
        found = found if found >= height else self._tallest * (step + 1) // _HEIGHT_STEPS
        return found if found <= self._tallest else _NEVER


class _Columns(_Parts):
    """Cells beside each other."""

    def __init__(self, cells: Sequence[Cell], tallest: Emu) -> None:
        super().__init__(cells, tallest)
        self._near: list[int] | None = None
        """Per column which of its widths was found last."""

    def within(self, width: Emu, height: Emu) -> tuple[Cell, ...] | None:
        """The cells with shares that give each column the width at which it is no higher than `height`."""
        tried = self._tried(width)
        places = self._places(tried, height, width)
        if places is None:
            return None
        own = self._shared_out([widths[place] for widths, place in zip(tried, places, strict=True)], width)
        if own is None:
            return None
        return _complete([part.within(each, height, each) for part, each in zip(self._parts, own, strict=True)])

    def least_height(self, width: Emu) -> Emu:
        """The least step at which the widths that the columns need are no more than there is."""
        tried, tallest = self._tried(width), self._tallest

        def holds(step: int) -> bool:
            places = self._places(tried, tallest * step // _HEIGHT_STEPS, width)
            self._near = places or self._near
            return places is not None

        step = first(holds, 0, _HEIGHT_STEPS + 1, self._likely(tried, width))
        return tallest * step // _HEIGHT_STEPS if step <= _HEIGHT_STEPS else _NEVER

    def _likely(self, tried: Sequence[Sequence[Emu]], width: Emu) -> int:
        """The step of what is highest where columns were found last, or of columns of one height and the same area."""
        if self._near:
            near = zip(self._parts, tried, self._near, strict=True)
            height = max([-part.falling[widths[place]] for part, widths, place in near])
        else:
            stated = [length for _, length, _ in self._ranges(width)]
            area = sum([-part.falling[length] * length for part, length in zip(self._parts, stated, strict=True)])
            height = int(area / max(1, width) * _STAIRS)
        return -(-height * _HEIGHT_STEPS // max(1, self._tallest))

    def _places(self, tried: Sequence[Sequence[Emu]], height: Emu, room: Emu) -> list[int] | None:
        """Per column which of its widths is the least that holds it at a height; none if there is no room for them."""
        places: list[int] = []
        for part, widths in zip(self._parts, tried, strict=True):
            place = bisect_left(widths, -height, key=part.falling.__getitem__)
            if place == len(widths):
                return None
            room -= widths[place]
            if room < 0:
                return None
            places.append(place)
        return places

    def _tried(self, width: Emu) -> Sequence[Sequence[Emu]]:
        """The widths that are tried for each column, rising; one for a column that has no limits."""
        return [_between(low, high) for low, _, high in self._ranges(width)]


@lru_cache(maxsize=1_000)
def _between(low: Emu, high: Emu) -> tuple[Emu, ...]:
    """Lengths from one to another in equal steps, remembered: grids of one layout ask for the same ones."""
    return tuple([low + (high - low) * step // _WIDTH_STEPS for step in range(_WIDTH_STEPS + 1 if high > low else 1)])


def _complete(cells: Sequence[Cell | None]) -> tuple[Cell, ...] | None:
    found = tuple(cell for cell in cells if cell is not None)
    return found if len(found) == len(cells) else None
