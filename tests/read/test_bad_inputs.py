"""Every bad input tells, in comments at its top, all that is to be found in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bmcreport.codes import CODES
from bmcreport.diagnostics import Diagnostic, Severity
from bmcreport.read.collect import collect
from bmcreport.read.files import read_source
from bmcreport.read.nodes import parse

FILES = sorted((Path(__file__).parent.parent / "bad").glob("*.yaml"))

TOO_LARGE_TO_KEEP = {"BMC116"}
"""Produced in test_nodes.py and test_files.py, for nobody wants to look through such a file."""


def expected(path: Path) -> list[str]:
    """The diagnostics that the file announces."""
    lines = path.read_text("utf-8", errors="replace").splitlines()
    return [line.removeprefix("# expect: ") for line in lines if line.startswith("# expect: ")]


def told(found: Diagnostic) -> str:
    severity = "warning " if found.severity is Severity.WARNING else ""
    return f"{found.span.line}:{found.span.column} {severity}{found.code} {found.message} -- {found.hint}"


def test_there_are_bad_inputs() -> None:
    assert len(FILES) >= 70
    assert all(expected(path) for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_input_is_told_all_that_it_announces_and_nothing_else(path: Path) -> None:
    assert [told(found) for found in collect([path]).diagnostics] == expected(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_finding_has_a_remedy_and_a_known_code(path: Path) -> None:
    for found in collect([path]).diagnostics:
        assert found.hint
        assert found.code in CODES


def test_every_code_about_documents_has_a_bad_input() -> None:
    announced = {code for path in FILES for line in expected(path) for code in re.findall(r"BMC\d{3}", line)[:1]}
    about_documents = {code for code in CODES if code < "BMC500"}
    assert about_documents - TOO_LARGE_TO_KEEP == announced


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_without_libyaml_the_same_codes_are_found(path: Path) -> None:
    source = read_source(path).value
    if source is not None:
        by_libyaml = [found.code for found in parse(source).diagnostics]
        assert [found.code for found in parse(source, yaml.SafeLoader).diagnostics] == by_libyaml
