"""Rectangles fitted to a template: what drawings leave free, stretches mapped to stretches, and mirror images."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bmcreport.units import Emu, Rect

_MOSTLY = 9
"""Tenths: a drawing that lies under so much of a rectangle is its ground, not in its way."""


def overlap(one: Rect, other: Rect) -> Rect | None:
    """What two rectangles have in common."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(left, top, right - left, bottom - top) if left < right and top < bottom else None


def clear(rect: Rect, obstacles: Iterable[Rect], gap: Emu) -> Rect:
    """The rectangle cut so that it keeps clear of obstacles, each time at the side where most of it is left."""
    for each in obstacles:
        common = overlap(rect, each)
        if common and 10 * area(common) < _MOSTLY * area(rect):
            rect = max(_cuts(rect, each, gap), key=area)
    return rect


def _cuts(rect: Rect, obstacle: Rect, gap: Emu) -> Iterable[Rect]:
    above = max(0, obstacle.y - gap - rect.y)
    left = max(0, obstacle.x - gap - rect.x)
    below, right = obstacle.bottom + gap, obstacle.right + gap
    yield Rect(rect.x, rect.y, rect.width, above)
    yield Rect(rect.x, below, rect.width, max(0, rect.bottom - below))
    yield Rect(rect.x, rect.y, left, rect.height)
    yield Rect(right, rect.y, max(0, rect.right - right), rect.height)


def area(rect: Rect) -> int:
    """In square EMU."""
    return rect.width * rect.height


def bounds(rects: Sequence[Rect]) -> Rect:
    """The least rectangle around several."""
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(left, top, max(rect.right for rect in rects) - left, max(rect.bottom for rect in rects) - top)


def stretched(place: Emu, source: Sequence[Emu], target: Sequence[Emu]) -> Emu:
    """Where a place goes when the edges of `source` go to those of `target`; in between in proportion."""
    edges = list(zip(pairwise(source), pairwise(target), strict=True))
    (low, high), (start, end) = next((each for each in edges if place <= each[0][1]), edges[-1])
    return start + (place - low) * (end - start) // max(1, high - low)


def mirrored(rect: Rect, width: Emu) -> Rect:
    """The rectangle as in a mirror across a slide of this width."""
    return Rect(width - rect.right, rect.y, rect.width, rect.height)
