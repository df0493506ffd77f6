"""`bmcreport compare` on the terminal and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pptx import Presentation

from bmcreport import build, extract
from bmcreport.cli import main
from tests.pdf.readers import text_by_pdfium
from tests.repositories import commit, git, repository

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


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    """A canvas with three versions, the last one not committed, under a name that it did not always have."""
    folder = repository(tmp_path / "repository")
    (folder / "corner.yaml").write_text(CANVAS.format(name="Shop", own="Fairs"), encoding="utf-8")
    commit(folder, "The shop")
    git(folder, "tag", "v1.0")
    git(folder, "mv", "corner.yaml", "shop.yaml")
    (folder / "shop.yaml").write_text(CANVAS.format(name="Shop", own="Web"), encoding="utf-8")
    commit(folder, "On the web")
    (folder / "shop.yaml").write_text(CANVAS.format(name="Shop", own="Fairs") + "date: 2026-11\n", encoding="utf-8")
    return folder / "shop.yaml"


def test_versions_of_a_canvas_stand_side_by_side(versions: Path, tmp_path: Path) -> None:
    result = run(versions, "--rev", "v1.0", "--rev", "HEAD", "--explain", "--format", "json", "-t", "comparison",
                 "-t", "notes", "-t", "comparison-handout", "-o", tmp_path)  # fmt: skip
    assert result.exit_code == 0, result.stderr
    (comparison,) = json.loads(result.stdout)["comparisons"]
    assert comparison["companies"] == ["shop-v1-0", "shop-head", "shop"]
    assert comparison["likeness"] == [[1.0, 0.5, 1.0], [0.5, 1.0, 0.5], [1.0, 0.5, 1.0]]
    assert [one["place"] for one in comparison["items"] if one["text"] == "Web"] == ["HEAD:shop.yaml:6"]
    slides = Presentation(str(tmp_path / "shop-versions-comparison.pptx")).slides
    said = {shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame}
    assert {"How the canvas of Shop developed", "Shop (v1.0)", "Shop (HEAD)", "Shop"} <= said
    assert "Web" in (tmp_path / "shop-versions-comparison-slides.md").read_text("utf-8")
    assert "Shop (HEAD)" in text_by_pdfium((tmp_path / "shop-versions-comparison.pdf").read_bytes())


def test_a_comparison_names_revisions_and_is_built(versions: Path, tmp_path: Path) -> None:
    document = versions.parent / "then-and-now.yaml"
    entries = "[{canvas: shop, rev: v1.0, name: Then}, {canvas: shop, rev: HEAD}, shop]"
    document.write_text(f"title: Shop\ncanvases: {entries}\nfocus: shop-v1-0\n", encoding="utf-8")
    assert build([document], tmp_path / "out").ok
    deck = tmp_path / "out" / "then-and-now-comparison.pptx"
    assert [one.name for one in extract(deck)] == ["then-and-now.yaml", "shop-v1-0.yaml", "shop-head.yaml", "shop.yaml"]
    names = [shape.text_frame.text for shape in Presentation(str(deck)).slides[0].shapes if shape.has_text_frame]
    assert {"Then", "Shop (HEAD)", "Shop"} <= set(names)
    again = build([document], tmp_path / "out")
    assert [outcome.fresh for outcome in again.outcomes] == [True]


@pytest.mark.parametrize(("revision", "code"), [("v9", "BMC902"), ("broken", "BMC504"), ("empty", "BMC903")])
def test_a_version_that_cannot_be_compared_is_told_where_it_is_named(versions: Path, revision: str, code: str) -> None:
    folder = versions.parent
    for name, text in (("broken", "company: {}\n"), ("empty", None)):
        versions.unlink() if text is None else versions.write_text(text, encoding="utf-8")
        commit(folder, name)
        git(folder, "tag", name)
    versions.write_text(CANVAS.format(name="Shop", own="Fairs"), encoding="utf-8")
    document = folder / "versions.yaml"
    document.write_text(f"title: Shop\ncanvases: [shop, {{canvas: shop, rev: {revision}}}]\n", encoding="utf-8")
    result = run(document)
    assert result.exit_code != 0
    assert f"{document}:2:38: error {code}" in result.stderr


def test_files_stand_side_by_side_even_of_one_name(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "later" / "one.yaml"
    other.parent.mkdir()
    other.write_text(CANVAS.format(name="One", own="Fairs"), encoding="utf-8")
    (comparison,) = json.loads(run(folder / "one.yaml", other, "--format", "json").stdout)["comparisons"]
    assert comparison["companies"] == [f"{tmp_path.name.replace('_', '-')}-one", "later-one"]
    assert comparison["likeness"] == [[1.0, 1.0], [1.0, 1.0]]


def test_versions_line_up_by_id_first(folder: Path) -> None:
    for name, own in (("one", "Fairs"), ("two", "Markets in town")):
        text = CANVAS.replace("{{text: {own}}}", "{{id: own, text: {own}}}").format(name="Shop", own=own)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    lines = run(folder / "one.yaml", folder / "two.yaml", "--explain").stdout.splitlines()
    told = [" ".join(line.split()) for line in lines]
    assert f"Markets in town Shop (one) Fairs same id own {folder / 'one.yaml'}:6" in told
    assert f"Markets in town Shop (two) Markets in town same id own {folder / 'two.yaml'}:6" in told


@pytest.mark.parametrize("arguments", [("one.yaml",), ("--rev", "HEAD"), ("--rev", "HEAD", ".")])
def test_one_canvas_is_compared_with_nothing(folder: Path, arguments: tuple[str, ...]) -> None:
    paths = [folder / each if each.endswith("yaml") or each == "." else each for each in arguments]
    assert run(*paths).exit_code == 2


def test_more_files_than_can_be_compared_are_an_error(folder: Path) -> None:
    files = [folder / f"c{number}.yaml" for number in range(41)]
    for file in files:
        file.write_text(f"company: {{name: {file.stem}}}\nblocks: {{}}\n", encoding="utf-8")
    assert "BMC217" in run(*files).stderr
