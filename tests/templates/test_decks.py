"""Decks on templates of other people, as python-pptx sees them; tests/contracts asks of them what it asks of all."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from colorsys import rgb_to_hls
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.dml import MSO_COLOR_TYPE, MSO_FILL
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from bmcreport import build
from bmcreport.assets import examples_folder
from bmcreport.building.templates import check_template
from bmcreport.contrast import LEAST_FOR_TEXT, channels, contrast
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import Paragraph, Run
from tests.contracts.expected import BLOCKS
from tests.shipped import stock
from tests.templates.conftest import COMPARISON, DECK
from tests.templates.making import written

KEPT = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/media/")
STRANGE = (b"Brand Team", b"J. Doe", b"Internal: never show this", b"Example slide of the brand team")


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shapes(path: Path) -> Iterator[Any]:
    for slide in Presentation(str(path)).slides:
        yield from slide.shapes


def test_masters_layouts_and_pictures_of_the_template_are_in_the_deck_byte_for_byte(template: Path, deck: Path) -> None:
    theirs, ours = members(template), members(deck)
    kept = [name for name in theirs if name.startswith(KEPT)]
    assert len(kept) >= 5
    assert {name: ours.get(name) == theirs[name] for name in kept} == dict.fromkeys(kept, True)
    assert ours["ppt/theme/theme1.xml"] == theirs["ppt/theme/theme1.xml"]


def test_nothing_of_the_template_s_people_and_example_slides_is_in_the_deck(template: Path, deck: Path) -> None:
    before = b"".join(members(template).values())
    assert all(word in before for word in STRANGE)
    after = members(deck)
    assert [word for word in STRANGE if any(word in content for content in after.values())] == []
    assert [name for name in after if "thumbnail" in name or "printerSettings" in name] == []


def test_slides_have_the_template_s_size_and_layouts(template: Path, deck: Path) -> None:
    theirs, ours = Presentation(str(template)), Presentation(str(deck))
    assert (ours.slide_width, ours.slide_height) == (theirs.slide_width, theirs.slide_height)
    names = [each.name for each in theirs.slide_layouts]
    assert [each.name for each in ours.slide_layouts] == names
    assert {slide.slide_layout.name for slide in ours.slides} <= set(names)
    assert all(slide.shapes.title.text_frame.text.strip() for slide in ours.slides)


def test_placeholders_of_slides_are_placeholders_of_their_layouts(deck: Path) -> None:
    for slide in Presentation(str(deck)).slides:
        known = {each.placeholder_format.idx for each in slide.slide_layout.placeholders}
        used = [each.placeholder_format.idx for each in slide.placeholders if each != slide.shapes.title]
        assert set(used) <= known
        assert len(used) == len(set(used))


def test_the_canvas_is_nine_native_blocks_that_neither_meet_nor_leave_the_slide(folder: Path) -> None:
    deck = Presentation(str(folder / DECK))
    names = {f"bmc/{key}" for key in BLOCKS}
    (slide,) = [slide for slide in deck.slides if names <= {each.name for each in slide.shapes}]
    boxes = {each.name: each for each in slide.shapes if each.name in names}
    assert not any(each.is_placeholder for each in boxes.values())
    title = slide.shapes.title
    for each in boxes.values():
        assert each.top >= title.top + title.height
        assert each.left >= 0
        assert each.left + each.width <= deck.slide_width
        assert each.top + each.height <= deck.slide_height
    rects = sorted((each.left, each.top, each.left + each.width, each.top + each.height) for each in boxes.values())
    for one, other in pairwise(rects):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_shapes_have_names_and_ids_of_their_own(deck: Path) -> None:
    for slide in Presentation(str(deck)).slides:
        for told in ([each.shape_id for each in slide.shapes], [each.name for each in slide.shapes]):
            assert len(told) == len(set(told))


def test_colours_come_from_the_theme_and_stand_out(template: Path) -> None:
    matched = check_template(template, stock().slides, stock().layout).value
    assert matched is not None
    paints = matched.paints
    for role in ("ink", "quiet", "infrastructure", "offer", "customers", "finance"):
        grounds = ("paper", "panel", "offer_tint") if role in {"ink", "quiet", "offer"} else ("paper",)
        assert all(contrast(paints[role].value, paints[ground].value) >= LEAST_FOR_TEXT for ground in grounds)
        assert paints[role].name in matched.template.colours
    assert contrast(paints["badge"].value, paints["badge_paper"].value) >= LEAST_FOR_TEXT
    assert _saturation(paints["badge_paper"].value) < 0.9, "no badge shouts"


def test_large_type_keeps_away_from_the_line_above_it(template: Path) -> None:
    matched = check_template(template, stock().slides, stock().layout).value
    assert matched is not None
    held = matched.slides.layouts["text"].placeholders
    _, top, _, height = held["eyebrow"].rect
    assert held["body"].rect[1] - top - height >= 16


def _saturation(colour: str) -> float:
    return rgb_to_hls(*(channel / 255 for channel in channels(colour)))[2]


def test_the_colour_of_every_company_is_seen_beside_its_name(folder: Path, template: Path) -> None:
    matched = check_template(template, stock().slides, stock().layout).value
    assert matched is not None
    paper, swatches = matched.paints["paper"].value, set[str]()
    for slide in Presentation(str(folder / COMPARISON)).slides:
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            for row in table.rows:
                cell = row.cells[0]
                if (
                    not cell.text
                    and cell.fill.type == MSO_FILL.SOLID
                    and cell.fill.fore_color.type == MSO_COLOR_TYPE.RGB
                ):
                    swatches.add(f"#{cell.fill.fore_color.rgb}".lower())
    assert len(swatches) == 7
    assert all(contrast(swatch, paper) >= 2 for swatch in swatches)


def test_the_sign_of_a_relation_stands_before_its_word_on_one_line(folder: Path) -> None:
    signs = 0
    for table in (shape.table for shape in shapes(folder / DECK) if shape.has_table):
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if cell.text.startswith(("=", "≠")):
                    (run,) = cell.text_frame.paragraphs[0].runs
                    measure = column.width - cell.margin_left - cell.margin_right
                    assert " " not in run.text
                    assert natural_width(Paragraph((Run(run.text),))) * run.font.size <= measure * MICRO_EM
                    signs += 1
    assert signs >= 5


def test_no_number_of_a_heatmap_is_broken(folder: Path) -> None:
    digits = 3 * 0.556
    for table in (shape.table for shape in shapes(folder / COMPARISON) if shape.has_table):
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if cell.text == "100":
                    (run,) = cell.text_frame.paragraphs[0].runs
                    assert column.width - cell.margin_left - cell.margin_right >= digits * run.font.size


def test_heatmaps_and_what_is_shared_stand_three_blocks_to_a_slide_where_slides_are_no_narrower(
    decks: Mapping[str, Path],
) -> None:
    slides = list(Presentation(str(decks["nordic"] / COMPARISON)).slides)
    tables = [[shape.table for shape in slide.shapes if shape.has_table] for slide in slides]
    corners = [[table.cell(0, 0).text_frame.text for table in each] for each in tables]
    named = {stock().layout.blocks[key].name for key in BLOCKS}
    assert [len(each) for each in corners if named & set(each)] == [3, 3, 3]
    shared = [shape for slide in slides for shape in slide.shapes if shape.name.startswith("Overlap")]
    assert [len(shape.table.rows) - 1 for shape in shared] == [3, 3, 3]


def test_what_goes_on_on_further_slides_is_not_told_to_be_small(folder: Path, template: Path) -> None:
    again = build([examples_folder() / "openai.yaml"], folder, types=["deck"], template=template, check=True)
    assert again.ok
    small = [each.message for each in again.diagnostics if each.code == "BMC507"]
    assert not [message for message in small if not message.startswith("the title ")]


def test_the_foot_of_slides_is_large_enough_to_read(folder: Path) -> None:
    for shape in shapes(folder / COMPARISON):
        if shape.is_placeholder and shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
            sizes = [run.font.size for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
            assert all(size is None or size >= Pt(9) for size in sizes), shape.text_frame.text


ARABIC = """\
lang: ar
company: {name: مخبز الزاوية, tagline: خبز طازج للحي كل صباح}
blocks:
  key_partners: [مطحنة الجبل]
  customer_segments: [الركاب الصباحيون]
  revenue_streams: [مبيعات المتجر]
