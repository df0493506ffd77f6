"""The nine blocks placed in a frame: the same function for the page and for the slide."""

from __future__ import annotations

from dataclasses import dataclass

from bmcreport.place.block import block_parts
from bmcreport.place.contents import Contents
from bmcreport.place.grid import block_rects
from bmcreport.place.ladder import climb, tight_setting
from bmcreport.place.placement import CanvasPlacement, PlacedBlock, PlacedIcon
from bmcreport.text.fitting import Frame, SetParagraph, Setting, fits, needed_height, set_frame, sizes, solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt


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
    blocks = tuple(_place_block(contents, key, rects[key], frame, setting) for key, frame in frames.items())
    return CanvasPlacement(contents.rect, grid, blocks, setting)


def _place_block(contents: Contents, key: str, rect: Rect, frame: Frame, setting: Setting) -> PlacedBlock:
    look, family, proportions = contents.layout.blocks[key], contents.layout.family(key), contents.surface.frame
    parts = block_parts(rect, proportions)
    heading = _heading(look.name, family.colour, parts.heading, pt(proportions.heading))
    icon = PlacedIcon(look.icon, parts.icon)
    return PlacedBlock(key, rect, heading, icon, parts.body, set_frame(frame, setting), family.colour, family.tint)


def _heading(name: str, colour: str, rect: Rect, size: Emu) -> tuple[SetParagraph, ...]:
    paragraph = Paragraph((Run(name, Style(FaceName.BOLD, colour)),), name="heading")
    return set_frame(Frame((paragraph,), rect), solid(size))


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
