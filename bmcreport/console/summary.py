"""Findings as Markdown, for the page of a job or a comment: counts, and a table of what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bmcreport.console.gate import visible
from bmcreport.console.report import Report, counted, tally
from bmcreport.diagnostics import Diagnostic

ROOM = 30_000
"""Characters of the table's rows: GitHub takes 64 KiB a comment, which two commands may share."""

LONGEST = 300
"""Characters of a message or a name that are shown."""

_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
"""All that is ASCII and neither letter, digit nor space, so everything that Markdown takes for more than text."""


def summary_text(report: Report, line: str) -> str:
    """A section with the command's own last line, ended by an empty one so that more can follow."""
    return "\n".join(_lines(report, line)) + "\n\n"


def _lines(report: Report, line: str) -> Iterator[str]:
    counts = ", ".join(tally(report.findings)) or "nothing to complain of"
    yield f"### bmcreport: {counts}"
    if line:
        yield f"\n{_code(line)}"
    if report.findings:
        yield "\n| | place | finding |\n|---|---|---|"
        rows = [*_fitting(map(_row, report.findings))]
        yield from rows
        if more := len(report.findings) - len(rows):
            yield f"\nand {counted(more, 'further finding')}"


def _fitting(rows: Iterable[str]) -> Iterator[str]:
    left = ROOM
    for row in rows:
        left -= len(row)
        if left < 0:
            return
        yield row


def _row(found: Diagnostic) -> str:
    place = found.place if found.placed else found.source.name
    told = " ".join(filter(None, (found.message, f"({found.hint})" if found.hint else "")))
    return f"| {found.severity.word} {found.code} | {_code(place)} | {_code(told)} |"


def _code(text: str) -> str:
    """Text that Markdown leaves alone: no markup, and within `code` neither links nor mentions of people."""
    shown = visible(text)
    cut = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
    return f"<code>{_SIGNS.sub(lambda sign: f'&#{ord(sign[0])};', cut)}</code>"
