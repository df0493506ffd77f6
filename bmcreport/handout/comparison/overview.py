"""The field at a glance: all parts of the overview on one page if they fit, else on as few as keep them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bmcreport.deck.bodies import body_at, narrowed
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.rows import STRONG, Grid, row_height
from bmcreport.deck.splitting import even_pages
from bmcreport.handout.comparison.furniture import Furniture, Sheet
from bmcreport.handout.comparison.ground import Ground
from bmcreport.handout.comparison.parts import Part, PartName, parts_of
from bmcreport.model.layout import TypeScale
from bmcreport.pdf.page import Element
from bmcreport.pdf.text import Child
from bmcreport.text.fitting import Frame, Setting, needed_height, sizes, solid
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, Rect, in_points, pt, split

_GUTTER, _BETWEEN, _UNDER_TITLE = 3, 2, 0.3
"""Between columns, between parts of a column, and under the title of a part, in the least type size."""
_ROOMIER = 1.2
"""Sparse tables are set larger here than on the pages of blocks, up to so much."""

_Column = tuple[PartName, ...]

_FIELD, _COUNTS, _LIKENESS, _TAKEAWAYS = PartName.FIELD, PartName.COUNTS, PartName.LIKENESS, PartName.TAKEAWAYS


@dataclass(frozen=True, slots=True)
class _Arranged:
    """The parts of one page by column, with the shares of the columns; a single part may go on on further pages."""

    columns: tuple[_Column, ...]
    shares: tuple[int, ...] = (1,)

    @property
    def alone(self) -> bool:
        """Whether it is a single part."""
        return len(self.columns) == len(self.columns[0]) == 1

    def of(self, parts: Mapping[PartName, Part]) -> _Arranged:
        """Without the parts that there are not, and without columns that hold nothing."""
        kept = [tuple(name for name in column if name in parts) for column in self.columns]
        pairs = [(column, share) for column, share in zip(kept, self.shares, strict=True) if column]
        return _Arranged(tuple(column for column, _ in pairs), tuple(share for _, share in pairs))

    def stacked(self) -> _Arranged:
        """In one column, for pages that are higher than wide."""
        return _Arranged((tuple(name for column in self.columns for name in column),))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A part as a section, and where it ends."""

    section: Element
    bottom: Emu


_LADDER = (
    (_Arranged(((_FIELD, _TAKEAWAYS), (_COUNTS, _LIKENESS)), (57, 43)),),
    (_Arranged(((_FIELD,),)), _Arranged(((_COUNTS, _TAKEAWAYS), (_LIKENESS,)), (42, 58))),
    (_Arranged(((_FIELD,),)), _Arranged(((_COUNTS,), (_TAKEAWAYS,)), (50, 50)), _Arranged(((_LIKENESS,),))),
    (_Arranged(((_FIELD,),)), _Arranged(((_COUNTS,),)), _Arranged(((_LIKENESS,),)), _Arranged(((_TAKEAWAYS,),))),
)
"""Arrangements on pages, the best first; in the last one every part has pages of its own."""


def overview_sheets(ground: Ground, furniture: Furniture) -> Iterator[Sheet]:
    """The pages of the overview: one at least, for the document's name and fields."""
    document = ground.subject.document
    heading = furniture.heading(document.title, document.summary, fields=True)
    pages = _Overview(ground, furniture.room(heading)).pages()
    for number, content in enumerate(pages or [()]):
        yield Sheet(heading, content, continues=number > 0)


