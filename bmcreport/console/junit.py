"""Findings as JUnit XML, which GitLab, Jenkins and Azure DevOps show as tests: a suite a document, a case a finding."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from bmcreport.codes import CODES
from bmcreport.console.gate import visible
from bmcreport.console.human import human
from bmcreport.console.report import Report
from bmcreport.diagnostics import Diagnostic

_SOUND = "no findings"
"""The one case of a document that has nothing to be told of."""


def junit_text(report: Report) -> str:
    """The whole as XML in ASCII; what only warns is a case that passes and says so."""
    suites = [_suite(name, found, report) for name, found in report.by_document().items()]
    root = Element("testsuites", {"name": "bmcreport", **_sums(suites)})
    root.extend(suites)
    indent(root)
    written: bytes = tostring(root, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii")


def _sums(suites: Sequence[Element]) -> dict[str, str]:
    return {name: str(sum(int(suite.attrib[name]) for suite in suites)) for name in ("tests", "failures", "errors")}


def _suite(name: str, findings: Sequence[Diagnostic], report: Report) -> Element:
    failures = sum(map(report.fails, findings))
    counts = {"tests": str(len(findings) or 1), "failures": str(failures), "errors": "0"}
    suite = Element("testsuite", {"name": visible(name), **counts})
    for found in findings:
        _add_case(suite, found, fails=report.fails(found))
    if not findings:
        SubElement(suite, "testcase", {"name": _SOUND, "classname": visible(name)})
    return suite


def _add_case(suite: Element, found: Diagnostic, *, fails: bool) -> None:
    place = f" at {found.span.line}:{found.span.column}" if found.placed else ""
    title = f"{found.code}{place}: {CODES[found.code].title}"
    case = SubElement(suite, "testcase", {"name": title, "classname": suite.attrib["name"]})
    if fails:
        told = SubElement(case, "failure", {"type": found.code, "message": visible(found.message)})
    else:
        told = SubElement(case, "system-out")
    told.text = human(found)
