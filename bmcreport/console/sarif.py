"""Findings as SARIF 2.1.0, which code scanning of GitHub, GitLab and Azure DevOps reads.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from bmcreport import __version__
from bmcreport.codes import CODES, CONTENT
from bmcreport.console.gate import visible
from bmcreport.console.report import Report
from bmcreport.diagnostics import Diagnostic

Data = Mapping[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_data(report: Report) -> Data:
    """A log of one run, with a rule for each code that was found."""
    codes = sorted({found.code for found in report.findings})
    driver = {"name": "bmcreport", "semanticVersion": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": report.status in (0, CONTENT), "exitCode": report.status}],
        "results": [_result(found, codes) for found in report.findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> Data:
    known = CODES[code]
    example = f"Example:\n{known.example}"
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": known.explanation},
        "help": {
            "text": f"{known.explanation}\n\n{example}",
            "markdown": f"{known.explanation}\n\nExample:\n\n```yaml\n{known.example}\n```",
        },
    }


def _result(found: Diagnostic, codes: Sequence[str]) -> Data:
    text = "\n".join(visible(part) for part in (found.message, found.hint) if part)
    return {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": found.severity.word,
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(found)}],
    }


def _location(found: Diagnostic) -> Data:
    file = {"artifactLocation": {"uri": _uri(found.source.name)}}
    if not found.placed:
        return file
    span = found.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {**file, "region": region}


def _uri(name: str) -> str:
    """The reference to a file, relative where the name is (RFC 3986)."""
    path = PurePath(name)
    try:
        quoted = quote(path.as_posix(), errors="surrogateescape")
    except UnicodeEncodeError:  # no name that a system gave
        quoted = quote(path.as_posix(), errors="surrogatepass")
    return f"file://{quoted}" if path.is_absolute() else quoted
