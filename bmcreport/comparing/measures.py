"""Figures that companies share: only those of one key, currency, unit and per are ever put side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bmcreport import figures
from bmcreport.comparing.values import SharedMeasure
from bmcreport.model.canvas import Canvas, Metric

_Measured = tuple[str, tuple[str | None, str | None, str | None]]
"""A metric's key with its currency, unit and per."""


def shared_measures(canvases: Sequence[Canvas], focus: int | None) -> tuple[SharedMeasure, ...]:
    """Every measure of two or more companies, the most shared first."""
    latest = [_latest_by(canvas) for canvas in canvases]
    counts = Counter(measured for own in latest for measured in own)
    shared = [_shared(measured, latest, focus) for measured, count in counts.items() if count > 1]
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


def _shared(measured: _Measured, latest: Sequence[dict[_Measured, Metric]], focus: int | None) -> SharedMeasure:
    own = tuple(figures_by.get(measured) for figures_by in latest)
    elsewhere = tuple(
        None if figure else _in_another_measure(measured, figures_by)
        for figure, figures_by in zip(own, latest, strict=True)
    )
    return SharedMeasure(measured[0], _label(own, focus), own, elsewhere)


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
