"""Decks in all outlines as other people's programs read them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from lxml import etree
from pptx import Presentation

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def test_sections_hold_every_slide_once(decks: Path) -> None:
    with zipfile.ZipFile(decks / "mistral-ai-full.pptx") as package:
        root = etree.fromstring(package.read("ppt/presentation.xml"))
    listed = [each.get("id") for each in root.iter(f"{P14}sldId")]
    slides = [each.get("id") for each in root.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}sldId")]
    assert listed == slides
    identities = [each.get("id") for each in root.iter(f"{P14}section")]
    assert len(set(identities)) == len(identities) == 5


def test_the_agenda_jumps_to_slides(decks: Path) -> None:
    deck = Presentation(str(decks / "mistral-ai-full.pptx"))
    (agenda,) = [slide for slide in deck.slides if slide.shapes.title.text_frame.text == "Agenda"]
    targets = [each.target_part for each in agenda.part.rels.values() if each.reltype.endswith("/slide")]
    titles = [part.slide.shapes.title.text_frame.text for part in targets]
    assert len(titles) == 4
    assert titles[-1] == "Where the claims come from"


def test_a_line_chart_is_native_and_its_workbook_can_be_edited(decks: Path) -> None:
    deck = Presentation(str(decks / "mistral-ai-full.pptx"))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert [chart.chart_type.name for chart in charts] == ["LINE_MARKERS"] * 3
    revenue = charts[1]
    assert list(revenue.plots[0].series[0].values) == [20, 400]
    book = zipfile.ZipFile(BytesIO(revenue.part.chart_workbook.xlsx_part.blob))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>20</v>" in sheet
    assert "2025-02" in sheet
