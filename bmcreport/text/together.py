"""How many lines paragraphs take together: the steps of all of them in one sorted list, looked up and not counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from bmcreport.text.breaking import line_limits
from bmcreport.text.fallback import remembered
from bmcreport.text.types import Paragraph


class Together:
    """Paragraphs under each other, whatever their size; measures are in micro-em."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._each = tuple(map(line_limits, paragraphs))
        self.count = len(self._each)
        self.width = sum([each.width for each in self._each])
        """The width of all on one line, in micro-em."""
        self._widest = max((each.widest for each in self._each), default=0)
        self._steps: tuple[int | None, Sequence[int]] = (None, ())
        """The least measure down to which all steps are known, and they; in one, for other threads may ask too."""

    def lines(self, limit: int) -> int:
        """The fewest lines at a measure."""
        if limit < self._widest:
            return sum(each.count(limit) for each in self._each)
        known, steps = self._steps
        if known is None or limit < known:
            steps = self._extended(max(self._widest, limit * 7 // 8))
        # Every measure that is just too narrow for fewer lines costs its paragraph one line more.
        return len(self._each) + len(steps) - bisect_right(steps, limit)

    def whole(self, limit: int, known: int) -> bool:
        """Whether no word is cut at a measure that would not be cut at a wider one, too."""
        widths = self._widths
        return bisect_right(widths, limit) == bisect_right(widths, known)

    @cached_property
    def _widths(self) -> Sequence[int]:
        return sorted(width for each in self._each for width in each.pieces)

    def each(self, limit: int) -> tuple[int, ...]:
        """The fewest lines of each paragraph at a measure."""
        return tuple([each.count(limit) for each in self._each])

    def _extended(self, limit: int) -> Sequence[int]:
        steps = sorted(step for each in self._each for step in each.falls(limit))
        self._steps = limit, steps
        return steps


@remembered(200)
def together(paragraphs: tuple[Paragraph, ...]) -> Together:
    """These paragraphs, remembered by their values."""
    return Together(paragraphs)
