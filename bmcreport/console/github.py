"""Findings as annotations of GitHub Actions, which shows them at file and line of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bmcreport.codes import CODES
from bmcreport.console.gate import Command
from bmcreport.console.report import Report
from bmcreport.diagnostics import Diagnostic


def annotated(report: Report) -> Iterator[Command]:
    """A command for each finding, `error` or `warning`."""
    for found in report.findings:
        title = f"{found.code}: {CODES[found.code].title}"
        message = "\n".join(filter(None, (found.message, found.hint)))
        properties = {"file": found.source.name, **_place(found), "title": title}
        yield Command(found.severity.word, message, properties)


def _place(found: Diagnostic) -> Mapping[str, str]:
    """Lines, and columns where one line is meant, for GitHub takes no others."""
    if not found.placed:
        return {}
    span = found.span
    place = {"line": str(span.line), "endLine": str(span.end_line)}
    one_line = span.line == span.end_line
    return {**place, "col": str(span.column), "endColumn": str(span.end_column)} if one_line else place
