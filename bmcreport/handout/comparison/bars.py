"""The figures that companies share as bars, many small charts to a page, each of one measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.deck.bodies import body_at, narrowed
from bmcreport.deck.comparison.bars import MOST_BARS, Bars
from bmcreport.deck.comparison.charts import bar_chart, measures_shown
from bmcreport.deck.rows import QUIET, STRONG
from bmcreport.deck.slides import Body
from bmcreport.deck.splitting import even_groups, even_pages
from bmcreport.handout.comparison.furniture import Furniture, Sheet
from bmcreport.handout.comparison.ground import Ground
from bmcreport.model.comparison_outline import ChartsSlide
from bmcreport.pdf.page import Element
from bmcreport.text.fitting import Frame, Setting, needed_height, solid
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, Rect

_LEAST_WIDTH, _GAP, _UNDER_TITLE = 32, 3, 0.4
"""The least width of a chart, the space between two and that under a title, in the least type size."""
_PITCHES = (2.2, 1.9, 1.6)
"""From bar to bar where there is room for all on one page, and at least."""


class _Chart(Struct, frozen=True):
    """Some companies' bars of one measure, under what is measured."""

    title: Paragraph
    bars: Bars
    companies: tuple[int, ...]


class _Wall:
    """Where charts stand in a room: so many across, their bars all as far apart."""

    def __init__(self, ground: Ground, room: Rect) -> None:
        self._ground = ground
        self._room = room
        self._gap = ground.floor * _GAP
        self._setting: Setting = solid(ground.floor)
        self._across = max(1, (room.width + self._gap) // (ground.floor * _LEAST_WIDTH + self._gap))
        self._width = (room.width - self._gap * (self._across - 1)) // self._across
        self.most_bars = max(2, min(MOST_BARS, round(room.height / ground.floor / _PITCHES[-1]) - 4))

    def pages(self, charts: Sequence[_Chart]) -> Iterator[tuple[Element, ...]]:
        """The charts in their order, row by row; none where a title leaves its chart no room."""
        rows = [charts[start : start + self._across] for start in range(0, len(charts), self._across)]
        pitches = [round(self._ground.floor * pitch) for pitch in _PITCHES]
        room = self._room.height + self._gap
        tried = ((pitch, [self._height(row, pitch) + self._gap for row in rows]) for pitch in pitches)
        pitch, heights = next(
            ((pitch, heights) for pitch, heights in tried if sum(heights) <= room or pitch == pitches[-1])
        )
        if max(heights) > room:
            return
        for start, end in even_pages(heights, room):
            tops = accumulate(heights[start:end], initial=self._room.y)
            placed = zip(rows[start:end], tops, strict=False)
            yield tuple(element for row, top in placed for element in self._row(row, top, pitch))

    def _height(self, row: Sequence[_Chart], pitch: Emu) -> Emu:
        return self._titles(row) + max(len(chart.companies) for chart in row) * pitch

    def _titles(self, row: Sequence[_Chart]) -> Emu:
        """The height of the highest title of a row."""
        return max(self._title_height(chart.title) for chart in row)

    def _row(self, row: Sequence[_Chart], top: Emu, pitch: Emu) -> Iterator[Element]:
        """Charts beside each other, each under its title."""
        bars = top + self._titles(row)
        for place, chart in enumerate(row):
            rect = Rect(
                self._room.x + place * (self._width + self._gap), bars, self._width, pitch * len(chart.companies)
            )
            heading = Element("H3", self._ground.words(self._title(chart.title), replace(rect, y=top)))
            shape = bar_chart(chart.bars, chart.companies, rect, self._ground.floor)
            yield Element("Sect", (heading, self._ground.chart(shape)))

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
