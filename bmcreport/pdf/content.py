"""A page's content stream: drawing operations in, PDF operators out, with as few changes of state as possible.

Positions are kept in thousandths of a point, from the bottom of the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cache, lru_cache
from typing import Any

from bmcreport.branding import Bitmap
from bmcreport.contrast import channels
from bmcreport.pdf.codes import Sign, Word, Writer, codes
from bmcreport.pdf.images import key_of_bitmap
from bmcreport.pdf.page import Box, Disc, IconPath, Operation, Picture, Rule, Text
from bmcreport.pdf.shapes import DISC, KAPPA, drawn, key_of
from bmcreport.pdf.syntax import name, number, points, thousandths
from bmcreport.text.fallback import face as face_of
from bmcreport.text.fonts import Typeface
from bmcreport.text.types import FaceName
from bmcreport.units import Emu, Rect
from bmcreport.values import dataclass

_FONTS: dict[str, str] = {face: f"F{index}" for index, face in enumerate(FaceName, 1)}


def font_key(face: str) -> str:
    """The key of a face among the font resources: a number for each of Carlito's, else the face's own."""
    return _FONTS.get(face, face)


@dataclass(frozen=True, slots=True)
class Used:
    """What the pages of a document have used: the words of each face (by its name or key), and shapes and pictures.

    The signs of each face have codes, given in the order in which the document came to them.
    """

    words: defaultdict[str, set[Word]] = field(default_factory=lambda: defaultdict(set))
    signs: defaultdict[str, dict[Sign, int]] = field(default_factory=lambda: defaultdict(dict))
    shapes: set[str] = field(default_factory=set)
    bitmaps: dict[str, Bitmap] = field(default_factory=dict)


class Content:
    """The operators of one page; what they use is noted in `used`."""

    def __init__(self, height: Emu, palette: Mapping[str, str], typeface: Typeface, used: Used) -> None:
        self._used = used
        self._top = thousandths(height)
        self._palette = palette
        self._typeface = typeface
        self._out: list[str] = []
        self._in_text = False
        self._x = self._y = 0
        self._fill = self._stroke = ""
        self._line_width = self._tracking = 0
        self._type: tuple[FaceName, str, Emu, Emu, bool] | None = None
        self._font: tuple[str, Emu] | None = None
        self._writers: dict[tuple[str, bool], Writer] = {}
        self._writer: Writer

    def data(self) -> bytes:
        """The content stream."""
        return "\n".join(self._out).encode("ascii")

    def begin(self, tag: str, mcid: str) -> None:
        """Open marked content of a structure element."""
        self._out.append(f"/{tag}<</MCID {mcid}>>BDC")

    def begin_artifact(self) -> None:
        self._out.append("/Artifact BMC")

    def end(self) -> None:
        """Close marked content."""
        self._leave_text()
        self._out.append("EMC")

    def clip(self, window: Rect) -> None:
        """Let nothing that follows be seen outside this rectangle."""
        self.begin_artifact()
        self._out.append(f"{self._rectangle(Box(window))} W n")
        self.end()

    def draw(self, operation: Operation) -> None:
        _DRAW[type(operation)](self, operation)

    def text(self, text: Text) -> None:
        place, baseline, words, face, size, colour, tracking, font, leftwards = text[:9]
        if not self._in_text:
            self._out.append("BT")
            self._in_text, self._x, self._y = True, 0, 0
        if colour != self._fill:
            self._set_fill(colour)
        kind = (face, font, size, tracking, leftwards)
        if kind != self._type:
            self._set_type(*kind)
        x, y = thousandths(place), self._top - thousandths(baseline)
        self._out.append(f"{number(x - self._x)} {number(y - self._y)} Td {self._writer.operand(words)}")
        self._x, self._y = x, y

    def _set_type(self, face: FaceName, font: str, size: Emu, tracking: Emu, leftwards: bool) -> None:  # noqa: FBT001
        self._type = face, font, size, tracking, leftwards
        key = font or face
        if self._font != (key, size):
            self._font = key, size
            self._out.append(_font(key, size))
        if tracking != self._tracking:
            self._tracking = tracking
            self._out.append(f"{points(tracking)} Tc")
        writer = self._writers.get((key, leftwards))
        if writer is None:
            drawn = face_of(face, font) if font or leftwards else self._typeface[face]
            written = codes(drawn, leftwards=True) if leftwards else codes(drawn)
            writer = self._writers[key, leftwards] = Writer(written, self._used.words[key], self._used.signs[key])
        self._writer = writer

    def box(self, box: Box) -> None:
        self._leave_text()
        if box.fill:
            self._set_fill(box.fill)
        if box.line:
            self._set_stroke(box.line, box.line_width)
        paint = _PAINT[bool(box.fill), bool(box.line)]
        if box.radius:
            left, bottom, right, top = self._sides(box)
            path = _rounded_path(right - left, top - bottom, thousandths(box.radius))
            self._out.append(f"q 1 0 0 1 {number(left)} {number(bottom)} cm {path} {paint} Q")
        else:
            self._out.append(f"{self._rectangle(box)} {paint}")

    def rule(self, rule: Rule) -> None:
        self._leave_text()
        self._set_stroke(rule.colour, rule.width)
        start, end = self._point(rule.x1, rule.y1), self._point(rule.x2, rule.y2)
        self._out.append(f"{start} m {end} l S")

    def disc(self, disc: Disc) -> None:
        side = 2 * disc.radius
        self._shape(DISC, Rect(disc.x - disc.radius, disc.y - disc.radius, side, side), disc.colour)

    def icon(self, icon: IconPath) -> None:
        self._shape(key_of(icon.icon), icon.rect, icon.colour)

    def picture(self, picture: Picture) -> None:
        self._leave_text()
        rect, key = picture.rect, key_of_bitmap(picture.bitmap)
        corner = self._point(rect.x, rect.bottom)
        self._out.append(f"q {points(rect.width)} 0 0 {points(rect.height)} {corner} cm {name(key)} Do Q")
        self._used.bitmaps[key] = picture.bitmap

    def _shape(self, key: str, rect: Rect, colour: str) -> None:
        self._leave_text()
        self._set_fill(colour)
        self._out.append(drawn(key, rect, self._point(rect.x, rect.y)))
        self._used.shapes.add(key)

    def _leave_text(self) -> None:
        if self._in_text:
            self._out.append("ET")
            self._in_text = False

    def _set_fill(self, role: str) -> None:
        if role != self._fill:
            self._fill = role
            self._out.append(f"{_colour(self._palette[role])} rg")

    def _set_stroke(self, role: str, width: Emu) -> None:
        if role != self._stroke:
            self._stroke = role
            self._out.append(f"{_colour(self._palette[role])} RG")
        if width != self._line_width:
            self._line_width = width
            self._out.append(f"{points(width)} w")

    def _point(self, x: Emu, y: Emu) -> str:
        return f"{points(x)} {number(self._top - thousandths(y))}"

    def _rectangle(self, box: Box) -> str:
        left, bottom, right, top = self._sides(box)
        return f"{number(left)} {number(bottom)} {number(right - left)} {number(top - bottom)} re"

    def _sides(self, box: Box) -> tuple[int, int, int, int]:
        rect = box.rect
        left, right = thousandths(rect.x), thousandths(rect.right)
        return left, self._top - thousandths(rect.bottom), right, self._top - thousandths(rect.y)


_DRAW: dict[type[Operation], Callable[[Content, Any], None]] = {
    Box: Content.box,
    Rule: Content.rule,
    Disc: Content.disc,
    IconPath: Content.icon,
    Text: Content.text,
    Picture: Content.picture,
}

_PAINT = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}


@lru_cache(maxsize=1 << 10)
def _font(face: str, size: Emu) -> str:
    return f"/{font_key(face)} {points(size)} Tf"


@cache
def _colour(colour: str) -> str:
    """`#rrggbb` as three operands."""
    return " ".join(number(round(channel * 1000 / 255)) for channel in channels(colour))


@lru_cache(maxsize=1 << 10)
def _rounded_path(width: int, height: int, radius: int) -> str:
    """A rectangle up from the origin with its corners rounded, counter-clockwise from the bottom left."""
    radius = min(radius, width // 2, height // 2)
    reach = round(radius * (1 - KAPPA))
    x0, x1, x2, x3, x4, x5 = map(number, (0, reach, radius, width - radius, width - reach, width))
    y0, y1, y2, y3, y4, y5 = map(number, (0, reach, radius, height - radius, height - reach, height))
    return (
        f"{x2} {y0} m {x3} {y0} l {x4} {y0} {x5} {y1} {x5} {y2} c "
        f"{x5} {y3} l {x5} {y4} {x4} {y5} {x3} {y5} c "
        f"{x2} {y5} l {x1} {y5} {x0} {y4} {x0} {y3} c "
        f"{x0} {y2} l {x0} {y1} {x1} {y0} {x2} {y0} c h"
    )
