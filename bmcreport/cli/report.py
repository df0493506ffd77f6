"""The report of a build as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bmcreport.building.outcome import BuildResult, Outcome
    from bmcreport.diagnostics import Diagnostic


def build_report(result: BuildResult) -> str:
    """All files with how their pages fit, and all that was found."""
    data = {
        "files": [_file(outcome) for outcome in result.outcomes],
        "diagnostics": [diagnostic_data(found) for found in result.diagnostics],
    }
    return json.dumps(data, indent=2)


def _file(outcome: Outcome) -> Mapping[str, Any]:
    made = outcome.made
    file = {
        "document": outcome.target.source.name,
        "type": outcome.target.type.value,
        "path": str(outcome.path),
        "written": made is not None,
        "fresh": outcome.fresh,
    }
    if made is None:
        return file
    pages = {"pages": [page.as_data() for page in made.pages]} if made.pages else {}
    return {**file, "bytes": made.size, "count": made.count, **pages}


def diagnostic_data(found: Diagnostic) -> Mapping[str, Any]:
    """A finding as JSON has it."""
    return {
        "code": found.code,
        "severity": found.severity.word,
        "document": found.source.name,
        "line": found.span.line,
        "column": found.span.column,
        "message": found.message,
        "hint": found.hint,
    }
