"""The documents inside a file that bmcreport made, whatever kind of file it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from bmcreport.diagnostics import Checked, Diagnostic, Source
from bmcreport.enclosed import Enclosed
from bmcreport.read.packages import Package, check_package, read_bytes
from bmcreport.returning.markup import Unreadable

T = TypeVar("T")

_PDF = b"%PDF-"
_PDF_STARTS_WITHIN = 1024
_PLAIN_NAME = re.compile(r"[^/\\:\x00-\x1f\x7f]{1,100}\.ya?ml")


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back, with the documents inside it; `package` is what a deck is read from."""

    name: str
    documents: tuple[Enclosed, ...]
    package: Package | None = field(default=None, repr=False)


def read_returned(path: Path) -> Checked[Returned]:
    """The file at `path` with its documents, or why it has none to offer."""
    name, content = str(path), read_bytes(path)
    if content.value is None:
        return Checked(None, content.diagnostics)
    data = content.value
    if _PDF in data[:_PDF_STARTS_WITHIN]:
        found = guarded(name, lambda: _in_pdf(data))
        return _with(name, found, None)
    package = check_package(name, data)
    if package.value is None:
        return Checked(None, package.diagnostics)
    opened = package.value
    return _with(name, guarded(name, lambda: _in_deck(opened)), opened)


def guarded(name: str, read: Callable[[], T]) -> Checked[T]:
    """What a reader gets out of a file of other people, or that it stumbled."""
    try:
        return Checked(read())
    except Unreadable as error:
        return Checked(None, (_damaged(name, str(error)),))
    # Readers raise what they happen to stumble over in a damaged file.
    except Exception as error:  # noqa: BLE001
        return Checked(None, (_damaged(name, f"it is damaged ({type(error).__name__})"),))


def _in_pdf(content: bytes) -> tuple[Enclosed, ...]:
    from bmcreport.returning.in_pdfs import documents_of

    return documents_of(content)


def _in_deck(package: Package) -> tuple[Enclosed, ...]:
    from bmcreport.returning.in_decks import documents_of

    return documents_of(package)


def _with(name: str, found: Checked[tuple[Enclosed, ...]], package: Package | None) -> Checked[Returned]:
    if found.value is None:
        return Checked(None, found.diagnostics)
    if not found.value:
        hint = (
            "it was built for an audience that is spared a part of it, with --no-source, or not by bmcreport;"
            " or saved by a program that drops what it does not know"
        )
        return Checked(None, (Diagnostic("BMC703", "this file carries no document", Source(name, ""), hint=hint),))
    return Checked(Returned(name, tuple(_plainly_named(found.value)), package))


def _plainly_named(documents: Sequence[Enclosed]) -> Iterator[Enclosed]:
    """With names that lead to no other folder and stand once."""
    taken: set[str] = set()
    for number, document in enumerate(documents, 1):
        plain = _PLAIN_NAME.fullmatch(document.name) and not document.name.startswith(".")
        name = document.name if plain and document.name.lower() not in taken else f"document-{number}.yaml"
        taken.add(name.lower())
        yield replace(document, name=name)


def _damaged(name: str, message: str) -> Diagnostic:
    return Diagnostic("BMC704", f"this file cannot be read: {message}", Source(name, ""))
