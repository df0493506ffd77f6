"""A deck beside what LibreOffice shows of it: where each text has its place, and where its characters stand."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from lxml import etree

from tests.contracts.package import A, P, Package, R
from tests.contracts.pdf_page import Box, Char, ReadPage, around, found, pages, squeezed

EMU = 12_700
_BULLET = "•"
_TITLES = {"title", "ctrTitle"}
_TABLE, _CHART = f"{A}graphic/{A}graphicData/{A}tbl", "{*}graphic/{*}graphicData/{*}chart"

_Rect = tuple[int, int, int, int]
"""Left, top, width and height in EMU."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a slide without its spaces, the rectangle that it has to stay in, y upwards, and its line spacing.

    The text of a `cell` may make its row higher; everything else has the room that its shape says.
    """

    name: str
    words: str
    box: Box
    leading: float | None
    cell: bool = False

    def taken(self, chars: Sequence[Char]) -> float:
        """The part of its shape that it takes as laid out: of the height; where that is one line's, of the width."""
        leading = self.leading or 1.2 * max(char.size for char in chars)
        lines = _lines_of(chars, leading)
        high = self.box.top - self.box.bottom
        if high < 2 * leading and not lines and not self.cell:
            where = around(chars)
            return (where.right - where.left) / (self.box.right - self.box.left)
        return (lines + leading) / high


def _lines_of(chars: Sequence[Char], leading: float) -> float:
    """From the baseline of the first line, where most of its characters stand, to that of the last."""
    highest = max(char.baseline for char in chars)
    first = Counter(round(char.baseline, 1) for char in chars if char.baseline > highest - 0.6 * leading)
    down = first.most_common(1)[0][0] - min(char.baseline for char in chars)
    return down if down > 0.3 * leading else 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide with its texts, the rectangles of everything that has words, and its page."""

    name: str
    texts: tuple[Text, ...]
    boxes: tuple[Box, ...]
    page: ReadPage

    def chars(self) -> tuple[Char, ...]:
        """The characters but for bullets, which belong to no text."""
        return tuple(char for char in self.page.chars if char.text != _BULLET)


@lru_cache(maxsize=4)
def shown(deck: Path, printed: Path) -> tuple[Shown, ...]:
    """The slides of a deck; raises ValueError unless there are as many pages."""
    package = Package(deck.read_bytes())
    (presentation,) = package.related("", "officeDocument")
    size = package.xml[presentation].find(f"{P}sldSz")
    assert size is not None
    reader = _Reader(package, int(size.get("cy", "0")))
    names = {each.id: each.target for each in package.relationships[presentation]}
    listed = package.xml[presentation].iterfind(f"{P}sldIdLst/{P}sldId")
    slides = [names[each.get(f"{R}id", "")] for each in listed]
    both = zip(slides, pages(printed / f"{deck.stem}.pdf"), strict=True)
    return tuple(reader.shown(slide, page) for slide, page in both)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the slides of a package of this height in EMU; placeholders stand where their layout or master says."""

    package: Package
    height: int

    def shown(self, slide: str, page: ReadPage) -> Shown:
        (layout,) = self.package.related(slide, "slideLayout")
        (master,) = self.package.related(layout, "slideMaster")
        inherited = (self._holders(layout), self._holders(master))
        tree = self._tree(slide)
        texts = [text for shape in tree for text in self._texts(shape, inherited)]
        charts = [self._box(_own(shape)) for shape in tree if shape.find(_CHART) is not None]
        behind = [
            text.box
            for part in (layout, master)
            for shape in self._tree(part)
            if _placeholder(shape) is None
            for text in self._texts(shape, ())
        ]
        name = self.package.xml[slide].find(f"{P}cSld")
        told = posixpath.basename(slide) if name is None else name.get("name", slide)
        return Shown(told, tuple(texts), (*(text.box for text in texts), *charts, *behind), page)

    def _tree(self, part: str) -> list[etree._Element]:
        tree = self.package.xml[part].find(f"{P}cSld/{P}spTree")
        return [] if tree is None else list(tree)

    def _holders(self, part: str) -> Mapping[str, etree._Element]:
        """The placeholders of a layout or master by index, and by kind."""
        found: dict[str, etree._Element] = {}
        for shape in self._tree(part):
            holder = _placeholder(shape)
            if holder is not None:
                found.setdefault(f"#{holder.get('idx', '0')}", shape)
                found.setdefault(_kind(holder), shape)
        return found

    def _texts(self, shape: etree._Element, inherited: Sequence[Mapping[str, etree._Element]]) -> Iterator[Text]:
        name = shape.find(f"*/{P}cNvPr")
        told = "" if name is None else name.get("name", "")
        body, table = shape.find(f"{P}txBody"), shape.find(_TABLE)
        if body is not None and (words := _words(body)):
            yield Text(told, words, self._box(_place(shape, inherited)), _leading(body))
        if table is not None:
            yield from self._cells(told, shape, table)

    def _cells(self, name: str, shape: etree._Element, table: etree._Element) -> Iterator[Text]:
        left, top, _, _ = _own(shape)
        widths = [int(each.get("w", "0")) for each in table.iterfind(f"{A}tblGrid/{A}gridCol")]
        rows = table.findall(f"{A}tr")
        heights = [int(each.get("h", "0")) for each in rows]
        for row, high, y in zip(rows, heights, accumulate(heights, initial=top), strict=False):
            for cell, wide, x in zip(row.iterfind(f"{A}tc"), widths, accumulate(widths, initial=left), strict=False):
                body = cell.find(f"{A}txBody")
                if body is not None and (words := _words(body)):
                    yield Text(name, words, self._box((x, y, wide, high)), _leading(body), cell=True)

    def _box(self, rect: _Rect) -> Box:
        left, top, width, tall = rect
        return Box(*(length / EMU for length in (left, self.height - top - tall, left + width, self.height - top)))


