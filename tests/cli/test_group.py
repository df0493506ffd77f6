"""The command as a whole: help, version, lazy imports, and what happens on bugs."""

from __future__ import annotations

import json
import subprocess
import sys

import click
import jsonschema
import pytest
from click.testing import CliRunner

from bmcreport import __version__
from bmcreport.cli import VERBS, main
from bmcreport.codes import CODES
from bmcreport.diagnostics import BrokenInstallation

HEAVY = ("PIL", "reportlab", "pptx", "lxml", "pydantic", "uharfbuzz", "rich", "yaml")


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_help_names_every_verb() -> None:
    status, out, _ = run("--help")
    assert status == 0
    assert VERBS
    assert all(f"  {verb} " in out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str) -> None:
    status, out, _ = run(verb, "--help")
    assert status == 0
    assert out.startswith(f"Usage: main {verb}")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["validate", "--help"], ["explain", "BMC204"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom bmcreport.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "print('loaded:', loaded)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "loaded: []"


def test_the_module_runs_as_a_command() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "bmcreport", "--version"], capture_output=True, text=True, check=True
    )
    assert result.stdout == f"bmcreport, version {__version__}\n"


def test_an_unknown_verb_is_wrong_usage() -> None:
    status, _, err = run("biuld")
    assert status == 2
    assert "biuld" in err


def failing(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise error

    command = click.Command("explain", callback=fail)
    monkeypatch.setattr("bmcreport.cli.explain.command", command)


def test_a_bug_is_one_line_and_seventy(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(ZeroDivisionError("oh\x1b[31m"), monkeypatch)
    status, out, err = run("explain")
    assert (status, out) == (70, "")
    assert err.startswith(r"bmcreport: this is a bug (ZeroDivisionError: oh\x1b[31m); please report it")
    assert len(err.splitlines()) == 1


def test_a_bug_shows_its_place_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(ZeroDivisionError("oh"), monkeypatch)
    status, _, err = run("--traceback", "explain")
    assert status == 70
    assert "Traceback" in err
    assert "in fail" in err


def test_a_broken_installation_is_the_environments_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(BrokenInstallation("the folder `layouts` is missing"), monkeypatch)
    assert run("explain") == (3, "", "bmcreport: the folder `layouts` is missing\n")


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str) -> None:
    status, out, _ = run("explain", code.lower())
    assert status == 0
    assert out.startswith(f"{code}: {CODES[code].title}\n\n{CODES[code].explanation}\n\nExample:\n    ")


def test_an_unknown_code_is_wrong_usage() -> None:
    status, _, err = run("explain", "BMC999")
    assert status == 2
    assert "there is no code 'BMC999'" in err


@pytest.mark.parametrize("kind", ["canvas", "comparison", "layout", "project"])
def test_a_schema_is_printed_the_same_on_every_run(kind: str) -> None:
    status, out, _ = run("schema", kind)
    assert status == 0
    assert out == run("schema", kind)[1]
    schema = json.loads(out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_schema_of_canvases_is_the_default() -> None:
    assert run("schema")[1] == run("schema", "canvas")[1]
    assert run("schema", "deck")[0] == 2
