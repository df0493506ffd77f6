"""The nine blocks placed in a frame: the same function for the page and for the slide."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import BlockFrame, BlockLook, Layout, PageSurface, SlideSurface, TypeScale
from bmcreport.place.block import block_parts
from bmcreport.place.citations import Citations
from bmcreport.place.grid import block_rects
from bmcreport.place.items import item_paragraph
from bmcreport.place.placement import CanvasPlacement, PlacedBlock, PlacedIcon
from bmcreport.text.fitting import Frame, Setting, fits, largest_setting, needed_height, set_frame, sizes, solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt


@dataclass(frozen=True, slots=True)
class Overfull:
    """A block whose items do not fit at the floor: the items (by index) that would fall outside, and both heights."""

    block: str
    items: tuple[int, ...]
    needed: Emu
    room: Emu


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """A block before its type size is known: its parts and their rectangles."""

    key: str
    rect: Rect
    heading: Frame
    heading_setting: Setting
    icon: PlacedIcon
    items: Frame
    colour: str
    tint: str | None

    def with_items_rect(self, rect: Rect) -> BlockPlan:
        """The same block with another rectangle for its items to fit."""
        return replace(self, items=replace(self.items, rect=rect))


def plan_blocks(
    canvas: Canvas, layout: Layout, surface: PageSurface | SlideSurface, rect: Rect, citations: Citations | None
) -> tuple[BlockPlan, ...]:
    """The blocks in fill order with the frames that their items have to fit."""
    rects = block_rects(layout.grid, rect)
    return tuple(
        _plan_block(
            layout, key, rects[key], surface.frame,
            tuple(
                item_paragraph(f"{key}/{index}", item, citations, details=surface.details)
                for index, item in enumerate(canvas.blocks[key].items)
            ),
        )
        for key in layout.in_fill_order()
    )  # fmt: skip


def place_blocks(plans: tuple[BlockPlan, ...], rect: Rect, scale: TypeScale) -> CanvasPlacement | tuple[Overfull, ...]:
    """All items at the largest common size at which every block holds its own, or what does not fit at the floor."""
    setting = largest_setting([plan.items for plan in plans], scale)
    if setting is None:
        floor = Setting.of(scale, sizes(scale)[0])
        return tuple(_overfull(plan, floor) for plan in plans if not fits(plan.items, floor))
    return CanvasPlacement(rect, tuple(_place_block(plan, setting) for plan in plans), setting)


def _plan_block(layout: Layout, key: str, rect: Rect, frame: BlockFrame, items: tuple[Paragraph, ...]) -> BlockPlan:
    look, family, parts = layout.blocks[key], layout.family(key), block_parts(rect, frame)
    heading = Frame((_name(look, family.colour),), parts.heading)
    body = Frame(items, parts.body, look.columns, pt(frame.column_gap))
    icon = PlacedIcon(look.icon, parts.icon)
    return BlockPlan(key, rect, heading, solid(pt(frame.heading)), icon, body, family.colour, family.tint)


def _name(look: BlockLook, colour: str) -> Paragraph:
    return Paragraph((Run(look.name, Style(FaceName.BOLD, colour)),), name="heading")


def _place_block(plan: BlockPlan, setting: Setting) -> PlacedBlock:
    heading = set_frame(plan.heading, plan.heading_setting)
    items = set_frame(plan.items, setting)
    return PlacedBlock(plan.key, plan.rect, heading, plan.icon, plan.items.rect, items, plan.colour, plan.tint)


def _overfull(plan: BlockPlan, floor: Setting) -> Overfull:
    outside = tuple(
        int(placed.paragraph.name.rpartition("/")[2])
        for placed in set_frame(plan.items, floor)
        if placed.top + placed.height > plan.items.rect.bottom
    )
    return Overfull(plan.key, outside, needed_height(plan.items, floor), plan.items.rect.height)
