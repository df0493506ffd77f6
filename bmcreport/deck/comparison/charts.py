"""A native bar chart per figure that enough companies state in one measure; who states none is named, never nought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from bmcreport import figures
from bmcreport.comparing.values import Conversion, SharedMeasure
from bmcreport.deck.bodies import frame
from bmcreport.deck.comparison.bars import MOST_BARS, Bars
from bmcreport.deck.comparison.speaking import figure_line, source_lines
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import ChartShape, Slide
from bmcreport.deck.speech import capitalised
from bmcreport.deck.splitting import even_groups
from bmcreport.model.canvas import Metric
from bmcreport.model.comparison_outline import ChartsSlide
from bmcreport.text.fitting import fits, solid
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, Rect, pt

_LARGEST, _SMALLEST = pt(14), pt(10)
_BAR_PITCH = 1.6
"""From bar to bar at least, in type sizes."""

_MOST_PITCH = pt(72)
"""From bar to bar at most: few bars stand under the title, no wider than they need to be."""

_MOST_FOR_NAMES, _FOR_VALUES, _AROUND = 0.4, 0.12, 1.12
"""Parts of a chart's width for names at most and for values, and of a name what it takes with the space around it."""

_MOST_NAMED = 2
"""Of many companies that tie."""


def chart_slides(subject: Subject, written: ChartsSlide) -> Iterator[Slide]:
    """A slide per measure that enough companies share, or all; more where the companies are many."""
    for measure in measures_shown(subject, written):
        yield from _slides(Bars(subject, measure))


def measures_shown(subject: Subject, written: ChartsSlide) -> tuple[SharedMeasure, ...]:
    """The measures that so many companies share, or all."""
    least = min(written.companies, len(subject.order))
    return tuple(one for one in subject.comparison.measures if one.count >= least)


def _slides(bars: Bars) -> Iterator[Slide]:
    groups = even_groups(bars.drawn, MOST_BARS)
    for number, companies in enumerate(groups, 1):
        heads = bars.subject.heads("chart", bars.measure.label, bars.subject.counted(_title(bars), number, len(groups)))
        heads["caption"] = bars.subject.master.text("chart", "caption", _caption(bars))
        name = bars.subject.counted(bars.measure.label, number, len(groups))
        yield bars.subject.slide(name, "chart", heads, (_chart(bars, companies),), lines(_notes(bars)))


def _title(bars: Bars) -> str:
    """Who is ahead with which figure, and where the focus company stands."""
    companies, highest = [company for company, _ in bars.leaders], bars.leaders[0][1]
    told, names = {"label": _label(bars, highest), "figure": bars.full(highest)}, _named(bars, companies)
    # A price is no achievement.
    if highest.per:
        stated = bars.words.highest_at.format(companies=names, **told)
    elif len(companies) > 1:
        stated = bars.words.lead_alike.format(companies=names, **told)
    else:
        stated = bars.words.leads.format(company=names, **told)
    return _with_own(bars, stated, companies)


def _label(bars: Bars, highest: Metric) -> str:
    """What is compared; in which measure, where others state it in another and might have more."""
    if not any(bars.measure.elsewhere):
        return bars.measure.label
    return bars.words.in_measure.format(company=bars.measure.label, measure=bars.speech.measure_code(highest))


def _named(bars: Bars, companies: Sequence[int]) -> str:
    """The names of companies, of many the first ones and how many more there are."""
    more = len(companies) - _MOST_NAMED
    if more <= 1:
        return bars.subject.listed(companies)
    first = bars.speech.strung(bars.subject.names(companies[:_MOST_NAMED]))
    return f"{first} {bars.speech.tallied(bars.words.and_more, more)}"


def _with_own(bars: Bars, stated: str, leaders: Sequence[int]) -> str:
    """The title with the figure of the focus company, where it has one, in whichever measure, and does not lead."""
    focus = bars.subject.focus
    figure = None if focus is None or focus in leaders else bars.measure.figures[focus] or bars.measure.elsewhere[focus]
    if focus is None or figure is None:
        return stated
    return bars.words.leads_and.format(stated=stated, company=bars.subject.name(focus), figure=bars.full(figure))


def _chart(bars: Bars, companies: tuple[int, ...]) -> ChartShape:
    rect = bars.subject.master.content_rect("chart")
    rect = replace(rect, height=min(rect.height, len(companies) * _MOST_PITCH))
    return bar_chart(bars, companies, rect, _size(len(companies), rect.height))


def bar_chart(bars: Bars, companies: tuple[int, ...], rect: Rect, size: Emu) -> ChartShape:
    """The bars of these companies in a place, with words of this size."""
    focus = bars.subject.focus
    names = tuple(_category(bars, company) for company in companies)
    return ChartShape(
        bars.measure.label,
        rect,
        names,
        tuple(bars.value(company) for company in companies),
        bars.speech.strung([bars.measure.label, bars.measured_in]),
        bars.number_format,
        _alt(bars, companies),
        size,
        highlight=companies.index(focus) if focus in companies else None,
        most=bars.end if len(companies) < len(bars.drawn) else None,
        rooms=_rooms(names, size, rect.width),
        own_formats=bars.own_formats(companies),
    )


