"""`bmcreport examples` copies the canvases that come with the package, and never over others."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bmcreport.assets import examples_folder
from bmcreport.cli import main
from tests.shipped import SLUGS

NAMES = sorted([*(f"{slug}.yaml" for slug in SLUGS), "ai-companies.yaml"])


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["examples", *arguments])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_canvases_are_copied_as_they_are(here: Path) -> None:
    result = run()
    assert result.exit_code == 0
    assert sorted(path.name for path in (here / "canvases").iterdir()) == NAMES
    for name in NAMES:
        assert (here / "canvases" / name).read_bytes() == (examples_folder() / name).read_bytes()
    assert result.stdout.splitlines() == [f"written  canvases/{name}" for name in NAMES]


def test_the_folder_may_be_named(here: Path) -> None:
    assert run("my/own").exit_code == 0
    assert len(list((here / "my" / "own").iterdir())) == len(NAMES)


def test_what_is_there_already_is_left_alone(here: Path) -> None:
    (here / "canvases").mkdir()
    mine = here / "canvases" / "openai.yaml"
    mine.write_text("mine")
    result = run()
    assert result.exit_code == 0
    assert mine.read_text() == "mine"
    assert "kept     canvases/openai.yaml" in result.stdout
    assert result.stdout.count("written  ") == len(NAMES) - 1
    again = run()
    assert again.stdout.count("kept     ") == len(NAMES)


def test_the_copies_build() -> None:
    assert run().exit_code == 0
    checked = CliRunner().invoke(main, ["validate", "--strict"])
    assert (checked.exit_code, checked.stdout) == (0, f"{len(NAMES)} documents checked: all good\n")


def test_a_folder_that_cannot_be_written_exits_with_3(here: Path) -> None:
    (here / "canvases").write_text("a file in the way")
    result = run()
    assert result.exit_code == 3
    assert "BMC603" in result.stderr
