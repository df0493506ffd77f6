"""Findings for other programs: each format is valid by its own rules and says where, what and how bad."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from bmcreport.codes import CODES
from bmcreport.console.gate import visible
from bmcreport.console.report import Report
from bmcreport.console.summary import LONGEST, summary_text
from bmcreport.console.telling import Format, annotate, document
from bmcreport.diagnostics import START, Diagnostic, Severity, Source, Span
from tests.console.hostile import findings, texts
from tests.console.services import UNSEEN, Obeyed, obeyed

SCHEMAS = Path(__file__).parent / "schemas"
SARIF = jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))
"""From @microsoft/jest-sarif (MIT)."""
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
"""Of Jenkins' xUnit plugin (MIT), which Jenkins, GitLab and pytest go by."""

ERROR = Diagnostic(
    "BMC204",
    "unknown key `chanels`, 100 %25",
    Source("canvases/a b,c.yaml", "x\n  chanels: []\n"),
    Span(2, 3, 2, 10),
    "did you mean `channels`?",
)
WARNING = Diagnostic("BMC117", "cut", Source("b.yaml", "one\ntwo\n"), Span(1, 2, 2, 1), severity=Severity.WARNING)
NOWHERE = Diagnostic("BMC601", "there is no such file", Source("/no:where.yaml", ""), START, "look")
REPORT = Report((ERROR, WARNING, NOWHERE), ("good.yaml", "b.yaml"), status=2)


def annotated(report: Report) -> list[Obeyed]:
    stream = io.StringIO()
    annotate(report, stream)
    return obeyed(stream.getvalue())


def sarif(report: Report) -> Any:
    log = json.loads(document(report, Format.SARIF, {}))
    SARIF.validate(log)
    (run,) = log["runs"]
    return run


def junit(report: Report) -> etree._Element:
    root = etree.fromstring(document(report, Format.JUNIT, {}).encode())
    JUNIT.assertValid(root)
    return root


def test_github_is_told_the_place_the_title_and_the_remedy() -> None:
    error, warning, nowhere = annotated(REPORT)
    assert error == Obeyed(
        "error",
        {
            "file": "canvases/a b,c.yaml",
            "line": "2",
            "endLine": "2",
            "col": "3",
            "endColumn": "10",
            "title": f"BMC204: {CODES['BMC204'].title}",
        },
        "unknown key `chanels`, 100 %25\ndid you mean `channels`?",
    )
    assert (warning.name, warning.message) == ("warning", "cut")
    assert (warning.properties["line"], warning.properties["endLine"]) == ("1", "2")
    assert "col" not in warning.properties, "GitHub takes columns of one line only"
    assert set(nowhere.properties) == {"file", "title"}


def test_sarif_has_a_rule_with_help_for_each_code_and_a_result_for_each_finding() -> None:
    run = sarif(REPORT)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["BMC117", "BMC204", "BMC601"]
    assert all(CODES[rule["id"]].explanation in rule["help"]["text"] for rule in rules)
    error, warning, nowhere = run["results"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == ["BMC204", "BMC117", "BMC601"]
    assert (error["level"], warning["level"]) == ("error", "warning")
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "canvases/a%20b%2Cc.yaml"
    assert place["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 10}
    assert nowhere["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "file:///no%3Awhere.yaml"}}}]
    assert run["invocations"] == [{"executionSuccessful": False, "exitCode": 2}]
    assert error["message"]["text"].endswith("did you mean `channels`?")


def test_junit_has_a_suite_a_document_and_a_case_a_finding() -> None:
    root = junit(REPORT)
    assert [*root.attrib.values()] == ["bmcreport", "4", "2", "0"]
    told = {suite.get("name"): suite for suite in root}
    assert list(told) == ["good.yaml", "b.yaml", "canvases/a b,c.yaml", "/no:where.yaml"]
    assert [len(case) for case in told["good.yaml"]] == [0]
    assert [part.tag for case in told["b.yaml"] for part in case] == ["system-out"], "a warning passes"
    (failure,) = told["canvases/a b,c.yaml"].iter("failure")
    assert failure.get("message") == ERROR.message
    assert "2:3: error BMC204" in (failure.text or "")


def test_what_fails_in_strict_mode_fails_in_junit() -> None:
    assert junit(Report((WARNING,), strict=True)).get("failures") == "1"


def test_json_holds_the_data_of_the_command_and_all_findings() -> None:
    told = json.loads(document(REPORT, Format.JSON, {"documents": 3}))
    assert told["documents"] == 3
    assert told["diagnostics"][0] == {
        "code": "BMC204",
        "severity": "error",
        "document": "canvases/a b,c.yaml",
        "line": 2,
        "column": 3,
        "end_line": 2,
        "end_column": 10,
        "message": ERROR.message,
        "hint": ERROR.hint,
    }


TABLE = ("table", "thead", "tbody", "tr", "th", "td")


def rendered(markdown: str) -> str:
    page: str = MarkdownIt("commonmark").enable("table").render(markdown)
    return page


def test_a_summary_counts_and_lists() -> None:
    page = rendered(summary_text(REPORT, "2 documents checked"))
    assert "<h3>bmcreport: 2 errors, 1 warning</h3>" in page
    assert page.count("<tr>") == 1 + len(REPORT.findings)
    assert "<code>canvases/a b,c.yaml:2:3</code>" in page
    assert "<code>2 documents checked</code>" in page
    assert "nothing to complain of" in summary_text(Report(()), "")


@given(found=st.lists(findings, min_size=1, max_size=3), line=texts)
def test_texts_in_a_summary_are_no_markdown(found: list[Diagnostic], line: str) -> None:
    page = etree.fromstring(f"<page>{rendered(summary_text(Report(tuple(found)), line))}</page>")
    assert {part.tag for part in page.iter()} <= {"page", "h3", "p", "code", *TABLE}
    told = [visible(" ".join(filter(None, (one.message, one.hint and f"({one.hint})")))) for one in found]
    cells = [row[2][0].text or "" for row in page.iter("tr") if row[0].tag == "td"]
    for cell, words in zip(cells, told, strict=True):
        assert cell.removesuffix("…").split() == words[:LONGEST].split()


def test_a_long_summary_says_how_much_it_leaves_out() -> None:
    text = summary_text(Report((ERROR,) * 2000), "")
    assert len(text) < 32_000
    listed = text.count("chanels")
    assert f"and {2000 - listed:,} further findings" in text


@given(found=st.lists(findings, max_size=3), names=st.lists(texts, max_size=2), strict=st.booleans())
def test_any_report_is_valid_in_every_format(found: list[Diagnostic], names: list[str], strict: bool) -> None:
    report = Report(tuple(found), tuple(names), strict)
    results = sarif(report)["results"]
    assert not [one for one in results if any(map(UNSEEN.search, one["message"]["text"].split("\n")))]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]
    assert all(set(uri) <= {chr(sign) for sign in range(33, 127)} for uri in uris)
    root = junit(report)
    assert int(root.attrib["failures"]) == sum(map(report.fails, found))
    assert len(json.loads(document(report, Format.JSON, {}))["diagnostics"]) == len(found)


@pytest.mark.parametrize("name", ["a b.yaml", "ü.yaml", "a:b.yaml", "a%20b.yaml", "deep/er/x#y.yaml"])
def test_a_file_is_found_by_its_reference(name: str) -> None:
    result = sarif(Report((Diagnostic("BMC204", "x", Source(name, "y")),)))["results"][0]
    assert unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == name
