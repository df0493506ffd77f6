"""What pages draw as SVG elements: boxes, rules, discs, icons, pictures and words."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import assert_never

from bmcreport import icons
from bmcreport.pdf.page import Box, Disc, IconPath, Operation, Picture, Rule, Text
from bmcreport.svg.fonts import LEFTWARDS, UNSAID, class_of, face_in, shown_with
from bmcreport.svg.markup import attribute, decimal, escaped, points
from bmcreport.text.fonts import MICRO_EM, Face, Typeface
from bmcreport.text.segmenting import words_and_spaces
from bmcreport.units import EMU_PER_POINT, Emu


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
        face = face_in(self._typeface, text.face, text.font)
        words = text.said or text.text
        width = advance(face, words, text)
        if not text.hyphen:
            return self._run(text, words, text.x, width)
        # Drawn and not said: whoever selects or hears the word has it whole.
        whole, hyphen = advance(face, f"{words}-", text), advance(face, "-", text)
        drawn = self._run(text, "-", text.x + whole - hyphen, hyphen)
        return f'{self._run(text, words, text.x, width)}<g class="{UNSAID}" aria-hidden="true">{drawn}</g>'

    def _run(self, text: Text, words: str, x: Emu, width: Emu) -> str:
        """Words of one face and direction as wide as our own measures say, whatever font they are shown in."""
        tracking = attribute("letter-spacing", points(text.tracking)) if text.tracking else ""
        kinds = f"{class_of(text.face, text.font)} {LEFTWARDS}" if text.leftwards else class_of(text.face, text.font)
        # What is read leftwards starts at its right.
        place = f'x="{points(x + width if text.leftwards else x)}" y="{points(text.baseline)}"'
        exact = f' textLength="{points(width)}" lengthAdjust="spacingAndGlyphs"' if width > 0 else ""
        return (
            f'<text {place} class="{kinds}" font-size="{points(text.size)}"{exact}'
            f"{shown_with(text.face)}{tracking}{self._colour('fill', text.colour)}>{escaped(words)}</text>"
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


def advance(face: Face, text: str, style: Text) -> Emu:
    """The width of a text as pages measure it, word by word and space by space."""
    parts = words_and_spaces(text)
    letters = sum(len(face.glyphs(part)) for part in parts) if style.tracking else 0
    return sum(face.width(part) * style.size // MICRO_EM for part in parts) + style.tracking * letters


def _picture(picture: Picture) -> str:
    rect, data = picture.rect, b64encode(picture.bitmap.png).decode("ascii")
    place = f'x="{points(rect.x)}" y="{points(rect.y)}" width="{points(rect.width)}" height="{points(rect.height)}"'
    return f'<image {place} preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'


def _width(width: Emu) -> str:
    return f' stroke-width="{points(width)}"'


def _coordinates(places: tuple[float, ...]) -> str:
    return " ".join(decimal(round(place * 1000)) for place in places)
