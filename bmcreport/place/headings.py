"""The names of blocks: one size for all, at which each has one line."""

from __future__ import annotations

from collections.abc import Container, Mapping

from bmcreport.model.layout import BlockFrame, Layout
from bmcreport.place.block import block_parts
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect

NAME = "{name}"
"""Where the name stands in what is said of a block that is continued."""
_ROUNDING = MICRO_EM // 20
"""What other programs may add to the width of a name, in micro-em."""


def heading(layout: Layout, key: str, *, continued: bool = False) -> Paragraph:
    """The name of a block, or what says that it is continued, in which all but the name is lighter."""
    colour, name = layout.family(key).colour, layout.blocks[key].name
    before, _, after = (layout.labels.continued if continued else NAME).partition(NAME)
    texts = ((before, FaceName.REGULAR), (name, FaceName.BOLD), (after, FaceName.REGULAR))
    return Paragraph(tuple(Run(text, Style(face, colour)) for text, face in texts if text), name="heading")


def headings(layout: Layout, continued: Container[str]) -> dict[str, Paragraph]:
    """The names of all blocks."""
    return {key: heading(layout, key, continued=key in continued) for key in layout.blocks}


def largest_heading(names: Mapping[str, Paragraph], rects: Mapping[str, Rect], frame: BlockFrame) -> Emu:
    """The largest size at which every name has one line in its block."""
    return min(
        block_parts(rect, frame).heading.width * MICRO_EM // (natural_width(names[key]) + _ROUNDING)
        for key, rect in rects.items()
    )
