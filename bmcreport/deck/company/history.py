"""A native line chart per figure that is stated for several dates; those of few dates stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from bmcreport import figures
from bmcreport.deck.bodies import display
from bmcreport.deck.chart_numbers import common_step, number_format, own_formats, scaled
from bmcreport.deck.company.figures import figure_notes
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.slides import ChartShape, Shape, Slide, TextBox
from bmcreport.deck.splitting import even_groups
from bmcreport.model.canvas import Metric
from bmcreport.model.outline import HistorySlide
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt, split

_SIZE, _SHARED_SIZE = pt(14), pt(12)
_FEW = 3
"""Dates of a measure that shares its slide."""
_NARROWEST, _GAP = pt(180), pt(32)
"""Of charts side by side, and between them."""
_HEAD, _HEAD_HEIGHT, _UNDER_HEAD = pt(14), pt(36), pt(6)
"""The name over a chart that shares its slide."""
_HEADROOM = Decimal("1.15")
_PARTS_OF_A_DAY = 3


class _History(Struct, frozen=True):
    """One measure at its dates, oldest first, and what is stated without a date."""

    metrics: tuple[Metric, ...]
    undated: tuple[Metric, ...]

    @property
    def label(self) -> str:
        """What it is called now."""
        return self.metrics[-1].label

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
    """The measures with enough dates, in the order of the canvas; none where there is none.

    One of few dates shares its slide with others of few, one of many has a slide of its own.
    """
    layout = subject.chosen(written, "chart")
    room = subject.master.content_rect(layout).width
    across = max(1, min(written.charts, (room + _GAP) // (_NARROWEST + _GAP)))
    histories = tuple(_histories(subject.canvas.metrics, written.dates))
    for few, group in groupby(histories, key=lambda one: len(one.metrics) <= _FEW):
        same = tuple(group)
        for indices in even_groups(range(len(same)), across if few else 1):
            shown = tuple(same[index] for index in indices)
            yield (_slide if len(shown) == 1 else _shared)(subject, written, shown, layout)


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


def _slide(subject: Subject, written: HistorySlide, shown: Sequence[_History], layout: str) -> Slide:
    """One measure, which the title tells."""
    (history,) = shown
    first, last = (_dated(subject, metric) for metric in (history.metrics[0], history.metrics[-1]))
    title = subject.words.from_to.format(label=history.label, first=first, last=last)
    eyebrow = f"{subject.words.over_time} · {subject.speech.measure_code(history.metrics[-1])}"
    chart = _chart(subject, history, subject.master.content_rect(layout), _SIZE)
    return _told(subject, written, shown, layout, (title, eyebrow), (chart,))


def _shared(subject: Subject, written: HistorySlide, shown: Sequence[_History], layout: str) -> Slide:
    """Several measures side by side, each under its name."""
    title = subject.speech.labelled(subject.words.over_time, _labels(subject, shown))
    rect = subject.master.content_rect(layout)
    widths = split(rect.width - _GAP * (len(shown) - 1), (1,) * len(shown))
    shapes: list[Shape] = []
    for index, (history, width) in enumerate(zip(shown, widths, strict=True)):
        left = rect.x + sum(widths[:index]) + _GAP * index
        head, below = Rect(left, rect.y, width, _HEAD_HEIGHT), rect.inset(0, _HEAD_HEIGHT + _UNDER_HEAD, 0, 0)
        drawn = _chart(subject, history, Rect(left, below.y, width, below.height), _SHARED_SIZE)
        heading = Paragraph((Run(drawn.series, Style(FaceName.BOLD)),))
        shapes += [
            TextBox(f"{drawn.series}: heading", head, display([heading], head, _HEAD)),
            _steep(drawn),
        ]
    return _told(subject, written, shown, layout, (title, subject.words.key_figures), tuple(shapes))


def _told(
    subject: Subject,
    written: HistorySlide,
    shown: Sequence[_History],
    layout: str,
    usual: tuple[str, str],
    shapes: tuple[Shape, ...],
) -> Slide:
    title, eyebrow = subject.stated(written.title, usual[0]), subject.stated(written.eyebrow, usual[1])
    fills = subject.heads(layout, title, eyebrow)
    fills["caption"] = subject.master.text(layout, "caption", _caption(subject, shown))
    metrics = [metric for history in shown for metric in (*history.metrics, *history.undated)]
    name = subject.speech.labelled(subject.words.over_time, _labels(subject, shown))
    return subject.slide(name, layout, fills, shapes, figure_notes(subject, metrics))


def _labels(subject: Subject, shown: Sequence[_History]) -> str:
    return subject.speech.strung([history.label for history in shown])


def _dated(subject: Subject, metric: Metric) -> str:
    note = figures.qualifier_note(metric)
    told = subject.speech.strung([part for part in (note, metric.as_of) if part])
    return f"{figures.short(metric, subject.layout.numbers)} ({told})" if told else _short(subject, metric)


def _short(subject: Subject, metric: Metric) -> str:
    return figures.short(metric, subject.layout.numbers)


def _chart(subject: Subject, history: _History, rect: Rect, size: Emu) -> ChartShape:
    metrics, latest = history.metrics, history.metrics[-1]
    step = common_step(metric.value for metric in metrics)
    values = tuple(scaled(metric.value, step[0]) for metric in metrics)
    own = own_formats(latest, values, step, subject.layout.numbers)
    alike = [value for value, code in zip(values, own, strict=True) if code is None]
    points = subject.speech.strung([_dated(subject, metric) for metric in metrics])
    highest = max(values)
    return ChartShape(
        latest.label,
        rect,
        tuple(metric.as_of or "" for metric in metrics),
        values,
        subject.speech.strung([latest.label, subject.speech.measure_code(latest)]),
        number_format(latest, alike, step[1], subject.layout.numbers),
        subject.words.line_chart.format(label=latest.label, points=points),
        size,
        colour="offer",
        most=scaled(highest * _HEADROOM, Decimal(1)) if highest > 0 else None,
        days=history.days,
        own_formats=own,
    )


def _steep(chart: ChartShape) -> ChartShape:
    """A chart so narrow that its line rises through what stands above a point."""
    rising = (index for index, (value, after) in enumerate(pairwise(chart.values)) if value and after and value < after)
    return replace(chart, before=tuple(rising))


def _caption(subject: Subject, shown: Sequence[_History]) -> str:
    """Every point as it is stated, how imprecise dates are drawn, and what could not be drawn."""
    words, speech = subject.words, subject.speech
    told = [speech.sentence(_points(subject, history, named=len(shown) > 1)) for history in shown]
    dates = [metric.as_of or "" for history in shown for metric in history.metrics]
    if any(len(date.split("-")) < _PARTS_OF_A_DAY for date in dates):
        told.append(words.mid_period)
    if undated := "; ".join(_qualified(subject, metric) for history in shown for metric in history.undated):
        told.append(speech.sentence(words.undated.format(figures=undated)))
    return " ".join(told)


def _points(subject: Subject, history: _History, *, named: bool) -> str:
    stated = ((metric.as_of or "", _qualified(subject, metric)) for metric in history.metrics)
    points = "; ".join(subject.speech.labelled(date, told) for date, told in stated)
    return f"{history.label} {points}" if named else points


def _qualified(subject: Subject, metric: Metric) -> str:
    return f"{figures.qualifier_note(metric)} {figures.full(metric, subject.layout.numbers)}".strip()
