"""Comparisons on their own, before anything is drawn: what is lined up with what, and where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bmcreport.building.inspect import inspect
from bmcreport.building.library import Library
from bmcreport.comparing import compare
from bmcreport.comparing.explaining import ExplainedItem, explained
from bmcreport.comparing.values import Comparison
from bmcreport.diagnostics import Diagnostic
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.patterns import Pattern
from bmcreport.read.located import Located


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with the document that asked for it and the canvases, in the order of its columns."""

    document: Located[ComparisonDocument]
    canvases: tuple[Located[Canvas], ...]
    comparison: Comparison

    def place(self, one: ExplainedItem) -> str:
        """Where an item was written, as `file:line`."""
        canvas = self.canvases[one.item.company]
        return f"{canvas.source.name}:{canvas.span('blocks', one.block, 'items', one.item.index).line}"

    def explained(self) -> Iterator[ExplainedItem]:
        """Every item with the reason why it stands in its row."""
        return explained(self.comparison)


@dataclass(frozen=True, slots=True)
class ComparedAll:
    """All comparisons of the paths, and what was found on the way."""

    comparisons: tuple[Compared, ...]
    diagnostics: tuple[Diagnostic, ...]


def compare_all(paths: Iterable[Path], patterns: Mapping[str, Pattern]) -> ComparedAll:
    """Compare what the comparison documents at `paths` name, as far as their canvases are sound."""
    inspected = inspect(paths)
    found = (_compared(document, inspected.library, patterns) for document in inspected.library.comparisons)
    return ComparedAll(tuple(one for one in found if one), inspected.diagnostics)


def _compared(
    document: Located[ComparisonDocument], library: Library, patterns: Mapping[str, Pattern]
) -> Compared | None:
    located = library.located(document)
    if located is None:
        return None
    canvases = {canvas.value.slug: canvas.value for canvas in located}
    return Compared(document, located, compare(document.value, canvases, patterns))
