"""Patterns of business models found by their rules, each with the items that matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bmcreport.comparing.values import ComparedItem, Evidence, FoundPattern
from bmcreport.model.canvas import Canvas, Item
from bmcreport.model.patterns import Part, Pattern
from bmcreport.model.scalars import BLOCK_KEYS


def found_patterns(canvases: Sequence[Canvas], patterns: Mapping[str, Pattern]) -> tuple[FoundPattern, ...]:
    """The patterns that at least one company follows, the most followed first, then as they are listed."""
    found = [
        FoundPattern(
            key, pattern, tuple(_evidence(company, canvas, pattern) for company, canvas in enumerate(canvases))
        )
        for key, pattern in patterns.items()
    ]
    return tuple(sorted((one for one in found if one.companies), key=lambda one: -len(one.companies)))


def _evidence(company: int, canvas: Canvas, pattern: Pattern) -> tuple[tuple[Evidence, ...], ...] | None:
    parts = tuple(tuple(_matching(company, canvas, part)) for part in pattern.parts)
    return parts if all(parts) else None


def _matching(company: int, canvas: Canvas, part: Part) -> Iterator[Evidence]:
    wanted = _segments(canvas, part)
    for key in part.blocks or BLOCK_KEYS:
        for index, item in enumerate(canvas.blocks[key].items):
            if (not part.themes or item.theme in part.themes) and (not part.segments or wanted & set(item.segments)):
                yield Evidence(key, ComparedItem(company, index, item))


def _segments(canvas: Canvas, part: Part) -> frozenset[str]:
    """The ids of the customer segments that have one of the part's themes."""
    segments: tuple[Item, ...] = canvas.blocks.customer_segments.items
    return frozenset(one.id for one in segments if one.id and one.theme in part.segments)
