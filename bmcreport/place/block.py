"""The parts of a block: its name, its icon, and the rectangle that its items have to fit."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from bmcreport.model.layout import BlockFrame
from bmcreport.text.fitting import solid
from bmcreport.units import Emu, Rect, pt

_ICON_GAP = 0.3
"""Between name and icon, in sides of the icon."""


_CLEAR = pt(2)
"""Between a shape of items on a slide and the edge of its block."""


class BlockParts(Struct, frozen=True):
    """The rectangles inside a block."""

    heading: Rect
    icon: Rect
    body: Rect


def under(frame: BlockFrame) -> Emu:
    """How far the shape of a block's items reaches on a slide below the place of its last line."""
    return max(0, pt(frame.padding) - _CLEAR)


def block_parts(block: Rect, frame: BlockFrame) -> BlockParts:
    """Name at the top left, icon at the top right on the middle of its line, items below. The name has one line."""
    padding, side, line, _ = _lengths(frame.padding, frame.icon, frame.heading, frame.heading_gap)
    inner = block.inset(padding, padding, padding, padding)
    icon = Rect(inner.right - side, inner.y + (line - side) // 2, side, side)
    heading = Rect(inner.x, inner.y, max(0, icon.x - inner.x - round(side * _ICON_GAP)), line)
    return BlockParts(heading, icon, block_body(block, frame))


def block_body(block: Rect, frame: BlockFrame) -> Rect:
    """Only the rectangle of the items, which is asked for at every boundary that is tried."""
    padding, _, line, gap = _lengths(frame.padding, frame.icon, frame.heading, frame.heading_gap)
    above = padding + line + gap
    width, height = block.width - 2 * padding, block.height - above - padding
    return Rect(block.x + padding, block.y + above, max(0, width), max(0, height))


@lru_cache(maxsize=100)
def _lengths(padding: float, icon: float, heading: float, gap: float) -> tuple[Emu, Emu, Emu, Emu]:
    """Padding, icon, the line of a name and the gap below it, from points."""
    return pt(padding), pt(icon), solid(pt(heading)).leading, pt(gap)
