"""A page's content stream: drawing operations in, PDF operators out, with as few changes of state as possible.

Positions are kept in thousandths of a point, from the bottom of the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct, field

from bmcreport.branding import Bitmap
from bmcreport.contrast import channels
from bmcreport.pdf.codes import Codes, Sign, Written, codes
from bmcreport.pdf.images import key_of_bitmap
from bmcreport.pdf.page import Box, Disc, IconPath, Operation, Picture, Rule, Text
from bmcreport.pdf.shapes import DISC, KAPPA, drawn, key_of
from bmcreport.pdf.syntax import name, number, points, thousandths
from bmcreport.text.fallback import face as face_of
from bmcreport.text.fonts import Typeface
from bmcreport.text.types import FaceName
from bmcreport.units import Emu, Rect

_FONTS: dict[str, str] = {face: f"F{index}" for index, face in enumerate(FaceName, 1)}


def font_key(face: str) -> str:
    """The key of a face among the font resources: a number for each of Carlito's, else the face's own."""
    return _FONTS.get(face, face)


class Used(Struct, frozen=True):
    """What the pages of a document have used: the texts of each face (by its name or key), and shapes and pictures.

    The signs of each face have codes, given in the order in which the document came to them.
    """

    texts: defaultdict[str, set[Written]] = field(default_factory=lambda: defaultdict(set))
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
        self._in_text = self._leftwards = False
        self._x = self._y = 0
        self._fill = self._stroke = ""
        self._line_width = self._tracking = self._size = 0
        self._face = self._font = self._key = ""
        self._codes: Codes
        self._note: Callable[[Written], None]

    def data(self) -> bytes:
        """The content stream."""
        return "\n".join(self._out).encode("latin-1")

    def marked(self, opening: str, operations: Iterable[Operation]) -> None:
        """Operations as marked content, after the operator that opens it."""
        self._out.append(opening)
        for operation in operations:
            if type(operation) is Text:
                self._text(operation)
            else:
                self._leave_text()
                _DRAW[type(operation)](self, operation)
        self._leave_text()
        self._out.append("EMC")

    def clip(self, window: Rect) -> None:
        """Let nothing that follows be seen outside this rectangle."""
        self._out.append(f"{ARTIFACT}\n{self._rectangle(Box(window))} W n\nEMC")

    def _text(self, text: Text) -> None:
        if not self._in_text:
            self._out.append("BT")
            self._in_text, self._x, self._y = True, 0, 0
        if text.colour != self._fill:
            self._set_fill(text.colour)
        face, size, font, leftwards = text.face, text.size, text.font, text.leftwards
        if face != self._face or size != self._size or font != self._font or leftwards != self._leftwards:
            self._set_font(face, size, font, leftwards)
        if text.tracking != self._tracking:
            self._tracking = text.tracking
            self._out.append(f"{points(text.tracking)} Tc")
        written = self._codes[text.text]
        self._note(written)
        operand = self._with_signs(written) if written.signs else written.operand
        x, y = (10 * text.x + 63) // 127, self._top - (10 * text.baseline + 63) // 127
        self._out.append(f"{number(x - self._x)} {number(y - self._y)} Td {operand}")
        self._x, self._y = x, y

    def _set_font(self, face: FaceName, size: Emu, font: str, leftwards: bool) -> None:  # noqa: FBT001
        key = font or face
        if size != self._size or key != self._key:
            self._out.append(_font(key, size))
        if key != self._key or leftwards != self._leftwards:
            drawn = face_of(face, font) if font or leftwards else self._typeface[face]
            self._codes = codes(drawn, leftwards=True) if leftwards else codes(drawn)
            self._note = self._used.texts[key].add
        self._face, self._size, self._font, self._leftwards, self._key = face, size, font, leftwards, key

    def _with_signs(self, written: Written) -> str:
        """The operand of a text, its signs by the codes of the document."""
        known = self._used.signs[self._key]
        for sign in written.signs:
            if sign not in known:
                known[sign] = self._codes.free[len(known)]
        return written.with_signs(known)

    def box(self, box: Box) -> None:
        if box.fill and not box.line and box.rect.width == box.rect.height and box.radius >= box.rect.width // 2 > 0:
            self._shape(DISC, box.rect, box.fill)
            return
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
        self._set_stroke(rule.colour, rule.width)
        start, end = self._point(rule.x1, rule.y1), self._point(rule.x2, rule.y2)
        self._out.append(f"{start} m {end} l S")

    def disc(self, disc: Disc) -> None:
        side = 2 * disc.radius
        self._shape(DISC, Rect(disc.x - disc.radius, disc.y - disc.radius, side, side), disc.colour)

    def icon(self, icon: IconPath) -> None:
        self._shape(key_of(icon.icon), icon.rect, icon.colour)

    def picture(self, picture: Picture) -> None:
        rect, key = picture.rect, key_of_bitmap(picture.bitmap)
        corner = self._point(rect.x, rect.bottom)
        self._out.append(f"q {points(rect.width)} 0 0 {points(rect.height)} {corner} cm {name(key)} Do Q")
        self._used.bitmaps[key] = picture.bitmap

    def _shape(self, key: str, rect: Rect, colour: str) -> None:
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
    Picture: Content.picture,
}

ARTIFACT = "/Artifact BMC"

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
