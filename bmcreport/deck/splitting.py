"""Heights in a row shared out over as few pages as hold them, as evenly as their number allows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from bmcreport.units import Emu

_Split = tuple[int, int, int]
"""Of the heights so far: pages, the sum of their squared heights, and where the last of them starts."""


def page_count(heights: Sequence[Emu], room: Emu) -> int:
    """How few pages of this room hold the heights in order; one that is too high takes a page of its own."""
    count, used = 1, 0
    for height in heights:
        count, used = (count + 1, height) if used and used + height > room else (count, used + height)
    return count


def even_pages(heights: Sequence[Emu], room: Emu) -> list[tuple[int, int]]:
    """Start and end of each page: as few pages as can be, and of those splits the evenest.

    The evenest has the least sum of squared heights, found from the front in one pass (Bellman's principle).
    """
    best: list[_Split] = [(0, 0, 0)]
    for end in range(1, len(heights) + 1):
        best.append(min(_splits(heights, room, best, end)))
    ends = [len(heights)]
    while ends[-1]:
        ends.append(best[ends[-1]][2])
    return list(pairwise(reversed(ends))) or [(0, 0)]


def even_shares(heights: Sequence[Emu], count: int, room: Emu) -> list[tuple[int, int]]:
    """Start and end of so many pages, each with its share of the height where the room allows it.

    Where it does not, they are as few and as even as `even_pages` makes them of the least room.
    """
    sums = list(accumulate(heights, initial=0))
    edges = [bisect_left(sums, sums[-1] * page // count) for page in range(count + 1)]
    shares = list(pairwise(edges))
    if all(start < end and sums[end] - sums[start] <= room for start, end in shares):
        return shares
    return even_pages(heights, least_room(heights, count))


def least_room(heights: Sequence[Emu], pages: int) -> Emu:
    """The least room of which so many pages hold the heights."""
    low, high = max(heights, default=0), sum(heights)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if page_count(heights, middle) <= pages else (middle + 1, high)
    return low


def _splits(heights: Sequence[Emu], room: Emu, best: Sequence[_Split], end: int) -> Iterator[_Split]:
    """The splits of the heights before `end`, one for each place where the last page may start."""
    used = 0
    for start in range(end - 1, -1, -1):
        used += heights[start]
        if used > room and start < end - 1:
            return
        pages, squares, _ = best[start]
        yield pages + 1, squares + used * used, start


def even_groups(indices: Sequence[int], most: int) -> list[tuple[int, ...]]:
    """The indices in as few groups of at most `most` as can be, whose sizes differ by at most one."""
    count = max(1, -(-len(indices) // most))
    edges = [-(-len(indices) * group // count) for group in range(count + 1)]
    return [tuple(indices[start:end]) for start, end in pairwise(edges)]
