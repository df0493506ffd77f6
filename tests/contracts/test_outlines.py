"""Decks in all outlines as other people's programs read them."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation

from bmcreport import load_canvas, render_deck
from bmcreport.assets import examples_folder
from tests import clients
from tests.contracts.pdf_page import Box, pages
from tests.deck.company.test_outlines import NASTY
from tests.shipped import OUTLINES

SLUGS = ("mistral-ai", "midjourney", "openai")
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def rendered(slug: str, outline: str) -> bytes:
    canvas = NASTY if slug == "nasty" else load_canvas(examples_folder() / f"{slug}.yaml")
    earlier = None if slug == "nasty" else canvas.model_copy(update={"positioning": "Elsewhere", "metrics": ()})
    return render_deck(canvas, outline=outline, earlier=earlier)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the decks of three canvases and of one that asks too much, in all outlines."""
    folder = tmp_path_factory.mktemp("outlines")
    for slug in (*SLUGS, "nasty"):
        for outline in OUTLINES:
            (folder / f"{slug}-{outline}.pptx").write_bytes(rendered(slug, outline))
    return folder


@pytest.fixture(scope="module")
def printed(folder: Path) -> Path:
    """The same folder with each deck as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    decks = [str(path) for path in sorted(folder.glob("*.pptx"))]
    command = [clients.soffice(), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *decks]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder


DECKS = [f"{slug}-{outline}" for slug in (*SLUGS, "nasty") for outline in OUTLINES]


@pytest.mark.parametrize("name", DECKS)
def test_the_validator_has_nothing_to_say(name: str, folder: Path) -> None:
    found = validate_pptx(str(folder / f"{name}.pptx"))
    assert found.is_valid, found.errors


@pytest.mark.parametrize("name", DECKS)
def test_every_slide_is_a_page_and_no_text_leaves_it_or_meets_the_footer(
    name: str, folder: Path, printed: Path
) -> None:
    shown = pages(printed / f"{name}.pdf")
    assert len(shown) == len(Presentation(str(folder / f"{name}.pptx")).slides)
    whole = Box(20, 15, 940, 525)
    assert [char.text for page in shown for char in page.chars if not whole.contains(char.box)] == []


def test_sections_hold_every_slide_once(folder: Path) -> None:
    with zipfile.ZipFile(folder / "mistral-ai-full.pptx") as package:
        root = etree.fromstring(package.read("ppt/presentation.xml"))
    listed = [each.get("id") for each in root.iter(f"{P14}sldId")]
    slides = [each.get("id") for each in root.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}sldId")]
    assert listed == slides
    identities = [each.get("id") for each in root.iter(f"{P14}section")]
    assert len(set(identities)) == len(identities) == 5


def test_the_agenda_jumps_to_slides(folder: Path) -> None:
    deck = Presentation(str(folder / "mistral-ai-full.pptx"))
    (agenda,) = [slide for slide in deck.slides if slide.shapes.title.text_frame.text == "Agenda"]
    targets = [each.target_part for each in agenda.part.rels.values() if each.reltype.endswith("/slide")]
    titles = [part.slide.shapes.title.text_frame.text for part in targets]
    assert len(titles) == 4
    assert titles[-1] == "Where the claims come from"


def test_a_line_chart_is_native_and_its_workbook_can_be_edited(folder: Path) -> None:
    deck = Presentation(str(folder / "mistral-ai-full.pptx"))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert [chart.chart_type.name for chart in charts] == ["LINE_MARKERS"] * 3
    revenue = charts[1]
    assert list(revenue.plots[0].series[0].values) == [20, 400]
    book = zipfile.ZipFile(BytesIO(revenue.part.chart_workbook.xlsx_part.blob))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>20</v>" in sheet
    assert "2025-02" in sheet


@pytest.mark.parametrize("outline", OUTLINES)
def test_the_same_deck_has_the_same_bytes(outline: str, folder: Path) -> None:
    assert rendered("openai", outline) == (folder / f"openai-{outline}.pptx").read_bytes()
