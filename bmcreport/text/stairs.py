"""How the number of lines of a row of words falls as its measure grows: found step by step, then only looked up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import sub

from bmcreport.text.lining import Row


class Stairs:
    """The least measures, in micro-em, at which a row takes one line, two lines and so on.

    They are kept negated, for then they rise.
    """

    def __init__(self, row: Row, widest: int, whole: int) -> None:
        """`widest` is the width of the widest word, `whole` that of the row with the space at its end."""
        self._row, self._widest, self._whole = row, widest, whole
        self._space: int | None = None
        self._rising: Sequence[int] = [-row.ends[-1]] if row.ends else ()

    def count(self, limit: int) -> int:
        """The fewest lines at a measure that is no less than the widest word."""
        return bisect_left(self.down_to(limit), -limit) + 1 if self._rising else 0

    def down_to(self, limit: int) -> Sequence[int]:
        """The steps, negated, down to one that is no wider than a measure."""
        rising = self._rising
        if not rising or rising[-1] >= -limit:
            return rising
        found = list(rising)
        while found[-1] < -limit:
            found.append(-self._least_for(len(found) + 1))
        # Whole or not at all: other threads may ask at the same time.
        self._rising = found
        return found

    def _least_for(self, lines: int) -> int:
        # No line is wider than the widest, so the widest is at least the mean; every break saves a space.
        limit = max(self._widest, -(-(self._whole - lines * self._widest_space()) // lines))
        while True:
            count, wider = self._row.first_fit(limit)
            if count <= lines:
                return limit
            limit = wider

    def _widest_space(self) -> int:
        if self._space is None:
            self._space = max(map(sub, [*self._row.starts[1:], self._whole], self._row.ends))
        return self._space
