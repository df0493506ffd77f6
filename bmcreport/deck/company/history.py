"""A native line chart per figure that is stated for several dates; between dates nothing is made up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from bmcreport import figures
from bmcreport.deck.chart_numbers import common_step, number_format, own_formats, scaled
from bmcreport.deck.company.figures import figure_notes
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.slides import ChartShape, Slide
from bmcreport.model.canvas import Metric
from bmcreport.model.outline import HistorySlide
from bmcreport.units import pt

_SIZE = pt(14)
_HEADROOM = Decimal("1.15")
_PARTS_OF_A_DAY = 3


class _History(Struct, frozen=True):
    """One measure at its dates, oldest first, and what is stated without a date."""

    metrics: tuple[Metric, ...]
    undated: tuple[Metric, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The day where each figure is drawn, every one later than the one before."""
        days: list[date] = []
        for metric in self.metrics:
            day = drawn_on(metric.as_of or "")
            days.append(max(day, days[-1] + timedelta(1)) if days else day)
        return tuple(days)


def drawn_on(as_of: str) -> date:
    """The day that stands for a date: itself, or the middle of its month, quarter or year."""
    year, *rest = as_of.split("-")
    if not rest:
        return date(int(year), 7, 1)
    if rest[0].startswith("Q"):
        return date(int(year), 3 * int(rest[0][1:]) - 1, 15)
    return date(int(year), int(rest[0]), int(rest[1]) if len(rest) > 1 else 15)


def history_slides(subject: Subject, written: HistorySlide) -> Iterator[Slide]:
    """A slide per measure with enough dates, in the order of the canvas; none where there is none."""
    for history in _histories(subject.canvas.metrics, written.dates):
        yield _slide(subject, written, history)


def _histories(metrics: Sequence[Metric], least: int) -> Iterator[_History]:
    order = list(dict.fromkeys(map(_measured, metrics)))
    by_measure = sorted(metrics, key=lambda metric: order.index(_measured(metric)))
    for _, group in groupby(by_measure, key=_measured):
        same = list(group)
        dated = sorted((metric for metric in same if metric.as_of), key=lambda metric: drawn_on(metric.as_of or ""))
        if len(dated) >= least:
            yield _History(tuple(dated), tuple(metric for metric in same if not metric.as_of))


def _measured(metric: Metric) -> tuple[object, ...]:
    """What two figures must share to stand on one line."""
    return metric.key, *figures.measure(metric)


def _slide(subject: Subject, written: HistorySlide, history: _History) -> Slide:
    layout, words = subject.chosen(written, "chart"), subject.words
    latest = history.metrics[-1]
    first, last = (_dated(subject, metric) for metric in (history.metrics[0], latest))
    title = subject.stated(written.title, words.from_to.format(label=latest.label, first=first, last=last))
    eyebrow = subject.stated(written.eyebrow, f"{words.over_time} · {subject.speech.measure_code(latest)}")
    fills = subject.heads(layout, title, eyebrow)
    fills["caption"] = subject.master.text(layout, "caption", _caption(subject, history))
    notes = figure_notes(subject, (*history.metrics, *history.undated))
    return subject.slide(
        subject.speech.labelled(words.over_time, latest.label),
        layout,
        fills,
        (_chart(subject, history, layout),),
        notes,
    )


def _dated(subject: Subject, metric: Metric) -> str:
    note = figures.qualifier_note(metric)
    told = subject.speech.strung([part for part in (note, metric.as_of) if part])
    return f"{figures.short(metric, subject.layout.numbers)} ({told})" if told else _short(subject, metric)


def _short(subject: Subject, metric: Metric) -> str:
    return figures.short(metric, subject.layout.numbers)


def _chart(subject: Subject, history: _History, layout: str) -> ChartShape:
    metrics, latest = history.metrics, history.metrics[-1]
    step = common_step(metric.value for metric in metrics)
    values = tuple(scaled(metric.value, step[0]) for metric in metrics)
    own = own_formats(latest, values, step, subject.layout.numbers)
    alike = [value for value, code in zip(values, own, strict=True) if code is None]
    points = subject.speech.strung([_dated(subject, metric) for metric in metrics])
    highest = max(values)
    return ChartShape(
        latest.label,
        subject.master.content_rect(layout),
        tuple(metric.as_of or "" for metric in metrics),
        values,
        subject.speech.strung([latest.label, subject.speech.measure_code(latest)]),
        number_format(latest, alike, step[1], subject.layout.numbers),
        subject.words.line_chart.format(label=latest.label, points=points),
        _SIZE,
        colour="offer",
        most=scaled(highest * _HEADROOM, Decimal(1)) if highest > 0 else None,
        days=history.days,
        own_formats=own,
    )


def _caption(subject: Subject, history: _History) -> str:
    """Every point as it is stated, how imprecise dates are drawn, and what could not be drawn."""
    words = subject.words
    stated = ((metric.as_of or "", _qualified(subject, metric)) for metric in history.metrics)
    points = "; ".join(subject.speech.labelled(date, told) for date, told in stated)
    told = [subject.speech.sentence(points)]
    if any(len((metric.as_of or "").split("-")) < _PARTS_OF_A_DAY for metric in history.metrics):
        told.append(words.mid_period)
    if history.undated:
        undated = "; ".join(_qualified(subject, metric) for metric in history.undated)
        told.append(subject.speech.sentence(words.undated.format(figures=undated)))
    return " ".join(told)


def _qualified(subject: Subject, metric: Metric) -> str:
    return f"{figures.qualifier_note(metric)} {figures.full(metric, subject.layout.numbers)}".strip()
