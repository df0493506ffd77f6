"""The parts of the overview drawn: in columns of a page, or one on as many pages as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from bmcreport.deck.bodies import body_at, narrowed
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.rows import QUIET, STRONG, Grid, row_height
from bmcreport.deck.splitting import even_pages
from bmcreport.handout.comparison.ground import Ground
from bmcreport.handout.comparison.parts import Part, PartName
from bmcreport.model.layout import TypeScale
from bmcreport.pdf.page import Element
from bmcreport.pdf.text import Child
from bmcreport.text.fitting import Frame, Setting, needed_height, sizes, solid
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, Rect, in_points, pt, split

Column = tuple[PartName, ...]
"""Parts under each other."""

Shares = tuple[int, ...]
"""The widths of columns, relative to each other."""

_GUTTER, _BETWEEN, _UNDER_TITLE = 3, 2, 0.3
"""Between columns, between parts of a column, and under the title of a part, in the least type size."""
_TITLE = 1.1
"""The title of a part, in sizes of a block's name; nothing under it is larger than that name."""


class _Drawn(Struct, frozen=True):
    """A part as a section, and where it ends."""

    section: Element
    bottom: Emu


class Panels:
    """Draws the parts of the overview in the room that a page has for them."""

    def __init__(self, ground: Ground, parts: Mapping[PartName, Part], room: Rect) -> None:
        self._ground = ground
        self._room = room
        self._parts = parts
        name = ground.surface.frame.heading
        self._scale = ground.scale.model_copy(update={"ceiling": max(ground.scale.floor, name)})
        self._title = solid(pt(name * _TITLE))
        self._caption = solid(ground.floor)
        self._under_title = round(ground.floor * _UNDER_TITLE)

    @property
    def upright(self) -> bool:
        """Whether the room is higher than wide."""
        return self._room.height > self._room.width

    def _rects(self, shares: Shares) -> list[Rect]:
        gutter = self._ground.floor * _GUTTER
        widths = split(self._room.width - gutter * (len(shares) - 1), shares)
        lefts = accumulate((width + gutter for width in widths), initial=self._room.x)
        return [Rect(x, self._room.y, width, self._room.height) for x, width in zip(lefts, widths, strict=False)]

    def setting(self, names: Sequence[Column], shares: Shares) -> Setting | None:
        """The largest at which every column holds its parts; columns are as wide as their shares of the room."""
        columns = list(zip(self._rects(shares), names, strict=True))
        settings = (Setting.of(self._scale, size) for size in reversed(sizes(self._scale)))
        return next((one for one in settings if all(self._spare(*column, one) >= 0 for column in columns)), None)

    def _spare(self, rect: Rect, names: Column, setting: Setting) -> Emu:
        """What a column has too much."""
        needed = sum(self._needed(self._parts[name], rect.width, setting) for name in names)
        return rect.height - needed - self._ground.floor * _BETWEEN * (len(names) - 1)

    def _needed(self, part: Part, width: Emu, setting: Setting) -> Emu:
        text = _text_height(part.paragraphs, width, setting)
        grids = part.grids(width) if part.grids else ()
        if len(grids) > 1:
            # Tables that are too wide for one have pages of their own.
            return self._room.height + 1
        tables = sum(_height(grid, setting) for grid in grids)
        return self._title_height(part, width) + text + tables + self._caption_height(part, width)

    def _title_height(self, part: Part, width: Emu) -> Emu:
        return _text_height((Paragraph((Run(part.title, STRONG),)),), width, self._title) + self._under_title

    def _caption_height(self, part: Part, width: Emu) -> Emu:
        """The height of the words under a table, and of the space above them."""
        if not part.caption:
            return 0
        return _text_height(_quiet(part.caption), width, self._caption) + self._under_title

    def page(self, names: Sequence[Column], shares: Shares, setting: Setting) -> tuple[Element, ...]:
        """The columns of a page, at a setting that they hold."""
        return tuple(
            section
            for rect, column in zip(self._rects(shares), names, strict=True)
            for section in self._column(rect, column, setting, self._spare(rect, column, setting))
        )

    def _column(self, rect: Rect, names: Column, setting: Setting, spare: Emu) -> Iterator[Element]:
        """The parts under each other, their tables aired by what the column has too much."""
        scale = self._scale.model_copy(update={"floor": in_points(setting.size), "ceiling": in_points(setting.size)})
        top = rect.y
        for name in names:
            part = self._parts[name]
            room = Rect(rect.x, top, rect.width, self._needed(part, rect.width, setting) + spare // len(names))
            (drawn,) = self._drawn(part, room, scale)
            yield drawn.section
            top = drawn.bottom + self._ground.floor * _BETWEEN

    def flowing(self, name: PartName) -> Iterator[tuple[Element, ...]]:
        """A part on as many pages as it needs."""
        for drawn in self._drawn(self._parts[name], self._room, self._ground.scale):
            yield (drawn.section,)

    def _drawn(self, part: Part, room: Rect, scale: TypeScale) -> list[_Drawn]:
        """The part under its title, once for each time that it fills the room."""
        below = room.inset(0, self._title_height(part, room.width), 0, 0)
        portions = self._tables(part, below, scale) if part.grids else self._texts(part, below, scale)
        title = body_at([Paragraph((Run(part.title, STRONG),))], self._title)
        heading = Element("H2", self._ground.words(title, room), bookmark=part.title)
        return [_Drawn(Element("Sect", (heading, *content)), bottom) for content, bottom in portions]

    def _tables(self, part: Part, rect: Rect, scale: TypeScale) -> Iterator[tuple[tuple[Child, ...], Emu]]:
        assert part.grids
        room = rect.inset(0, 0, 0, self._caption_height(part, rect.width))
        for tables in fitted_together(part.grids(rect.width), room, scale):
            for table in tables:
                yield self._captioned(part, self._ground.table(table), table.rect)

    def _captioned(self, part: Part, table: Element, rect: Rect) -> tuple[tuple[Child, ...], Emu]:
        """A table with its caption, and where they end."""
        if not part.caption:
            return (table,), rect.bottom
        below = Rect(rect.x, rect.bottom + self._under_title, rect.width, self._room.height)
        bottom = rect.bottom + self._caption_height(part, rect.width)
        return (table, *self._ground.text(body_at(_quiet(part.caption), self._caption), below)), bottom

    def _texts(self, part: Part, rect: Rect, scale: TypeScale) -> Iterator[tuple[tuple[Child, ...], Emu]]:
        """At the least size of the scale, which is the only one where parts stand together."""
        setting = Setting.of(scale, sizes(scale)[0])
        heights = [_text_height((one,), rect.width, setting) + setting.space for one in part.paragraphs]
        for start, end in even_pages(heights, rect.height + setting.space):
            page = part.paragraphs[start:end]
            yield self._ground.text(body_at(page, setting), rect), rect.y + _text_height(page, rect.width, setting)


def _quiet(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(text, QUIET),)),)


def _text_height(paragraphs: tuple[Paragraph, ...], width: Emu, setting: Setting) -> Emu:
    return needed_height(Frame(paragraphs, narrowed(Rect(0, 0, width, 0))), setting)


def _height(grid: Grid, setting: Setting) -> Emu:
    """The height of a table without air."""
    return sum(row_height(row, grid.widths, setting, grid.inset) for row in (grid.header, *grid.rows))
