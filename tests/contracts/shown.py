"""A deck beside what LibreOffice shows of it: where each text has its place, and where its characters stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from pptx import Presentation

from tests.contracts.pdf_page import Box, Char, ReadPage, around, found, pages, squeezed

EMU = 12_700
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a slide without its spaces, and the rectangle that it has to stay in, y upwards."""

    name: str
    words: str
    box: Box


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
    opened = Presentation(str(deck))
    height = int(opened.slide_height or 0)
    both = zip(opened.slides, pages(printed / f"{deck.stem}.pdf"), strict=True)
    return tuple(_shown(slide, page, height) for slide, page in both)


def _shown(slide: Any, page: ReadPage, height: int) -> Shown:
    texts = tuple(text for shape in slide.shapes for text in _texts(shape, height))
    charts = [
        _box(shape.left, shape.top, shape.width, shape.height, height) for shape in slide.shapes if shape.has_chart
    ]
    inherited = [
        text.box for shape in slide.slide_layout.shapes if not shape.is_placeholder for text in _texts(shape, height)
    ]
    master = [text.box for shape in slide.slide_layout.slide_master.shapes if not shape.is_placeholder
              for text in _texts(shape, height)]  # fmt: skip
    return Shown(slide.name, texts, (*(text.box for text in texts), *charts, *inherited, *master), page)


def _texts(shape: Any, height: int) -> Iterator[Text]:
    if shape.has_text_frame and shape.text_frame.text.strip():
        box = _box(shape.left, shape.top, shape.width, shape.height, height)
        yield Text(shape.name, squeezed(shape.text_frame.text), box)
    if getattr(shape, "has_table", False):
        yield from _cells(shape, height)


def _cells(shape: Any, height: int) -> Iterator[Text]:
    tops = accumulate((row.height for row in shape.table.rows), initial=shape.top)
    for top, row in zip(tops, shape.table.rows, strict=False):
        lefts = accumulate((column.width for column in shape.table.columns), initial=shape.left)
        for left, column, cell in zip(lefts, shape.table.columns, row.cells, strict=False):
            if cell.text.strip():
                yield Text(shape.name, squeezed(cell.text), _box(left, top, column.width, row.height, height))


def _box(left: int, top: int, width: int, tall: int, height: int) -> Box:
    return Box(*(length / EMU for length in (left, height - top - tall, left + width, height - top)))


def place(text: Text, chars: Sequence[Char], slack: float) -> Box | None:
    """Where a text stands: of the places with its words one inside its rectangle, or else the nearest."""
    places = [around(each) for each in found(chars, text.words)]
    x, y = text.box.centre

    def distance(box: Box) -> float:
        if text.box.contains(box, slack):
            return 0
        return abs(box.centre[0] - x) + abs(box.centre[1] - y)

    return min(places, key=distance, default=None)
