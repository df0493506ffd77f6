"""What has to be placed: the items of each block as paragraphs, the surface, and the rectangle of the frame."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain
from operator import is_

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import BlockFrame, Grid, Layout, PageSurface, SlideSurface, TypeScale
from bmcreport.place.balance import Boundaries
from bmcreport.place.block import block_body, under
from bmcreport.place.citations import Citations
from bmcreport.place.flow import Columns, Flow, Need
from bmcreport.place.grid import block_rects
from bmcreport.place.headings import headings, largest_heading
from bmcreport.place.items import item_paragraph
from bmcreport.place.legible import least_scale, legible
from bmcreport.place.marks import Marks
from bmcreport.place.search import Found
from bmcreport.text.fitting import Frame, Setting
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import rough_width
from bmcreport.text.together import together
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect, in_points, pt


class Filled(Struct, frozen=True):
    """What text may fill of its shape at most, in per cent of width and height.

    On slides the shape of a block's items reaches `under` the block's body.
    """

    width: int = 100
    height: int = 100


WHOLE = Filled()


class Contents(Struct, frozen=True, dict=True):
    """Items to be placed in a frame, or in the frames of so many pages, which have their boundaries in common.

    Text fills at most so much of the shape of a block's items. A block goes on from page to page as it does from
    column to column. `heading` is the size of the blocks' names where it is not the one that the surface states.
    """

    layout: Layout
    surface: PageSurface | SlideSurface
    rect: Rect
    items: Mapping[str, tuple[Paragraph, ...]]
    filled: Filled = WHOLE
    heading: Emu | None = None
    pages: int = 1

    def at(self, size: Emu) -> Contents:
        """The same for items of a size: small print no smaller than the floor, names of blocks no smaller than they.

        Nothing in it takes more room at a smaller size.
        """
        if not isinstance(self.surface, PageSurface):
            return self
        found = self._by_size.get(size)
        if found is None:
            found = self._by_size[size] = self._at(self.surface, size)
        return found

    def _at(self, surface: PageSurface, size: Emu) -> Contents:
        least = least_scale(pt(surface.scale.floor), size)
        items = {key: tuple([legible(item, least) for item in block]) for key, block in self.items.items()}
        stated = pt(surface.frame.heading)
        grown = min(size, self._largest_heading) if size > stated else stated
        same = grown <= stated and all(map(is_, chain(*items.values()), chain(*self.items.values())))
        if same:
            return self
        found = replace(self, items=items, heading=max(grown, stated))
        found.__dict__["boundaries"] = self.boundaries
        return found

    def bodies(self, grid: Grid) -> dict[str, Rect]:
        """Per block, in fill order, the rectangle that its items have to fit."""
        return self._layout_bodies if grid is self.layout.grid else self._bodies(block_rects(grid, self.rect))

    def columns(self, key: str) -> int:
        """The columns that a block has unless it is too full for them; none that would stay empty."""
        return min(self.layout.blocks[key].columns, max(1, len(self.items[key])))

    def columns_tried(self, key: str, width: Emu, size: Emu) -> range:
        """The numbers of columns that a body of this width may have, the usual one first."""
        return self._columns[key].tried(width, size)

    def frame(self, key: str, body: Rect, columns: int) -> Frame:
        """The items of a block in a body."""
        narrowed = Rect(body.x, body.y, body.width * self.filled.width // 100, body.height)
        return Frame(self.items[key], narrowed, columns, self._gap)

    def height(self, key: str, width: Emu, setting: Setting, columns: int) -> Emu:
        """The height that the items of a block need in a body of this width."""
        return self._flows(setting)[key].height(width, columns, setting)

    def fit(self, key: str, body: Rect, setting: Setting, columns: int) -> bool:
        """Whether the items of a block fit its body."""
        return self._flows(setting)[key].holds(body.width, body.height, columns, setting)

    def whole(self, key: str, body: Rect, size: Emu) -> bool:
        """Whether all words of a block are whole at a size."""
        return self._flows(Setting.of(self.surface.scale, size))[key].whole(body.width)

    def needs_at(self, setting: Setting) -> dict[str, Need]:
        """Per block the height that it needs at a width, name and padding included, in the columns that need least."""
        return {key: self._need_with_name(flow.need(setting)) for key, flow in self._flows(setting).items()}

    def _need_with_name(self, inside: Need) -> Need:
        across, down = self._around_body
        if self.filled.height == 100:
            return lambda width: down + inside(max(1, width - across))
        percent, below = self.filled.height, under(self.frame_of_block)

        def need(width: Emu) -> Emu:
            height = inside(max(1, width - across))
            return down + max(height, -(-height * 100 // percent) - below)

        return need

    def _flows(self, setting: Setting) -> Mapping[str, Flow]:
        """The items of each block at the size of a setting."""
        return self._known_flows[setting.size, setting.indent]

    def with_items(self, items: Mapping[str, tuple[Paragraph, ...]]) -> Contents:
        """Other items in the same place."""
        return replace(self, items=items)

    def room_taken(self, scale: TypeScale) -> tuple[float, float]:
        """About how much of the room the items take at a tight setting, by the square of their size and by the size."""
        room = square = straight = 0.0
        for key, body in self._layout_bodies.items():
            items = self.items[key]
            room += body.width * body.height * self.pages
            square += sum(map(rough_width, items)) * scale.tight_leading / MICRO_EM
            # Half of a last line stays empty.
            straight += len(items) * body.width * (scale.tight_leading / 2 + scale.tight_space)
        return square / max(1, room), straight / max(1, room)

    def _bodies(self, rects: Mapping[str, Rect]) -> dict[str, Rect]:
        frame = self.frame_of_block
        parts = {key: block_body(rects[key], frame) for key in self.layout.in_fill_order()}
        return parts if self.filled.height == 100 else {key: self._sparing(body) for key, body in parts.items()}

    def _sparing(self, body: Rect) -> Rect:
        room = (body.height + under(self.frame_of_block)) * self.filled.height // 100
        return Rect(body.x, body.y, body.width, min(body.height, room))

    @cached_property
    def boundaries(self) -> Boundaries:
        """The boundaries between blocks, as the layout has them."""
        return Boundaries(self.layout.grid, self.rect)

    @cached_property
    def _around_body(self) -> tuple[Emu, Emu]:
        """What a block is wider and higher than its body."""
        body = block_body(self.rect, self.frame_of_block)
        return self.rect.width - body.width, self.rect.height - body.height

    @cached_property
    def frame_of_block(self) -> BlockFrame:
        """What every block keeps around its items."""
        frame = self.surface.frame
        return frame if self.heading is None else frame.model_copy(update={"heading": in_points(self.heading)})

    @cached_property
    def _largest_heading(self) -> Emu:
        return largest_heading(headings(self.layout, ()), self._layout_rects, self.surface.frame)

    @cached_property
    def _by_size(self) -> dict[Emu, Contents]:
        return {}

    @cached_property
    def _gap(self) -> Emu:
        return pt(self.surface.frame.column_gap)

    @cached_property
    def _columns(self) -> Mapping[str, Columns]:
        return {key: self._columns_of(key) for key in self.items}

    def _columns_of(self, key: str) -> Columns:
        look, usual = self.layout.blocks[key], self.columns(key)
        most = min(look.most_columns or look.columns, max(1, len(self.items[key])))
        return Columns(usual, max(usual, most), self._gap, self.pages, self.filled.width)

    @cached_property
    def _known_flows(self) -> Found[tuple[Emu, Emu], Mapping[str, Flow]]:
        items = {key: together(items) for key, items in self.items.items()}
        return Found(lambda asked: {key: Flow(items[key], self._columns[key], *asked) for key in items})

    @cached_property
    def _layout_bodies(self) -> dict[str, Rect]:
        return self._bodies(self._layout_rects)

    @cached_property
    def _layout_rects(self) -> Mapping[str, Rect]:
        return block_rects(self.layout.grid, self.rect)


def contents_of(
    canvas: Canvas,
    layout: Layout,
    surface: PageSurface | SlideSurface,
    rect: Rect,
    citations: Citations | None,
    marks: Marks,
    filled: Filled = WHOLE,
) -> Contents:
    """The items of a canvas, with source numbers where there are citations."""
    # On slides PowerPoint breaks the lines.
    hyphens = canvas.lang if isinstance(surface, PageSurface) else ""
    items = {
        key: tuple(
            item_paragraph(f"{key}/{index}", item, citations, marks, details=surface.details, hyphens=hyphens)
            for index, item in enumerate(canvas.blocks[key].items)
        )
        for key in layout.in_fill_order()
    }
    return Contents(layout, surface, rect, items, filled)
