"""Files become texts; whatever keeps a file from being read is told, not raised."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from bmcreport.diagnostics import START, Checked, Diagnostic, Source, Span
from bmcreport.enclosed import ENCODINGS

T = TypeVar("T")

MAX_BYTES = 1_048_576
"""The largest document that is read: 1 MiB, some two hundred canvases."""


def read_source(path: Path) -> Checked[Source]:
    """The text of the file at `path`, under the name by which the user called it."""
    content = read_content(path)
    return Checked(None, content.diagnostics) if content.value is None else decode(str(path), content.value)


def read_content(path: Path) -> Checked[bytes]:
    """The bytes of the file at `path`, a few more than a document may have if there are so many."""
    name = str(path)
    try:
        # A device or a pipe could keep us waiting for ever.
        if path.exists() and not path.is_file():
            return _refused(name, "BMC602", "this is not a file", "give the path of a YAML file")
        with path.open("rb") as file:
            return Checked(file.read(MAX_BYTES + 1))
    except FileNotFoundError:
        return _refused(name, "BMC601", "there is no such file", missing_hint(path))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _refused(name, "BMC602", f"this file cannot be read: {reason}", "check its name and permissions")


def missing_hint(path: Path) -> str:
    """What to try where a path leads nowhere."""
    return f"check the path; it is looked for in {path.parent}" if path.parent != Path() else "check the spelling"


def decode(name: str, content: bytes) -> Checked[Source]:
    """The text in `content`: UTF-8, or UTF-16 that says so by its byte order mark."""
    if len(content) > MAX_BYTES:
        return _refused(
            name, "BMC116", "the file is larger than 1 MiB", "a document is much smaller; is it the right file?"
        )
    stored = next((key for key, (mark, _) in ENCODINGS.items() if mark and content.startswith(mark)), "utf-8")
    mark, encoding = ENCODINGS[stored]
    try:
        return Checked(Source(name, content[len(mark) :].decode(encoding), stored))
    except UnicodeDecodeError as error:
        return _undecodable(name, content[len(mark) :], encoding, error)


def _undecodable(name: str, content: bytes, encoding: str, error: UnicodeDecodeError) -> Checked[Source]:
    readable = Source(name, content.decode(encoding, errors="replace"))
    before = Source(name, content[: error.start].decode(encoding, errors="replace")).lines()
    span = Span.point(len(before), len(before[-1]) + 1)
    hint = "save the file as UTF-8; it may be in an older encoding such as Windows-1252"
    return Checked(None, (Diagnostic("BMC114", "this byte is not UTF-8 text", readable, span, hint),))


def _refused(name: str, code: str, message: str, hint: str) -> Checked[T]:
    return Checked(None, (Diagnostic(code, message, Source(name, ""), START, hint),))
