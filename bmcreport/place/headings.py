"""The names of blocks: one size for all, at which each has one line."""

from __future__ import annotations

from collections.abc import Mapping

from bmcreport.model.layout import BlockFrame, Layout
from bmcreport.place.block import block_parts
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect

_ROUNDING = MICRO_EM // 20
"""What other programs may add to the width of a name, in micro-em."""


def heading(layout: Layout, key: str, told: Mapping[str, str]) -> Paragraph:
    """The name of a block; `told` says what those are called that are not called by their name."""
    text = told.get(key, layout.blocks[key].name)
    return Paragraph((Run(text, Style(FaceName.BOLD, layout.family(key).colour)),), name="heading")


def largest_heading(names: Mapping[str, Paragraph], rects: Mapping[str, Rect], frame: BlockFrame) -> Emu:
    """The largest size at which every name has one line in its block."""
    return min(
        block_parts(rect, frame).heading.width * MICRO_EM // (natural_width(names[key]) + _ROUNDING)
        for key, rect in rects.items()
    )
