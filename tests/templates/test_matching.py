"""Which layouts of a template carry which slides: by mapping, name, type and placeholders, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from bmcreport import build
from bmcreport.assets import examples_folder
from bmcreport.building.templates import check_template
from bmcreport.cli import main
from bmcreport.deck.templates.fonts import Fonts
from bmcreport.deck.templates.matching import Matched
from bmcreport.text.fallback import Chosen
from bmcreport.text.families import family_as_wide, known_family, named_family
from tests.pictures import drawn, file_of
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


@pytest.mark.parametrize("font", ["Arial", "Helvetica", "Liberation Sans", "Carlito"])
def test_fonts_as_wide_as_ours_are_measured_to_the_letter(font: str, tmp_path: Path) -> None:
    template = matched(tmp_path, Maker().themed(("Calibri", font))).template
    fonts = Fonts()
    assert list(fonts.strangers(template)) == []
    assert (fonts.chosen(template, Chosen()).family or known_family("calibri")) == family_as_wide(font)
    headings = fonts.widths(template)["Calibri"]
    assert headings == 1 if font == "Carlito" else 0.9 < headings < 1


def test_the_font_of_the_project_s_decks_measures_a_template_in_it(tmp_path: Path) -> None:
    template = matched(tmp_path, Maker().themed(("Our Sans", "Our Sans"))).template
    own = replace(named_family("arial"), name="Our Sans")
    assert [name for name, _ in Fonts().strangers(template)] == ["Our Sans"]
    assert list(Fonts(family=own).strangers(template)) == []
    assert Fonts(family=own).chosen(template, Chosen()).family == own


def test_a_font_file_that_is_none_is_told_and_not_measured_with(tmp_path: Path) -> None:
    (tmp_path / "Arial-Regular.ttf").write_bytes(b"no font")
    (tmp_path / "brand.pptx").write_bytes(Maker().themed(("Arial", "Arial")).content())
    (tmp_path / "bmcreport.yaml").write_text("template: brand.pptx\nfonts: [Arial-Regular.ttf]\n")
    checked = check_template(tmp_path / "brand.pptx", stock().slides, stock().layout)
    assert [each.code for each in checked.diagnostics] == ["BMC505"]
    (tmp_path / "shop.yaml").write_bytes(CANVAS.read_bytes())
    assert "BMC505" in {each.code for each in build([tmp_path / "shop.yaml"], types=["deck"]).diagnostics}


@pytest.mark.parametrize("size", [(720, 405), (960, 540), (1920, 1080)])
def test_a_stamp_stands_in_the_corner_of_every_slide_and_a_logo_on_the_cover(
    size: tuple[int, int], tmp_path: Path
) -> None:
    (tmp_path / "brand.pptx").write_bytes(Maker(size).content())
    (tmp_path / "logo.png").write_bytes(file_of(drawn()))
    (tmp_path / "bmcreport.yaml").write_text("template: brand.pptx\nbrand: {logo: logo.png}\nstamp: confidential\n")
    (tmp_path / "shop.yaml").write_bytes(CANVAS.read_bytes())
    assert build([tmp_path / "shop.yaml"], tmp_path / "out", types=["deck"]).ok
    deck: Any = Presentation(str(tmp_path / "out" / "shop-deck.pptx"))
    for slide in deck.slides:
        (stamp,) = [each for each in slide.shapes if each.name == "Stamp"]
        assert stamp.text_frame.text == "CONFIDENTIAL"
        assert deck.slide_width * 0.9 < stamp.left + stamp.width < deck.slide_width
        assert stamp.top + stamp.height < deck.slide_height // 20
        assert stamp.text_frame.paragraphs[0].runs[0].font.size < stamp.height
    (logo,) = [each for each in deck.slides[0].shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert 0 <= logo.left < logo.left + logo.width <= deck.slide_width


def test_a_logo_that_a_cover_has_no_room_for_is_told(tmp_path: Path) -> None:
    template = written(tmp_path, "missing-pieces")
    (tmp_path / "logo.png").write_bytes(file_of(drawn()))
    (tmp_path / "bmcreport.yaml").write_text(f"template: {template.name}\nbrand: {{logo: logo.png}}\n")
    (tmp_path / "shop.yaml").write_text("company: {name: Shop}\nblocks: {channels: [One]}\n")
    result = build([tmp_path / "shop.yaml"], tmp_path / "out", types=["deck"])
    (told,) = [each for each in result.diagnostics if each.code == "BMC538"]
    assert result.ok
    assert told.source.name.endswith(template.name)


def test_agenda_links_and_sections_lead_to_slides_on_a_template(tmp_path: Path) -> None:
    template = written(tmp_path, "missing-pieces")
    assert build([CANVAS], tmp_path, types=["deck"], outlines=["full", "board"], template=template).ok
    deck: Any = Presentation(str(tmp_path / "mistral-ai-deck.pptx"))
    agenda = next(slide for slide in deck.slides if slide.shapes.title.text_frame.text == "Agenda")
    jumps = [each for each in agenda.part.rels.values() if each.reltype.endswith("/slide")]
    targets = [each.target_part.slide.slide_id for each in jumps]
    ids = [slide.slide_id for slide in deck.slides]
    assert len(jumps) >= 3
    assert sorted(targets) == sorted(set(targets) & set(ids))
    sections = deck.element.xpath("//*[local-name()='section']")
    listed = [int(each) for section in sections for each in section.xpath(".//*[local-name()='sldId']/@id")]
    assert (len(sections) >= 4, listed) == (True, ids)
    assert (tmp_path / "mistral-ai-board.pptx").exists()


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
