"""Handouts and notes as `build` and the API make them."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

import bmcreport
from bmcreport.assets import examples_folder
from bmcreport.cli import main
from tests.building.folders import outputs
from tests.pdf.readers import text_by_poppler

_MISTRAL = examples_folder() / "mistral-ai.yaml"
_LETTER = [0, 0, 612, 792]


def _built(folder: Path, *options: str) -> set[str]:
    done = CliRunner().invoke(main, ["build", *options, "-o", str(folder)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return {file.name for file in outputs(folder)}


def test_companies_and_comparisons_have_handouts_and_notes(tmp_path: Path) -> None:
    names = _built(tmp_path, "-t", "handout", "-t", "notes", str(examples_folder()))
    assert {"mistral-ai-handout.pdf", "mistral-ai-notes.md"} <= names
    assert {"ai-companies-comparison-slides.pdf", "ai-companies-comparison-slides.md"} <= names
    assert len(names) == 16
    assert (tmp_path / "mistral-ai-notes.md").read_text("utf-8").startswith("# Mistral AI: Business Model Canvas\n")


def test_options_divide_and_rule_the_pages(tmp_path: Path) -> None:
    _built(tmp_path, "-t", "handout", "--per-page", "6", "--ruled", "--paper", "letter", str(_MISTRAL))
    with pikepdf.open(tmp_path / "mistral-ai-handout.pdf") as pdf:
        assert len(pdf.pages) == 3
        assert [float(each) for each in pdf.pages[0].MediaBox] == _LETTER


def test_a_project_says_how_its_handouts_look(tmp_path: Path) -> None:
    canvas = tmp_path / "mistral-ai.yaml"
    canvas.write_bytes(_MISTRAL.read_bytes())
    (tmp_path / "bmcreport.yaml").write_text("types: [handout]\nper_page: 4\nruled: true\n")
    _built(tmp_path / "out", str(canvas))
    with pikepdf.open(tmp_path / "out" / "mistral-ai-handout.pdf") as pdf:
        assert len(pdf.pages) == 3


def test_a_page_is_not_divided_for_five_slides(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["build", "-t", "handout", "--per-page", "5", str(_MISTRAL), "-o", str(tmp_path)])
    assert done.exit_code == 2
    with pytest.raises(ValueError, match="1, 2, 3, 4, 6 slides, not 5"):
        bmcreport.render_handout(bmcreport.load_canvas(_MISTRAL), per_page=5)


def test_the_api_makes_the_same(tmp_path: Path) -> None:
    (tmp_path / "mill.yaml").write_text("company: {name: Mill}\nblocks: {channels: [Shop]}\n")
    _built(tmp_path / "out", "-t", "handout", "-t", "notes", "--per-page", "2", "--no-source", str(tmp_path))
    canvas = bmcreport.load_canvas(tmp_path / "mill.yaml")
    assert bmcreport.render_handout(canvas, per_page=2) == (tmp_path / "out" / "mill-handout.pdf").read_bytes()
    assert bmcreport.render_notes(canvas) == (tmp_path / "out" / "mill-notes.md").read_text("utf-8")


def test_ink_and_the_smallest_paper_are_for_handouts_too(tmp_path: Path) -> None:
    colour = bmcreport.render_handout(bmcreport.load_canvas(_MISTRAL), paper="100x100mm", per_page=6)
    _built(tmp_path, "-t", "handout", "--ink", "outline", str(_MISTRAL))
    with pikepdf.open(io.BytesIO(colour)) as pdf:
        assert len(pdf.pages) > 2


def test_a_text_that_would_fill_a_page_alone_is_an_error_at_its_place(tmp_path: Path) -> None:
    for slug in ("mill", "bakery"):
        (tmp_path / f"{slug}.yaml").write_text(f"company: {{name: {slug}}}\nblocks: {{channels: [Shop]}}\n")
    long = "words without an end " * 90
    text = f"title: {long}\ncanvases: [mill, bakery]\nheadlines:\n  channels: {long}\n"
    (tmp_path / "two.yaml").write_text(text)
    options = ["build", "-t", "comparison-handout", "--paper", "100x100mm", "-o", str(tmp_path / "out"), str(tmp_path)]
    done = CliRunner().invoke(main, options)
    assert done.exit_code == 1
    assert "two.yaml:1:8: error BMC501: `title` leaves a page (100x100mm) no room" in done.stderr
    assert "two.yaml:4:13: error BMC501: `headlines.channels` leaves a page (100x100mm) no room" in done.stderr


def test_a_comparison_is_printed_as_the_project_says(tmp_path: Path) -> None:
    for slug in ("mistral-ai", "openai"):
        (tmp_path / f"{slug}.yaml").write_bytes((examples_folder() / f"{slug}.yaml").read_bytes())
    (tmp_path / "two.yaml").write_text("title: Two\ncanvases: [mistral-ai, openai]\nfocus: openai\nlang: de\n")
    (tmp_path / "bmcreport.yaml").write_text(
        "types: [comparison-handout]\npaper: a3\nink: grey\nbrand: {footer: Made by Example}\n"
    )
    assert _built(tmp_path / "out", str(tmp_path)) == {"two-comparison.pdf"}
    with pikepdf.open(tmp_path / "out" / "two-comparison.pdf") as pdf:
        assert [round(float(each)) for each in pdf.pages[0].MediaBox] == [0, 0, 1191, 842]
        assert str(pdf.Root.Lang) == "de"
    assert "Made by Example" in text_by_poppler((tmp_path / "out" / "two-comparison.pdf").read_bytes(), tmp_path)
