"""The nine blocks placed in a frame: the same function for the page and for the slide."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from bmcreport.place.block import block_parts
from bmcreport.place.contents import Contents
from bmcreport.place.grid import block_rects
from bmcreport.place.headings import headings, largest_heading
from bmcreport.place.ladder import Fit, climb, tight_setting
from bmcreport.place.placement import CanvasPlacement, PlacedBlock, PlacedIcon
from bmcreport.text.breaking import count_lines
from bmcreport.text.fitting import Frame, Setting, set_frame, sizes, solid
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect, pt

_MOST_LINES = 2
"""Of the name of a block."""


class Overfull(Struct, frozen=True):
    """A block whose items do not fit at the floor: the items (by index) that would fall outside, and both heights."""

    block: str
    items: tuple[int, ...]
    needed: Emu
    room: Emu


def place_blocks(contents: Contents) -> CanvasPlacement | tuple[Overfull, ...]:
    """All items at the largest common size at which every block holds its own, or what does not fit at the floor."""
    fit = climb(contents)
    return overfull(contents) if fit is None else place_fit(contents, fit)


def place_fit(
    contents: Contents, fit: Fit, continued: frozenset[str] = frozenset(), at_all: frozenset[str] = frozenset()
) -> CanvasPlacement:
    """The blocks as a fit has them, some of them `continued` from a page before.

    Names have the size of those on pages where all are that are continued `at_all`.
    """
    contents = contents.at(fit.setting.size)
    rects = block_rects(fit.grid, contents.rect)
    names = headings(contents.layout, continued)
    setting = _heading_setting(contents, rects, headings(contents.layout, at_all))
    blocks = tuple(
        _place_block(contents, fit, rects[key], (key, names[key], setting)) for key in contents.layout.in_fill_order()
    )
    return CanvasPlacement(contents.rect, fit.grid, blocks, fit.setting, fit.step)


def overfull(contents: Contents) -> tuple[Overfull, ...]:
    """The blocks that are too full at the floor, boundaries where the layout has them."""
    scale = contents.surface.scale
    floor = tight_setting(scale, sizes(scale)[0])
    contents = contents.at(floor.size)
    found = (_lost(contents, key, body, floor) for key, body in contents.bodies(contents.layout.grid).items())
    return tuple(each for each in found if each.needed > each.room)


def _heading_setting(contents: Contents, rects: Mapping[str, Rect], names: Mapping[str, Paragraph]) -> Setting:
    """The size that the layout states, or the largest at which the name of every block has one line.

    Where that is below the floor, names have two lines at the floor, in the height of a line and what follows it.
    """
    frame, floor = contents.frame_of_block, pt(contents.surface.scale.floor)
    size = min(pt(frame.heading), largest_heading(names, rects, frame) * contents.filled.height // 100)
    if size >= floor:
        return solid(size)
    widths = {key: block_parts(rect, frame).heading.width for key, rect in rects.items()}
    if any(count_lines(names[key], width, floor) > _MOST_LINES for key, width in widths.items()):
        return solid(size)
    height = (solid(pt(frame.heading)).leading + pt(frame.heading_gap)) * contents.filled.height // 100
    return Setting(floor, min(solid(floor).leading, height // _MOST_LINES), 0, 0)


def _place_block(contents: Contents, fit: Fit, rect: Rect, named: tuple[str, Paragraph, Setting]) -> PlacedBlock:
    key, name, setting = named
    look, family = contents.layout.blocks[key], contents.layout.family(key)
    parts = block_parts(rect, contents.frame_of_block)
    items = set_frame(contents.frame(key, parts.body, fit.columns[key]), fit.setting)
    return PlacedBlock(
        key, rect, set_frame(Frame((name,), parts.heading), setting), PlacedIcon(look.icon, parts.icon),
        parts.body, items, family.colour, family.tint,
        name.text, fit.columns[key], contents.height(key, parts.body.width, fit.setting, fit.columns[key]),
    )  # fmt: skip


def _lost(contents: Contents, key: str, body: Rect, floor: Setting) -> Overfull:
    tried = contents.columns_tried(key, body.width, floor.size)
    needed, columns = min((contents.height(key, body.width, floor, count), count) for count in tried)
    outside = tuple(
        int(placed.paragraph.name.rpartition("/")[2])
        for placed in set_frame(contents.frame(key, body, columns), floor)
        if placed.top + placed.height > body.bottom
    )
    return Overfull(key, outside, needed, body.height)