class _Overview:
    """The parts of one overview, and the room that a page has for them."""

    def __init__(self, ground: Ground, room: Rect) -> None:
        self._ground = ground
        self._room = room
        self._parts = parts_of(ground)
        self._scale = ground.scale.model_copy(update={"ceiling": ground.scale.ceiling * _ROOMIER})
        self._title = solid(pt(ground.surface.frame.heading))
        self._under_title = round(ground.floor * _UNDER_TITLE)

    def pages(self) -> list[tuple[Element, ...]]:
        """The content of each page, as the first arrangement has it that fits."""
        for rung in _LADDER:
            settings = [(page, self._setting(page)) for page in self._arranged(rung)]
            if all(setting or page.alone for page, setting in settings):
                break
        return [
            content
            for page, setting in settings
            for content in ([self._page(page, setting)] if setting else self._flowing(page.columns[0][0]))
        ]

    def _arranged(self, rung: Sequence[_Arranged]) -> list[_Arranged]:
        pages = [page.of(self._parts) for page in rung]
        upright = self._room.height > self._room.width
        return [page.stacked() if upright else page for page in pages if page.columns]

    def _columns(self, page: _Arranged) -> list[tuple[Rect, _Column]]:
        gutter = self._ground.floor * _GUTTER
        widths = split(self._room.width - gutter * (len(page.columns) - 1), page.shares)
        lefts = accumulate((width + gutter for width in widths), initial=self._room.x)
        rects = (Rect(x, self._room.y, width, self._room.height) for x, width in zip(lefts, widths, strict=False))
        return list(zip(rects, page.columns, strict=True))

    def _setting(self, page: _Arranged) -> Setting | None:
        """The largest at which every column holds its parts."""
        columns = self._columns(page)
        settings = (Setting.of(self._scale, size) for size in reversed(sizes(self._scale)))
        return next((one for one in settings if all(self._spare(*column, one) >= 0 for column in columns)), None)

    def _spare(self, rect: Rect, names: _Column, setting: Setting) -> Emu:
        """What a column has too much."""
        needed = sum(self._needed(self._parts[name], rect.width, setting) for name in names)
        return rect.height - needed - self._ground.floor * _BETWEEN * (len(names) - 1)

    def _needed(self, part: Part, width: Emu, setting: Setting) -> Emu:
        text = _text_height(part.paragraphs, width, setting)
        grids = part.grids(width) if part.grids else ()
        if len(grids) > 1:
            # Tables that are too wide for one have pages of their own.
            return self._room.height + 1
        return self._title_height(part, width) + text + sum(_height(grid, setting) for grid in grids)

    def _title_height(self, part: Part, width: Emu) -> Emu:
        return _text_height((Paragraph((Run(part.title, STRONG),)),), width, self._title) + self._under_title

    def _page(self, page: _Arranged, setting: Setting) -> tuple[Element, ...]:
        return tuple(
            section
            for rect, names in self._columns(page)
            for section in self._column(rect, names, setting, self._spare(rect, names, setting))
        )

    def _column(self, rect: Rect, names: _Column, setting: Setting, spare: Emu) -> Iterator[Element]:
        """The parts under each other, their tables aired by what the column has too much."""
        scale = self._scale.model_copy(update={"floor": in_points(setting.size), "ceiling": in_points(setting.size)})
        top = rect.y
        for name in names:
            part = self._parts[name]
            room = Rect(rect.x, top, rect.width, self._needed(part, rect.width, setting) + spare // len(names))
            (drawn,) = self._drawn(part, room, scale)
            yield drawn.section
            top = drawn.bottom + self._ground.floor * _BETWEEN

    def _flowing(self, name: PartName) -> Iterator[tuple[Element, ...]]:
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
        for tables in fitted_together(part.grids(rect.width), rect, scale):
            for table in tables:
                yield (self._ground.table(table),), table.rect.bottom

    def _texts(self, part: Part, rect: Rect, scale: TypeScale) -> Iterator[tuple[tuple[Child, ...], Emu]]:
        """At the least size of the scale, which is the only one where parts stand together."""
        setting = Setting.of(scale, sizes(scale)[0])
        heights = [_text_height((one,), rect.width, setting) + setting.space for one in part.paragraphs]
        for start, end in even_pages(heights, rect.height + setting.space):
            page = part.paragraphs[start:end]
            yield self._ground.text(body_at(page, setting), rect), rect.y + _text_height(page, rect.width, setting)


def _text_height(paragraphs: tuple[Paragraph, ...], width: Emu, setting: Setting) -> Emu:
    return needed_height(Frame(paragraphs, narrowed(Rect(0, 0, width, 0))), setting)


def _height(grid: Grid, setting: Setting) -> Emu:
    """The height of a table without air."""
    return sum(row_height(row, grid.widths, setting, grid.inset) for row in (grid.header, *grid.rows))
