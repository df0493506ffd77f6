"""What a command found, as every format is given it."""

from __future__ import annotations

from msgspec import Struct

from bmcreport.diagnostics import Diagnostic, Severity


class Report(Struct, frozen=True):
    """Findings in reading order; `documents` are the names of files that were looked at, sound ones among them.

    `strict` takes warnings for failures. `status` is what the process will exit with.
    """

    findings: tuple[Diagnostic, ...]
    documents: tuple[str, ...] = ()
    strict: bool = False
    status: int = 0

    def fails(self, found: Diagnostic) -> bool:
        """Whether this finding makes the command fail."""
        return self.strict or found.severity is Severity.ERROR

    def by_document(self) -> dict[str, list[Diagnostic]]:
        """The findings of every document, by its name."""
        grouped: dict[str, list[Diagnostic]] = {name: [] for name in self.documents}
        for found in self.findings:
            grouped.setdefault(found.source.name, []).append(found)
        return grouped


def counted(count: int, word: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def tally(findings: tuple[Diagnostic, ...]) -> tuple[str, ...]:
    """How many errors and warnings there are, as far as there are any."""
    errors = sum(found.severity is Severity.ERROR for found in findings)
    counts = ((errors, "error"), (len(findings) - errors, "warning"))
    return tuple(counted(count, word) for count, word in counts if count)
