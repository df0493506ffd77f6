"""A chart drawn as PowerPoint draws it: as bars from nought, their names before and their values after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from bmcreport.deck.slides import ChartShape
from bmcreport.handout.labels import labels_of
from bmcreport.handout.lines import line_over_time
from bmcreport.model.language import Numbers
from bmcreport.pdf.page import Box, Element
from bmcreport.pdf.text import Child, line_children
from bmcreport.text.breaking import break_paragraph
from bmcreport.text.fitting import SetParagraph, Setting, solid
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import Line, Paragraph, Run
from bmcreport.units import Emu, Rect, split

_BAR = 1 / 1.45
"""A bar's part of its place: between bars stand 45 % of a bar."""
_NAMES = (0.16, 0.22, 0.3, 0.4, 0.5)
"""Parts of the width that names may take, the least first that breaks none into too many lines."""
_NOUGHT = Decimal(0)
_ANY_WIDTH: Emu = 10**12
_GAP = 0.4
"""Between bars and words, in type sizes."""


def chart_figure(shape: ChartShape, numbers: Numbers) -> Element:
    """The chart as a figure, which its `alt` describes."""
    drawn = line_over_time(shape, numbers) if shape.days else _Bars(shape, numbers).drawn()
    return Element("Figure", tuple(drawn), alt=shape.alt, bbox=shape.rect)


class _Bars:
    """The measures of one bar chart."""

    def __init__(self, shape: ChartShape, numbers: Numbers) -> None:
        self._shape = shape
        self._setting = solid(shape.size)
        self._gap = round(shape.size * _GAP)
        self._labels = labels_of(shape, numbers)
        heights = split(shape.rect.height, [1] * len(shape.categories)) if shape.categories else ()
        self._slots = _stacked(shape.rect, heights)
        self._names = _names(shape, self._setting, min(heights, default=0))
        stated = [value for value in shape.values if value is not None]
        self._low = min(_NOUGHT, _NOUGHT, *stated)
        self._high = shape.most or max(_NOUGHT, _NOUGHT, *stated)
        self._names_edge = shape.rect.x + max((line.width for lines in self._names for line in lines), default=0)
        self._left, self._width = self._span()

    def drawn(self) -> Iterator[Child]:
        """Name, bar and value of each category, from the top."""
        for index, slot in enumerate(self._slots):
            yield from line_children(self._facing(self._name(self._names[index], slot)))
            value, written = self._shape.values[index], self._labels[index]
            if value is not None and written is not None:
                bar = self._bar(index, value, slot)
                yield self._faced(bar)
                yield from line_children(self._facing(self._value(written, bar.rect, below=value < 0)))

    def _span(self) -> tuple[Emu, Emu]:
        """Where the lowest value stands, and how far the highest is from it."""
        rect = self._shape.rect
        room = max((_width(text, self._shape.size) for text in self._labels if text), default=0) + self._gap
        left = self._names_edge + self._gap + (room if self._low < 0 else 0)
        return left, max(1, rect.right - left - (0 if self._shape.most is not None else room))

    def _bar(self, index: int, value: Decimal, slot: Rect) -> Box:
        nought, end = self._x(_NOUGHT), self._x(value)
        height = round(slot.height * _BAR)
        colour = self._shape.accent if index == self._shape.highlight else self._shape.colour
        return Box(Rect(min(nought, end), slot.y + (slot.height - height) // 2, abs(end - nought), height), colour)

    def _x(self, value: Decimal) -> Emu:
        whole = self._high - self._low
        return self._left + (int((value - self._low) * self._width / whole) if whole else 0)

    def _name(self, lines: Sequence[Line], slot: Rect) -> SetParagraph:
        """Before the bars, its lines ending at the same edge."""
        top = slot.y + (slot.height - len(lines) * self._setting.leading) // 2
        return SetParagraph(_paragraph(lines), 0, top, 0, tuple(lines), self._setting, self._names_edge)

    def _value(self, text: str, bar: Rect, *, below: bool) -> SetParagraph:
        """Behind the bar, which ends at the left of nought where the value is `below` it."""
        paragraph = Paragraph((Run(text),))
        lines = break_paragraph(paragraph, _ANY_WIDTH, self._setting.size)
        x = bar.x - self._gap - lines[0].width if below else bar.right + self._gap
        top = bar.y + (bar.height - self._setting.leading) // 2
        return SetParagraph(paragraph, x, top, x, lines, self._setting)

    def _facing(self, placed: SetParagraph) -> SetParagraph:
        """Words as they are, or in the mirror."""
        if not self._shape.leftwards:
            return placed
        width = placed.lines[0].width if placed.lines else 0
        edge = placed.text_x + width if placed.edge is None else placed.edge
        return replace(placed, text_x=self._mirrored(edge), edge=None, leftwards=True)

    def _faced(self, box: Box) -> Box:
        """A bar as it is, or in the mirror."""
        rect = box.rect
        return replace(box, rect=replace(rect, x=self._mirrored(rect.right))) if self._shape.leftwards else box

    def _mirrored(self, x: Emu) -> Emu:
        return self._shape.rect.x + self._shape.rect.right - x


def _stacked(rect: Rect, heights: Sequence[Emu]) -> list[Rect]:
    slots, top = [], rect.y
    for height in heights:
        slots.append(Rect(rect.x, top, rect.width, height))
        top += height
    return slots


def _names(shape: ChartShape, setting: Setting, slot: Emu) -> list[tuple[Line, ...]]:
    """The names of the categories as lines."""
    paragraphs = [Paragraph((Run(name),)) for name in shape.categories]
    broken: list[tuple[Line, ...]] = []
    for part in _NAMES:
        broken = [break_paragraph(each, round(shape.rect.width * part), setting.size) for each in paragraphs]
        if all(len(lines) * setting.leading <= slot for lines in broken):
            break
    return broken


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    return Paragraph(tuple(fragment.run for line in lines for fragment in line.fragments))


def _width(text: str, size: Emu) -> Emu:
    return natural_width(Paragraph((Run(text),))) * size // MICRO_EM
