"""Whether a file still says what a document says: made of the same text, and not edited since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.diagnostics import Checked, Diagnostic, Severity, Source, in_reading_order
from bmcreport.enclosed import Enclosed
from bmcreport.model.canvas import Canvas, Item
from bmcreport.read.canvases import read_canvas
from bmcreport.read.files import read_source
from bmcreport.read.located import Located
from bmcreport.returning.aligning import aligned
from bmcreport.returning.changes import Change
from bmcreport.returning.documents import Returned, read_returned
from bmcreport.returning.merging import merged
from bmcreport.returning.naming import called
from bmcreport.returning.pull import base_of, changes_of

_FIELDS = ("text", "detail")
_ANEW = "build it anew"


class Verdict(Struct, frozen=True):
    """Whether a file matches a document; `slides` says whether the text of its slides was compared, too.

    Otherwise it is the document inside the file that matches or does not, whatever its pages show.
    """

    matches: bool
    slides: bool


def verify(file: Path, document: Path) -> Checked[Verdict]:
    """Whether the file is what the document makes, as far as texts go, and each difference."""
    returned, given = read_returned(file), read_source(document)
    if returned.value is None or given.value is None:
        return Checked(None, (*returned.diagnostics, *given.diagnostics))
    inside = _of_this_name(returned.value, document.name)
    told, base = changes_of(returned.value), base_of(returned.value)
    found = (*_other_text(inside, given.value), *_edited(returned.value, told, base, given.value))
    return Checked(Verdict(not found, told.value is not None and base.value is not None), in_reading_order(found))


def _of_this_name(returned: Returned, name: str) -> Enclosed:
    """The document of this name, or the one that the file is named after."""
    return next((one for one in returned.documents if one.name == name), returned.documents[0])


def _other_text(inside: Enclosed, given: Source) -> Iterator[Diagnostic]:
    """That the file was made of another text, and which texts of a canvas differ."""
    if inside.content == Enclosed(given.name, given.text, given.encoding).content:
        return
    before, now = (read_canvas(source, "canvas").value for source in (Source(inside.name, inside.text), given))
    told = tuple(_differing(before.value, now)) if before and now else ()
    yield from told
    if not told:
        hint = "comments, notes or other parts that slides and pages do not show first may have changed; build it anew"
        yield Diagnostic("BMC706", "this file was made of another state of the document", given, hint=hint)


def _differing(before: Canvas, now: Located[Canvas]) -> Iterator[Diagnostic]:
    for key, block in now.value.blocks.by_key():
        old, new = before.blocks[key], block
        if old.headline != new.headline:
            yield _other(now, ("blocks", key, "headline"), old.headline)
        yield from _differing_items(now, key, old.items, new.items)


def _differing_items(
    now: Located[Canvas], key: str, before: tuple[Item, ...], items: tuple[Item, ...]
) -> Iterator[Diagnostic]:
    for old, new in aligned([item.text for item in before], [item.text for item in items]):
        if new is None and old is not None:
            message = f"{key}: the file has an item that is not here, `{before[old].text}`"
            yield now.finding("BMC706", message, _ANEW, now.span("blocks", key))
        elif old is None and new is not None:
            path = ("blocks", key, "items", new)
            message = f"{called(now.value, path)}: the file was made without this"
            yield now.finding("BMC706", message, _ANEW, now.span(*path))
        elif old is not None and new is not None:
            for name in _FIELDS:
                if getattr(before[old], name) != getattr(items[new], name):
                    yield _other(now, ("blocks", key, "items", new, name), getattr(before[old], name))


def _other(now: Located[Canvas], path: tuple[str | int, ...], old: str | None) -> Diagnostic:
    was = f"`{old}`" if old else "nothing"
    message = f"{called(now.value, path)}: the file was made when this was {was}"
    return now.finding("BMC706", message, _ANEW, now.span(*path))


def _edited(
    returned: Returned, told: Checked[tuple[Change, ...]], base: Checked[Located[Canvas]], given: Source
) -> Iterator[Diagnostic]:
    """What was changed on the slides since; of files without a record nothing can be told."""
    if told.value is None or base.value is None:
        if returned.package and any(found.code != "BMC703" for found in told.diagnostics):
            yield from told.diagnostics
        return
    document = read_canvas(given, "canvas").value or base.value
    result = merged(base.value.value, document, told.value)
    for found in (*result.applied, *result.refused):
        yield replace(found, severity=Severity.ERROR, hint=found.hint or "`bmcreport pull` brings it into the document")
