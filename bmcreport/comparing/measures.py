"""Figures that companies share: only those of one key, currency, unit and per are ever put side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Context

from bmcreport import figures
from bmcreport.comparing.values import Conversion, SharedMeasure
from bmcreport.model.canvas import Canvas, Metric
from bmcreport.model.comparison import Rate

_Measured = tuple[str, tuple[str | None, str | None, str | None]]
"""A metric's key with its currency, unit and per."""

_THREE_DIGITS = Context(prec=3)


def shared_measures(
    canvases: Sequence[Canvas], focus: int | None, rates: Sequence[Rate] = ()
) -> tuple[SharedMeasure, ...]:
    """Every measure of two or more companies, the most shared first.

    Figures in another currency count where one of `rates` leads to that of the measure.
    """
    latest = [_latest_by(canvas) for canvas in canvases]
    measures = dict.fromkeys(measured for own in latest for measured in own)
    found = (_shared(measured, latest, focus, rates) for measured in measures)
    shared = [one for one in found if one.count > 1]
    order = {key: place for place, key in enumerate(_keys(canvases, focus))}
    return tuple(sorted(shared, key=lambda one: (-one.count, order.get(one.key, len(order)), one.key, _unit(one))))


def _latest_by(canvas: Canvas) -> dict[_Measured, Metric]:
    """The latest figure of each measure."""
    found: dict[_Measured, list[Metric]] = {}
    for metric in canvas.metrics:
        found.setdefault((metric.key, figures.measure(metric)), []).append(metric)
    return {measured: figures.latest(metrics) for measured, metrics in found.items()}


def _keys(canvases: Sequence[Canvas], focus: int | None) -> list[str]:
    """The keys of the focus company's metrics, in its order."""
    return [] if focus is None else list(dict.fromkeys(metric.key for metric in canvases[focus].metrics))


def _shared(
    measured: _Measured, latest: Sequence[dict[_Measured, Metric]], focus: int | None, rates: Sequence[Rate]
) -> SharedMeasure:
    converted = tuple(_conversion(measured, figures_by, rates) for figures_by in latest)
    own = tuple(
        figures_by.get(measured) or (_converted(conversion) if conversion else None)
        for figures_by, conversion in zip(latest, converted, strict=True)
    )
    elsewhere = tuple(
        None if figure else _in_another_measure(measured, figures_by)
        for figure, figures_by in zip(own, latest, strict=True)
    )
    return SharedMeasure(measured[0], _label(own, focus), own, elsewhere, converted)


def _conversion(measured: _Measured, latest: dict[_Measured, Metric], rates: Sequence[Rate]) -> Conversion | None:
    """What is stated in another currency of the same unit, with the first rate that leads to this one."""
    key, (currency, unit, per) = measured
    if measured in latest:
        return None
    found = ((rate, latest.get((key, (rate.currency, unit, per)))) for rate in rates if rate.into == currency)
    return next((Conversion(stated, rate) for rate, stated in found if stated), None)


def _converted(conversion: Conversion) -> Metric:
    """The figure in the other currency, to three significant digits: the rate is not the day's of the figure."""
    value = _THREE_DIGITS.multiply(conversion.stated.value, conversion.rate.rate)
    return conversion.stated.model_copy(update={"value": value, "currency": conversion.rate.into})


def _in_another_measure(measured: _Measured, latest: dict[_Measured, Metric]) -> Metric | None:
    others = [metric for (key, _), metric in latest.items() if key == measured[0]]
    return figures.latest(others) if others else None


def _label(own: Sequence[Metric | None], focus: int | None) -> str:
    """What the focus company calls it, else what most call it."""
    if focus is not None and (preferred := own[focus]):
        return preferred.label
    counts = Counter(metric.label for metric in own if metric)
    return min(counts, key=lambda label: (-counts[label], label))


def _unit(measure: SharedMeasure) -> str:
    """The measure, to tell apart what has the same key and count."""
    return next(" ".join(part or "" for part in figures.measure(figure)) for figure in measure.figures if figure)
