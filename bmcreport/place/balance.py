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
        self._widths: dict[tuple[int, Emu], tuple[Emu, ...]] = {}

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
        if cell.rows:
            return self._least_for_rows(cell.rows, [self._least_height(row, width) for row in cell.rows])
        return self._least_for_columns(cell.columns, width)

    def _least_for_rows(self, cells: Sequence[Cell], needs: Sequence[Emu | None]) -> Emu | None:
        """The least height that can be shared out: no row above its limit, the others at theirs or what they need."""
        found = [need for need in needs if need is not None]
        if len(found) < len(needs):
            return None
        whole, reached = _whole(cells), 0
        most = (_limits(cell)[1] for cell in cells)
        height = max(int(need * whole / high) + 2 for need, high in zip(found, most, strict=True))
        while reached < height <= self._tallest:
            reached = height
            floors = (int(height * _limits(cell)[0] / whole) for cell in cells)
            height = max(height, sum(map(max, found, floors)))
        return self._step_from(height)

    def _step_from(self, height: Emu) -> Emu | None:
        """The first step of the search that is no less than a height."""
        step = -(-height * _HEIGHT_STEPS // max(1, self._tallest))
        found = self._tallest * step // _HEIGHT_STEPS
        found = found if found >= height else self._tallest * (step + 1) // _HEIGHT_STEPS
        return found if found <= self._tallest else None

    def _least_for_columns(self, cells: tuple[Cell, ...], width: Emu) -> Emu | None:
        """The least step at which the widths that the columns need are no more than there is."""
        widest = [self._least_height(cell, self._widths_of(cell, cells, width)[-1]) for cell in cells]
        least = [each for each in widest if each is not None]
        if len(least) < len(cells):
            return None
        # No column can be lower than at its widest.
        return _least(
            lambda height: self._stand_beside(cells, width, height),
            0, self._tallest, _HEIGHT_STEPS, max(least) * _HEIGHT_STEPS // max(1, self._tallest),
        )  # fmt: skip

    def _stand_beside(self, cells: tuple[Cell, ...], width: Emu, height: Emu) -> bool:
        room = width
        for cell in cells:
            least = self._least_width(cell, cells, width, height)
            if least is None or least > room:
                return False
            room -= least
        return True

    def _column_widths(self, cells: tuple[Cell, ...], width: Emu, height: Emu) -> list[Emu] | None:
        return _shared_out(cells, [self._least_width(cell, cells, width, height) for cell in cells], width)

    def _least_width(self, cell: Cell, cells: tuple[Cell, ...], width: Emu, height: Emu) -> Emu | None:
        """The least of the cell's widths at which it is no higher than `height`; none if it is at its widest."""
        widths = self._widths_of(cell, cells, width)
        first, last = 0, len(widths)
        while first < last:
            # The widest comes first: most cells that hold at none fail there.
            middle = len(widths) - 1 if last == len(widths) else (first + last) // 2
            least = self._least_height(cell, widths[middle])
            if least is not None and least <= height:
                last = middle
            elif last == len(widths):
                return None
            else:
                first = middle + 1
        return widths[first]

    def _widths_of(self, cell: Cell, cells: tuple[Cell, ...], width: Emu) -> tuple[Emu, ...]:
        """The widths that are tried for a cell, rising; one for a cell that has no limits."""
        key = (id(cell), width)
        if key not in self._widths:
            low, _, high = _range(cell, _whole(cells), width)
            steps = range(_WIDTH_STEPS + 1 if high > low else 1)
            self._widths[key] = tuple(low + (high - low) * step // _WIDTH_STEPS for step in steps)
        return self._widths[key]


def _complete(cells: list[Cell | None]) -> tuple[Cell, ...] | None:
    found = tuple(cell for cell in cells if cell is not None)
    return found if len(found) == len(cells) else None


def _least(holds: Callable[[Emu], bool], low: Emu, high: Emu, steps: int, first: int = 0) -> Emu | None:
    """The least of evenly spaced lengths for which `holds`, which once true stays true; none if the largest fails.

    It is known not to hold before step `first`.
    """
    last = steps + 1
    while first < last:
        middle = (first + last) // 2
        first, last = (first, middle) if holds(low + (high - low) * middle // steps) else (middle + 1, last)
    return low + (high - low) * last // steps if last <= steps else None


def _range(cell: Cell, whole: float, total: Emu) -> tuple[Emu, Emu, Emu]:
    """The least, the stated and the largest length of a cell; all the same where it has no limits."""
    low, high = _limits(cell)
    return int(total * low / whole), round(total * cell.share / whole), -int(-total * high / whole)


def _limits(cell: Cell) -> tuple[float, float]:
    return cell.limits or (cell.share, cell.share)


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
