"""The figures that companies share as bars, many small charts to a page, each of one measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bmcreport.deck.bodies import body_at, narrowed
from bmcreport.deck.comparison.bars import MOST_BARS, Bars
from bmcreport.deck.comparison.charts import bar_chart, measures_shown
from bmcreport.deck.rows import QUIET, STRONG
from bmcreport.deck.slides import Body
from bmcreport.deck.splitting import even_groups
from bmcreport.handout.comparison.furniture import Furniture, Sheet
from bmcreport.handout.comparison.ground import Ground
from bmcreport.model.comparison_outline import ChartsSlide
from bmcreport.pdf.page import Element
from bmcreport.text.fitting import Frame, Setting, needed_height, solid
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, Rect

_LEAST_WIDTH, _GAP, _UNDER_TITLE = 32, 3, 0.4
"""The least width of a chart, the space between two and that under a title, in the least type size."""
_PITCH, _MOST_PITCH = 1.6, 2.2
"""From bar to bar, at least and where there is room."""


@dataclass(frozen=True, slots=True)
class _Chart:
    """Some companies' bars of one measure, under what is measured."""

    title: Paragraph
    bars: Bars
    companies: tuple[int, ...]


class _Wall:
    """Where charts stand in a room: so many across and down, all of one size."""

    def __init__(self, ground: Ground, room: Rect) -> None:
        self._ground = ground
        self._room = room
        self._gap = ground.floor * _GAP
        self._setting: Setting = solid(ground.floor)
        self._across = max(1, (room.width + self._gap) // (ground.floor * _LEAST_WIDTH + self._gap))
        self._width = (room.width - self._gap * (self._across - 1)) // self._across
        self.most_bars = max(2, min(MOST_BARS, round(room.height / ground.floor / _PITCH) - 4))

    def pages(self, charts: Sequence[_Chart]) -> Iterator[tuple[Element, ...]]:
        """The charts in their order, row by row; none where a title leaves its chart no room."""
        title = max(self._title_height(chart.title) for chart in charts)
        bars = max(len(chart.companies) for chart in charts)
        least = title + round(bars * _PITCH * self._ground.floor)
        if least > self._room.height:
            return
        down = min((self._room.height + self._gap) // (least + self._gap), -(-len(charts) // self._across))
        roomy = title + round(bars * _MOST_PITCH * self._ground.floor)
        height = min((self._room.height - self._gap * (down - 1)) // down, roomy)
        each = self._across * down
        for start in range(0, len(charts), each):
            places = (divmod(at, self._across) for at in range(each))
            rects = [
                Rect(
                    self._room.x + column * (self._width + self._gap),
                    self._room.y + row * (height + self._gap),
                    self._width,
                    height,
                )
                for row, column in places
            ]
            yield tuple(
                self._drawn(chart, rect, title, (height - title) // bars)
                for chart, rect in zip(charts[start : start + each], rects, strict=False)
            )

    def _drawn(self, chart: _Chart, rect: Rect, title: Emu, pitch: Emu) -> Element:
        """A chart under its title, its bars as far apart as those of all."""
        below = Rect(rect.x, rect.y + title, rect.width, pitch * len(chart.companies))
        heading = Element("H3", self._ground.words(self._title(chart.title), rect))
        return Element(
            "Sect", (heading, self._ground.chart(bar_chart(chart.bars, chart.companies, below, self._ground.floor)))
        )

    def _title(self, title: Paragraph) -> Body:
        return body_at([title], self._setting)

    def _title_height(self, title: Paragraph) -> Emu:
        frame = Frame((title,), narrowed(Rect(0, 0, self._width, 0)))
        return needed_height(frame, self._setting) + round(self._ground.floor * _UNDER_TITLE)


def bar_sheets(ground: Ground, furniture: Furniture) -> Iterator[Sheet]:
    """The pages of bars; none if the outline wants none, or nothing is shared."""
    subject, written = ground.subject, ground.asked(ChartsSlide)
    measures = measures_shown(subject, written) if written else ()
    if not measures:
        return
    name = ground.layout.words.key_figures
    wall = _Wall(ground, furniture.room(furniture.heading(name)))
    pages = list(wall.pages([chart for one in measures for chart in _charts(Bars(subject, one), wall.most_bars)]))
    for number, charts in enumerate(pages, 1):
        yield Sheet(furniture.heading(subject.counted(name, number, len(pages))), charts)


def _charts(bars: Bars, most: int) -> Iterator[_Chart]:
    """The charts of a measure: one, or several where it has more bars than a chart holds."""
    groups = even_groups(bars.drawn, most)
    for number, companies in enumerate(groups, 1):
        label = bars.subject.counted(bars.measure.label, number, len(groups))
        yield _Chart(Paragraph((Run(label, STRONG), Run(f" {bars.measured_in}", QUIET))), bars, companies)
