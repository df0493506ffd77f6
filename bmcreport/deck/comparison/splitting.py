"""Heights in a row shared out over as few pages as hold them, as evenly as their number allows."""

from __future__ import annotations

from collections.abc import Sequence

from bmcreport.units import Emu


def page_count(heights: Sequence[Emu], room: Emu) -> int:
    """How many pages of this room the heights take, in order; one that is too high takes a page of its own."""
    return len(_filled(heights, room))


def even_pages(heights: Sequence[Emu], room: Emu) -> list[tuple[int, int]]:
    """Start and end of each page: as few pages as can be, and the fullest of them no fuller than it has to be."""
    fewest = page_count(heights, room)
    low, high = max(heights, default=0), max(room, *heights, 0)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if page_count(heights, middle) <= fewest else (middle + 1, high)
    return _filled(heights, low)


def _filled(heights: Sequence[Emu], room: Emu) -> list[tuple[int, int]]:
    pages: list[tuple[int, int]] = []
    start, used = 0, 0
    for index, height in enumerate(heights):
        if used + height > room and index > start:
            pages.append((start, index))
            start, used = index, 0
        used += height
    return [*pages, (start, len(heights))]


def even_groups(indices: Sequence[int], most: int) -> list[tuple[int, ...]]:
    """The indices in as few groups of at most `most` as can be, whose sizes differ by at most one."""
    count = max(1, -(-len(indices) // most))
    edges = [-(-len(indices) * group // count) for group in range(count + 1)]
    return [tuple(indices[start:end]) for start, end in zip(edges, edges[1:], strict=False)]
