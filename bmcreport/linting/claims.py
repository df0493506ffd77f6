"""Claims and the sources that they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.diagnostics import Diagnostic, Severity
from bmcreport.model.canvas import Canvas
from bmcreport.read.located import Located, Step

_HINT = "name the key of one under `{key}`, or list a new one under `sources:` of the document"


def claim_findings(located: Located[Canvas]) -> Iterator[Diagnostic]:
    """Items and figures without a source, and sources without either."""
    bare = list(_bare_claims(located.value))
    if bare and not located.value.sources:
        # One finding says it all where nobody has begun to name sources.
        count = "no claim" if len(bare) > 1 else "the claim"
        hint = "list sources by key under `sources:`, and name them on items and figures"
        yield located.finding("BMC804", f"{count} has a source", hint, located.key_span("blocks"), Severity.WARNING)
        return
    for path, what in bare:
        hint = _HINT.format(key="source" if what == "figure" else "sources")
        yield located.finding("BMC804", f"this {what} names no source", hint, located.span(*path), Severity.WARNING)
    yield from _unused(located)


def _bare_claims(canvas: Canvas) -> Iterator[tuple[tuple[Step, ...], str]]:
    for key, index, item in canvas.items():
        if not item.sources:
            yield ("blocks", key, "items", index, "text"), "item"
    for index, metric in enumerate(canvas.metrics):
        if not metric.source:
            yield ("metrics", index, "label"), "figure"


def _unused(located: Located[Canvas]) -> Iterator[Diagnostic]:
    canvas = located.value
    cited = {key for _, _, item in canvas.items() for key in item.sources}
    cited |= {metric.source for metric in canvas.metrics if metric.source}
    for key in canvas.sources:
        if key not in cited:
            hint = "name it on the item or figure that rests on it, or take it out"
            span = located.key_span("sources", key)
            yield located.finding("BMC805", f"nothing rests on the source `{key}`", hint, span, Severity.WARNING)