def _rooms(names: Sequence[str], size: Emu, width: Emu) -> tuple[float, float]:
    """The parts of the width that names and values take."""
    widest = max(natural_width(Paragraph((Run(name),))) for name in names) * size // MICRO_EM
    return min(_MOST_FOR_NAMES, widest * _AROUND / width), _FOR_VALUES


def _category(bars: Bars, company: int) -> str:
    """The name; where there is no bar, why."""
    name, other, words = bars.subject.name(company), bars.measure.elsewhere[company], bars.words
    if bars.measure.converted[company]:
        return words.converted.format(company=name)
    if bars.measure.figures[company]:
        return name
    if other:
        return words.in_measure.format(company=name, measure=bars.speech.measure_code(other))
    return words.without_figure.format(company=name)


def _size(count: int, height: Emu) -> Emu:
    """As large as the pitch of the bars allows."""
    return max(_SMALLEST, min(_LARGEST, round(height / count / _BAR_PITCH)))


def _alt(bars: Bars, companies: Iterable[int]) -> str:
    told = [
        f"{bars.subject.name(company)} {bars.full(figure) if figure else bars.words.no_figure}"
        for company in companies
        for figure in [bars.measure.figures[company]]
    ]
    label = bars.speech.within(bars.measure.label)
    return bars.subject.layout.words.bar_chart.format(label=label, points=bars.speech.strung(told))


def _caption(bars: Bars) -> str:
    """The measure with every date and who is missing; where that is too long, the span of the dates."""
    rect = bars.subject.master.rect("chart", "caption")
    gaps = _gaps(bars)
    for dates in (_dates(bars), _span(bars)):
        text = _told(bars, [dates, *gaps])
        if fits(frame([Paragraph((Run(text),))], rect), solid(_SMALLEST)):
            return text
    others = sum(bars.measure.elsewhere[company] is not None for company in bars.missing)
    silent, otherwise = map(bars.speech.digits, (len(bars.missing) - others, others))
    return _told(bars, [_span(bars), bars.words.gaps_counted.format(silent=silent, others=otherwise)])


def _told(bars: Bars, sentences: Iterable[str]) -> str:
    """The measure and what is said of it, a sentence each."""
    return " ".join(map(bars.speech.sentence, (capitalised(bars.measured_in), *sentences)))


def _dates(bars: Bars) -> str:
    return "; ".join(_dated(bars, company, figure) for company, figure in bars.stated)


def _dated(bars: Bars, company: int, figure: Metric) -> str:
    """The date of a figure, and the figure in full where its bar does not say how far it is qualified."""
    said = f"{figures.qualifier_note(figure)} {figures.short(figure, bars.numbers)}".strip()
    dated = f"{bars.subject.name(company)} {figure.as_of or bars.words.undated}"
    if conversion := bars.measure.converted[company]:
        return f"{dated} ({bars.words.exchanged.format(**_exchange(bars, conversion))})"
    return f"{dated} ({said})" if figure.qualifier else dated


def _exchange(bars: Bars, conversion: Conversion) -> dict[str, str]:
    """What was stated, and by which rate it was converted."""
    rate = conversion.rate
    written = figures.exact(rate.rate, bars.numbers)
    return {
        "stated": bars.full(conversion.stated), "rate": written, "into": rate.into, "currency": rate.currency,
        "date": rate.as_of,
    }  # fmt: skip


def _span(bars: Bars) -> str:
    dates = sorted(figure.as_of for _, figure in bars.stated if figure.as_of)
    return bars.words.dates_between.format(first=dates[0], last=dates[-1]) if dates else bars.words.all_undated


def _gaps(bars: Bars) -> list[str]:
    """Who states no such figure, and who states it in another measure."""
    elsewhere = bars.measure.elsewhere
    silent = [company for company in bars.missing if elsewhere[company] is None]
    others = [_in_other_measure(bars, company, other) for company in bars.missing if (other := elsewhere[company])]
    none = [bars.words.silent.format(companies=bars.subject.listed(silent))] if silent else []
    return [*others, *none]


def _in_other_measure(bars: Bars, company: int, metric: Metric) -> str:
    dated = f" ({metric.as_of})" if metric.as_of else ""
    company_name, measure = bars.subject.name(company), bars.speech.measure_code(metric)
    return bars.words.reports_in.format(company=company_name, measure=measure, figure=f"{bars.full(metric)}{dated}")


def _converted(bars: Bars, company: int, figure: str) -> str:
    """A figure, and from what and by whose rate it was converted."""
    conversion = bars.measure.converted[company]
    if conversion is None:
        return figure
    source = conversion.rate.source
    told = bars.speech.strung([part for part in (source.title, source.published, source.url) if part])
    return bars.words.exchanged_by.format(figure=figure, source=told, **_exchange(bars, conversion))


def _notes(bars: Bars) -> Iterator[str]:
    yield bars.speech.sentence(_title(bars))
    yield bars.speech.sentence(bars.words.one_measure.format(measure=bars.measured_in))
    numbers: set[int] = set()
    for company in bars.order:
        figure = bars.measure.figures[company] or bars.measure.elsewhere[company]
        line = figure_line(bars.subject, company, figure) if figure else bars.words.no_figure
        yield f"• {bars.speech.labelled(bars.subject.name(company), _converted(bars, company, line))}"
        if figure and figure.source:
            numbers.add(bars.subject.source_numbers[company, figure.source])
    yield from source_lines(bars.subject, numbers)
