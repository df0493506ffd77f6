"""Boundaries between blocks moved within the layout's limits, so that every block gets the room that its content needs.

Heights follow from widths and widths from heights, so both are found by bisection, from the grid's leaves upwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bmcreport.model.layout import Cell, Grid
from bmcreport.units import Emu, Rect

Need = Callable[[str, Emu], Emu]
"""The height that a block needs at a width, both in EMU."""

_WIDTH_STEPS = 40
_HEIGHT_STEPS = 256
"""Into how many steps the range of a search is divided."""
_ROUNDING: Emu = 4
"""Room for what splitting rounds."""


def balanced(grid: Grid, rect: Rect, need: Need) -> Grid | None:
    """The grid with its shares moved as little as is needed for every block; none if no shares within limits do."""
    rows = _Balance(need, rect.height).rows(grid.rows, rect.width, rect.height)
    return None if rows is None else grid.model_copy(update={"rows": rows})


class _Balance:
    """The search over one grid; the least height of each cell at a width is found once."""

    def __init__(self, need: Need, tallest: Emu) -> None:
        self._need = need
        self._tallest = tallest
        self._heights: dict[tuple[int, Emu], Emu | None] = {}

    def rows(self, cells: tuple[Cell, ...], width: Emu, height: Emu) -> tuple[Cell, ...] | None:
        """The cells with shares that give each row the height that it needs."""
        heights = _shared_out(cells, [self._least_height(cell, width) for cell in cells], height)
        if heights is None:
            return None
        return _complete([self._within(cell, width, own, own) for cell, own in zip(cells, heights, strict=True)])

    def _columns(self, cells: tuple[Cell, ...], width: Emu, height: Emu) -> tuple[Cell, ...] | None:
        """The cells with shares that give each column the width at which it is no higher than `height`."""
        widths = self._column_widths(cells, width, height)
        if widths is None:
            return None
        return _complete([self._within(cell, own, height, own) for cell, own in zip(cells, widths, strict=True)])

    def _within(self, cell: Cell, width: Emu, height: Emu, share: Emu) -> Cell | None:
        """The cell with its new share, and balanced inside."""
        inside = {"share": float(share), "limits": None}
        if cell.block:
            return cell.model_copy(update=inside)
        rows = self.rows(cell.rows, width, height) if cell.rows else ()
        columns = self._columns(cell.columns, width, height) if cell.columns else ()
        if rows is None or columns is None:
            return None
        return cell.model_copy(update={**inside, "rows": rows, "columns": columns})

    def _least_height(self, cell: Cell, width: Emu) -> Emu | None:
        key = (id(cell), width)
        if key not in self._heights:
            self._heights[key] = self._find_least_height(cell, width)
        return self._heights[key]

    def _find_least_height(self, cell: Cell, width: Emu) -> Emu | None:
        if cell.block:
            return self._need(cell.block, width) + _ROUNDING
        if cell.columns:
            return _least(
                lambda height: self._column_widths(cell.columns, width, height) is not None,
                0, self._tallest, _HEIGHT_STEPS,
            )  # fmt: skip
        rows = [self._least_height(row, width) for row in cell.rows]
        return _least(lambda height: _shared_out(cell.rows, rows, height) is not None, 0, self._tallest, _HEIGHT_STEPS)

    def _column_widths(self, cells: tuple[Cell, ...], width: Emu, height: Emu) -> list[Emu] | None:
        return _shared_out(cells, [self._least_width(cell, cells, width, height) for cell in cells], width)

    def _least_width(self, cell: Cell, cells: Sequence[Cell], width: Emu, height: Emu) -> Emu | None:
        def holds(own: Emu) -> bool:
            least = self._least_height(cell, own)
            return least is not None and least <= height

        low, _, high = _range(cell, _whole(cells), width)
        return _least(holds, low, high, _WIDTH_STEPS)


def _complete(cells: list[Cell | None]) -> tuple[Cell, ...] | None:
    found = tuple(cell for cell in cells if cell is not None)
    return found if len(found) == len(cells) else None


def _least(holds: Callable[[Emu], bool], low: Emu, high: Emu, steps: int) -> Emu | None:
    """The least of evenly spaced lengths for which `holds`, which once true stays true; none if the largest fails."""
    if not holds(high):
        return None
    first, last = 0, steps
    while first < last:
        middle = (first + last) // 2
        first, last = (first, middle) if holds(low + (high - low) * middle // steps) else (middle + 1, last)
    return low + (high - low) * last // steps


def _range(cell: Cell, whole: float, total: Emu) -> tuple[Emu, Emu, Emu]:
    """The least, the stated and the largest length of a cell; all the same where it has no limits."""
    low, high = cell.limits or (cell.share, cell.share)
    return int(total * low / whole), round(total * cell.share / whole), -int(-total * high / whole)


def _whole(cells: Sequence[Cell]) -> float:
    return sum(each.share for each in cells)


def _shared_out(cells: Sequence[Cell], least: Sequence[Emu | None], total: Emu) -> list[Emu] | None:
    """Lengths that sum to `total`, each at least what it needs and as near to its stated share as that allows."""
    whole = _whole(cells)
    ranges = [_range(cell, whole, total) for cell in cells]
    lengths, room = [], []
    for need, (low, stated, high) in zip(least, ranges, strict=True):
        if need is None or need > high:
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
