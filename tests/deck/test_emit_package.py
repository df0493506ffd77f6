"""The package of an emitted deck: the same bytes each time, whole, and silent about where it was made."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation

from bmcreport.deck.emit import emit
from bmcreport.deck.slides import Deck
from tests.deck.specimens import BAR, EVERYTHING, TABLE, deck_of, slide_of

_ROOT = Path(__file__).parents[2]
_PRINT_DIGEST = (
    "import hashlib; from bmcreport.deck.emit import emit; from tests.deck.specimens import EVERYTHING;"
    "print(hashlib.sha256(emit(EVERYTHING)).hexdigest())"
)


def members(deck: Deck) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(emit(deck))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml_members(deck: Deck) -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(content) for name, content in members(deck).items() if name.endswith((".xml", ".rels"))
    }


def surfaces_of(deck: Deck) -> list[etree._Element]:
    """The slides, the layouts and the master."""
    wanted = re.compile(r"ppt/(slides|slideLayouts|slideMasters)/\w+\.xml")
    return [root for name, root in xml_members(deck).items() if wanted.fullmatch(name)]


def everything_in(deck: Deck) -> bytes:
    return b"\n".join([*members(deck).values(), *workbook_members(deck).values()])


def workbook_members(deck: Deck) -> dict[str, bytes]:
    book = next(content for name, content in members(deck).items() if name.endswith(".xlsx"))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_deck_twice_is_the_same_bytes() -> None:
    assert emit(EVERYTHING) == emit(replace(EVERYTHING))


def test_another_process_place_and_hash_seed_give_the_same_bytes() -> None:
    elsewhere = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONPATH": str(_ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", _PRINT_DIGEST], env=elsewhere, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == hashlib.sha256(emit(EVERYTHING)).hexdigest()


def test_the_content_types_come_first_and_name_every_part() -> None:
    parts = xml_members(EVERYTHING)
    assert next(iter(parts)) == "[Content_Types].xml"
    named = {each.get("PartName") for each in parts["[Content_Types].xml"].iter("{*}Override")}
    assert named == {f"/{name}" for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"}


def test_every_relationship_leads_to_a_member_or_to_the_web_or_mail() -> None:
    everything = members(EVERYTHING)
    seen = 0
    for name, content in everything.items():
        if not name.endswith(".rels"):
            continue
        folder = Path("/") / Path(name).parent.parent
        for each in etree.fromstring(content):
            seen += 1
            target = each.get("Target") or ""
            if each.get("TargetMode") == "External":
                assert target.startswith(("http://", "https://", "mailto:"))
            else:
                assert not target.startswith("/")
                assert os.path.normpath(folder / target)[1:] in everything
    assert seen > 30


def test_ids_and_names_of_shapes_are_unique() -> None:
    deck = replace(EVERYTHING, slides=(*EVERYTHING.slides, slide_of(BAR, BAR, TABLE, TABLE)))
    surfaces = surfaces_of(deck)
    assert len(surfaces) == len(deck.slides) + len(deck.layouts) + 1
    for surface in surfaces:
        for key in ("id", "name"):
            values = [each.get(key) for each in surface.iter("{*}cNvPr")]
            assert len(set(values)) == len(values)


def test_what_holds_no_text_is_described_or_marked_as_decoration() -> None:
    silent = [
        each
        for surface in surfaces_of(EVERYTHING)
        for shape in (*surface.iter("{*}sp"), *surface.iter("{*}graphicFrame"))
        for each in shape.iter("{*}cNvPr")
        if shape.find("{*}txBody") is None
    ]
    assert len(silent) == 8
    assert all(each.get("descr") or each.find(".//{*}decorative") is not None for each in silent)


@pytest.mark.parametrize("residue", ["Steve Canny", "python-pptx", "printerSettings", "thumbnail", "XlsxWriter"])
def test_nothing_of_another_template_is_inside(residue: str) -> None:
    assert residue.encode() not in everything_in(EVERYTHING)


def test_no_path_of_a_machine_and_no_day_but_that_of_the_deck_is_inside() -> None:
    everything = everything_in(EVERYTHING)
    assert not re.search(rb"/home/|/root/|/tmp/|[A-Z]:\\", everything)
    assert set(re.findall(rb"\b(?:19|20)\d\d-\d\d-\d\dT[\d:]+Z?", everything)) == {b"2000-01-01T00:00:00Z"}


def test_the_counts_in_the_properties_are_those_of_the_deck() -> None:
    app = xml_members(EVERYTHING)["docProps/app.xml"]
    assert (app.findtext("{*}Slides"), app.findtext("{*}Notes")) == ("4", "1")


def test_the_workbook_of_a_chart_holds_its_words_and_numbers_and_nothing_for_a_missing_one() -> None:
    formula = replace(BAR, categories=("=1+1", "OpenAI", "_x0041_"))
    sheet = etree.fromstring(workbook_members(deck_of(slide_of(formula)))["xl/worksheets/sheet1.xml"])
    cells = {each.get("r"): each for each in sheet.iter("{*}c")}
    assert {place: cell.xpath("string()") for place, cell in cells.items()} == {
        "B1": BAR.series,
        "A2": "=1+1",
        "B2": "0.6",
        "A3": "OpenAI",
        "B3": "57.9",
        "A4": "_x005F_x0041_",
    }
    assert cells["A2"].get("t") == "inlineStr"
    assert not list(sheet.iter("{*}f"))


def test_what_was_read_and_written_again_by_others_still_opens() -> None:
    again = io.BytesIO()
    Presentation(io.BytesIO(emit(EVERYTHING))).save(again)
    assert len(Presentation(again).slides) == len(EVERYTHING.slides)
