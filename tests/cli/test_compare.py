"""`bmcreport compare` on the terminal and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bmcreport.cli import main

CANVAS = """company: {{name: {name}}}
blocks:
  channels:
    - {{text: Direct sales}}
    - {{text: Interface, theme: api}}
    - {{text: {own}}}
"""
COMPARISON = "title: Two shops\ncanvases: [one, two]\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.yaml").write_text(CANVAS.format(name="One", own="Fairs"), encoding="utf-8")
    (tmp_path / "two.yaml").write_text(CANVAS.format(name="Two", own="A \u200bstall"), encoding="utf-8")
    (tmp_path / "shops.yaml").write_text(COMPARISON, encoding="utf-8")
    return tmp_path


def test_rows_likeness_and_patterns_are_tables(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 0
    assert "Channels                     2           0       2" in result.stdout
    assert "One      100   50" in result.stdout


def test_each_match_is_explained_with_reason_score_and_place(folder: Path) -> None:
    lines = run(folder, "--explain").stdout.splitlines()
    told = [" ".join(line.split()) for line in lines]
    assert f"Direct sales One Direct sales worded like “Direct sales” of Two, 100 % {folder / 'one.yaml'}:4" in told
    assert f"Api Two Interface theme api {folder / 'two.yaml'}:5" in told
    assert f"only here Two A \\u200bstall {folder / 'two.yaml'}:6" in told


def test_json_has_every_item_with_its_reason(folder: Path) -> None:
    (comparison,) = json.loads(run(folder, "--explain", "--format", "json").stdout)["comparisons"]
    assert comparison["companies"] == ["one", "two"]
    assert comparison["likeness"] == [[1.0, 0.5], [0.5, 1.0]]
    assert [(one["text"], one["reason"]) for one in comparison["items"] if one["company"] == "one"] == [
        ("Direct sales", "wording"),
        ("Interface", "theme"),
        ("Fairs", "alone"),
    ]


def test_a_faulty_canvas_is_told_and_fails(folder: Path) -> None:
    (folder / "two.yaml").write_text("company: {nam: Two}\n", encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert "BMC204" in result.stderr
