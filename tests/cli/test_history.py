"""`bmcreport history` on a real repository of git."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pptx import Presentation

from bmcreport.cli import main
from tests.pdf.readers import opened
from tests.repositories import commit, git, repository
from tests.templates import making

FIRST = "company: {name: Corner Bakery}\nversion: 1\nblocks: {channels: [Shop, Van]}\n"
SECOND = "company: {name: Corner Bakery}\nversion: 2\nblocks: {channels: [Shops, Web], key_resources: [Van]}\n"
THIRD = "company: {name: Corner Bakery}\nversion: 3\nblocks: {channels: [Web]}\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["history", *map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A canvas with two versions, a commit that broke it, one that only renamed it, and an edit since."""
    folder = repository(tmp_path / "repository")
    (folder / "bakery.yaml").write_text(FIRST, encoding="utf-8")
    commit(folder, "The bakery")
    (folder / "bakery.yaml").write_text("company: {}\n", encoding="utf-8")
    commit(folder, "Half finished")
    (folder / "bakery.yaml").write_text(SECOND, encoding="utf-8")
    commit(folder, "A web shop")
    git(folder, "mv", "bakery.yaml", "corner.yaml")
    commit(folder, "Another name")
    (folder / "corner.yaml").write_text(THIRD, encoding="utf-8")
    return folder / "corner.yaml"


def test_each_version_says_what_it_carried_on_brought_and_dropped(file: Path) -> None:
    result = run(file, "--format", "json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)["versions"]
    assert [(one["version"], one["items"], one["carried"], one["new"], one["dropped"]) for one in told] == [
        ("1", 2, None, None, None),
        ("2", 3, 2, 1, 0),
        ("3", 1, 1, 0, 2),
    ]
    assert [one["subject"] for one in told] == ["The bakery", "A web shop", None]
    assert "BMC905" in result.stderr
    assert run(file).stdout.count("\n") == 6


def test_versions_are_drawn_on_slides_and_in_print(file: Path, tmp_path: Path) -> None:
    result = run(file, "-t", "deck", "-t", "handout", "-o", tmp_path)
    assert result.exit_code == 0
    (slide,) = Presentation(str(tmp_path / "corner-history.pptx")).slides
    said = [shape.text_frame.text.split("\n") for shape in slide.shapes if shape.has_text_frame]
    captions = [lines for lines in said if lines[0] in {"1 · 1", "2 · 2", "3 · 3"}]
    assert captions[:3] == [
        ["1 · 1", "2 items"],
        ["2 · 2", "2 carried on, 1 new, 0 dropped", "+ Web"],
        ["3 · 3", "1 carried on, 0 new, 2 dropped", "– Van", "– Shops"],
    ]
    with opened((tmp_path / "corner-history.pdf").read_bytes()) as pdf:
        assert pdf.Root.MarkInfo.Marked


def test_versions_are_drawn_as_the_project_says(file: Path) -> None:
    making.written(file.parent, "nordic")
    (file.parent / "bmcreport.yaml").write_text(
        "output: drawn\nstamp: draft\ntemplate: nordic.pptx\nbrand: {footer: Corner Group}\n", encoding="utf-8"
    )
    assert run(file, "-t", "deck").exit_code == 0
    deck = Presentation(str(file.parent / "drawn" / "corner-history.pptx"))
    said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert "Titelfolie" in [layout.name for layout in deck.slide_layouts]
    assert "DRAFT" in said
    assert any("Corner Group" in text for text in said)


def test_many_versions_take_several_slides(tmp_path: Path) -> None:
    folder = repository(tmp_path / "many")
    canvas = folder / "shop.yaml"
    for number in range(7):
        items = [f"A channel with a name of many words, number {each}" for each in range(number * 9)]
        canvas.write_text(f"company: {{name: Shop}}\nblocks: {{channels: {json.dumps(items)}}}\n", encoding="utf-8")
        commit(folder, f"Version {number}")
    assert run(canvas, "-t", "deck", "-o", tmp_path).exit_code == 0
    slides = Presentation(str(tmp_path / "shop-history.pptx")).slides
    assert len(slides) == 2
    texts = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert any("… +" in text for text in texts)
    assert "number 53" in slides[1].notes_slide.notes_text_frame.text


def test_a_file_outside_of_git_has_no_history(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(FIRST, encoding="utf-8")
    result = run(tmp_path / "shop.yaml")
    assert result.exit_code == 2
    assert "BMC902" in result.stderr


def test_a_folder_has_no_history(file: Path) -> None:
    assert "BMC904" in run(file.parent).stderr
