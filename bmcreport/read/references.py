"""Whether the names that a document uses are names that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from bmcreport.diagnostics import Diagnostic, Severity
from bmcreport.model.canvas import Canvas, Item
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.read.located import Located, Step
from bmcreport.read.suggest import did_you_mean, listed

MOST_CANVASES = 40
"""Columns beyond this make no comparison that anyone reads."""


def canvas_references(located: Located[Canvas]) -> tuple[Diagnostic, ...]:
    """Unknown segments and sources, ids and metrics given twice, and figures of nobody knows what."""
    items = _in_order_written(located)
    return (
        *_unknown_segments(located, items),
        *_unknown_sources(located, items),
        *_repeated_ids(located, items),
        *_repeated_metrics(located),
        *_metrics_without_unit(located),
    )


def comparison_references(located: Located[ComparisonDocument]) -> tuple[Diagnostic, ...]:
    """A focus that is not compared, canvases named twice, and more canvases than can be read side by side."""
    return (*_unknown_focus(located), *_repeated_canvases(located), *_too_many_canvases(located))


ItemAtPath: TypeAlias = tuple[tuple[Step, ...], Item]


def _in_order_written(located: Located[Canvas]) -> list[ItemAtPath]:
    """Items with their paths, in the order in which they were written."""
    paths = [(("blocks", key, "items", index), item) for key, index, item in located.value.items()]
    return sorted(paths, key=lambda each: located.span(*each[0]))


def _unknown_segments(located: Located[Canvas], items: list[ItemAtPath]) -> Iterator[Diagnostic]:
    ids = list(dict.fromkeys(item.id for item in located.value.blocks.customer_segments.items if item.id))
    for path, item in items:
        for index, segment in enumerate(item.segments):
            if segment not in ids:
                span = located.span(*path, "segments", index)
                hint = did_you_mean(segment, ids, _names_of("segments", ids, "add `id:` to the customer segment"))
                yield located.finding("BMC301", f"there is no customer segment with the id `{segment}`", hint, span)


def _unknown_sources(located: Located[Canvas], items: list[ItemAtPath]) -> Iterator[Diagnostic]:
    known = list(located.value.sources)
    for path, key in _used_sources(located, items):
        if key not in known:
            remedy = _names_of("sources", known, f"add `{key}:` with its title under `sources:`")
            hint = did_you_mean(key, known, remedy)
            yield located.finding("BMC302", f"there is no source `{key}`", hint, located.span(*path))


def _used_sources(located: Located[Canvas], items: list[ItemAtPath]) -> Iterator[tuple[tuple[Step, ...], str]]:
    for path, item in items:
        yield from (((*path, "sources", index), key) for index, key in enumerate(item.sources))
    for index, metric in enumerate(located.value.metrics):
        if metric.source:
            yield ("metrics", index, "source"), metric.source


def _names_of(what: str, names: Iterable[str], remedy: str) -> str:
    """The names that there are, unless they are too many to read, else what to do."""
    few = list(names)
    return f"the {what} are {listed(few)}; or {remedy}" if 0 < len(few) <= 8 else remedy


def _repeated_ids(located: Located[Canvas], items: list[ItemAtPath]) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for path, item in items:
        if item.id is None:
            continue
        span = located.span(*path, "id")
        if item.id in first:
            hint = f"it is given on line {first[item.id]} already; an id names one item"
            yield located.finding("BMC303", f"the id `{item.id}` is given twice", hint, span)
        first.setdefault(item.id, span.line)


def _repeated_metrics(located: Located[Canvas]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str | None], int] = {}
    for index, metric in enumerate(located.value.metrics):
        span = located.span("metrics", index, "key")
        figure = (metric.key, metric.as_of)
        if figure in first:
            hint = f"it is on line {first[figure]} already; give them different keys or dates (`as_of`)"
            date = f" for {metric.as_of}" if metric.as_of else ""
            yield located.finding("BMC304", f"the metric `{metric.key}`{date} is given twice", hint, span)
        first.setdefault(figure, span.line)


def _metrics_without_unit(located: Located[Canvas]) -> Iterator[Diagnostic]:
    for index, metric in enumerate(located.value.metrics):
        if metric.unit is None and metric.currency is None:
            span = located.span("metrics", index, "key")
            hint = "add `unit:` or `currency:`, unless the label tells what is counted"
            message = f"the metric `{metric.key}` has neither a unit nor a currency"
            yield located.finding("BMC216", message, hint, span, Severity.WARNING)


def _unknown_focus(located: Located[ComparisonDocument]) -> Iterator[Diagnostic]:
    focus, names = located.value.focus, [entry.slug for entry in located.value.canvases]
    if focus is not None and focus not in names:
        hint = did_you_mean(focus, names, f"the focus is one of {listed(names)}")
        message = f"the focus `{focus}` is not among the canvases compared"
        yield located.finding("BMC305", message, hint, located.span("focus"))


def _repeated_canvases(located: Located[ComparisonDocument]) -> Iterator[Diagnostic]:
    names: list[str] = []
    for index, entry in enumerate(located.value.canvases):
        if entry.slug in names:
            span = located.span("canvases", index, "rev" if entry.rev else "canvas")
            which = f"the canvas `{entry.canvas}`" + (f" as of `{entry.rev}`" if entry.rev else "")
            yield located.finding("BMC306", f"{which} is named twice", "name it once", span)
        names.append(entry.slug)


def _too_many_canvases(located: Located[ComparisonDocument]) -> Iterator[Diagnostic]:
    count = len(located.value.canvases)
    if count > MOST_CANVASES:
        hint = "split it into several comparisons"
        message = f"{count} canvases are more than the {MOST_CANVASES} that a comparison may have"
        yield located.finding("BMC217", message, hint, located.span("canvases", MOST_CANVASES))
