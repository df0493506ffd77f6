"""What was drawn at one size and place brought to another: a slide becomes a picture of itself, still text."""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.pdf.page import Artifact, Box, Disc, Element, IconPath, Operation, Picture, Rule, Text
from bmcreport.pdf.text import Child
from bmcreport.units import Emu, Rect, Size


class Scaling(Struct, frozen=True):
    """From a surface of `size` into `rect`, which has its proportions."""

    size: Size
    rect: Rect

    def child(self, child: Child) -> Child:
        """An element with all below it, an artifact or an operation."""
        if isinstance(child, Element):
            return self._element(child)
        if isinstance(child, Artifact):
            return Artifact(tuple(map(self._operation, child.operations)))
        return self._operation(child)

    def _element(self, element: Element) -> Element:
        children = tuple(map(self.child, element.children))
        if element.bbox is None and not element.areas:
            return replace(element, children=children)
        bbox = self._rect(element.bbox) if element.bbox else None
        return replace(element, children=children, bbox=bbox, areas=tuple(map(self._rect, element.areas)))

    def _operation(self, operation: Operation) -> Operation:
        match operation:
            case Text():
                return self._text(operation)
            case Box():
                return self._box(operation)
            case Rule(x1, y1, x2, y2, colour, width):
                return Rule(self._x(x1), self._y(y1), self._x(x2), self._y(y2), colour, self._long(width))
            case Disc(x, y, radius, colour):
                return Disc(self._x(x), self._y(y), self._long(radius), colour)
            case IconPath(icon, rect, colour):
                return IconPath(icon, self._rect(rect), colour)
            case Picture(rect, bitmap):
                return Picture(self._rect(rect), bitmap)
        assert_never(operation)

    def _text(self, text: Text) -> Text:
        return Text(
            self._x(text.x),
            self._y(text.baseline),
            text.text,
            text.face,
            self._long(text.size),
            text.colour,
            self._long(text.tracking),
            text.font,
            text.leftwards,
        )

    def _box(self, box: Box) -> Box:
        return Box(self._rect(box.rect), box.fill, box.line, self._long(box.line_width), self._long(box.radius))

    def _rect(self, rect: Rect) -> Rect:
        x, y = self._x(rect.x), self._y(rect.y)
        return Rect(x, y, self._x(rect.right) - x, self._y(rect.bottom) - y)

    def _x(self, x: Emu) -> Emu:
        return self.rect.x + self._long(x)

    def _y(self, y: Emu) -> Emu:
        return self.rect.y + self._long(y)

    def _long(self, length: Emu) -> Emu:
        return length * self.rect.width // self.size.width
