"""A chart over time: points at their days joined in order, their values above them, their dates under the axis."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from bmcreport.deck.slides import ChartShape
from bmcreport.handout.labels import labels_of
from bmcreport.model.language import Numbers
from bmcreport.pdf.page import Disc, Rule
from bmcreport.pdf.text import Child, line_children
from bmcreport.text.breaking import break_paragraph
from bmcreport.text.fitting import SetParagraph, Setting, solid
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, Rect, pt

_LINE = pt(2.25)
_AXIS = pt(0.75)
_POINT = pt(4.5)
"""Radius of a point."""
_ANY_WIDTH: Emu = 10**12


def line_over_time(shape: ChartShape, numbers: Numbers) -> Iterator[Child]:
    """The axis, the line with gaps where values are missing, and the words, each date where it has room."""
    plot = _Plot(shape, solid(shape.size))
    axis = plot.rect.bottom
    yield Rule(plot.rect.x, axis, plot.rect.right, axis, "hairline", _AXIS)
    points = [None if value is None else plot.point(index, value) for index, value in enumerate(shape.values)]
    for start, end in pairwise(points):
        if start and end:
            yield Rule(*start, *end, shape.colour, _LINE)
    for index, (written, point) in enumerate(zip(labels_of(shape, numbers), points, strict=True)):
        if written is not None and point:
            yield Disc(*point, _POINT, shape.accent if index == shape.highlight else shape.colour)
            yield from plot.value(index, written, point)
    yield from plot.dates()


class _Plot(Struct, frozen=True):
    """The measures of one chart over time."""

    shape: ChartShape
    setting: Setting

    @property
    def above(self) -> Emu:
        """From a point up to the top of its value."""
        return self.setting.leading + _POINT + _AXIS

    @property
    def rect(self) -> Rect:
        """Where the line runs: room for words is left at all sides but the top, for values in it at the top."""
        side, leading = (5 if self.shape.before else 3) * self.shape.size, self.setting.leading
        return self.shape.rect.inset(side, self.above, side, leading + leading // 2)

    def point(self, index: int, value: Decimal) -> tuple[Emu, Emu]:
        """Where a value stands."""
        low = min(Decimal(0), *self._stated)
        whole = (self.shape.most or max(Decimal(0), *self._stated)) - low
        up = int((value - low) * self.rect.height / whole) if whole else 0
        return self.x(index), self.rect.bottom - up

    def x(self, index: int) -> Emu:
        """Where a day stands; one alone in the middle."""
        first, last = self.shape.days[0], self.shape.days[-1]
        span, rect = (last - first).days, self.rect
        along = rect.width * (self.shape.days[index] - first).days // span if span else rect.width // 2
        return rect.right - along if self.shape.leftwards else rect.x + along

    def value(self, index: int, text: str, point: tuple[Emu, Emu]) -> tuple[Child, ...]:
        """A value above its point, or before it."""
        if index not in self.shape.before:
            return self.words(text, point[0], point[1] - self.above)
        away = 2 * _POINT + natural_width(Paragraph((Run(text),))) * self.shape.size // (2 * MICRO_EM)
        middle = point[0] + (away if self.shape.leftwards else -away)
        return self.words(text, middle, point[1] - self.setting.leading // 2)

    def words(self, text: str, middle: Emu, top: Emu) -> tuple[Child, ...]:
        """Words about a middle, inside the chart."""
        paragraph = Paragraph((Run(text),))
        lines = break_paragraph(paragraph, _ANY_WIDTH, self.setting.size)
        rect, width = self.shape.rect, lines[0].width
        x = max(rect.x, min(middle - width // 2, rect.right - width))
        return line_children(SetParagraph(paragraph, x, top, x, lines, self.setting, leftwards=self.shape.leftwards))

    def dates(self) -> Iterator[Child]:
        """The dates under their points, without those that would touch one before them; the figure's words say all."""
        top, taken = self.rect.bottom + self.setting.leading // 3, 0
        order = sorted(range(len(self.shape.days)), key=self.x)
        for index in order:
            lines = break_paragraph(Paragraph((Run(self.shape.categories[index]),)), _ANY_WIDTH, self.setting.size)
            half = lines[0].width // 2
            if self.x(index) - half >= taken:
                yield from self.words(self.shape.categories[index], self.x(index), top)
                taken = self.x(index) + half + self.shape.size // 2

    @property
    def _stated(self) -> tuple[Decimal, ...]:
        return (Decimal(0), *(value for value in self.shape.values if value is not None))
