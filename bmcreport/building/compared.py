"""Comparisons on their own, before anything is drawn: what is lined up with what, and where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from bmcreport.alternatives import OutputType
from bmcreport.building.beside import Beside
from bmcreport.building.drawing import Drawing, open_drawing
from bmcreport.building.files import write_whole
from bmcreport.building.inspect import inspect
from bmcreport.building.library import Library, text_of
from bmcreport.building.render import render
from bmcreport.building.stock import Stock
from bmcreport.building.targets import ComparisonTarget
from bmcreport.comparing import compare
from bmcreport.comparing.explaining import ExplainedItem, explained
from bmcreport.comparing.values import Comparison
from bmcreport.diagnostics import Checked, Diagnostic, has_errors
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.patterns import Pattern
from bmcreport.read.located import Located


class Compared(Struct, frozen=True):
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


class ComparedAll(Struct, frozen=True):
    """All comparisons of the paths, and what was found on the way."""

    comparisons: tuple[Compared, ...]
    diagnostics: tuple[Diagnostic, ...]


def compare_all(paths: Iterable[Path], patterns: Mapping[str, Pattern]) -> ComparedAll:
    """Compare what the comparison documents at `paths` name, as far as their canvases are sound."""
    inspected = inspect(paths)
    found = (_compared(document, inspected.library, patterns) for document in inspected.library.comparisons)
    return ComparedAll(tuple(one for one in found if one), inspected.diagnostics)


def compare_beside(beside: Checked[Beside], stock: Stock) -> ComparedAll:
    """Compare canvases that no document names."""
    if beside.value is None:
        return ComparedAll((), beside.diagnostics)
    document = beside.value.document(stock.layout_in(beside.value.lang))
    found = (*beside.diagnostics, *document.diagnostics)
    if document.value is None or has_errors(found):
        return ComparedAll((), found)
    canvases = {canvas.value.slug: canvas.value for canvas in beside.value.canvases}
    compared = Compared(document.value, beside.value.canvases, compare(document.value.value, canvases, stock.patterns))
    return ComparedAll((compared,), found)


def draw_compared(
    comparisons: Iterable[Compared], types: Iterable[OutputType], given: Mapping[str, Any], usual_layouts: Path
) -> Checked[tuple[Path, ...]]:
    """Files with the comparisons, in the kinds that are asked for.

    What is not `given`, by the name of an option, is as the project of the first canvas's file says.
    """
    written: list[Path] = []
    found: list[Diagnostic] = []
    for one in comparisons:
        opened = open_drawing([Path(one.document.source.name)], {one.document.value.lang}, given, usual_layouts)
        found += opened.diagnostics
        if opened.value:
            drawn = _drawn(one, tuple(dict.fromkeys(types)), opened.value)
            written += drawn.value or ()
            found += drawn.diagnostics
    return Checked(tuple(written), tuple(dict.fromkeys(found)))


def _drawn(compared: Compared, types: Iterable[OutputType], drawing: Drawing) -> Checked[tuple[Path, ...]]:
    if unprintable := drawing.unprintable(*compared.canvases):
        return Checked(None, unprintable)
    entries = compared.document.value.canvases
    columns = list(zip(entries, compared.canvases, strict=True))
    shown = {entry.slug: drawing.shown(canvas).value for entry, canvas in columns}
    further = tuple(text_of(entry, canvas) for entry, canvas in columns)
    written: list[Path] = []
    found: list[Diagnostic] = []
    for kind in types:
        target = ComparisonTarget(compared.document, shown, kind, drawing.house, further)
        made = render(target, drawing.stock, drawing.options)
        path = drawing.options.output / target.file_name
        failure = write_whole(path, made.value.content) if made.value else None
        found += (*made.diagnostics, *((failure,) if failure else ()))
        written += [path] if made.value and not failure else []
    return Checked(tuple(written), tuple(found))


def _compared(
    document: Located[ComparisonDocument], library: Library, patterns: Mapping[str, Pattern]
) -> Compared | None:
    located = library.located(document)
    if located is None:
        return None
    return Compared(document, located, compare(document.value, library.compared(document) or {}, patterns))
