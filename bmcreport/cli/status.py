"""What a process exits with, after what was found."""

from __future__ import annotations

from collections.abc import Iterable

from bmcreport.codes import CODES
from bmcreport.diagnostics import Diagnostic, Severity


def exit_status(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """0 without errors, else the gravest status of their codes; `strict` takes warnings for errors."""
    counted = (found for found in diagnostics if strict or found.severity is Severity.ERROR)
    return max((CODES[found.code].exit_status for found in counted), default=0)
