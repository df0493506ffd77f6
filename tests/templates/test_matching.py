"""Which layouts of a template carry which slides: by mapping, name, type and placeholders, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

from bmcreport import build
from bmcreport.assets import examples_folder
from bmcreport.building.templates import check_template
from bmcreport.cli import main
from bmcreport.deck.templates.matching import Matched
from tests.shipped import stock
from tests.templates.making import Maker, written

CANVAS = examples_folder() / "mistral-ai.yaml"


def matched(folder: Path, made: Maker, settings: str = "") -> Matched:
    path = folder / "brand.pptx"
    path.write_bytes(made.content())
    (folder / "bmcreport.yaml").write_text(settings)
    checked = check_template(path, stock().slides, stock().layout)
    assert checked.value, checked.diagnostics
    return checked.value


def found(result: Matched) -> dict[str, tuple[str, str]]:
    return {each.key: (each.choice.layout.name, each.choice.found_by) for each in result.layouts}


def test_powerpoint_s_own_names_are_found(tmp_path: Path) -> None:
    told = found(matched(tmp_path, Maker()))
    assert told["cover"] == ("Title Slide", "name")
    assert told["section"] == ("Section Header", "name")
    assert told["statement"] == told["sources"] == ("Two Content", "name")
    assert told["canvas"] == told["table"] == told["chart"] == ("Title Only", "name")


def test_names_of_others_are_found_by_type_and_without_one_by_placeholders(tmp_path: Path) -> None:
    names = {"Title Slide": "Eins", "Two Content": "Zwei", "Title Only": "Drei"}
    told = found(matched(tmp_path, Maker().renamed(names)))
    assert [told[key] for key in ("cover", "statement", "table")] == [
        ("Eins", "type"),
        ("Zwei", "type"),
        ("Drei", "type"),
    ]
    bare = found(matched(tmp_path, Maker().renamed(names, typeless=True)))
    assert [bare[key] for key in ("cover", "statement", "table")] == [
        ("Eins", "placeholders"), ("Zwei", "placeholders"), ("Drei", "placeholders"),
    ]  # fmt: skip


def test_the_project_s_word_comes_first(tmp_path: Path) -> None:
    columns = "{layout: Comparison, placeholders: {left: Content Placeholder 3, right: Content Placeholder 5}}"
    settings = f"template_layouts: {{cover: Section Header, statement: {columns}}}\n"
    result = matched(tmp_path, Maker(), settings)
    assert found(result)["cover"] == ("Section Header", "mapping")
    statement = next(each for each in result.layouts if each.key == "statement")
    assert statement.bound.holders["left"].index == 2
    assert statement.bound.holders["right"].index == 4


@pytest.mark.parametrize(
    ("mapping", "place", "hint"),
    [
        ("{covers: Title Slide}", "1:20", "did you mean `cover`?"),
        ("{cover: Titel Slide}", "1:27", "did you mean `Title Slide`?"),
        ("{statement: {layout: Two Content, placeholders: {lefd: Title 1}}}", "1:68", "did you mean `left`?"),
        ("{statement: {layout: Two Content, placeholders: {left: Titel 1}}}", "1:74", "did you mean `Title 1`?"),
    ],
)
def test_names_that_are_not_there_are_told_at_their_place(tmp_path: Path, mapping: str, place: str, hint: str) -> None:
    (tmp_path / "brand.pptx").write_bytes(Maker().content())
    (tmp_path / "bmcreport.yaml").write_text(f"template_layouts: {mapping}\ntemplate: brand.pptx\n")
    (tmp_path / "shop.yaml").write_bytes(CANVAS.read_bytes())
    result = build([tmp_path / "shop.yaml"], tmp_path / "out", types=["deck"])
    (told,) = [each for each in result.diagnostics if each.code == "BMC535"]
    assert (f"{told.span.line}:{told.span.column}", told.hint) == (place, hint)
    assert result.outcomes == ()


def test_what_a_template_lacks_is_a_warning_and_slides_stand_on_what_there_is(tmp_path: Path) -> None:
    template = written(tmp_path, "missing-pieces")
    result = build([CANVAS], tmp_path / "out", types=["deck"], template=template)
    assert result.ok
    told = {each.code: each for each in result.diagnostics}
    assert set(told) == {"BMC536"}
    deck = Presentation(str(tmp_path / "out" / "mistral-ai-deck.pptx"))
    assert {slide.slide_layout.name for slide in deck.slides} == {"Deckblatt rot", "Standard"}
    assert not build([CANVAS], tmp_path / "out", types=["deck"], template=template, strict=True).ok


def test_check_says_what_was_found(tmp_path: Path) -> None:
    template = written(tmp_path, "nordic")
    done = CliRunner().invoke(main, ["template", "check", str(template)])
    assert done.exit_code == 0
    assert "Zwei Inhalte" in done.stdout
    assert "BMC537" in done.stderr
    data = json.loads(CliRunner().invoke(main, ["template", "check", str(template), "--format", "json"]).stdout)
    by_slides = {each["slides"]: each for each in data["layouts"]}
    assert by_slides["statement"]["placeholders"]["left"] == "Content Placeholder 2"
    assert "blocks" in by_slides["canvas"]["text_boxes"]
    assert [each["code"] for each in data["diagnostics"]] == ["BMC537"]
    assert CliRunner().invoke(main, ["template", "check", str(template), "--strict"]).exit_code == 1
    assert CliRunner().invoke(main, ["template", "check", str(tmp_path / "none.potx")]).exit_code == 2


def test_font_files_of_the_project_measure_the_template_s_font(tmp_path: Path) -> None:
    fonts = Path(__file__).parents[2] / "bmcreport" / "fonts"
    for face in ("Regular", "Bold"):
        (tmp_path / f"OurSans-{face}.ttf").write_bytes((fonts / f"Carlito-{face}.ttf").read_bytes())
    (tmp_path / "brand.pptx").write_bytes(Maker().themed(("Our Sans", "Our Sans")).content())
    (tmp_path / "shop.yaml").write_bytes(CANVAS.read_bytes())
    settings = "template: brand.pptx\ntypes: [deck]\noutput: out\n"
    (tmp_path / "bmcreport.yaml").write_text(settings)
    assert "BMC537" in {each.code for each in build([tmp_path / "shop.yaml"]).diagnostics}
    (tmp_path / "bmcreport.yaml").write_text(settings + "fonts: [OurSans-Regular.ttf, OurSans-Bold.ttf]\n")
    assert "BMC537" not in {each.code for each in build([tmp_path / "shop.yaml"]).diagnostics}


def test_a_title_slide_that_has_to_do_for_contents_has_its_title_at_the_top(tmp_path: Path) -> None:
    result = matched(tmp_path, Maker().only("Title Slide"))
    height = result.template.size.height
    statement = next(each for each in result.layouts if each.key == "statement")
    assert statement.bound.holders["title"].place is not None
    assert "subtitle" not in statement.bound.holders
    left, top, width, tall = statement.spec.placeholders["title"].rect
    assert (top + tall) * 12_700 < height // 4
    assert statement.spec.placeholders["left"].rect[1] >= top + tall
    assert left >= 0 < width
    cover = next(each for each in result.layouts if each.key == "cover")
    assert cover.bound.holders["title"].place is None