"""


def test_a_deck_that_begins_at_the_right_stands_on_a_template_that_does_in_its_own_placeholders(tmp_path: Path) -> None:
    (tmp_path / "bakery.yaml").write_text(ARABIC, "utf-8")
    template = written(tmp_path, "rightwards")
    assert build([tmp_path / "bakery.yaml"], tmp_path, types=["deck"], template=template).ok
    path = tmp_path / "bakery-deck.pptx"
    deck = Presentation(str(path))
    assert b'rtl="1"' in members(path)["ppt/presentation.xml"]
    block = "bmc/customer_segments"
    statement = next(slide for slide in deck.slides if any(each.name == block for each in slide.placeholders))
    left = next(each for each in statement.placeholders if each.name == block)
    assert left.left > deck.slide_width // 2 - 1, "what is read first stands at the right"
    partners, segments = ("bmc/key_partners/1", "bmc/customer_segments/1")
    canvas = next(slide for slide in deck.slides if any(each.name == partners for each in slide.shapes))
    boxes = {each.name: each for each in canvas.shapes}
    assert boxes[partners].left > boxes[segments].left
    title = etree.tostring(statement.shapes.title._element).decode()
    assert "algn=" not in title, "the template says where titles stand"


def test_a_deck_that_begins_at_the_left_does_so_on_a_template_that_does_not(decks: Mapping[str, Path]) -> None:
    deck = Presentation(str(decks["rightwards"] / DECK))
    statement = next(slide for slide in deck.slides if any(each.name == "left" for each in slide.placeholders))
    for shape in (statement.shapes.title, next(each for each in statement.placeholders if each.name == "left")):
        for paragraph in shape.text_frame.paragraphs:
            properties = paragraph._p.pPr
            assert (properties.get("algn"), properties.get("rtl")) == ("l", "0")
