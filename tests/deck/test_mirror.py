"""Decks for readers who begin at the right."""

from __future__ import annotations

import io
from typing import Any

import pytest
from msgspec.structs import replace
from pptx import Presentation

from bmcreport import render_deck
from bmcreport.deck.mirror import facing_its_readers
from bmcreport.deck.slides import Align, Deck, TextBox
from bmcreport.units import Rect, pt
from tests.deck.reading import opened
from tests.deck.specimens import BAR, EVERYTHING, TABLE, body, deck_of, paragraph, slide_of
from tests.scripts import canvas_in

_BOX = TextBox("Box", Rect(pt(40), pt(100), pt(200), pt(50)), replace(body("One"), inset=(pt(12), 0, pt(3), 0)))


def leftwards(deck: Deck) -> Deck:
    return facing_its_readers(replace(deck, language="ar"))


@pytest.fixture(params=["ar", "he"])
def presentation(request: pytest.FixtureRequest) -> Any:
    return Presentation(io.BytesIO(render_deck(canvas_in(request.param))))


def attributes(root: Any, path: str, name: str) -> set[str | None]:
    return {each.get(name) for each in root._element.findall(f".//{{*}}{path}")}


def test_a_deck_in_a_language_read_from_the_left_stays_as_it_is() -> None:
    assert facing_its_readers(EVERYTHING) is EVERYTHING


def test_what_stands_at_the_left_stands_as_far_from_the_right() -> None:
    slide = opened(leftwards(deck_of(slide_of(_BOX, BAR, TABLE)))).slides[0]
    title, box, chart, table = list(slide.shapes)[:4]
    assert pt(960) - title.left - title.width == pt(40)
    assert pt(960) - box.left - box.width == _BOX.rect.x
    assert pt(960) - chart.left - chart.width == BAR.rect.x
    assert pt(960) - table.left - table.width == TABLE.rect.x
    assert (box.text_frame.margin_left, box.text_frame.margin_right) == (pt(3), pt(12))


def test_a_mirror_twice_is_where_it_was() -> None:
    once = leftwards(EVERYTHING)
    twice = leftwards(once)
    rects = [[each.rect for each in layout.placeholders] for layout in EVERYTHING.layouts]
    assert [[each.rect for each in layout.placeholders] for layout in twice.layouts] == rects
    assert [[each.align for each in layout.placeholders] for layout in once.layouts] != [
        [each.align for each in layout.placeholders] for layout in twice.layouts
    ]


def test_lines_begin_at_the_right_and_centred_ones_stay_centred() -> None:
    box = replace(
        _BOX, body=body(paragraph("a"), paragraph("b", align=Align.CENTRE), paragraph("c", align=Align.RIGHT))
    )
    frame = opened(leftwards(deck_of(slide_of(box)))).slides[0].shapes[1].text_frame
    properties = [each._p.pPr for each in frame.paragraphs]
    assert [each.get("rtl") for each in properties] == ["1", "1", "1"]
    assert [each.get("algn") for each in properties] == ["r", "ctr", None]


def test_tables_and_charts_begin_at_the_right() -> None:
    _, chart, table = list(opened(leftwards(deck_of(slide_of(BAR, TABLE)))).slides[0].shapes)[:3]
    assert table._element.find(".//{*}tblPr").get("rtl") == "1"
    assert [cell.text for cell in table.table.rows[1].cells] == ["Price", "metered"]
    space = chart.chart._chartSpace
    assert space.find(".//{*}valAx/{*}scaling/{*}orientation").get("val") == "maxMin"
    assert space.find(".//{*}catAx/{*}axPos").get("val") == "r"


def test_everything_on_master_layouts_and_slides_runs_leftwards(presentation: Any) -> None:
    assert presentation.part._element.get("rtl") == "1"
    surfaces = [presentation.slide_master, *presentation.slide_layouts]
    assert all(attributes(each, "lvl1pPr", "rtl") == {"1"} for each in surfaces)
    assert all(attributes(each, "bodyPr", "rtlCol") == {"1"} for each in surfaces)
    for slide in presentation.slides:
        assert "0" not in attributes(slide, "pPr", "rtl")
        assert attributes(slide.notes_slide, "pPr", "rtl") <= {"1"}


def test_the_grid_of_the_canvas_is_mirrored(presentation: Any) -> None:
    layout = next(each for each in presentation.slide_layouts if each.name == "Canvas")
    left = {each.name: each.left for each in layout.placeholders}
    assert left["key_partners"] > left["key_activities"] > left["value_propositions"] > left["customer_segments"]
    assert left["cost_structure"] > left["revenue_streams"]


def test_no_block_of_the_canvas_is_in_columns(presentation: Any) -> None:
    """LibreOffice draws the second one off the slide."""
    slide = next(each for each in presentation.slides if each.slide_layout.name == "Canvas")
    assert attributes(slide, "bodyPr", "numCol") == {None}


def test_joined_letters_are_not_spaced(presentation: Any) -> None:
    slide = next(each for each in presentation.slides if each.slide_layout.name == "Statement")
    eyebrow = next(each for each in slide.shapes if each.name == "eyebrow")
    assert {run._r.rPr.get("spc") for each in eyebrow.text_frame.paragraphs for run in each.runs} == {"0"}


def test_the_theme_names_fonts_for_further_scripts() -> None:
    parts = {str(part.partname): part for part in opened(EVERYTHING).part.package.iter_parts()}
    theme = parts["/ppt/theme/theme1.xml"].blob.decode()
    for script, font in (("Arab", "Arial"), ("Hebr", "Arial"), ("Jpan", "Yu Gothic"), ("Deva", "Nirmala UI")):
        assert theme.count(f'<a:font script="{script}" typeface="{font}"/>') == 2
