"""The shapes of a block's name and items: they reach under the text into what the block keeps free anyway.

So text has room to spare in its shape, at a size that hardly suffers from it.
"""

from __future__ import annotations

from bmcreport.model.layout import BlockFrame
from bmcreport.place.block import under
from bmcreport.units import Rect, pt


def name_shape(heading: Rect, frame: BlockFrame) -> Rect:
    """The shape of a name: down to the items."""
    return Rect(heading.x, heading.y, heading.width, heading.height + pt(frame.heading_gap))


def items_shape(body: Rect, frame: BlockFrame) -> Rect:
    """The shape of items: most of the way down to the edge of the block."""
    return Rect(body.x, body.y, body.width, body.height + under(frame))
