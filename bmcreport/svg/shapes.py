"""What pages draw as SVG elements: boxes, rules, discs, icons, pictures and words."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from bmcreport import icons
from bmcreport.pdf.page import Box, Disc, IconPath, Operation, Picture, Rule, Text
from bmcreport.svg.fonts import class_of, face_in, shown_with
from bmcreport.svg.markup import attribute, decimal, escaped, points
from bmcreport.text.fonts import MICRO_EM, Face, Typeface
from bmcreport.units import EMU_PER_POINT, Emu

_RIGHT_TO_LEFT_MARK = "\u200f"


class Drawing:
    """Operations as elements, in the colours and faces of one document."""

    def __init__(self, palette: Mapping[str, str], typeface: Typeface) -> None:
        self._palette = palette
        self._typeface = typeface

    def drawn(self, operation: Operation) -> str:
        """An operation as an element."""
        match operation:
            case Text():
                return self._text(operation)
            case Box():
                return self._box(operation)
            case Rule():
                return self._rule(operation)
            case Disc():
                return self._disc(operation)
            case IconPath():
                return self._icon(operation)
            case Picture():
                return _picture(operation)
        assert_never(operation)

    def _text(self, text: Text) -> str:
        tracking = attribute("letter-spacing", points(text.tracking)) if text.tracking else ""
        words = " ".join(_placed_words(text, face_in(self._typeface, text.face, text.font)))
        size, kind = points(text.size), class_of(text.face, text.font)
        return (
            f'<text y="{points(text.baseline)}" class="{kind}" font-size="{size}"'
            f"{shown_with(text.face)}{tracking}{self._colour('fill', text.colour)}>{words}</text>"
        )

    def _box(self, box: Box) -> str:
        rect = box.rect
        fill = self._colour("fill", box.fill) if box.fill else ' fill="none"'
        stroke = self._colour("stroke", box.line) + _width(box.line_width) if box.line else ""
        radius = f' rx="{points(box.radius)}"' if box.radius else ""
        place = f'x="{points(rect.x)}" y="{points(rect.y)}"'
        return f'<rect {place} width="{points(rect.width)}" height="{points(rect.height)}"{radius}{fill}{stroke}/>'

    def _rule(self, rule: Rule) -> str:
        start = f'x1="{points(rule.x1)}" y1="{points(rule.y1)}"'
        end = f'x2="{points(rule.x2)}" y2="{points(rule.y2)}"'
        return f"<line {start} {end}{self._colour('stroke', rule.colour)}{_width(rule.width)}/>"

    def _disc(self, disc: Disc) -> str:
        middle = f'cx="{points(disc.x)}" cy="{points(disc.y)}"'
        return f'<circle {middle} r="{points(disc.radius)}"{self._colour("fill", disc.colour)}/>'

    def _icon(self, icon: IconPath) -> str:
        rect = icon.rect
        across, down = rect.width / icons.BOX / EMU_PER_POINT, rect.height / icons.BOX / EMU_PER_POINT
        move = f"matrix({across:.6f} 0 0 {down:.6f} {points(rect.x)} {points(rect.y)})"
        path = " ".join(f"{step}{_coordinates(places)}" for step, places in icons.outline(icon.icon))
        return f'<path transform="{move}" d="{path}"{self._colour("fill", icon.colour)}/>'

    def _colour(self, name: str, role: str) -> str:
        return attribute(name, self._palette[role])


def _placed_words(text: Text, face: Face) -> Iterator[str]:
    """Each word where our own measures put it, as wide as they say, whatever font it is shown in."""
    words = text.text.split(" ")
    widths = [_advance(face, word, text) for word in words]
    for word, width, x in zip(words, widths, _starts(text, widths, _advance(face, " ", text)), strict=True):
        if word:
            yield f'<tspan x="{points(x)}" textLength="{points(width)}">{_directed(word, text)}</tspan>'
        else:
            yield ""


def _starts(text: Text, widths: Sequence[Emu], space: Emu) -> Iterator[Emu]:
    """Where each word begins at the left: the first at the right where they are read leftwards."""
    x = text.x + (sum(widths) + space * (len(widths) - 1) if text.leftwards else 0)
    for width in widths:
        if text.leftwards:
            yield x - width
            x -= width + space
        else:
            yield x
            x += width + space


def _directed(word: str, text: Text) -> str:
    """The word; marks of direction keep signs at its ends on their side where it is read leftwards."""
    signs = text.leftwards and not (word[0].isalpha() and word[-1].isalpha())
    return escaped(f"{_RIGHT_TO_LEFT_MARK}{word}{_RIGHT_TO_LEFT_MARK}" if signs else word)


def _advance(face: Face, word: str, text: Text) -> Emu:
    return face.width(word) * text.size // MICRO_EM + text.tracking * len(face.glyphs(word)) if word else 0


def _picture(picture: Picture) -> str:
    rect, data = picture.rect, b64encode(picture.bitmap.png).decode("ascii")
    place = f'x="{points(rect.x)}" y="{points(rect.y)}" width="{points(rect.width)}" height="{points(rect.height)}"'
    return f'<image {place} preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'


def _width(width: Emu) -> str:
    return f' stroke-width="{points(width)}"'


def _coordinates(places: tuple[float, ...]) -> str:
    return " ".join(decimal(round(place * 1000)) for place in places)
