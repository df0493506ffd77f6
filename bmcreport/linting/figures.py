"""Figures: when they held, and whether shares make up their whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from bmcreport.diagnostics import Diagnostic, Severity
from bmcreport.model.canvas import Canvas
from bmcreport.read.located import Located

_WHOLE = Decimal(100)


def figure_findings(located: Located[Canvas], tolerance: float) -> Iterator[Diagnostic]:
    """Figures without a date, and shares of one whole and date that miss 100 per cent by more than `tolerance`.

    That a figure has a unit or currency is an error of its own when a document is read.
    """
    for index, metric in enumerate(located.value.metrics):
        if not metric.as_of:
            span = located.span("metrics", index, "label")
            hint = "say when it held: `as_of: 2026`, `2026-Q1`, `2026-05` or `2026-05-19`"
            yield located.finding("BMC806", "this figure has no date", hint, span, Severity.WARNING)
    yield from _incomplete_shares(located, Decimal(str(tolerance)))


def _incomplete_shares(located: Located[Canvas], tolerance: Decimal) -> Iterator[Diagnostic]:
    wholes: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for index, metric in enumerate(located.value.metrics):
        if metric.share_of and metric.unit == "percent":
            wholes[metric.share_of, metric.as_of].append(index)
    for (whole, as_of), parts in wholes.items():
        total = sum((located.value.metrics[index].value for index in parts), Decimal(0))
        if abs(total - _WHOLE) > tolerance:
            dated = f" as of {as_of}" if as_of else ""
            hint = (
                "add the share that is missing, or mend the one that is wrong; `lint: {share_tolerance: 2}` allows more"
            )
            yield located.finding(
                "BMC807",
                f"the shares of {whole}{dated} sum to {total.normalize():f} per cent",
                hint,
                located.span("metrics", parts[0], "share_of"),
                Severity.WARNING,
            )
