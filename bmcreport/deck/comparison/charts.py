"""A native bar chart per figure that enough companies state in one measure; who states none is named, never nought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bmcreport import figures
from bmcreport.comparing.values import SharedMeasure
from bmcreport.deck.bodies import frame
from bmcreport.deck.chart_numbers import number_format, scaled
from bmcreport.deck.comparison.speaking import figure_line, source_lines
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.comparison.words import currency_words, inside_sentence, listed, number_word, sentence
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import ChartShape, Slide
from bmcreport.deck.splitting import even_groups
from bmcreport.model.canvas import Metric
from bmcreport.model.comparison_outline import ChartsSlide
from bmcreport.model.language import Numbers
from bmcreport.text.fitting import fits, solid
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, pt

_MOST_BARS = 20
"""Bars of a slide at most: more would ask for type below 10 points."""

_LARGEST, _SMALLEST = pt(14), pt(10)
_BAR_PITCH = 1.6
"""From bar to bar at least, in type sizes."""

_HEADROOM = Decimal("1.15")
_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True)
class _Bars:
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
    def drawn(self) -> list[int]:
        """The companies that the charts show: those without a figure too, as long as all stand on one slide."""
        return self.order if len(self.order) <= _MOST_BARS else [company for company, _ in self.stated]

    @cached_property
    def leaders(self) -> list[tuple[int, Metric]]:
        """The companies with the highest figure: one, or several that tie."""
        return [pair for pair in self.stated if pair[1].value == self.stated[0][1].value]

    @cached_property
    def scale(self) -> tuple[Decimal, str]:
        """What values are divided by, and the letter that says so."""
        return figures.step(max(abs(figure.value) for _, figure in self.stated))

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
        sample = self.stated[0][1]
        values = [value for company, _ in self.stated if (value := self.value(company)) is not None]
        return number_format(sample, values, self.scale[1], self.numbers)


def chart_slides(subject: Subject, written: ChartsSlide) -> Iterator[Slide]:
    """A slide per measure that enough companies share, more where the companies are many."""
    for measure in subject.comparison.measures:
        if measure.count >= written.companies:
            yield from _slides(_Bars(subject, measure))


def _slides(bars: _Bars) -> Iterator[Slide]:
    groups = even_groups(bars.drawn, _MOST_BARS)
    for number, companies in enumerate(groups, 1):
        heads = bars.subject.heads("chart", bars.measure.label, bars.subject.counted(_title(bars), number, len(groups)))
        heads["caption"] = bars.subject.master.text("chart", "caption", _caption(bars))
        name = bars.subject.counted(bars.measure.label, number, len(groups))
        yield bars.subject.slide(name, "chart", heads, (_chart(bars, companies),), lines(_notes(bars)))


def _title(bars: _Bars) -> str:
    """Who is ahead with which figure, and where the focus company stands."""
    companies, highest = [company for company, _ in bars.leaders], bars.leaders[0][1]
    names = listed(bars.subject.names(companies))
    leads = (
        f"leads with {figures.full(highest, bars.numbers)}"
        if len(companies) == 1
        else f"lead with {figures.full(highest, bars.numbers)} each"
    )
    # A price is no achievement.
    ahead = f"highest at {names}, {figures.full(highest, bars.numbers)}" if highest.per else f"{names} {leads}"
    return f"{bars.measure.label}: {ahead}{_own(bars, companies)}"


def _own(bars: _Bars, leaders: Sequence[int]) -> str:
    """The figure of the focus company, where it has one and does not lead."""
    focus = bars.subject.focus
    figure = None if focus is None or focus in leaders else bars.measure.figures[focus]
    return f"; {bars.subject.name(focus)} {figures.full(figure, bars.numbers)}" if figure and focus is not None else ""


def _chart(bars: _Bars, companies: tuple[int, ...]) -> ChartShape:
    rect = bars.subject.master.content_rect("chart")
    focus = bars.subject.focus
    return ChartShape(
        bars.measure.label,
        rect,
        tuple(_category(bars, company) for company in companies),
        tuple(bars.value(company) for company in companies),
        f"{bars.measure.label}, {_measure_words(bars)}",
        bars.number_format,
        _alt(bars, companies),
        _size(len(companies), rect.height),
        highlight=companies.index(focus) if focus in companies else None,
        most=bars.end if len(companies) < len(bars.drawn) else None,
    )


def _category(bars: _Bars, company: int) -> str:
    """The name; where there is no bar, why."""
    name, other = bars.subject.name(company), bars.measure.elsewhere[company]
    if bars.measure.converted[company]:
        return f"{name} (converted)"
    if bars.measure.figures[company]:
        return name
    return f"{name} (in\u00a0{figures.measure_name(other)})" if other else f"{name} (no\u00a0figure)"


def _size(count: int, height: Emu) -> Emu:
    """As large as the pitch of the bars allows."""
    return max(_SMALLEST, min(_LARGEST, round(height / count / _BAR_PITCH)))


def _alt(bars: _Bars, companies: Iterable[int]) -> str:
    told = (
        f"{bars.subject.name(company)} {figures.full(figure, bars.numbers) if figure else 'no figure'}"
        for company in companies
        for figure in [bars.measure.figures[company]]
    )
    return f"Bar chart of {inside_sentence(bars.measure.label)}: {', '.join(told)}"


def _measure_words(bars: _Bars) -> str:
    """`US dollars per month`, `people`."""
    sample = bars.stated[0][1]
    words = currency_words(sample.currency) if sample.currency else figures.measure_name(sample)
    return f"{words} per {sample.per}" if sample.currency and sample.per else words


def _caption(bars: _Bars) -> str:
    """The measure with every date and who is missing; where that is too long, the span of the dates."""
    rect = bars.subject.master.rect("chart", "caption")
    gaps = _gaps(bars)
    for told in (f"{_dates(bars)}{gaps}", f"{_span(bars)}{gaps}"):
        text = f"{sentence(_measure_words(bars))}. {told}"
        if fits(frame([Paragraph((Run(text),))], rect), solid(_SMALLEST)):
            return text
    others = sum(bars.measure.elsewhere[company] is not None for company in bars.missing)
    counts = f"{number_word(len(bars.missing) - others)} companies; in another measure: {number_word(others)}"
    return f"{sentence(_measure_words(bars))}. {_span(bars)} No figure: {counts}."


def _dates(bars: _Bars) -> str:
    return "; ".join(_dated(bars, company, figure) for company, figure in bars.stated) + "."


def _dated(bars: _Bars, company: int, figure: Metric) -> str:
    """The date of a figure, and the figure in full where its bar does not say how far it is qualified."""
    said = f"{figures.qualifier_note(figure)} {figures.short(figure, bars.numbers)}".strip()
    dated = f"{bars.subject.name(company)} {figure.as_of or 'undated'}"
    if conversion := bars.measure.converted[company]:
        stated, rate = figures.full(conversion.stated, bars.numbers), conversion.rate
        return f"{dated} ({stated} at {rate.rate:f} {rate.into} per {rate.currency}, {rate.as_of})"
    return f"{dated} ({said})" if figure.qualifier else dated


def _span(bars: _Bars) -> str:
    dates = sorted(figure.as_of for _, figure in bars.stated if figure.as_of)
    return f"Dates from {dates[0]} to {dates[-1]}, each in the notes." if dates else "The figures are undated."


def _gaps(bars: _Bars) -> str:
    """Who states no such figure, and who states it in another measure."""
    elsewhere = bars.measure.elsewhere
    silent = [company for company in bars.missing if elsewhere[company] is None]
    others = [_in_other_measure(bars, company, other) for company in bars.missing if (other := elsewhere[company])]
    none = [f"No figure: {listed(bars.subject.names(silent))}."] if silent else []
    return "".join(f" {told}" for told in (*others, *none))


def _in_other_measure(bars: _Bars, company: int, metric: Metric) -> str:
    dated = f" ({metric.as_of})" if metric.as_of else ""
    said = figures.full(metric, bars.numbers)
    return f"{bars.subject.name(company)} reports in {figures.measure_name(metric)}: {said}{dated}."


def _conversion(bars: _Bars, company: int) -> str:
    """From what and by whose rate a figure was converted."""
    conversion = bars.measure.converted[company]
    if conversion is None:
        return ""
    stated, rate, source = conversion.stated, conversion.rate, conversion.rate.source
    told = ", ".join(filter(None, (source.title, source.published, source.url)))
    return (
        f"; stated as {figures.full(stated, bars.numbers)}, converted at {rate.rate:f} {rate.into} per {rate.currency} "
        f"as of {rate.as_of} ({told})"
    )


def _notes(bars: _Bars) -> Iterator[str]:
    yield f"{_title(bars)}. Only figures of one measure stand in the chart: {_measure_words(bars)}."
    numbers: set[int] = set()
    for company in bars.order:
        figure = bars.measure.figures[company] or bars.measure.elsewhere[company]
        line = figure_line(bars.subject, company, figure) if figure else "no figure"
        yield f"• {bars.subject.name(company)}: {line}{_conversion(bars, company)}"
        if figure and figure.source:
            numbers.add(bars.subject.source_numbers[company, figure.source])
    yield from source_lines(bars.subject, numbers)