def _placeholder(shape: etree._Element) -> etree._Element | None:
    return shape.find(f"*/{P}nvPr/{P}ph")


def _kind(holder: etree._Element) -> str:
    kind = holder.get("type", "body")
    return "title" if kind in _TITLES else kind


def _place(shape: etree._Element, inherited: Sequence[Mapping[str, etree._Element]]) -> _Rect:
    """Its own place, or that of the placeholder of its layout, or of the master's of its kind."""
    holder = _placeholder(shape)
    candidates = [shape]
    if holder is not None and inherited:
        layout, master = inherited
        same = layout.get(f"#{holder.get('idx')}") if holder.get("idx") else layout.get(_kind(holder))
        candidates += [each for each in (same, master.get(_kind(holder))) if each is not None]
    return next(place for each in candidates if (place := _own(each)) != (0, 0, 0, 0))


def _own(shape: etree._Element) -> _Rect:
    offset, extent = shape.find(f".//{{*}}xfrm/{A}off"), shape.find(f".//{{*}}xfrm/{A}ext")
    if offset is None or extent is None:
        return 0, 0, 0, 0
    return int(offset.get("x", 0)), int(offset.get("y", 0)), int(extent.get("cx", 0)), int(extent.get("cy", 0))


def _words(body: etree._Element) -> str:
    return squeezed(*(each.text for each in body.iter(f"{A}t")))


def _leading(body: etree._Element) -> float | None:
    """The line spacing of the first paragraph in points."""
    spacing = body.find(f"{A}p/{A}pPr/{A}lnSpc/{A}spcPts")
    return None if spacing is None else int(spacing.get("val", "0")) / 100


def place(text: Text, chars: Sequence[Char], slack: float) -> tuple[Char, ...] | None:
    """Its characters where a text stands: of the places with its words one inside its rectangle, or the nearest."""
    x, y = text.box.centre

    def distance(own: tuple[Char, ...]) -> float:
        box = around(own)
        if text.box.contains(box, slack):
            return 0
        return abs(box.centre[0] - x) + abs(box.centre[1] - y)

    return min(found(chars, text.words), key=distance, default=None)
