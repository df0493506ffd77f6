"""What every command that finds something says of it: the options for that, and one way to say it and to exit."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeAlias

import click
from msgspec import Struct

from bmcreport.cli.status import exit_status
from bmcreport.console.gate import say
from bmcreport.console.telling import Format

if TYPE_CHECKING:
    from bmcreport.console.report import Report
    from bmcreport.diagnostics import Diagnostic

Callback: TypeAlias = Callable[..., Any]


class Reporting(Struct, frozen=True):
    """How a command was asked to speak; what it exits with does not depend on it."""

    style: Format = Format.HUMAN
    summary: Path | None = None
    quiet: bool = False

    @property
    def stream(self) -> TextIO:
        """Where lines go that are no findings: not where a document is expected."""
        return sys.stderr if self.style.is_document else sys.stdout

    @property
    def tells(self) -> bool:
        """Whether people are told what there is beside findings, such as tables."""
        return not (self.quiet or self.style.is_document)

    def tell(self, line: str) -> None:
        """Say how things go, unless only findings are wanted."""
        if not self.quiet:
            say(line, stream=self.stream)

    def conclude(
        self,
        findings: Iterable[Diagnostic],
        line: str = "",
        data: Mapping[str, Any] | None = None,
        documents: Iterable[str] = (),
        *,
        strict: bool = False,
    ) -> int:
        """Say what was found, then `line`, then a document with `data` where one is wanted, and give the exit status.

        `documents` are the names of all files that were looked at. With `strict`, warnings fail.
        """
        from bmcreport.console.report import Report

        found = tuple(findings)
        report = Report(found, tuple(documents), strict, exit_status(found, strict=strict))
        self._show(report)
        if line:
            self.tell(line)
        if self.style.is_document:
            from bmcreport.console.telling import document

            say(document(report, self.style, data or {}))
        return max(report.status, self._summarise(report, line))

    def _show(self, report: Report) -> None:
        """Findings as lines; those of a document too, for whoever reads the log, unless only the document is wanted."""
        from bmcreport.console.telling import annotate, show

        if self.style is Format.GITHUB:
            annotate(report, sys.stderr)
        elif not (self.style.is_document and self.quiet):
            show(report.findings, sys.stderr, self.style)

    def _summarise(self, report: Report, line: str) -> int:
        """Append to the summary that was asked for; the status of a failure to do so."""
        if self.summary is None:
            return 0
        from bmcreport.building.files import append
        from bmcreport.console.summary import summary_text
        from bmcreport.console.telling import show

        failure = append(self.summary, summary_text(report, line).encode())
        failures = [failure] if failure else []
        show(failures, sys.stderr)
        return exit_status(failures)


def reporting_options(command: Callback) -> Callback:
    """`--format`, `--summary` and `--quiet`, given to the command as one `reporting`."""

    @wraps(command)
    def with_reporting(*args: Any, style: str, summary: Path | None, quiet: bool, **others: Any) -> Any:
        return command(*args, reporting=Reporting(Format(style), summary, quiet), **others)

    wrapped: Callback = with_reporting
    for option in (
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but what was found."),
        click.option(
            "--summary",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Append a summary in Markdown to a file, such as $GITHUB_STEP_SUMMARY.",
        ),
        click.option(
            "--format",
            "style",
            type=click.Choice([each.value for each in Format]),
            default=Format.HUMAN.value,
            show_default=True,
            help="How to say what was found.",
        ),
    ):
        wrapped = option(wrapped)
    return wrapped
