"""Canvases as they were, where comparisons put versions of one canvas side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from msgspec import structs

from bmcreport.building.coverage import uncovered
from bmcreport.diagnostics import Checked, Diagnostic, has_errors
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument, Entry
from bmcreport.read.located import Located

Past = Mapping[tuple[Path, str, str], Located[Canvas]]
"""By folder, slug and revision."""


def read_past(documents: Iterable[Located[ComparisonDocument]]) -> Checked[Past]:
    """The versions that comparisons name, from git; what is wrong with one is told where it is named, too."""
    past: dict[tuple[Path, str, str], Located[Canvas]] = {}
    found: list[Diagnostic] = []
    for document in documents:
        folder = Path(document.source.name).parent
        for index, entry in enumerate(document.value.canvases):
            if not entry.rev or (folder, entry.canvas, entry.rev) in past:
                continue
            read = _printable(entry.rev, folder / f"{entry.canvas}.yaml")
            found += _told(document, index, entry, read)
            if read.value and not has_errors(read.diagnostics):
                past[folder, entry.canvas, entry.rev] = replace(read.value, value=read.value.value.named(entry.slug))
    return Checked(past, tuple(found))


def _printable(rev: str, path: Path) -> Checked[Located[Canvas]]:
    """The canvas as of a revision, with what no font covers."""
    from bmcreport.building.versions import canvas_at

    read = canvas_at(rev, path)
    return Checked(read.value, (*read.diagnostics, *(uncovered(read.value) if read.value else ())))


def _told(
    document: Located[ComparisonDocument], index: int, entry: Entry, read: Checked[Located[Canvas]]
) -> Iterator[Diagnostic]:
    span = document.span("canvases", index, "rev")
    if read.value is None and not any(one.source.text for one in read.diagnostics):
        # Git has no such version, so there is no text to show.
        yield from (structs.replace(one, source=document.source, span=span) for one in read.diagnostics)
    elif has_errors(read.diagnostics):
        yield from read.diagnostics
        message = f"the canvas `{entry.canvas}` has errors as of `{entry.rev}` and cannot be compared"
        yield document.finding("BMC504", message, "name another revision; its errors are listed with it", span)
