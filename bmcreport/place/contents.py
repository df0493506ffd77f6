"""What has to be placed: the items of each block as paragraphs, the surface, and the rectangle of the frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain
from operator import is_

from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import BlockFrame, Grid, Layout, PageSurface, SlideSurface, TypeScale
from bmcreport.place.balance import Boundaries
from bmcreport.place.block import block_body, under
from bmcreport.place.citations import Citations
from bmcreport.place.grid import block_rects
from bmcreport.place.headings import headings, largest_heading
from bmcreport.place.items import item_paragraph
from bmcreport.place.legible import least_scale, legible
from bmcreport.place.marks import Marks
from bmcreport.text.fitting import Frame, Setting, longest_column
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import rough_width
from bmcreport.text.together import Together, together
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect, in_points, pt
from bmcreport.values import dataclass

_LEAST_MEASURE = 11
"""A column that is added to a block is no narrower than this, in type sizes: some five words of English."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What text may fill of its shape at most, in per cent of width and height.

    On slides the shape of a block's items reaches `under` the block's body.
    """

    width: int = 100
    height: int = 100


WHOLE = Filled()


@dataclass(frozen=True)
class Contents:
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
        return self._columns_tried(self._columns_of(key), width, size)

    def _columns_tried(self, of_block: tuple[int, int], width: Emu, size: Emu) -> range:
        """The same by the usual number of columns and the most."""
        (usual, most), gap = of_block, self._gap
        return range(usual, max(usual, min(most, (width + gap) // (_LEAST_MEASURE * size + gap))) + 1)

    def _columns_of(self, key: str) -> tuple[int, int]:
        """The usual number of columns of a block, and the most."""
        return self.columns(key), self._most_columns(key)

    def frame(self, key: str, body: Rect, columns: int) -> Frame:
        """The items of a block in a body."""
        narrowed = Rect(body.x, body.y, self._narrowed(body.width), body.height)
        return Frame(self.items[key], narrowed, columns, self._gap)

    def height(self, key: str, width: Emu, setting: Setting, columns: int) -> Emu:
        """The height that the items of a block need in a body of this width."""
        items, limit, columns = self._together[key], self._limit(width, setting, columns), columns * self.pages
        if columns == 1 or not items.count:
            return _mean_column(items, limit, setting, columns)
        return longest_column(items.each(limit), columns, setting)

    def fit(self, key: str, body: Rect, setting: Setting, columns: int) -> bool:
        """Whether the items of a block fit its body."""
        return self._at_least(key, body.width, setting, columns) <= body.height and (
            columns * self.pages == 1 or self.height(key, body.width, setting, columns) <= body.height
        )

    def whole(self, key: str, body: Rect, size: Emu) -> bool:
        """Whether all words of a block are whole at a size."""
        setting = Setting.of(self.surface.scale, size)
        return self._together[key].whole(self._limit(body.width, setting, self.columns(key)))

    def needs_at(self, setting: Setting) -> dict[str, Callable[[Emu], Emu]]:
        """Per block the height that it needs at a width, name and padding included, in the columns that need least."""
        return {key: self._need_with_name(self._need_at(key, setting)) for key in self.items}

    def _need_with_name(self, inside: Callable[[Emu], Emu]) -> Callable[[Emu], Emu]:
        across, down = self._around_body
        if self.filled.height == 100:
            return lambda width: down + inside(max(1, width - across))
        percent, below = self.filled.height, under(self.frame_of_block)

        def need(width: Emu) -> Emu:
            height = inside(max(1, width - across))
            return down + max(height, -(-height * 100 // percent) - below)

        return need

    def _need_at(self, key: str, setting: Setting) -> Callable[[Emu], Emu]:
        """The height that the items of a block need at a width, in the columns that need least."""
        items = self._together[key]
        if not items.count:
            return lambda width: 0
        of_block = self._columns_of(key)
        if max(of_block) * self.pages == 1:
            # Asked hundreds of times a page.
            percent, indent, size, leading = self.filled.width, setting.indent, setting.size, setting.leading
            spaces, lines = (items.count - 1) * setting.space, items.lines
            return lambda width: lines(max(1, width * percent // 100 - indent) * MICRO_EM // size) * leading + spaces

        def need(width: Emu) -> Emu:
            usual, *more = self._columns_tried(of_block, width, setting.size)
            least = self.height(key, width, setting, usual)
            for columns in more:
                if self._at_least(key, width, setting, columns) < least:
                    least = min(least, self.height(key, width, setting, columns))
            return least

        return need

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

    def _at_least(self, key: str, width: Emu, setting: Setting, columns: int) -> Emu:
        """What the longest column cannot be shorter than."""
        limit = self._limit(width, setting, columns)
        return _mean_column(self._together[key], limit, setting, columns * self.pages)

    def _limit(self, width: Emu, setting: Setting, columns: int) -> int:
        """The measure of a column in micro-em."""
        measure = (self._narrowed(width) - self._gap * (columns - 1)) // columns
        return max(1, measure - setting.indent) * MICRO_EM // setting.size

    def _most_columns(self, key: str) -> int:
        look = self.layout.blocks[key]
        return min(look.most_columns or look.columns, max(1, len(self.items[key])))

    def _bodies(self, rects: Mapping[str, Rect]) -> dict[str, Rect]:
        frame = self.frame_of_block
        parts = {key: block_body(rects[key], frame) for key in self.layout.in_fill_order()}
        return parts if self.filled.height == 100 else {key: self._sparing(body) for key, body in parts.items()}

    def _sparing(self, body: Rect) -> Rect:
        room = (body.height + under(self.frame_of_block)) * self.filled.height // 100
        return Rect(body.x, body.y, body.width, min(body.height, room))

    def _narrowed(self, width: Emu) -> Emu:
        return width * self.filled.width // 100

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
    def _together(self) -> Mapping[str, Together]:
        return {key: together(items) for key, items in self.items.items()}

    @cached_property
    def _layout_bodies(self) -> dict[str, Rect]:
        return self._bodies(self._layout_rects)

    @cached_property
    def _layout_rects(self) -> Mapping[str, Rect]:
        return block_rects(self.layout.grid, self.rect)


def _mean_column(items: Together, limit: int, setting: Setting, columns: int) -> Emu:
    """The mean height of columns, rounded up; that of the only one."""
    if not items.count:
        return 0
    whole = items.lines(limit) * setting.leading + (items.count - columns) * setting.space
    return -(-whole // columns)


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
