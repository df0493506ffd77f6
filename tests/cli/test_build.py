"""`bmcreport build` makes files and says what it made, what it found, and how it went."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from bmcreport.cli import main
from tests.building.folders import CAFE, OVERFULL, SHOP, street, written
from tests.contracts.pdf_page import found, pages

MARKED = """\
company: {name: Stall}
blocks:
  customer_segments: [{text: Early risers, id: early}]
  channels: [{text: On foot, segments: [early], status: testing}]
"""

SAID_OF_A_STREET = 5
"""Files that the street becomes."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the folder `canvases`."""
    monkeypatch.chdir(tmp_path)
    street(tmp_path / "canvases")
    return tmp_path


def test_without_arguments_the_folder_canvases_is_built_to_the_folder_output(here: Path) -> None:
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(written(here / "output")) == SAID_OF_A_STREET


@pytest.mark.usefixtures("here")
def test_elsewhere_than_on_a_terminal_there_is_a_plain_line_a_file_and_a_summary() -> None:
    *lines, summary = run().stdout.splitlines()
    assert len(lines) == SAID_OF_A_STREET
    assert all(line.startswith("written  output/") for line in lines)
    page = next(line for line in lines if "shop-canvas.pdf" in line)
    size = Path("output/shop-canvas.pdf").stat().st_size
    assert page == f"written  output/shop-canvas.pdf (1 page, {size:,} bytes, items at 18 pt)"
    assert summary == "5 files written to output: 2 canvas pages, 2 decks, 1 comparison deck"


def test_piped_output_has_no_escapes_and_no_bar(here: Path) -> None:
    command = [sys.executable, "-m", "bmcreport", "build", "--type", "canvas"]
    done = subprocess.run(command, cwd=here, capture_output=True, check=True, timeout=60)
    text = done.stdout.decode()
    assert "\x1b" not in text
    assert "\r" not in text.replace("\r\n", "\n")
    assert text.splitlines()[-1] == "2 files written to output: 2 canvas pages"
    assert done.stderr == b""


@pytest.mark.parametrize(("option", "count"), [(["-t", "canvas"], 2), (["-t", "canvas", "--type", "comparison"], 3)])
def test_types_say_what_is_made(here: Path, option: list[str], count: int) -> None:
    assert run(*option).exit_code == 0
    assert len(written(here / "output")) == count


def test_output_says_where_to_write(here: Path) -> None:
    assert run("-o", "deep/er", "-t", "canvas").exit_code == 0
    assert len(written(here / "deep" / "er")) == 2
    assert not (here / "output").exists()


@pytest.mark.parametrize(("paper", "size"), [("a4", (841.89, 595.276)), ("letter", (792, 612))])
def test_paper_is_the_size_of_the_page(here: Path, paper: str, size: tuple[float, float]) -> None:
    assert run("--paper", paper, "-t", "canvas").exit_code == 0
    with pikepdf.open(here / "output" / "shop-canvas.pdf") as pdf:
        assert [float(length) for length in pdf.pages[0].mediabox[2:]] == pytest.approx(size, abs=0.01)


def test_a_faulty_document_fails_but_the_others_are_built(here: Path) -> None:
    street(here / "canvases", bad="company: {name: Bad}\nblocks:\n  chanels: []\n")
    result = run()
    assert result.exit_code == 1
    assert "canvases/bad.yaml:3:3: error BMC204: unknown key `chanels`" in result.stderr
    assert "hint:" in result.stderr
    assert result.stdout.splitlines()[-1].startswith("5 files written to output:")
    assert result.stdout.endswith(", 1 error\n")


def test_what_does_not_fit_fails_with_the_items_and_a_hint(here: Path) -> None:
    street(here / "canvases", full=OVERFULL)
    result = run("-t", "canvas")
    assert result.exit_code == 1
    assert "failed   output/full-canvas.pdf" in result.stdout
    assert "BMC501: channels does not fit the page (a4)" in result.stderr
    assert "`Channel " in result.stderr
    assert "words fewer here, or move details" in result.stderr


def test_warnings_do_not_fail_unless_told_to(here: Path) -> None:
    street(here / "canvases", cafe=CAFE.replace("to: shop", "to: shopp"))
    usual, strict = run(), run("--strict")
    assert (usual.exit_code, strict.exit_code) == (0, 1)
    assert usual.stdout.endswith(", 1 warning\n")
    assert "warning BMC503" in usual.stderr
    assert "`shop`" in usual.stderr
    assert "error BMC503" in strict.stderr


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "arguments", [["no-such-folder"], ["--type", "poster"], ["--paper", "a17"], ["--no-such-option"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr


def test_an_empty_folder_is_wrong_usage(here: Path) -> None:
    (here / "empty").mkdir()
    result = run("empty")
    assert (result.exit_code, result.stdout) == (
        2,
        "0 files written to output, 1 error\n",
    )
    assert "BMC604" in result.stderr


def test_what_cannot_be_written_exits_with_3(here: Path) -> None:
    (here / "output").write_text("a file in the way")
    result = run("-t", "canvas")
    assert result.exit_code == 3
    assert result.stderr.count("BMC603") == 1
    assert "failed   output/shop-canvas.pdf" in result.stdout


def test_missing_layouts_exit_with_an_error(here: Path) -> None:
    (here / "layouts").mkdir()
    result = run("--layouts", "layouts")
    assert result.exit_code == 2
    assert "BMC601" in result.stderr
    assert not (here / "output").exists()


def test_names_from_files_cannot_steer_the_terminal(here: Path) -> None:
    (here / "canvases" / "evil\x1b[31m.yaml").write_text(SHOP)
    result = run("-t", "canvas")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout + result.stderr
    assert "evil\\x1b[31m-canvas.pdf" in result.stdout


def test_a_second_build_says_the_same(here: Path) -> None:
    first, second = run(), run()
    assert second.stdout.count("fresh    output/") == first.stdout.count("written  output/") == SAID_OF_A_STREET
    assert "0 files written to output, " in second.stdout
    assert f"{SAID_OF_A_STREET} fresh" in second.stdout
    assert second.stderr == first.stderr
    assert len(written(here / "output")) == SAID_OF_A_STREET


@pytest.mark.parametrize(
    ("options", "kept"),
    [([], ["AEarly", "Testing"]), (["--no-segment-marks"], ["Testing"]), (["--no-status"], ["AEarly"])],
)
def test_marks_can_be_left_out(here: Path, options: list[str], kept: list[str]) -> None:
    (here / "stall.yaml").write_text(MARKED, "utf-8")
    assert run("stall.yaml", "-t", "canvas", *options).exit_code == 0
    (page,) = pages(here / "output" / "stall-canvas.pdf")
    assert [mark for mark in ("AEarly", "Testing") if found(page.chars, mark)] == kept
