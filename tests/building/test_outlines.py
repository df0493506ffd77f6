"""Outlines by name and by file, the names of their decks, audiences, and what is wrong with any of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation

from bmcreport import build
from bmcreport.building.outcome import BuildResult
from tests.building.folders import written

CANVAS = """\
company: {name: Stall}
blocks:
  channels:
    - {text: Market, detail: on Saturdays}
    - {text: Secret door, tags: [internal]}
    - {text: Wholesale, tags: [investor, internal]}
  key_partners: {tags: [internal], items: [A silent partner]}
  key_resources: [A stall]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a canvas."""
    (tmp_path / "stall.yaml").write_text(CANVAS, "utf-8")
    return tmp_path


def built(folder: Path, **options: Any) -> BuildResult:
    return build([folder / "stall.yaml"], folder / "out", types=["deck"], **options)


def files(folder: Path) -> list[str]:
    return written(folder / "out")


def codes(result: BuildResult) -> list[str]:
    return [found.code for found in result.diagnostics]


def said(path: Path) -> str:
    """Everything in a deck, its notes included."""
    slides = Presentation(str(path)).slides
    frames = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    return "\n".join([*frames, *(slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide)])


def own(folder: Path, text: str, name: str = "our-own.yaml") -> Path:
    path = folder / "outlines" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_the_usual_outline_gives_the_deck_its_plain_name(folder: Path) -> None:
    built(folder)
    assert files(folder) == ["stall-deck.pptx"]


def test_each_outline_gives_a_deck_its_own_name(folder: Path) -> None:
    path = own(folder, "name: Ours\nslides: [{kind: canvas}]\n")
    built(folder, outlines=["full", "pitch", "story", "board", path])
    names = ["stall-board", "stall-deck", "stall-our-own", "stall-pitch", "stall-story"]
    assert files(folder) == [f"{name}.pptx" for name in names]


def test_a_project_names_outlines_and_files_beside_it(folder: Path) -> None:
    own(folder, "name: Ours\nslides: [{kind: canvas}]\n")
    project = "outlines: [pitch, outlines/our-own.yaml]\naudience: [investor]\n"
    (folder / "bmcreport.yaml").write_text(project, "utf-8")
    build([folder / "stall.yaml"], folder / "out", types=["deck"])
    assert files(folder) == ["stall-our-own.pptx", "stall-pitch.pptx"]
    assert "Secret door" not in said(folder / "out" / "stall-our-own.pptx")


def test_an_unknown_outline_is_told_with_a_guess(folder: Path) -> None:
    result = built(folder, outlines=["pich"])
    assert codes(result) == ["BMC622"]
    assert result.diagnostics[0].hint == "did you mean `pitch`?"
    assert files(folder) == []


@pytest.mark.parametrize("name", ["comparison.yaml", "Our Pitch.yaml", "deck.yaml"])
def test_an_outline_cannot_take_every_name(folder: Path, name: str) -> None:
    assert codes(built(folder, outlines=[own(folder, "name: Ours\nslides: [{kind: canvas}]\n", name)])) == ["BMC623"]


def test_two_outlines_of_one_name_are_refused(folder: Path) -> None:
    path = own(folder, "name: Ours\nslides: [{kind: canvas}]\n", "pitch.yaml")
    assert codes(built(folder, outlines=["pitch", path])) == ["BMC623"]


def test_a_slide_layout_is_chosen_by_its_name_in_powerpoint(folder: Path) -> None:
    path = own(folder, "name: Ours\nslides: [{kind: section, title: Hello, layout: Cover}]\n")
    assert built(folder, outlines=[path]).ok
    assert Presentation(str(folder / "out" / "stall-our-own.pptx")).slides[0].slide_layout.name == "Cover"


@pytest.mark.parametrize(
    ("slide", "code"),
    [
        ("{kind: canvas, layout: Canvass}", "BMC541"),
        ("{kind: canvas, layout: Table}", "BMC542"),
        ("{kind: blocks, blocks: [channels], layout: cover}", "BMC542"),
        ("{kind: points, blocks: [channels, key_partners], layout: Text}", "BMC542"),
    ],
)
def test_a_slide_layout_that_does_not_suit_is_told(folder: Path, slide: str, code: str) -> None:
    assert codes(built(folder, outlines=[own(folder, f"name: Ours\nslides: [{slide}]\n")])) == [code]


def test_an_audience_sees_what_has_no_tags_and_what_has_its_own(folder: Path) -> None:
    assert built(folder, audience=["investor"]).ok
    told = said(folder / "out" / "stall-deck.pptx")
    assert "Market" in told
    assert "Wholesale" in told
    assert "Secret door" not in told
    assert "silent partner" not in told


def test_without_an_audience_everything_is_shown(folder: Path) -> None:
    built(folder)
    told = said(folder / "out" / "stall-deck.pptx")
    assert all(text in told for text in ("Market", "Secret door", "Wholesale", "silent partner"))


def test_an_audience_is_kept_to_on_every_output(folder: Path) -> None:
    build([folder / "stall.yaml"], folder / "out", types=["svg"], audience=["investor"])
    told = (folder / "out" / "stall-canvas.svg").read_text("utf-8")
    assert "Wholesale" in told
    assert "Secret" not in told


def test_an_outline_leaves_out_tags_of_items_blocks_and_slides(folder: Path) -> None:
    path = own(
        folder,
        "name: Ours\nleave_out: [internal]\nslides:\n  - {kind: canvas}\n"
        "  - {kind: text, title: For us, tags: [internal]}\n  - {kind: text, title: For all}\n",
    )
    built(folder, outlines=[path])
    told = said(folder / "out" / "stall-our-own.pptx")
    assert "Market" in told
    assert "For all" in told
    assert not any(text in told for text in ("Secret door", "Wholesale", "silent partner", "For us"))


def test_an_audience_that_nothing_is_tagged_for_is_a_warning(folder: Path) -> None:
    result = built(folder, audience=["investr"])
    assert codes(result) == ["BMC625"]
    assert result.ok


def test_what_does_not_fit_is_told_at_its_place_whoever_the_audience_is(folder: Path) -> None:
    long = "Words that fill a slide " * 80
    canvas = (
        f"company: {{name: Stall}}\nblocks:\n  channels:\n    - {{text: A, tags: [other]}}\n    - {long}\n"
        + f"    - {long}\n" * 4
    )
    (folder / "stall.yaml").write_text(canvas, "utf-8")
    lines = [found.span.line for found in built(folder, audience=["nobody"]).diagnostics if found.code == "BMC506"]
    assert len(lines) == 1
    assert lines[0] >= 5


def test_changes_are_told_from_the_canvas_that_was(folder: Path) -> None:
    earlier = folder / "earlier.yaml"
    earlier.write_text(CANVAS.replace("on Saturdays", "on Sundays"), "utf-8")
    assert built(folder, outlines=["board"], since=earlier).ok
    slides = Presentation(str(folder / "out" / "stall-board.pptx")).slides
    (changes,) = [slide for slide in slides if slide.shapes.title.text_frame.text.startswith("0 added")]
    (table,) = [shape.table for shape in changes.shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[1:] == [["Channels", "changed", "Market on Sundays", "Market on Saturdays"]]


def test_without_an_earlier_canvas_the_first_notes_say_what_is_left_out(folder: Path) -> None:
    built(folder, outlines=["board"])
    slides = Presentation(str(folder / "out" / "stall-board.pptx")).slides
    assert "Changes since the last version" in slides[0].notes_slide.notes_text_frame.text


def test_an_earlier_canvas_of_nobody_is_an_error(folder: Path) -> None:
    (folder / "old").mkdir()
    for name in ("one", "two"):
        (folder / "old" / f"{name}.yaml").write_text(CANVAS, "utf-8")
    assert codes(built(folder, outlines=["board"], since=folder / "old")) == ["BMC624"]


def test_the_same_bytes_twice(folder: Path) -> None:
    outlines = ["full", "pitch", "board", "story"]
    first = [outcome.path.read_bytes() for outcome in built(folder, outlines=outlines).written]
    for outcome in built(folder, outlines=outlines).written:
        outcome.path.unlink()
    again = [outcome.path.read_bytes() for outcome in built(folder, outlines=outlines).written]
    assert first == again
    assert len(first) == len(outlines)


@pytest.mark.parametrize("options", [{"audience": ["investor"]}, {"outlines": ["spared"]}])
def test_whoever_is_spared_a_part_does_not_get_the_document(folder: Path, options: dict[str, Any]) -> None:
    path = own(folder, "name: Ours\nleave_out: [internal]\nslides: [{kind: canvas}]\n", "spared.yaml")
    outlines = [path if each == "spared" else each for each in options.get("outlines", ["full"])]
    result = built(folder, **{**options, "outlines": outlines})
    (outcome,) = result.written
    with ZipFile(outcome.path) as package:
        assert not any(b"Secret door" in package.read(name) for name in package.namelist())
