"""Contrast is what WCAG 2.2 says it is, and every text that we ship has enough of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.assets import layouts_folder
from bmcreport.building.stock import SLIDES, read_stock
from bmcreport.contrast import LEAST_FOR_TEXT, contrast, luminance, nearest_legible
from bmcreport.model.canvas import Canvas
from bmcreport.papers import PAPERS
from bmcreport.pdf.compose import compose_canvas
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from tests.deck.company.decks import bodies, deck_of
from tests.pages import texts
from tests.shipped import stock

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4)],
)
def test_contrast_is_that_of_other_calculators(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(colours, colours)
def test_contrast_is_symmetrical_and_between_1_and_21(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(colours, colours)
def test_some_colour_stands_out_from_every_ground(text: str, ground: str) -> None:
    found = nearest_legible(text, [ground])
    assert found is not None
    assert contrast(found, ground) >= LEAST_FOR_TEXT
    assert contrast(text, ground) < LEAST_FOR_TEXT or found == text


def test_no_colour_stands_out_from_black_and_white_and_grey() -> None:
    assert nearest_legible("#123456", ["#000000", "#ffffff", "#777777"]) is None


def test_letters_of_segments_stay_legible_on_a_grey_printer() -> None:
    layout = stock().layout
    ink = layout.palette[layout.marks.letter]
    for field in layout.marks.colours:
        assert contrast(_grey(ink), _grey(layout.palette[field])) >= LEAST_FOR_TEXT


def _grey(colour: str) -> str:
    """The grey of the same luma (ITU-R BT.601), which is what drivers of printers and viewers make of a colour."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + 3 * f"{round(0.299 * red + 0.587 * green + 0.114 * blue):02x}"


def test_white_is_the_lightest() -> None:
    assert luminance("#ffffff") == pytest.approx(1)
    assert luminance("#000000") == 0


def test_company_colours_are_never_text(shipped: Mapping[str, Canvas]) -> None:
    layout = stock().layout
    for canvas in shipped.values():
        page = place_page(canvas, layout, PAPERS["a4"])
        assert isinstance(page, PagePlacement)
        on_page = {text.colour for one in compose_canvas(canvas, layout, page).pages for text in texts(one.content)}
        deck = deck_of(canvas)
        paragraphs = [one for slide in deck.slides for body in bodies(slide) for one in body.paragraphs]
        on_slides = {run.style.colour for one in paragraphs for run in one.paragraph.runs}
        placeholders = {one.colour for each in deck.layouts for one in each.placeholders}
        assert "ink" in on_page & on_slides & placeholders
        assert not any(re.match("brand|swatch", role) for role in on_page | on_slides | placeholders)


def test_a_placeholder_that_is_too_faint_on_its_background_is_an_error(tmp_path: Path) -> None:
    folder = shutil.copytree(layouts_folder(), tmp_path / "layouts")
    slides = folder / SLIDES
    slides.write_text(slides.read_text("utf-8").replace("colour: quiet_on_dark}", "colour: quiet}", 1), "utf-8")
    read = read_stock(folder)
    assert read.value is None
    (found,) = read.diagnostics
    assert found.code == "BMC412"
    assert found.message.startswith("`quiet` on `dark` has a contrast of ")
    assert Path(found.source.name).name == SLIDES
    assert "quiet" in found.source.line(found.span.line)
