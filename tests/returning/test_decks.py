"""The way back holds for decks of every outline, on templates, in both directions; decks that spare somebody say so."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from pptx import Presentation

import bmcreport
from bmcreport import InvalidInput, load_canvas
from tests.returning.editing import BAKERY, built, edited, paragraphs, removed, reworded, run
from tests.templates.making import written

ARABIC = BAKERY.replace("company:", "lang: ar\ncompany:", 1)
PATHS = [
    ("full", "nordic", BAKERY),
    ("pitch", None, BAKERY),
    ("pitch", "rightwards", ARABIC),
    ("board", "missing-pieces", ARABIC),
    ("story", "nordic", BAKERY),
    ("board", None, BAKERY),
]


def deck_of(folder: Path, outline: str, template: str | None, text: str) -> tuple[Path, Path]:
    options = ["--template", str(written(folder, template))] if template else []
    deck, document = built(folder, text, "--outline", outline, *options)
    return (deck if outline == "full" else folder / f"bakery-{outline}.pptx"), document


@pytest.mark.parametrize(("outline", "template", "text"), PATHS)
def test_what_is_changed_on_slides_comes_back(outline: str, template: str | None, text: str, tmp_path: Path) -> None:
    deck, document = deck_of(tmp_path, outline, template, text)
    assert run("extract", deck).stdout == text
    same = run("verify", deck, document)
    assert (same.exit_code, "the text of its slides" in same.stdout) == (0, True), same.output
    assert "nothing was changed" in run("pull", deck, document).stderr
    changed = edited(deck, reworded("Market stall", "Stall"))
    assert run("verify", changed, document).exit_code == 1
    assert run("pull", changed, document, "--write").exit_code == 0
    assert document.read_text("utf-8") == text.replace("Market stall", "Stall")
    assert run("pull", edited(deck, removed("Miller")), document, "--write").exit_code == 0
    assert document.read_text("utf-8") == text.replace("Market stall", "Stall").replace("Miller, ", "")


def test_a_detail_in_a_paragraph_of_its_own_comes_back(tmp_path: Path) -> None:
    deck, document = deck_of(tmp_path, "pitch", None, BAKERY)
    assert run("pull", edited(deck, reworded("at six", "at five")), document, "--write").exit_code == 0
    assert document.read_text("utf-8") == BAKERY.replace("at six", "at five")


def test_a_new_paragraph_under_a_detail_is_a_new_item(tmp_path: Path) -> None:
    deck, document = deck_of(tmp_path, "pitch", None, BAKERY)
    new = edited(deck, lambda opened: below(opened, "at six", [("Rolls at noon", False)]))
    assert run("pull", new, document, "--write").exit_code == 0
    assert "    - text: Rolls at noon\n" in document.read_text("utf-8")


def test_a_new_text_in_strong_type_takes_the_plain_paragraph_under_it_as_its_detail(tmp_path: Path) -> None:
    deck, document = deck_of(tmp_path, "pitch", None, BAKERY)
    new = edited(deck, lambda opened: below(opened, "at six", [("Rolls", True), ("at noon", False)]))
    assert run("pull", new, document, "--write").exit_code == 0
    assert "    - text: Rolls\n      detail: at noon\n" in document.read_text("utf-8")


@pytest.mark.parametrize(("outline", "after"), [("pitch", "Fresh bread"), ("full", "People come in")])
def test_a_new_paragraph_that_may_be_anything_is_told(outline: str, after: str, tmp_path: Path) -> None:
    deck, document = deck_of(tmp_path, outline, None, BAKERY)
    told = run("pull", edited(deck, lambda opened: below(opened, after, [("What is this", False)])), document)
    assert told.exit_code == 1
    assert "What is this" in told.stderr


def below(opened: object, after: str, new: list[tuple[str, bool]]) -> None:
    """Puts paragraphs, bold or not, under one with these words where it stands alone."""
    alone = [one for _, one in paragraphs(opened, after) if "".join(run.text for run in one.runs) == after]
    for text, bold in reversed(new):
        copied = copy.deepcopy(alone[0]._p)
        alone[0]._p.addnext(copied)
        first, *others = type(alone[0])(copied, alone[0]._parent).runs
        first.text, first.font.bold = text, bold
        for one in others:
            copied.remove(one._r)


_SAID = "Delivery by bicycle"
TESTED = "".join(f"{{text: {name}, status: testing}}, " for name in ("Miller", "Dairy", "Farmers"))
MANY_CLAIMS = BAKERY.replace("[Miller, \"Dairy: local\", 'Farmers’ market']", f"[{TESTED.removesuffix(', ')}]")


@pytest.mark.parametrize(("text", "in_a_table"), [(BAKERY, False), (MANY_CLAIMS, True)])
def test_a_claim_in_large_type_or_in_the_table_of_claims_comes_back(
    text: str, in_a_table: bool, tmp_path: Path
) -> None:
    deck, document = deck_of(tmp_path, "board", None, text)

    def edit(opened: object) -> None:
        shapes = [each for slide in opened.slides for each in slide.shapes]  # type: ignore[attr-defined]
        frames = [cell.text_frame for each in shapes if each.has_table for cell in each.table.iter_cells()]
        if not in_a_table:
            *_, frame = [each.text_frame for each in shapes if each.has_text_frame and _SAID in each.text_frame.text]
            frames = [frame]
        (found,) = [run for frame in frames for run in frame.paragraphs[0].runs if _SAID in run.text]
        found.text = "Delivery by van"

    assert run("pull", edited(deck, edit), document, "--write").exit_code == 0
    assert load_canvas(document).blocks.channels.items[3].text == "Delivery by van"


@pytest.mark.parametrize("template", ["nordic", "rightwards"])
def test_blocks_on_a_template_are_named_as_on_our_own_slides(template: str, tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, "full", template, BAKERY)
    names = {shape.name for slide in Presentation(str(deck)).slides for shape in slide.shapes}
    assert {"bmc/channels", "bmc/key_partners", "bmc/value_propositions/1"} <= names


def test_a_deck_that_spares_somebody_a_part_says_why_nothing_can_be_read_back(tmp_path: Path) -> None:
    deck, document = built(tmp_path, BAKERY, "--audience", "investor")
    for arguments in (("extract", deck), ("verify", deck, document), ("pull", deck, document)):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "BMC703" in result.stderr
        assert "built for an audience" in result.stderr


def test_verify_says_that_pages_are_not_compared(tmp_path: Path) -> None:
    _, document = built(tmp_path, BAKERY, "-t", "canvas")
    assert "(compared: only the YAML inside)" in run("verify", tmp_path / "bakery-canvas.pdf", document).stdout


def test_the_api_goes_the_way_back(tmp_path: Path) -> None:
    deck, document = built(tmp_path)
    assert [each.text for each in bmcreport.extract(deck)] == [BAKERY]
    assert bmcreport.verify(deck, document) == ()
    changed = edited(deck, reworded("Market stall", "Stall"))
    assert [each.code for each in bmcreport.verify(changed, document)] == ["BMC707"]
    result = bmcreport.pull(changed)
    assert result.after.text == BAKERY.replace("Market stall", "Stall")
    assert (document.read_text("utf-8"), result.refused) == (BAKERY, ())
    bmcreport.pull(changed, document, write=True)
    assert document.read_text("utf-8") == result.after.text
    with pytest.raises(ValueError, match="no document"):
        bmcreport.pull(changed, write=True)
    for path in (document, tmp_path / "none.pptx"):
        for ask in (bmcreport.extract, bmcreport.pull, lambda path: bmcreport.verify(path, document)):
            with pytest.raises(InvalidInput):
                ask(path)
