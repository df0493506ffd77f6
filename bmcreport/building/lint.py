"""Documents linted: everything that checking them says, and what is odd about those that are sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from bmcreport.building.inspect import inspect, open_project
from bmcreport.diagnostics import Diagnostic, Severity, in_reading_order
from bmcreport.linting.ages import age_findings
from bmcreport.linting.claims import claim_findings
from bmcreport.linting.figures import figure_findings
from bmcreport.linting.segments import segment_findings
from bmcreport.linting.themes import theme_findings
from bmcreport.model.canvas import Canvas
from bmcreport.model.linting import LintSettings
from bmcreport.read.located import Located
from bmcreport.read.projects import Project
from bmcreport.read.suggest import did_you_mean

CODES = tuple(f"BMC{number}" for number in range(801, 811))
"""What lint adds to checking."""


def lint(paths: Iterable[Path], today: date) -> tuple[Diagnostic, ...]:
    """All findings about the documents at `paths`, in reading order; `today` is what ages are counted to."""
    chosen = tuple(paths)
    project = open_project(chosen)
    settings = (project.value and project.value.settings.value.lint) or LintSettings()
    inspected = inspect(chosen, project.value)
    odd = [one for one in _odd(inspected.documents.canvases, settings, today) if one.code not in settings.off]
    told = (*project.diagnostics, *inspected.diagnostics, *_unknown_codes(project.value), *odd)
    return in_reading_order(dict.fromkeys(told))


def _odd(canvases: tuple[Located[Canvas], ...], settings: LintSettings, today: date) -> Iterator[Diagnostic]:
    for canvas in canvases:
        yield from segment_findings(canvas)
        yield from claim_findings(canvas)
        yield from figure_findings(canvas, settings.share_tolerance)
        yield from age_findings(canvas, today, settings.checked_days)
    yield from theme_findings(canvases, settings.near_theme, settings.near_wording)


def _unknown_codes(project: Project | None) -> Iterator[Diagnostic]:
    if project is None or project.settings.value.lint is None:
        return
    for index, code in enumerate(project.settings.value.lint.off):
        if code not in CODES:
            span = project.settings.span("lint", "off", index)
            hint = did_you_mean(code, CODES, f"lint's codes are {CODES[0]} to {CODES[-1]}")
            yield project.settings.finding("BMC811", f"lint has no code `{code}`", hint, span, Severity.WARNING)
