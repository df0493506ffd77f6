"""The nine blocks placed in a frame: the same function for the page and for the slide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bmcreport.model.layout import Layout
from bmcreport.place.block import block_parts
from bmcreport.place.contents import Contents
from bmcreport.place.grid import block_rects
from bmcreport.place.ladder import climb, tight_setting
from bmcreport.place.placement import CanvasPlacement, PlacedBlock, PlacedIcon
from bmcreport.text.fitting import Frame, Setting, fits, needed_height, set_frame, sizes, solid
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt

_ROUNDING = MICRO_EM // 20
"""What other programs may add to the width of a name, in micro-em."""


@dataclass(frozen=True, slots=True)
class Overfull:
    """A block whose items do not fit at the floor: the items (by index) that would fall outside, and both heights."""

    block: str
    items: tuple[int, ...]
    needed: Emu
    room: Emu


def place_blocks(contents: Contents) -> CanvasPlacement | tuple[Overfull, ...]:
    """All items at the largest common size at which every block holds its own, or what does not fit at the floor."""
    fit = climb(contents)
    if fit is None:
        return _overfull(contents)
    grid, setting = fit
    rects, frames = block_rects(grid, contents.rect), contents.frames(grid)
    size = _heading_size(contents, rects)
    blocks = tuple(_place_block(contents, key, rects[key], frame, setting, size) for key, frame in frames.items())
    return CanvasPlacement(contents.rect, grid, blocks, setting)


def _heading_size(contents: Contents, rects: Mapping[str, Rect]) -> Emu:
    """The size that the layout states, or the largest at which the name of every block has one line."""
    proportions = contents.surface.frame
    names = {key: _name(contents.layout, key) for key in rects}
    most = (
        block_parts(rect, proportions).heading.width * MICRO_EM // (natural_width(names[key]) + _ROUNDING)
        for key, rect in rects.items()
    )
    return min(pt(proportions.heading), *most)


def _place_block(
    contents: Contents, key: str, rect: Rect, frame: Frame, setting: Setting, heading_size: Emu
) -> PlacedBlock:
    look, family, parts = (
        contents.layout.blocks[key],
        contents.layout.family(key),
        block_parts(rect, contents.surface.frame),
    )
    heading = set_frame(Frame((_name(contents.layout, key),), parts.heading), solid(heading_size))
    icon = PlacedIcon(look.icon, parts.icon)
    return PlacedBlock(key, rect, heading, icon, parts.body, set_frame(frame, setting), family.colour, family.tint)


def _name(layout: Layout, key: str) -> Paragraph:
    return Paragraph((Run(layout.blocks[key].name, Style(FaceName.BOLD, layout.family(key).colour)),), name="heading")


def _overfull(contents: Contents) -> tuple[Overfull, ...]:
    """The blocks that are too full at the floor."""
    scale = contents.surface.scale
    floor = tight_setting(scale, sizes(scale)[0])
    frames = contents.frames(contents.layout.grid)
    return tuple(_lost(key, frame, floor) for key, frame in frames.items() if not fits(frame, floor))


def _lost(key: str, frame: Frame, floor: Setting) -> Overfull:
    outside = tuple(
        int(placed.paragraph.name.rpartition("/")[2])
        for placed in set_frame(frame, floor)
        if placed.top + placed.height > frame.rect.bottom
    )
    return Overfull(key, outside, needed_height(frame, floor), frame.rect.height)
