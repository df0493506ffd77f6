"""Customer segments and what is done for them: each should be promised something, and each promise wanted."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.diagnostics import Diagnostic, Severity
from bmcreport.model.canvas import Canvas
from bmcreport.read.located import Located
from bmcreport.read.suggest import listed


def segment_findings(located: Located[Canvas]) -> Iterator[Diagnostic]:
    """Segments without a value proposition, and promises and revenue that name no segment."""
    yield from _without_promise(located)
    yield from _for_nobody(located, "value_propositions", "BMC803", "no segment wants this value proposition")
    yield from _for_nobody(located, "revenue_streams", "BMC802", "this revenue stream does not say who pays it")


def _without_promise(located: Located[Canvas]) -> Iterator[Diagnostic]:
    blocks = located.value.blocks
    served = {segment for item in blocks.value_propositions.items for segment in item.segments}
    for index, segment in enumerate(blocks.customer_segments.items):
        if segment.id in served:
            continue
        wanted = f"`segments: [{segment.id}]`" if segment.id else "an `id` here and name it under its `segments`"
        yield located.finding(
            "BMC801",
            "no value proposition serves this segment",
            f"give the value proposition that does {wanted}",
            located.span("blocks", "customer_segments", "items", index, "text"),
            Severity.WARNING,
        )


def _for_nobody(located: Located[Canvas], block: str, code: str, message: str) -> Iterator[Diagnostic]:
    ids = [item.id for item in located.value.blocks.customer_segments.items if item.id]
    hint = f"name those of {listed(ids)} under `segments`" if ids else "give customer segments an `id` and name it here"
    for index, item in enumerate(located.value.blocks[block].items):
        if not item.segments:
            span = located.span("blocks", block, "items", index, "text")
            yield located.finding(code, message, hint, span, Severity.WARNING)
