"""How many lines paragraphs take together: the steps of all of them in one sorted list, looked up and not counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from bmcreport.text.breaking import fewest_lines
from bmcreport.text.fallback import remembered
from bmcreport.text.measuring import measured
from bmcreport.text.types import Paragraph


class Together:
    """Paragraphs under each other, whatever their size; measures are in micro-em."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._each = [measured(paragraph) for paragraph in paragraphs]
        self.count = len(self._each)
        self._widest = max([each.widest for each in self._each], default=0)
        self._counts: dict[int, tuple[int, ...]] = {}
        self._steps: tuple[int | None, Sequence[Sequence[int]], Sequence[int]] = (None, (), ())
        """The least measure down to which all steps are known, those of each and those of all, negated: so they rise.

        In one, for other threads may ask too.
        """

    def lines(self, limit: int) -> int:
        """The fewest lines at a measure."""
        if limit < self._widest:
            return sum(self.each(limit))
        _, steps = self._down_to(limit)
        # Every measure that is just too narrow for fewer lines costs its paragraph one line more.
        return len(self._each) + bisect_left(steps, -limit)

    def whole(self, limit: int) -> bool:
        """Whether no word is cut at a measure."""
        return self._longest_word <= limit

    @cached_property
    def _longest_word(self) -> int:
        return max([each.longest_loose for each in self._each], default=0)

    def each(self, limit: int) -> tuple[int, ...]:
        """The fewest lines of each paragraph at a measure; the same ones are asked for at every spacing of a size."""
        found = self._counts.get(limit)
        if found is None:
            found = self._counts[limit] = self._counted(limit)
        return found

    def _counted(self, limit: int) -> tuple[int, ...]:
        if limit < self._widest:
            return tuple([fewest_lines(paragraph, limit) for paragraph in self._paragraphs])
        each, _ = self._down_to(limit)
        # What is empty has no steps and no lines.
        return tuple([bisect_left(steps, -limit) + bool(steps) for steps in each])

    def _down_to(self, limit: int) -> tuple[Sequence[Sequence[int]], Sequence[int]]:
        """The steps of each and of all, down to a measure at least."""
        known, each, steps = self._steps
        if known is None or limit < known:
            known = max(self._widest, limit * 7 // 8)
            each = [text.stairs.down_to(known) for text in self._each]
            steps = sorted(chain.from_iterable(each))
            self._steps = known, each, steps
        return each, steps


@remembered(200)
def together(paragraphs: tuple[Paragraph, ...]) -> Together:
    """These paragraphs, remembered by their values."""
    return Together(paragraphs)
