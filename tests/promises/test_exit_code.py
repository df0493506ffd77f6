"""The exit code tells the truth: zero when, and only when, everything that was asked for is there."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner

from bmcreport.cli import main
from tests.building.folders import CAFE, OVERFULL, SHOP, outputs

ASIDE = "company: {name: Aside}\nblocks: {channels: [By hand]}\n"
DOCUMENTS = {
    "sound": (SHOP, 0),
    "odd": (CAFE.replace("to: shop", "to: nowhere"), 0),
    "faulty": ("company: {name: x}\nblocks: {chanels: []}\n", 1),
    "overfull": (OVERFULL, 1),
    "no text": ("\x00", 1),
}


def status(*arguments: object) -> int:
    return CliRunner().invoke(main, [*map(str, arguments)]).exit_code


@pytest.mark.parametrize(("name", "strict"), [*product(DOCUMENTS, [False, True])])
def test_it_is_zero_when_and_only_when_everything_is_there(name: str, strict: bool, tmp_path: Path) -> None:
    text, usual = DOCUMENTS[name]
    (tmp_path / "aside.yaml").write_text(ASIDE)
    (tmp_path / "one.yaml").write_text(text)
    options = ["-t", "canvas", "-o", tmp_path / "output", *(["--strict"] if strict else [])]
    expected = 1 if strict and name == "odd" else usual
    assert status("build", tmp_path, *options, "--check") == 1, "nothing is there yet"
    assert status("build", tmp_path, *options) == expected
    made = {path.name for path in outputs(tmp_path / "output")}
    assert made == {"aside-canvas.pdf"} | ({"one-canvas.pdf"} if expected == 0 else set())
    assert status("build", tmp_path, *options, "--check") == expected
    assert status("build", tmp_path, *options) == expected, "what is fresh changes no exit code"
    (tmp_path / "output" / "aside-canvas.pdf").write_bytes(b"edited")
    assert status("build", tmp_path, *options, "--check") == 1


def test_it_says_when_a_file_could_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(SHOP)
    (tmp_path / "output" / "one-canvas.pdf").mkdir(parents=True)
    assert status("build", tmp_path / "one.yaml", "-t", "canvas", "-o", tmp_path / "output") == 3
