"""Findings in the format that was asked for: lines for people, editors and GitHub, documents for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TextIO

from bmcreport.console.gate import command, say, visible
from bmcreport.console.human import pieces, short
from bmcreport.console.report import Report
from bmcreport.diagnostics import Diagnostic

MOST_SHOWN = 100
"""Findings of one document that people are shown; whoever has more will run the check again."""


class Format(StrEnum):
    """How findings are said."""

    HUMAN = "human"
    SHORT = "short"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"

    @property
    def is_document(self) -> bool:
        """Whether standard output is one document, so that everything else has to be said elsewhere."""
        return self in (Format.JSON, Format.SARIF, Format.JUNIT)


def show(diagnostics: Iterable[Diagnostic], stream: TextIO, style: Format = Format.HUMAN) -> None:
    """Write findings as lines to `stream`, in colour where that is a terminal; documents are none of these."""
    shown, left_out = _not_too_many(diagnostics)
    for found in shown:
        if style is Format.SHORT:
            say(short(found), stream=stream)
        else:
            say(*pieces(found), stream=stream, end="\n\n")
    for name, count in left_out.items():
        say(f"{visible(name)}: and {count:,} more", stream=stream)


def annotate(report: Report, stream: TextIO) -> None:
    """Write findings as annotations of GitHub Actions."""
    from bmcreport.console.github import annotated

    for one in annotated(report):
        command(one, stream)


def document(report: Report, style: Format, data: Mapping[str, Any]) -> str:
    """Findings as a document; JSON holds the command's own data, too."""
    from bmcreport.console.data import as_json, findings_data

    if style is Format.JUNIT:
        from bmcreport.console.junit import junit_text

        return junit_text(report)
    if style is Format.SARIF:
        from bmcreport.console.sarif import sarif_data

        return as_json(sarif_data(report))
    return as_json({**data, "diagnostics": findings_data(report.findings)})


def _not_too_many(diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], dict[str, int]]:
    shown: list[Diagnostic] = []
    counts: dict[str, int] = {}
    for diagnostic in diagnostics:
        name = diagnostic.source.name
        counts[name] = counts.get(name, 0) + 1
        if counts[name] <= MOST_SHOWN:
            shown.append(diagnostic)
    return shown, {name: count - MOST_SHOWN for name, count in counts.items() if count > MOST_SHOWN}
