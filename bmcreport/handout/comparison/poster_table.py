"""The table of a poster: rows as high as their fullest cell, whose items stand in columns where it is wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from bmcreport.handout.comparison.ground import Ground
from bmcreport.handout.comparison.poster_cells import PosterCells, PosterRow
from bmcreport.pdf.compose import words
from bmcreport.pdf.page import Artifact, Box, Element, IconPath, Operation, Rule
from bmcreport.pdf.text import Child
from bmcreport.place.mirror import Mirror
from bmcreport.text.fitting import Frame, SetParagraph, Setting, needed_height, set_frame
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect, pt, split

_LABEL, _MEASURE, _GAP = 11, 17, 1.5
"""The column of the blocks' names, the least measure of items and the gap between two columns of them, in the least
type size."""
_MOST_COLUMNS = 4
_ICON, _UNDER_ICON = 1.5, 0.3
"""Side of an icon and the space under it, in type sizes."""
_MOST_AIR = 2
"""What a row gains at most where the page has room, in type sizes."""

_Texts = tuple[Paragraph, ...]


class PosterTable:
    """The table in a room, at any setting."""

    def __init__(self, ground: Ground, cells: PosterCells, room: Rect) -> None:
        self._ground = ground
        self._cells = cells
        self._room = room
        least = pt(ground.surface.scale.floor)
        label = least * _LABEL
        count = len(cells.heads)
        self._widths = (label, *split(room.width - label, [1] * count))
        self._gap = round(least * _GAP)
        within = (room.width - label) // count - ground.inset[0] - ground.inset[2]
        self._columns = max(1, min(_MOST_COLUMNS, (within + self._gap) // (least * _MEASURE + self._gap)))

    def height(self, setting: Setting) -> Emu:
        """The height of the whole table."""
        return sum(self._heights(setting))

    def drawn(self, setting: Setting) -> Element:
        """The table with its rows, a little aired where the room has too much."""
        heights = self._heights(setting)
        air = max(0, min(setting.size * _MOST_AIR, (self._room.height - sum(heights)) // (len(heights) - 1)))
        heights = [heights[0], *(height + air for height in heights[1:])]
        tops = list(accumulate(heights, initial=self._room.y))
        head, *rows = (self._rects(top, height) for top, height in zip(tops, heights, strict=False))
        bottom = tops[-1]
        content = (
            self._head(head, setting),
            *map(lambda row, rects: self._row(row, rects, setting), self._cells.rows, rows),
        )
        return Element(
            "Table", (Artifact(tuple(self._tints(bottom))), *content, Artifact(tuple(self._rules(tops[1:]))))
        )

    def _heights(self, setting: Setting) -> list[Emu]:
        heads = [
            self._needed(texts, width, setting, 1)
            for texts, width in zip(self._cells.heads, self._widths[1:], strict=True)
        ]
        return [max(heads), *(self._row_height(row, setting) for row in self._cells.rows)]

    def _row_height(self, row: PosterRow, setting: Setting) -> Emu:
        label = self._needed((row.name,), self._widths[0], setting, 1) + _icon(setting) + _under_icon(setting)
        cells = zip(row.cells, self._widths[1:], strict=True)
        return max(label, *(self._needed(texts, width, setting, self._columns) for texts, width in cells))

    def _needed(self, texts: _Texts, width: Emu, setting: Setting, columns: int) -> Emu:
        """The height of a cell, margins included."""
        left, top, right, bottom = self._ground.inset
        rect = Rect(0, 0, max(1, width - left - right), 0)
        return top + bottom + needed_height(Frame(texts, rect, columns, self._gap), setting)

    def _rects(self, top: Emu, height: Emu) -> list[Rect]:
        lefts = accumulate(self._widths, initial=self._room.x)
        return [Rect(x, top, width, height) for x, width in zip(lefts, self._widths, strict=False)]

    def _head(self, rects: Sequence[Rect], setting: Setting) -> Element:
        """The companies' names, all on one line, and under them how they go about it."""
        corner = Element("TH", self._text((self._cells.corner,), rects[0], setting, 1), attributes={"Scope": "Column"})
        heads = (
            Element("TH", self._text(texts, rect, setting, 1), attributes={"Scope": "Column"})
            for texts, rect in zip(self._cells.heads, rects[1:], strict=True)
        )
        return Element("TR", (corner, *heads))

    def _row(self, row: PosterRow, rects: Sequence[Rect], setting: Setting) -> Element:
        cells = (
            Element("TD", self._text(texts, rect, setting, self._columns), language=language)
            for texts, rect, language in zip(row.cells, rects[1:], self._cells.languages, strict=True)
        )
        return Element("TR", (self._label(row, rects[0], setting), *cells))

    def _label(self, row: PosterRow, rect: Rect, setting: Setting) -> Element:
        """A block's icon over its name."""
        left, top, _, _ = self._ground.inset
        side = _icon(setting)
        icon = IconPath(row.icon, self._faced(Rect(rect.x + left, rect.y + top, side, side)), row.colour)
        below = rect.inset(0, side + _under_icon(setting), 0, 0)
        name = self._text((row.name,), below, setting, 1)
        return Element("TH", (Artifact((icon,)), *name), attributes={"Scope": "Row"})

    def _text(self, texts: _Texts, rect: Rect, setting: Setting, columns: int) -> tuple[Child, ...]:
        """The paragraphs of a cell; the words of a single one stand in the cell itself."""
        placed = set_frame(Frame(texts, rect.inset(*self._ground.inset), columns, self._gap), setting)
        faced = self._mirror.texts(placed) if self._ground.leftwards else placed
        return words(faced) if len(faced) == 1 else tuple(map(_paragraph, faced))

    def _tints(self, bottom: Emu) -> Iterator[Operation]:
        column = self._rects(self._room.y, bottom - self._room.y)[1:]
        for tint, rect in zip(self._cells.tints, column, strict=True):
            if tint:
                yield Box(self._faced(rect), fill=tint)

    def _rules(self, bottoms: Sequence[Emu]) -> Iterator[Rule]:
        surface = self._ground.surface
        for row, y in enumerate(bottoms):
            colour, width = ("hairline", surface.hairline) if row else ("ink", surface.outline)
            yield Rule(self._room.x, y, self._room.right, y, colour, pt(width))

    def _faced(self, rect: Rect) -> Rect:
        return self._mirror.rect(rect) if self._ground.leftwards else rect

    @property
    def _mirror(self) -> Mirror:
        return Mirror(self._ground.size.width)


def _icon(setting: Setting) -> Emu:
    return round(setting.size * _ICON)


def _under_icon(setting: Setting) -> Emu:
    return round(setting.size * _UNDER_ICON)


def _paragraph(placed: SetParagraph) -> Element:
    return Element("P", words((placed,)))
