"""A built page as pdfium reads it: every character with its box, and the cells that the drawn lines make."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_HYPHEN_AT_A_LINES_END = ("\x02", "\ufffe")
"""What pdfium gives for a hyphen that ends a line."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, y upwards as in PDF."""

    left: float
    bottom: float
    right: float
    top: float

    def contains(self, other: Box, slack: float = 0) -> bool:
        return (
            self.left - slack <= other.left
            and self.bottom - slack <= other.bottom
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top


@dataclass(frozen=True, slots=True)
class Char:
    """A character that leaves ink, its glyph's box, its type size in points, and the height of its baseline."""

    text: str
    box: Box
    size: float
    baseline: float


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The characters in the order of the content, and the boxes of all paths that are drawn."""

    width: float
    height: float
    chars: tuple[Char, ...]
    paths: tuple[Box, ...]

    def text(self) -> str:
        return "".join(char.text for char in self.chars)

    def inside(self, box: Box) -> tuple[Char, ...]:
        """The characters whose centres lie in a box."""
        return tuple(char for char in self.chars if box.holds(char.box.centre))

    def frame(self) -> Box:
        """The largest of the drawn paths: the outline of the canvas."""
        return max(self.paths, key=lambda box: (box.right - box.left) * (box.top - box.bottom))

    def cell(self, inside: Box) -> Box:
        """The cell around a box, between the nearest lines on its four sides."""
        x, y = inside.centre
        frame = self.frame()
        upright = [box for box in self.paths if box.right - box.left < 1.5 and box.bottom <= y <= box.top]
        level = [box for box in self.paths if box.top - box.bottom < 1.5 and box.left <= x <= box.right]
        return Box(
            max([frame.left, *(box.right for box in upright if box.right <= x)]),
            max([frame.bottom, *(box.top for box in level if box.top <= y)]),
            min([frame.right, *(box.left for box in upright if box.left >= x)]),
            min([frame.top, *(box.bottom for box in level if box.bottom >= y)]),
        )


def pages(file: Path | bytes) -> list[ReadPage]:
    """All pages of a PDF file, or of its bytes."""
    document = pdfium.PdfDocument(file)
    try:
        return [_read(page) for page in document]
    finally:
        document.close()


def _read(page: pdfium.PdfPage) -> ReadPage:
    words = page.get_textpage()
    try:
        width, height = page.get_size()
        paths = tuple(_box(each.get_bounds()) for each in page.get_objects([pdfium_c.FPDF_PAGEOBJ_PATH]))
        return ReadPage(width, height, tuple(_chars(words)), paths)
    finally:
        words.close()
        page.close()


def _box(bounds: Sequence[float]) -> Box:
    left, bottom, right, top = bounds
    return Box(left, bottom, right, top)


def _chars(words: Any) -> Iterator[Char]:
    for index in range(words.count_chars()):
        text = chr(pdfium_c.FPDFText_GetUnicode(words, index))
        text = "-" if text in _HYPHEN_AT_A_LINES_END else text
        if text.isspace() or pdfium_c.FPDFText_IsGenerated(words, index) == 1:
            continue
        yield Char(text, _box(words.get_charbox(index)), _size(words, index), _baseline(words, index))


def _size(words: Any, index: int) -> float:
    """The type size with the scale of the text's matrix."""
    matrix = pdfium_c.FS_MATRIX()
    assert pdfium_c.FPDFText_GetMatrix(words, index, ctypes.byref(matrix))
    return float(pdfium_c.FPDFText_GetFontSize(words, index) * abs(matrix.d))


def _baseline(words: Any, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    assert pdfium_c.FPDFText_GetCharOrigin(words, index, ctypes.byref(x), ctypes.byref(y))
    return y.value


def squeezed(*texts: str | None) -> str:
    """Texts without their spaces, for readers guess spaces from gaps."""
    return re.sub(r"\s", "", "".join(filter(None, texts)))


def found(chars: Sequence[Char], text: str) -> list[tuple[Char, ...]]:
    """Each place where a text stands among characters, or where it stands in capitals, as some templates set titles."""
    whole, wanted = "".join(char.text for char in chars), squeezed(text)
    pattern = f"(?={re.escape(wanted)})"
    places = list(re.finditer(pattern, whole)) or re.finditer(pattern, whole, re.IGNORECASE)
    starts = [match.start() for match in places]
    return [tuple(chars[start : start + len(wanted)]) for start in starts]


def around(chars: Iterable[Char]) -> Box:
    """The smallest box around characters."""
    boxes = [char.box for char in chars]
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
