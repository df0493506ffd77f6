"""A native bar chart per measure that several single figures share; those with several dates are lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from bmcreport import figures
from bmcreport.deck.chart_numbers import common_step, number_format, own_formats, scaled
from bmcreport.deck.company.figures import figure_notes
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.slides import ChartShape, Slide
from bmcreport.model.canvas import Metric
from bmcreport.model.outline import BarsSlide
from bmcreport.units import Emu, Rect, pt

_LARGEST, _SMALLEST = pt(16), pt(11)
_PITCH = 2.6
"""From one bar to the next, in type sizes."""
_HIGHEST_PITCH = pt(72)
_VISIBLE = 200
"""A figure of which the largest is so many times as much would have no bar to see."""
_MOST = 10


class _Bars(Struct, frozen=True):
    """Figures of one measure, the largest first, and those that would have no bar beside them."""

    drawn: tuple[Metric, ...]
    tiny: tuple[Metric, ...]


def bar_slides(subject: Subject, written: BarsSlide) -> Iterator[Slide]:
    """A slide per measure with enough figures, in the order of the canvas; none where there is none."""
    for bars in _groups(subject.canvas.metrics, written.figures):
        yield _slide(subject, written, bars)


def _groups(metrics: Sequence[Metric], least: int) -> Iterator[_Bars]:
    """By currency, unit and what they are per: nothing else is comparable."""
    single = [metric for metric in figures.latest_of_each(metrics) if not _several_dates(metric, metrics)]
    order = list(dict.fromkeys(map(figures.measure, single)))
    by_measure = sorted(single, key=lambda metric: order.index(figures.measure(metric)))
    for _, group in groupby(by_measure, key=figures.measure):
        ranked = sorted(group, key=lambda metric: metric.value, reverse=True)
        drawn = tuple(one for one in ranked if abs(one.value) * _VISIBLE >= abs(ranked[0].value))[:_MOST]
        if len(drawn) >= least:
            yield _Bars(drawn, tuple(one for one in ranked if one not in drawn))


def _several_dates(metric: Metric, metrics: Sequence[Metric]) -> bool:
    """Whether a line shows it."""
    return sum(one.key == metric.key and bool(one.as_of) for one in metrics) > 1


def _slide(subject: Subject, written: BarsSlide, bars: _Bars) -> Slide:
    layout, words, measure = subject.chosen(written, "chart"), subject.words, _measure(subject, bars)
    in_figures = words.in_figures.format(company=subject.canvas.company.name)
    title = subject.stated(written.title, subject.speech.labelled(in_figures, measure))
    eyebrow = subject.stated(written.eyebrow, words.key_figures)
    fills = subject.heads(layout, title, eyebrow)
    fills["caption"] = subject.master.text(layout, "caption", _caption(subject, bars))
    name = subject.speech.labelled(words.key_figures, measure)
    return subject.slide(name, layout, fills, (_chart(subject, bars, layout),), figure_notes(subject, bars.drawn))


def _measure(subject: Subject, bars: _Bars) -> str:
    return subject.speech.measure(bars.drawn[0])


def _chart(subject: Subject, bars: _Bars, layout: str) -> ChartShape:
    first, rect = bars.drawn[0], subject.master.content_rect(layout)
    step = common_step(metric.value for metric in bars.drawn)
    values = tuple(scaled(metric.value, step[0]) for metric in bars.drawn)
    own = own_formats(first, values, step, subject.layout.numbers)
    alike = [value for value, code in zip(values, own, strict=True) if code is None]
    measure = _measure(subject, bars)
    points = subject.speech.strung([_told(subject, metric) for metric in bars.drawn])
    return ChartShape(
        measure,
        Rect(rect.x, rect.y, rect.width, min(rect.height, len(bars.drawn) * _HIGHEST_PITCH)),
        tuple(_category(subject, metric) for metric in bars.drawn),
        values,
        subject.speech.strung([subject.words.key_figures, measure]),
        number_format(first, alike, step[1], subject.layout.numbers),
        subject.words.bar_chart.format(label=measure, points=points),
        _type_size(len(bars.drawn), rect.height),
        colour="offer",
        own_formats=own,
    )


def _type_size(count: int, height: Emu) -> Emu:
    return max(_SMALLEST, min(_LARGEST, round(height / count / _PITCH)))


def _category(subject: Subject, metric: Metric) -> str:
    return subject.speech.strung([metric.label, metric.as_of]) if metric.as_of else metric.label


def _told(subject: Subject, metric: Metric) -> str:
    """A figure as it is stated, with how sure it is and for when it holds."""
    note = subject.speech.strung([part for part in (figures.qualifier_note(metric), metric.as_of) if part])
    stated = f"{metric.label} {figures.full(metric, subject.layout.numbers)}"
    return f"{stated} ({note})" if note else stated


def _caption(subject: Subject, bars: _Bars) -> str:
    """What charts cannot say of a figure: that it is an estimate, at least so much, or too small beside the others."""
    qualified = [metric for metric in bars.drawn if metric.qualifier]
    sentence = subject.speech.sentence
    told = [sentence("; ".join(_told(subject, metric) for metric in qualified))] if qualified else []
    if bars.tiny:
        small = "; ".join(_told(subject, metric) for metric in bars.tiny)
        told.append(sentence(subject.words.not_drawn.format(figures=small)))
    return " ".join(told) or sentence(_measure(subject, bars))
