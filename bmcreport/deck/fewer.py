"""Blocks that are too full for a slide show their first items, and say how many more there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bmcreport.place.canvas import Overfull, overfull, place_blocks
from bmcreport.place.contents import Contents
from bmcreport.place.placement import CanvasPlacement
from bmcreport.text.types import Paragraph

_MORE = "more/"

Told = Callable[[int], Paragraph]
"""How a block says that so many items more are elsewhere."""


def placed_with_fewer(contents: Contents, told: Told) -> CanvasPlacement:
    """The canvas at the largest size that holds it; blocks too full at the floor show what they have room for."""
    placement = place_blocks(contents)
    if not isinstance(placement, tuple):
        return placement
    cut = {found.block: _first(contents.items[found.block], found, told) for found in overfull(contents)}
    return placed_with_fewer(contents.with_items({**contents.items, **cut}), told)


def left_out(placement: CanvasPlacement) -> Mapping[str, int]:
    """Per block how many of its last items it does not show, where that are any."""
    names = {block.key: block.items[-1].paragraph.name for block in placement.blocks if block.items}
    return {key: more_in(name) for key, name in names.items() if more_in(name)}


def more_in(name: str) -> int:
    """How many items the paragraph of this name stands for; none unless it says how many more there are."""
    return int(name.removeprefix(_MORE)) if name.startswith(_MORE) else 0


def _first(items: Sequence[Paragraph], found: Overfull, told: Told) -> tuple[Paragraph, ...]:
    """One item fewer than would fit, and in its place how many are left out."""
    before = more_in(items[-1].name)
    kept = max(0, len(items) - len(found.items) - 1)
    left = len(items) - kept + max(0, before - 1)
    more = told(left)
    return (*items[:kept], Paragraph(more.runs, name=f"{_MORE}{left}"))
