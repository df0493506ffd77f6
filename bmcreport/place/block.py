"""The parts of a block: its name, its icon, and the rectangle that its items have to fit."""

from __future__ import annotations

from dataclasses import dataclass

from bmcreport.model.layout import BlockFrame
from bmcreport.text.fitting import solid
from bmcreport.units import Emu, Rect, pt

_ICON_GAP = 0.3
"""Between name and icon, in sides of the icon."""


_CLEAR = pt(2)
"""Between a shape of items on a slide and the edge of its block."""


@dataclass(frozen=True, slots=True)
class BlockParts:
    """The rectangles inside a block."""

    heading: Rect
    icon: Rect
    body: Rect


def under(frame: BlockFrame) -> Emu:
    """How far the shape of a block's items reaches on a slide below the place of its last line."""
    return max(0, pt(frame.padding) - _CLEAR)


def block_parts(block: Rect, frame: BlockFrame) -> BlockParts:
    """Name at the top left, icon at the top right on the middle of its line, items below. The name has one line."""
    inner, side = block.inset(*[pt(frame.padding)] * 4), pt(frame.icon)
    line = solid(pt(frame.heading)).leading
    icon = Rect(inner.right - side, inner.y + (line - side) // 2, side, side)
    heading = Rect(inner.x, inner.y, max(0, icon.x - inner.x - round(side * _ICON_GAP)), line)
    return BlockParts(heading, icon, inner.inset(0, heading.height + pt(frame.heading_gap), 0, 0))
