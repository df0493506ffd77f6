"""A figure that companies share, ready to be drawn and told: who states it, in which order and at which scale."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from bmcreport import figures
from bmcreport.comparing.values import SharedMeasure
from bmcreport.deck.chart_numbers import common_step, number_format, own_formats, scaled
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.speech import Speech
from bmcreport.model.canvas import Metric
from bmcreport.model.comparison_words import ComparisonWords
from bmcreport.model.language import Numbers

MOST_BARS = 20
"""Bars of a slide at most: more would ask for type below 10 points."""

_HEADROOM = Decimal("1.15")
_THOUSANDTH = Decimal("0.001")


class Bars(Struct, frozen=True, dict=True):
    """A measure ready to draw: companies from the largest figure to the smallest, then those without one."""

    subject: Subject
    measure: SharedMeasure

    @cached_property
    def stated(self) -> list[tuple[int, Metric]]:
        """Each company that states the figure, the largest first."""
        figures_by = ((company, self.measure.figures[company]) for company in self.subject.order)
        return sorted([(one, figure) for one, figure in figures_by if figure], key=lambda pair: -pair[1].value)

    @cached_property
    def missing(self) -> list[int]:
        """The companies that do not."""
        return [company for company in self.subject.order if self.measure.figures[company] is None]

    @cached_property
    def order(self) -> list[int]:
        return [company for company, _ in self.stated] + self.missing

    @property
    def numbers(self) -> Numbers:
        """How the document's language writes numbers."""
        return self.subject.layout.numbers

    @property
    def words(self) -> ComparisonWords:
        return self.subject.words

    @property
    def speech(self) -> Speech:
        return self.subject.speech

    def full(self, figure: Metric) -> str:
        """A figure with what is counted, as the language writes it."""
        return figures.full(figure, self.numbers)

    @cached_property
    def measured_in(self) -> str:
        """`US dollars per month`, `people`."""
        return self.speech.measure(self.stated[0][1])

    @property
    def drawn(self) -> list[int]:
        """The companies that the charts show: those without a figure too, where they are fewer and all on one slide."""
        told = len(self.missing) < len(self.stated) and len(self.order) <= MOST_BARS
        return self.order if told else [company for company, _ in self.stated]

    @cached_property
    def leaders(self) -> list[tuple[int, Metric]]:
        """The companies with the highest figure: one, or several that tie."""
        return [pair for pair in self.stated if pair[1].value == self.stated[0][1].value]

    @cached_property
    def scale(self) -> tuple[Decimal, str]:
        """What values are divided by, and the letter that says so."""
        return common_step(figure.value for _, figure in self.stated)

    def value(self, company: int) -> Decimal | None:
        """The value of a company's bar."""
        figure = self.measure.figures[company]
        return scaled(figure.value, self.scale[0]) if figure else None

    @property
    def end(self) -> Decimal | None:
        """The end of the axis where several slides share it, with room for the label of the longest bar."""
        highest = self.leaders[0][1].value / self.scale[0]
        return (highest * _HEADROOM).quantize(_THOUSANDTH).normalize() if highest > 0 else None

    @property
    def number_format(self) -> str:
        """An Excel format code: sign, number and magnitude."""
        values = [self.value(company) for company, _ in self.stated]
        own = self.own_formats([company for company, _ in self.stated])
        alike = [value for value, code in zip(values, own, strict=True) if value is not None and code is None]
        return number_format(self.stated[0][1], alike, self.scale[1], self.numbers)

    def own_formats(self, companies: Sequence[int]) -> tuple[str | None, ...]:
        """The codes of bars whose figures are of another magnitude than the chart's."""
        return own_formats(self.stated[0][1], [*map(self.value, companies)], self.scale, self.numbers)
