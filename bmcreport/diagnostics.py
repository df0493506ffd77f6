"""What the user is told about their files: values with a place, a message and a remedy, collected and never raised.

An error about user data is a `Diagnostic`. Exceptions in this package mean a bug, with one exception tree at the edge:

    BmcreportError           anything that this package raises on purpose
    ├── InvalidInput         the convenience API met input with errors; carries the diagnostics
    └── BrokenInstallation   files that come with the package are not where they should be
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Severity(IntEnum):
    """How bad it is; only an error keeps a target from being built."""

    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was read: its name for messages (a path as the user gave it), its content and how it was stored.

    `encoding` is a key of `bmcreport.enclosed.ENCODINGS`.
    """

    name: str
    text: str = field(repr=False)
    encoding: str = field(default="utf-8", repr=False, compare=False)

    def lines(self) -> tuple[str, ...]:
        """The lines without their endings, at least one; an ending is what YAML takes for one (1.1, 4.2)."""
        return tuple(re.split("\r\n|[\n\r\x85\u2028\u2029]", self.text))

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its ending, or nothing past the end."""
        lines = self.lines()
        return lines[number - 1] if 1 <= number <= len(lines) else ""


class Span(Struct, frozen=True, order=True):
    """Where something was written: lines and columns from 1, the end exclusive, in characters."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def point(cls, line: int, column: int) -> Span:
        return cls(line, column, line, column + 1)


START = Span(1, 1, 1, 1)


class Diagnostic(Struct, frozen=True):
    """One finding about user data.

    `code` is a key of `bmcreport.codes.CODES`; `hint` says what to do about it and may be empty.
    """

    code: str
    message: str
    source: Source
    span: Span = START
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        return f"{self.source.name}:{self.span.line}:{self.span.column}"

    @property
    def placed(self) -> bool:
        """Whether there is a line to point at; a file that was not read has none."""
        return bool(self.source.text) or self.span != START


class Checked(Struct, Generic[T], frozen=True):
    """A value with what was found on the way to it; no value exactly when something made it impossible."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        return self.value is not None and not has_errors(self.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of them keeps a target from being built."""
    return any(found.severity is Severity.ERROR for found in diagnostics)


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, then by place, then by code: the order in which a person would mend them."""
    return tuple(sorted(diagnostics, key=lambda found: (found.source.name, found.span, found.code, found.message)))


class BmcreportError(Exception):
    """Anything that this package raises on purpose."""


class InvalidInput(BmcreportError):
    """User data has errors; `diagnostics` says which and where."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(f"{found.place}: {found.code} {found.message}" for found in diagnostics))


class BrokenInstallation(BmcreportError):
    """Files that come with the package are not where they should be; installing it again mends that."""
