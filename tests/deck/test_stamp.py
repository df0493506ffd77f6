"""What the master and the layouts draw behind slides: stamps and logos."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from bmcreport import render_deck
from bmcreport.alternatives import SlideFormat
from bmcreport.branding import Branding
from bmcreport.cli import main
from bmcreport.deck.master import Master
from bmcreport.deck.stamp import stamp_shapes
from tests.shipped import stock
from tests.strategies import canvas_of

_CARD = "company: {name: Acme}\nlang: LANG\nblocks:\n  channels: [Shops]\n"


def presentation(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def stamped(folder: Path, stamp: str, language: str = "en", *options: str) -> Any:
    """The deck that the command line makes with a stamp."""
    (folder / "acme.yaml").write_text(_CARD.replace("LANG", language))
    command = ["build", "-t", "deck", "--stamp", stamp, *options, "-o", str(folder), str(folder / "acme.yaml")]
    _run(command)
    return presentation((folder / "acme-deck.pptx").read_bytes())


def _run(command: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(command)
    assert left.value.code == 0


def stamps(surface: Any) -> list[Any]:
    return [shape for shape in surface.shapes if shape.name == "Stamp"]


@pytest.mark.parametrize(
    ("stamp", "language", "words"),
    [
        ("draft", "en", "DRAFT"),
        ("confidential", "de", "VERTRAULICH"),
        ("For the <board> & friends", "en", "FOR THE <BOARD> & FRIENDS"),
    ],
)
def test_the_master_says_the_stamp_on_every_slide(tmp_path: Path, stamp: str, language: str, words: str) -> None:
    deck = stamped(tmp_path, stamp, language)
    (shape,) = stamps(deck.slide_master)
    assert shape.text_frame.text == words
    assert deck.core_properties.content_status.upper() == words
    assert [stamps(slide) for slide in deck.slides] == [[]] * len(deck.slides)
    assert not any(layout._element.get("showMasterSp") == "0" for layout in deck.slide_layouts)


def test_a_deck_without_a_stamp_has_none() -> None:
    deck = presentation(render_deck(canvas_of("Acme", channels=["Shops"])))
    assert stamps(deck.slide_master) == []
    assert deck.core_properties.content_status == ""


@pytest.mark.parametrize("slides", SlideFormat)
@pytest.mark.parametrize("words", ["X", "Strictly private and confidential", "W" * 24])
def test_a_stamp_stands_above_all_text_and_ends_at_the_right_of_its_room(words: str, slides: SlideFormat) -> None:
    master = Master(stock().slides.in_format(slides), stock().layout)
    (box,) = stamp_shapes(master, Branding(stamp=words))
    assert box.rect.right <= master.size.width
    assert box.rect.x >= master.size.width // 2
    holders = [holder for layout in master.slide_layouts() for holder in layout.placeholders if holder.rect.y >= 0]
    assert all(holder.rect.y >= box.rect.bottom for holder in holders)


def test_a_stamp_of_a_deck_that_begins_at_the_right_is_at_the_left(tmp_path: Path) -> None:
    deck = stamped(tmp_path, "draft", "ar")
    (shape,) = stamps(deck.slide_master)
    assert shape.left + shape.width < deck.slide_width // 2
    assert shape.text_frame.text == "مسودة"
