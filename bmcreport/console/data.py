"""Findings as JSON, and JSON as a log takes it: in ASCII, without anything that a service would obey."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bmcreport.diagnostics import Diagnostic

_MARK = "##"
"""What commands in the middle of a line begin with; in JSON it stands in texts only."""


def as_json(data: Mapping[str, Any]) -> str:
    """The data as JSON, in which every character that is not ASCII is escaped."""
    return json.dumps(data, indent=2).replace(_MARK, "#\\u0023")


def findings_data(findings: Iterable[Diagnostic]) -> list[Mapping[str, Any]]:
    """Findings as plain data: lines and columns from 1, the end exclusive."""
    return [_finding(found) for found in findings]


def _finding(found: Diagnostic) -> Mapping[str, Any]:
    span = found.span
    return {
        "code": found.code,
        "severity": found.severity.word,
        "document": found.source.name,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": found.message,
        "hint": found.hint,
    }
