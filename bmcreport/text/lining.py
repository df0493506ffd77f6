"""Where the lines of a row of words begin: as few lines as can be, and of those breaks the ones with the evenest rag.

The evenest rag is the least sum of squared free space over all lines but the last (Knuth and Plass, 1981, reduced to
ragged text). A last line that is a stub or a short single word costs extra, and so does a break where no space is, as
after the hyphen of a compound.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add

_STUB, _SHORT = 4, 2
"""A last line is a stub below a quarter of the measure, and a single word is short below half."""
_PARTS = 20
"""Costs that follow are so many of these parts of the measure squared: 5 are a line that lacks half of it."""
_STUB_COSTS, _SHORT_COSTS, _BOTH_COSTS = 3, 5, 8
"""What a last line costs that is a stub of several words, a short single word, or a single word that is a stub."""
_INSIDE_COSTS = 4
"""What a break without a space costs."""


class Row:
    """Things side by side, by the places where each starts and ends: words in micro-em, items of a column in EMU."""

    __slots__ = ("_count", "ends", "starts")

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self.starts, self.ends, self._count = starts, ends, len(ends)

    @classmethod
    def of(cls, lengths: Sequence[int], spaces: Sequence[int]) -> Row:
        """Things of these lengths, with a space after each."""
        starts = list(accumulate(map(add, lengths, spaces), initial=0))
        return cls(starts[:-1], list(map(add, starts, lengths)))

    def width(self, start: int, end: int) -> int:
        """From the start of one to the end of the last before another."""
        return self.ends[end - 1] - self.starts[start]

    def first_fit(self, limit: int) -> tuple[int, int]:
        """How many lines there are when every line takes what it can, and the next measure at which one takes more."""
        starts, ends, count = self.starts, self.ends, self._count
        lines, place, wider = 0, 0, 0
        while place < count:
            start = starts[place]
            place = bisect_right(ends, start + limit, place + 1)
            lines += 1
            if place < count:
                wanted = ends[place] - start
                if wanted < wider or not wider:
                    wider = wanted
        return lines, wider

    def evenest(self, limit: int) -> list[int]:
        """Indices of the words at which lines begin, and the end."""
        latest = self._latest(limit)
        lines = len(latest) - 1
        if lines < 2:
            return latest
        earliest = self._earliest(limit, lines)
        # From the last line to the first: where it may begin, what all from there cost, and where it ends.
        costs = {start: self._last(start, limit) for start in range(earliest[-1], latest[-2] + 1)}
        ways: list[dict[int, int]] = []
        for line in range(lines - 2, -1, -1):
            found: dict[int, int] = {}
            ways.append({})
            for start in range(earliest[line], latest[line] + 1):
                found[start], ways[-1][start] = self._best(start, costs, limit)
            costs = found
        breaks = [0]
        for way in reversed(ways):
            breaks.append(way[breaks[-1]])
        return [*breaks, self._count]

    def _last(self, start: int, limit: int) -> int:
        """What a last line costs that begins at a place."""
        width = self.ends[-1] - self.starts[start]
        # Where no spaces are written, what stands alone is no word, and only its width counts.
        single = start == self._count - 1 and self.starts[start] > self.ends[start - 1]
        stub = width < limit // _STUB
        if single and width < limit // _SHORT:
            return limit * limit * (_BOTH_COSTS if stub else _SHORT_COSTS) // _PARTS
        return limit * limit * _STUB_COSTS // _PARTS if stub else 0

    def _best(self, start: int, costs: dict[int, int], limit: int) -> tuple[int, int]:
        """What it costs at least to begin a line at a place, and where that line ends: the longer of equals."""
        room, starts, ends = limit + self.starts[start], self.starts, self.ends
        reach = bisect_right(ends, room, start + 1)
        least, best = -1, start
        # Ends rise, so of equals the last one is the longest line.
        for end, following in costs.items():
            if start < end <= reach:
                free = room - ends[end - 1]
                found = following + free * free
                if starts[end] == ends[end - 1]:
                    found += limit * limit * _INSIDE_COSTS // _PARTS
                if found <= least or least < 0:
                    least, best = found, end
        return least, best

    def _latest(self, limit: int) -> list[int]:
        """Where each line begins at the latest, and the end: every line takes what it can."""
        places = [0]
        while places[-1] < self._count:
            places.append(bisect_right(self.ends, self.starts[places[-1]] + limit, places[-1] + 1))
        return places

    def _earliest(self, limit: int, lines: int) -> list[int]:
        """Where each line may begin at the earliest for what follows to need no more lines than are left."""
        places = [self._count]
        for _ in range(lines - 1):
            end = places[-1]
            places.append(min(end - 1, bisect_left(self.starts, self.ends[end - 1] - limit)))
        return [0, *reversed(places[1:])]
