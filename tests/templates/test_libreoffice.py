"""Decks on templates as LibreOffice shows them: a program that breaks lines by itself, in fonts of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from tests import clients
from tests.contracts.pdf_page import Box, ReadPage, pages, squeezed
from tests.sharing import made_once
from tests.templates.conftest import COMPARISON, DECK
from tests.templates.making import TEMPLATES

EMU = 12_700
SLACK = 2.5
"""Points that accents and rounding may take."""


@pytest.fixture(scope="session")
def shown(decks: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, list[ReadPage]]:
    """The pages of all decks, as LibreOffice prints them."""
    soffice = clients.soffice()
    names = {where / deck: f"{name}-{deck}" for name, where in decks.items() for deck in (DECK, COMPARISON)}

    def make(folder: Path) -> None:
        for deck, name in names.items():
            (folder / name).write_bytes(deck.read_bytes())
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        copies = [str(folder / name) for name in names.values()]
        subprocess.run([*command, *copies], check=True, capture_output=True, timeout=240)

    folder = made_once(tmp_path_factory, "templates-in-libreoffice", make)
    return {deck: pages((folder / name).with_suffix(".pdf")) for deck, name in names.items()}


def texts(slide: Any, height: int) -> Iterator[tuple[str, str, Box]]:
    """The name, the text without spaces and the rectangle (y upwards) of each shape with text."""
    for shape in slide.shapes:
        if shape.has_text_frame and shape.text_frame.text.strip():
            left, top, width, tall = shape.left, shape.top, shape.width, shape.height
            box = (left, height - top - tall, left + width, height - top)
            yield shape.name, squeezed(shape.text_frame.text), Box(*(length / EMU for length in box))


def test_every_slide_is_a_page_of_its_size(deck: Path, shown: Mapping[Path, list[ReadPage]]) -> None:
    opened: Any = Presentation(str(deck))
    assert len(shown[deck]) == len(opened.slides) >= 8
    size = (round(opened.slide_width / EMU), round(opened.slide_height / EMU))
    assert {(round(page.width), round(page.height)) for page in shown[deck]} == {size}


def test_every_word_stands_inside_its_shape(deck: Path, shown: Mapping[Path, list[ReadPage]]) -> None:
    checked, opened = 0, Presentation(str(deck))
    height = int(opened.slide_height or 0)
    for slide, page in zip(opened.slides, shown[deck], strict=True):
        for name, text, box in texts(slide, height):
            inside = [char for char in page.chars if box.contains(char.box, SLACK)]
            assert text in "".join(char.text for char in inside if char.text != "•"), (slide.name, name)
            checked += 1
    assert checked > 40


def test_no_word_leaves_the_slide_or_stands_on_the_foot(deck: Path, shown: Mapping[Path, list[ReadPage]]) -> None:
    opened = Presentation(str(deck))
    height = int(opened.slide_height or 0)
    for slide, page in zip(opened.slides, shown[deck], strict=True):
        whole = Box(0, 0, page.width, page.height)
        assert [char.text for char in page.chars if not whole.contains(char.box)] == []
        for name, text, box in texts(slide, height):
            if name in {"footer", "date", "number"}:
                assert squeezed("".join(char.text for char in page.inside(box))) == text


def test_there_are_three_templates_at_least() -> None:
    assert len(TEMPLATES) >= 3
