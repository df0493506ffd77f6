"""What validators say about emitted decks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from bmcreport.deck.emit import emit
from bmcreport.deck.mirror import facing_its_readers
from bmcreport.deck.slides import Deck
from bmcreport.enclosed import Enclosed
from tests import clients
from tests.deck.reading import opened
from tests.deck.specimens import BAR, EVERYTHING, HOSTILE, deck_of, reworded, slide_of, table_of
from tests.every_deck import findings

_HOSTILE = reworded(deck_of(slide_of(table_of((HOSTILE,)), replace(BAR, categories=(HOSTILE, "", "\x01")))), HOSTILE)
_LEFTWARDS = facing_its_readers(replace(EVERYTHING, language="he"))
_ENCLOSED = (Enclosed("shop.yaml", HOSTILE), Enclosed("café.yaml", "", "utf-16-le"))
DECKS = {
    "everything": replace(EVERYTHING, enclosed=_ENCLOSED),
    "hostile": _HOSTILE,
    "leftwards": _LEFTWARDS,
    "without slides": deck_of(),
}


@pytest.fixture(params=DECKS)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A deck as a file."""
    path = tmp_path / "deck.pptx"
    path.write_bytes(emit(DECKS[request.param]))
    return path


def workbook_of(deck: Deck) -> bytes:
    chart = next(shape.chart for slide in opened(deck).slides for shape in slide.shapes if shape.has_chart)
    blob = chart.part.chart_workbook.xlsx_part.blob
    assert isinstance(blob, bytes)
    return blob


def sdk_says(path: Path) -> str:
    validator = clients.program("ooxml-validator")
    return subprocess.run([validator, str(path)], capture_output=True, text=True, check=False).stdout


def test_the_open_xml_sdk_and_openxml_audit_find_nothing(written: Path) -> None:
    assert findings(written.parent) == []


def test_the_open_xml_sdk_finds_nothing_in_the_workbook_of_a_chart(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(workbook_of(EVERYTHING))
    said = sdk_says(book)
    assert '"ok": true' in said, said
