"""`bmcreport validate` says what is wrong and exits accordingly."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bmcreport.cli import main

ROOT = Path(__file__).parent.parent.parent
CANVAS = "company: {name: Corner Bakery}\nblocks: {}\n"


def validate(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["validate", *arguments])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "canvases").mkdir()
    (tmp_path / "canvases" / "bakery.yaml").write_text(CANVAS)
    return tmp_path


@pytest.mark.usefixtures("here")
def test_without_paths_the_folder_canvases_is_checked() -> None:
    result = validate()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 document checked: all good\n", "")


def test_what_ships_is_all_good() -> None:
    result = validate("--strict", str(ROOT / "canvases"), str(ROOT / "layouts"), str(ROOT / "layouts" / "decks"))
    assert result.exit_code == 0, result.stderr
    assert "all good" in result.stdout


def test_errors_are_shown_on_stderr_and_fail(here: Path) -> None:
    (here / "canvases" / "bad.yaml").write_text("company: {name: x}\nblocks:\n  chanels: []\nlnag: en\n")
    result = validate()
    assert result.exit_code == 1
    assert result.stdout == "2 documents checked: 2 errors\n"
    assert "canvases/bad.yaml:3:3: error BMC204: unknown key `chanels`\n    3 |   chanels: []\n" in result.stderr
    assert "canvases/bad.yaml:4:1: error BMC204: unknown key `lnag`" in result.stderr


def test_the_short_format_has_a_line_a_finding(here: Path) -> None:
    (here / "canvases" / "bad.yaml").write_text("company: {name: x}\nblocks: {chanels: []}\n")
    assert validate("--format", "short").stderr == "canvases/bad.yaml:2:10: error BMC204: unknown key `chanels`\n"


def test_warnings_fail_only_when_told_to(here: Path) -> None:
    (here / "canvases" / "bakery.yaml").write_text(CANVAS + "summary: Bread #1\n")
    assert validate().exit_code == 0
    assert "1 warning" in validate().stdout
    assert validate("--strict").exit_code == 1


@pytest.mark.usefixtures("here")
def test_a_missing_path_is_wrong_usage() -> None:
    result = validate("canvasses")
    assert result.exit_code == 2
    assert (
        result.stderr
        == "canvasses: error BMC601: there is no such file or folder\n  hint: did you mean `canvases`?\n\n"
    )


def test_an_empty_folder_is_wrong_usage(here: Path) -> None:
    (here / "empty").mkdir()
    assert validate("empty").exit_code == 2


def test_a_file_that_cannot_be_read_is_the_environments_fault(here: Path) -> None:
    (here / "folder.yaml").mkdir()
    (here / "link.yaml").symlink_to("/dev/null")
    assert validate("link.yaml").exit_code == 3


def test_the_gravest_fault_decides(here: Path) -> None:
    (here / "bad.yaml").write_text("- x")
    assert validate("bad.yaml", "nowhere.yaml").exit_code == 2


def test_an_unknown_option_is_wrong_usage() -> None:
    assert validate("--nonsense").exit_code == 2
