"""Boundaries between blocks moved within the layout's limits, so that every block gets the room that its content needs.

Heights follow from widths and widths from heights, so both are found by bisection, from the grid's leaves upwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from bmcreport.model.layout import Cell, Grid
from bmcreport.units import Emu, Rect

Needs = Mapping[str, Callable[[Emu], Emu]]
"""Per block the height that it needs at a width, both in EMU."""

_WIDTH_STEPS = 40
_HEIGHT_STEPS = 256
"""Into how many steps the range of a search is divided."""
_ROUNDING: Emu = 4
"""Room for what splitting rounds."""
_NEVER: Emu = 1 << 60
"""The least height of what no height holds."""


def balanced(grid: Grid, rect: Rect, needs: Needs) -> Grid | None:
    """The grid with its shares moved as little as is needed for every block; none if no shares within limits do."""
    rows = _Rows(grid.rows, needs, rect.height).within(rect.width, rect.height)
    return None if rows is None else grid.model_copy(update={"rows": rows})


class _Part:
    """A cell of the grid."""

    def __init__(self, cell: Cell, needs: Needs, tallest: Emu) -> None:
        self.share = cell.share
        self.low, self.high = cell.limits or (cell.share, cell.share)
        self._cell = cell
        self._rows = _Rows(cell.rows, needs, tallest) if cell.rows else None
        self._columns = _Columns(cell.columns, needs, tallest) if cell.columns else None
        parts = self._rows or self._columns
        self.falling = _Falling(parts.least_height if parts else _with_room(needs, cell))
        """By width the least height that holds it, below zero."""

    def within(self, width: Emu, height: Emu, share: Emu) -> Cell | None:
        """The cell with its new share, and balanced inside."""
        rows = self._rows.within(width, height) if self._rows else ()
        columns = self._columns.within(width, height) if self._columns else ()
        if rows is None or columns is None:
            return None
        return self._cell.model_copy(update={"share": float(share), "limits": None, "rows": rows, "columns": columns})


class _Falling(dict[Emu, Emu]):
    """Heights by width, asked hundreds of times a page and found once; below zero, for then they rise with widths."""

    def __init__(self, height: Callable[[Emu], Emu]) -> None:
        super().__init__()
        self._height = height

    def __missing__(self, width: Emu) -> Emu:
        found = self[width] = -self._height(width)
        return found


def _with_room(needs: Needs, cell: Cell) -> Callable[[Emu], Emu]:
    """What the block of a cell needs at a width, and room for what splitting rounds."""
    assert cell.block
    need = needs[cell.block]
    return lambda width: need(width) + _ROUNDING


class _Parts:
    """Cells that share a length."""

    def __init__(self, cells: Sequence[Cell], needs: Needs, tallest: Emu) -> None:
        self._parts = [_Part(cell, needs, tallest) for cell in cells]
        self._whole = sum(part.share for part in self._parts)
        self._limits = [(part.low, part.high) for part in self._parts]
        self._tallest = tallest

    def _range(self, part: _Part, total: Emu) -> tuple[Emu, Emu, Emu]:
        """The least, the stated and the largest length of a part; all the same where it has no limits."""
        low, high = int(total * part.low / self._whole), -int(-total * part.high / self._whole)
        return low, round(total * part.share / self._whole), high

    def _shared_out(self, least: Sequence[Emu], total: Emu) -> list[Emu] | None:
        """Lengths that sum to `total`, each at least what it needs and as near to its stated share as that allows."""
        lengths, room = [], []
        for need, part in zip(least, self._parts, strict=True):
            low, stated, high = self._range(part, total)
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
        heights = self._shared_out([-part.falling[width] for part in self._parts], height)
        if heights is None:
            return None
        return _complete([part.within(width, own, own) for part, own in zip(self._parts, heights, strict=True)])

    def least_height(self, width: Emu) -> Emu:
        """The least height that can be shared out: no row above its limit, the others at theirs or what they need."""
        found = [-part.falling[width] for part in self._parts]
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

    def within(self, width: Emu, height: Emu) -> tuple[Cell, ...] | None:
        """The cells with shares that give each column the width at which it is no higher than `height`."""
        tried = self._tried(width)
        any_width = [range(len(widths)) for widths in tried]
        places = self._places(tried, any_width, height, width)
        if len(places) < len(tried):
            return None
        least = [widths[place] for widths, place in zip(tried, places, strict=True)]
        own = self._shared_out(least, width)
        if own is None:
            return None
        return _complete([part.within(each, height, each) for part, each in zip(self._parts, own, strict=True)])

    def least_height(self, width: Emu) -> Emu:
        """The least step at which the widths that the columns need are no more than there is."""
        tried = self._tried(width)
        lowest = -min([part.falling[widths[-1]] for part, widths in zip(self._parts, tried, strict=True)])
        if lowest >= _NEVER:
            return _NEVER
        # No column can be lower than at its widest, nor need it be higher than where the boundaries are stated.
        first = lowest * _HEIGHT_STEPS // max(1, self._tallest)
        last = min(_HEIGHT_STEPS + 1, self._stated_step(tried, width))
        possible = [range(len(widths)) for widths in tried]
        while first < last:
            middle = (first + last) // 2
            places = self._places(tried, possible, self._tallest * middle // _HEIGHT_STEPS, width)
            # A column that is to be lower must be at least as wide, and a higher one at most.
            if len(places) == len(tried):
                last = middle
                possible = [range(place, among.stop) for place, among in zip(places, possible, strict=True)]
            else:
                first = middle + 1
                known = [range(among.start, place + 1) for place, among in zip(places, possible, strict=False)]
                possible = [*known, *possible[len(known) :]]
        return self._tallest * last // _HEIGHT_STEPS if last <= _HEIGHT_STEPS else _NEVER

    def _stated_step(self, tried: Sequence[Sequence[Emu]], width: Emu) -> int:
        """A step that is high enough for columns about as wide as they are stated; beyond the last one if none is."""
        stated = [self._range(part, width)[1] for part in self._parts]
        widths = [each[max(0, bisect_right(each, length) - 1)] for each, length in zip(tried, stated, strict=True)]
        highest = -min([part.falling[each] for part, each in zip(self._parts, widths, strict=True)])
        if highest >= _NEVER or sum(widths) > width:
            return _HEIGHT_STEPS + 1
        return -(-highest * _HEIGHT_STEPS // max(1, self._tallest))

    def _places(self, tried: Sequence[Sequence[Emu]], possible: Sequence[range], height: Emu, room: Emu) -> list[int]:
        """Per column which of its possible widths is the least that holds it at a height, as far as there is room."""
        places: list[int] = []
        for part, widths, among in zip(self._parts, tried, possible, strict=True):
            last = among.stop - 1
            if part.falling[widths[last]] < -height:
                break
            place = bisect_left(widths, -height, among.start, last, key=part.falling.__getitem__)
            room -= widths[place]
            places.append(place)
            if room < 0:
                return places[: len(tried) - 1]
        return places

    def _tried(self, width: Emu) -> Sequence[Sequence[Emu]]:
        """The widths that are tried for each column, rising; one for a column that has no limits."""
        ranges = [self._range(part, width) for part in self._parts]
        return [_between(low, high) for low, _, high in ranges]


@lru_cache(maxsize=1_000)
def _between(low: Emu, high: Emu) -> tuple[Emu, ...]:
    """Lengths from one to another in equal steps, remembered: grids of one layout ask for the same ones."""
    return tuple([low + (high - low) * step // _WIDTH_STEPS for step in range(_WIDTH_STEPS + 1 if high > low else 1)])


def _complete(cells: Sequence[Cell | None]) -> tuple[Cell, ...] | None:
    found = tuple(cell for cell in cells if cell is not None)
    return found if len(found) == len(cells) else None
