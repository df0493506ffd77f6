"""What colleagues changed in a deck, as edits of the document that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path, PurePath

from bmcreport.building.files import write_whole
from bmcreport.diagnostics import Checked, Diagnostic, Source
from bmcreport.enclosed import Enclosed
from bmcreport.model.canvas import Canvas
from bmcreport.read.canvases import read_canvas
from bmcreport.read.files import read_source
from bmcreport.read.located import Located
from bmcreport.read.packages import Package
from bmcreport.returning.changes import Change, changes
from bmcreport.returning.documents import Returned, guarded, read_returned
from bmcreport.returning.merging import Merged, merged


def pull(deck: Path, document: Path | None) -> Checked[Merged]:
    """The document with the changes of a deck, nothing written; without a document the one inside the deck."""
    returned = read_returned(deck)
    if returned.value is None:
        return Checked(None, returned.diagnostics)
    told, base = changes_of(returned.value), base_of(returned.value)
    given = read_given(document) if document else base
    if told.value is None or base.value is None or given.value is None:
        return Checked(None, tuple(dict.fromkeys((*told.diagnostics, *base.diagnostics, *given.diagnostics))))
    return Checked(merged(base.value.value, given.value, told.value))


def changes_of(returned: Returned) -> Checked[tuple[Change, ...]]:
    """What changed on the slides since the deck was made."""
    package = returned.package
    if package is None:
        return _without_record(returned)
    found = guarded(returned.name, lambda: _changes(package))
    if found.value is None:
        return Checked(None, found.diagnostics) if found.diagnostics else _without_record(returned)
    return Checked(found.value)


def base_of(returned: Returned) -> Checked[Located[Canvas]]:
    """The canvas that a deck was made of."""
    first = returned.documents[0]
    return read_canvas(Source(first.name, first.text, first.encoding), PurePath(first.name).stem)


def read_given(path: Path) -> Checked[Located[Canvas]]:
    """The canvas in a file."""
    source = read_source(path)
    return read_canvas(source.value, path.stem) if source.value else Checked(None, source.diagnostics)


def write(result: Merged) -> Diagnostic | None:
    """Put the document in its place, whole; on failure what was there is untouched."""
    after = result.after
    return write_whole(Path(after.name), Enclosed(after.name, after.text, after.encoding).content)


def difference(result: Merged) -> Iterator[str]:
    """The lines of a unified diff, without line ends."""
    name = PurePath(result.before.name).as_posix()
    return unified_diff(result.before.lines(), result.after.lines(), f"a/{name}", f"b/{name}", lineterm="")


def _changes(package: Package) -> tuple[Change, ...] | None:
    from bmcreport.returning.in_decks import traces_of
    from bmcreport.returning.in_slides import slides_of

    traces = traces_of(package)
    return changes(traces, slides_of(package)) if traces else None


def _without_record(returned: Returned) -> Checked[tuple[Change, ...]]:
    hint = "texts come back from the deck of one canvas, not from pages, booklets and comparisons"
    message = "this file keeps no record of which text stands where"
    return Checked(None, (Diagnostic("BMC703", message, Source(returned.name, ""), hint=hint),))
