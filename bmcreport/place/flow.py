"""The items of a block at one type size: what they need at a width, counted once for all spacings."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from bmcreport.place.search import Found
from bmcreport.text.fitting import Setting, longest_column
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.together import Together
from bmcreport.units import Emu

Need = Callable[[Emu], Emu]
"""The height that is needed at a width, both in EMU."""

_LEAST_MEASURE = 11
"""A column that is added to a block is no narrower than this, in type sizes: some five words of English."""


class Columns(Struct, frozen=True):
    """How many columns a block has usually and at most, and the gap between them.

    It has them on each of so many `pages`; items fill this part of its width, in per cent.
    """

    usual: int
    most: int
    gap: Emu
    pages: int = 1
    filled: int = 100

    def tried(self, width: Emu, size: Emu) -> range:
        """The numbers of columns that a body of this width may have, the usual one first."""
        most = min(self.most, (width + self.gap) // (_LEAST_MEASURE * size + self.gap))
        return range(self.usual, max(self.usual, most) + 1)

    def measure(self, width: Emu, columns: int) -> Emu:
        """The width of each of so many columns."""
        return (width * self.filled // 100 - self.gap * (columns - 1)) // columns


class Flow:
    """Items in columns at a type size with its indent."""

    def __init__(self, items: Together, columns: Columns, size: Emu, indent: Emu) -> None:
        self._items, self._columns, self._size, self._indent = items, columns, size, indent
        self._pages, self._spaces = columns.pages, items.count - 1
        self._in_columns = Found(self._counted)

    def height(self, width: Emu, columns: int, setting: Setting) -> Emu:
        """The height of the longest of so many columns in a body of this width."""
        if columns * self._pages == 1 or not self._items.count:
            return self._mean(width, columns, setting)
        limit, _ = self._in_columns[width, columns]
        return longest_column(self._items.each(limit), columns * self._pages, setting)

    def holds(self, width: Emu, height: Emu, columns: int, setting: Setting) -> bool:
        """Whether a body holds the items."""
        return self._mean(width, columns, setting) <= height and (
            columns * self._pages == 1 or self.height(width, columns, setting) <= height
        )

    def whole(self, width: Emu) -> bool:
        """Whether all words are whole in the usual columns."""
        return self._items.whole(self._in_columns[width, self._columns.usual][0])

    def need(self, setting: Setting) -> Need:
        """The height that is needed at a width, in the columns that need least."""
        if not self._items.count:
            return lambda width: 0
        if self._columns.most * self._pages > 1:
            return lambda width: self._least(width, setting)
        lines, leading, spaces = self._items.lines, setting.leading, self._spaces * setting.space
        return lambda width: lines(self._limit(width, 1)) * leading + spaces

    def _least(self, width: Emu, setting: Setting) -> Emu:
        usual, *more = self._columns.tried(width, self._size)
        least = self.height(width, usual, setting)
        for columns in more:
            if self._mean(width, columns, setting) < least:
                least = min(least, self.height(width, columns, setting))
        return least

    def _mean(self, width: Emu, columns: int, setting: Setting) -> Emu:
        """The mean height of columns, rounded up: what the longest cannot be shorter than; that of the only one."""
        if not self._items.count:
            return 0
        lines, columns = self._in_columns[width, columns][1], columns * self._pages
        return -(-(lines * setting.leading + (self._items.count - columns) * setting.space) // columns)

    def _counted(self, body: tuple[Emu, int]) -> tuple[int, int]:
        """The measure of a column in micro-em, and the lines that all items take at it."""
        limit = self._limit(*body)
        return limit, self._items.lines(limit)

    def _limit(self, width: Emu, columns: int) -> int:
        """The measure of a column in micro-em."""
        return max(1, self._columns.measure(width, columns) - self._indent) * MICRO_EM // self._size
