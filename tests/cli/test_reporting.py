"""Every command that finds something says it in every format, and exits as if it had not been asked to speak."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from bmcreport.cli import main
from bmcreport.console.telling import Format
from tests.building.folders import CAFE, SHOP, street
from tests.console.services import obeyed

HOSTILE = "::error::%0A##[x]\r\x1b[31m.yaml"
BAD = "company: {name: Bad}\nblocks:\n  chanels: []\n"
COMMANDS = {
    "validate": (["validate"], 1),
    "validate of sound ones": (["validate", "good"], 0),
    "validate --strict": (["validate", "--strict", "odd"], 1),
    "lint": (["lint", "--today", "2026-11-23", "good"], 0),
    "lint --strict": (["lint", "--today", "2026-11-23", "--strict", "good"], 1),
    "build": (["build", "-t", "notes"], 1),
    "build of sound ones": (["build", "-t", "notes", "good"], 0),
    "build --check": (["build", "-t", "notes", "-o", "nowhere", "--check", "good"], 1),
    "fit": (["fit", "good/shop.yaml"], 0),
    "fit of a bad one": (["fit", "canvases/bad.yaml"], 1),
    "compare": (["compare", "good"], 0),
    "compare of nothing": (["compare", "nowhere"], 2),
    "diff": (["diff", "good/shop.yaml", "good/cafe.yaml"], 0),
    "diff --exit-code": (["diff", "--exit-code", "good/shop.yaml", "good/cafe.yaml"], 1),
    "history": (["history", "good/nowhere.yaml"], 2),
    "template check": (["template", "check", "nowhere.potx"], 2),
    "verify": (["verify", "good/shop.yaml", "good/shop.yaml"], 1),
    "poster": (["poster", "no-layout.yaml"], 2),
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("here")
    street(folder / "canvases", bad=BAD)
    street(folder / "good")
    street(folder / "odd", cafe=CAFE.replace("to: shop", "to: shopp"))
    (folder / "hostile").mkdir()
    (folder / "hostile" / HOSTILE).write_text(BAD)
    return folder


@pytest.fixture(autouse=True)
def _inside(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_exit_code_is_that_of_the_results_in_every_format_and_however_quiet(name: str, tmp_path: Path) -> None:
    arguments, usual = COMMANDS[name]
    summary = ["--summary", str(tmp_path / "summary.md")]
    for number, style in enumerate(Format):
        more = (["-q"], summary, [])[number % 3]
        result = run(*arguments, "--format", style.value, *more)
        assert result.exit_code == usual, (style, result.output)
        if style in (Format.JSON, Format.SARIF):
            json.loads(result.stdout)
        if style is Format.JUNIT:
            etree.fromstring(result.stdout.encode())
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("### bmcreport: ")


@pytest.mark.parametrize("style", Format)
def test_names_of_files_command_nothing(style: Format) -> None:
    for arguments in (["validate", "hostile"], ["build", "hostile"], ["fit", f"hostile/{HOSTILE}"]):
        result = run(*arguments, "--format", style.value)
        assert result.exit_code == 1
        expected = ["error"] if style is Format.GITHUB else []
        assert [one.name for one in obeyed(result.stdout + result.stderr)] == expected
        assert not set("\x1b\r") & set(result.stdout + result.stderr)


def test_wrong_usage_says_what_was_wrong_and_commands_nothing() -> None:
    for arguments in (["::warning::x"], ["validate", "--\n::error::x"], ["--\n::error::x"], ["fit", "--paper", "\x1b"]):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "Error: " in result.stderr
        assert not obeyed(result.stderr)
        assert "\x1b" not in result.stderr


def test_a_document_is_all_that_standard_output_gets() -> None:
    result = run("build", "-t", "notes", "-o", "out", "--format", "sarif")
    (run_,) = json.loads(result.stdout)["runs"]
    assert [one["ruleId"] for one in run_["results"]] == ["BMC204"]
    assert "written  " in result.stderr
    assert "error BMC204" in result.stderr, "whoever reads the log sees the findings, too"


def test_quiet_says_nothing_but_what_was_found() -> None:
    result = run("validate", "-q")
    assert result.stdout == ""
    assert "error BMC204" in result.stderr
    assert run("validate", "-q", "--format", "json").stderr == ""
    assert run("build", "-t", "notes", "-o", "out", "-q", "good").output == ""


def test_junit_names_the_documents_that_were_sound() -> None:
    suites = etree.fromstring(run("validate", "--format", "junit").stdout.encode())
    assert {suite.get("name"): suite.get("failures") for suite in suites} == {
        "canvases/bad.yaml": "1",
        "canvases/cafe.yaml": "0",
        "canvases/shop.yaml": "0",
        "canvases/street.yaml": "0",
    }


def test_the_fit_is_told_to_programs() -> None:
    (canvas,) = json.loads(run("fit", "good/shop.yaml", "--format", "json").stdout)["canvases"]
    assert canvas["document"] == "good/shop.yaml"
    assert canvas["pages"][0]["size"] > 0


def test_summaries_are_appended_to_each_other(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Job\n\n")
    run("validate", "--summary", str(summary))
    run("build", "-t", "notes", "-o", "out", "good", "--summary", str(summary))
    text = summary.read_text("utf-8")
    assert text.startswith("# Job\n\n### bmcreport: 1 error\n")
    assert "\n\n### bmcreport: nothing to complain of\n" in text


def test_a_summary_that_cannot_be_written_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for target in (tmp_path / "folder", tmp_path / "pipe", tmp_path / "no" / "where"):
        result = run("validate", "good", "--summary", str(target))
        assert result.exit_code == 3
        assert "cannot be written" in result.stderr


def test_the_report_of_a_build_is_its_json(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(SHOP)
    arguments = ["build", str(tmp_path / "shop.yaml"), "-t", "notes", "-o", str(tmp_path / "out")]
    first, *others = (run(*arguments, *how).stdout for how in (["-q"], ["--report", "json"], ["--format", "json"]))
    assert first == ""
    assert others[0] == others[1]
    assert json.loads(others[0])["files"]
