"""Where drawing operations stand: the rectangle that each covers, give or take a hair."""

from __future__ import annotations

from bmcreport.pdf.page import Box, Disc, IconPath, Operation, Picture, Rule, Text
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import Paragraph, Run, Style
from bmcreport.units import Emu, Rect


def extent(operation: Operation) -> Rect:
    """The rectangle around an operation."""
    match operation:
        case Box() | IconPath() | Picture():
            return operation.rect
        case Disc():
            side = 2 * operation.radius
            return Rect(operation.x - operation.radius, operation.y - operation.radius, side, side)
        case Rule():
            x, y = min(operation.x1, operation.x2), min(operation.y1, operation.y2)
            return Rect(x, y, abs(operation.x1 - operation.x2), abs(operation.y1 - operation.y2))
        case Text():
            size = operation.size
            return Rect(operation.x, operation.baseline - size, _width(operation), round(size * 1.4))


def start(operation: Operation) -> tuple[Emu, Emu]:
    """Where reading an operation begins."""
    if isinstance(operation, Text):
        return operation.x, operation.baseline
    rect = extent(operation)
    return rect.x, rect.y


def touches(rect: Rect, other: Rect) -> bool:
    """Whether two rectangles have at least a point in common."""
    across = rect.x <= other.right and other.x <= rect.right
    return across and rect.y <= other.bottom and other.y <= rect.bottom


def _width(text: Text) -> Emu:
    paragraph = Paragraph((Run(text.text, Style(text.face)),))
    return natural_width(paragraph) * text.size // MICRO_EM + text.tracking * len(text.text)
