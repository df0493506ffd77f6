"""Lengths are integers in EMU (English Metric Units), so that both outputs share one exact geometry.

1 inch = 914,400 EMU, 1 point = 12,700 EMU, 1 mm = 36,000 EMU (ECMA-376 part 1, 20.1.2.1). The origin of every
surface is its top left corner, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import lcm

from msgspec import Struct

Emu = int

EMU_PER_POINT = 12_700
EMU_PER_MM = 36_000
EMU_PER_INCH = 914_400


def pt(points: float) -> Emu:
    """The nearest whole EMU to a length in points."""
    return round(points * EMU_PER_POINT)


def mm(millimetres: float) -> Emu:
    """The nearest whole EMU to a length in millimetres."""
    return round(millimetres * EMU_PER_MM)


def inch(inches: float) -> Emu:
    """The nearest whole EMU to a length in inches."""
    return round(inches * EMU_PER_INCH)


def in_points(length: Emu) -> float:
    """A length in points, for readers outside this package."""
    return length / EMU_PER_POINT


def in_millimetres(length: Emu) -> float:
    """A length in millimetres, for readers outside this package."""
    return length / EMU_PER_MM


class Size(Struct, frozen=True):
    """Width and height of a surface, in EMU."""

    width: Emu
    height: Emu


class Rect(Struct, frozen=True):
    """A rectangle by its top left corner, width and height, in EMU."""

    x: Emu
    y: Emu
    width: Emu
    height: Emu

    @property
    def right(self) -> Emu:
        return self.x + self.width

    @property
    def bottom(self) -> Emu:
        return self.y + self.height

    def inset(self, left: Emu, top: Emu, right: Emu, bottom: Emu) -> Rect:
        """The rectangle that is left inside these four margins; never of negative size."""
        width = max(0, self.width - left - right)
        height = max(0, self.height - top - bottom)
        return Rect(self.x + left, self.y + top, width, height)

    def contains(self, other: Rect, slack: Emu = 0) -> bool:
        """Whether `other` lies inside, give or take `slack` EMU on each side."""
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


def split(length: Emu, shares: Sequence[float | Fraction]) -> tuple[Emu, ...]:
    """`length` divided by shares, in whole EMU that sum to `length` exactly.

    Each boundary is rounded on its own (the remainder is carried), so no part is off by more than one.
    """
    # Whole numbers of their smallest common part: exact as fractions are, without a reduction at every step.
    exact = [share.as_integer_ratio() for share in shares]
    part = lcm(*[below for _, below in exact])
    edges = list(accumulate([above * (part // below) for above, below in exact], initial=0))
    total = edges[-1]
    if total <= 0:
        raise ValueError("shares must sum to more than nothing")
    rounded = [_nearest(length * edge, total) for edge in edges]
    return tuple([after - before for before, after in pairwise(rounded)])


def _nearest(above: int, below: int) -> int:
    """The whole number nearest to a quotient; of two the even one."""
    whole, rest = divmod(above, below)
    return whole + (2 * rest > below or (2 * rest == below and whole % 2))


def split_rect_down(rect: Rect, shares: Sequence[float | Fraction]) -> tuple[Rect, ...]:
    """`rect` cut into rows from top to bottom."""
    heights = split(rect.height, shares)
    tops = accumulate(heights, initial=rect.y)
    return tuple(Rect(rect.x, top, rect.width, height) for top, height in zip(tops, heights, strict=False))


def split_rect_across(rect: Rect, shares: Sequence[float | Fraction]) -> tuple[Rect, ...]:
    """`rect` cut into columns from left to right."""
    widths = split(rect.width, shares)
    lefts = accumulate(widths, initial=rect.x)
    return tuple(Rect(left, rect.y, width, rect.height) for left, width in zip(lefts, widths, strict=False))
