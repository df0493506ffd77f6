"""The logo in the header: inside the page's margins, beside the words, in its own proportions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bmcreport.branding import Bitmap, Branding, Logo
from bmcreport.model.canvas import Canvas
from bmcreport.papers import PAPERS
from bmcreport.place.page import place_page
from bmcreport.place.placement import PageHeader, PagePlacement
from bmcreport.text.fitting import SetParagraph
from bmcreport.units import Rect, pt
from tests.shipped import stock

WORDS = st.text("ab ", min_size=1, max_size=150).map(lambda text: text.strip() or "a")


def canvas(name: str, tagline: str, reader: str) -> Canvas:
    return Canvas.model_validate(
        {"company": {"name": name, "tagline": tagline}, "designed_for": reader, "date": "2026", "blocks": {}}
    )


def header(one: Canvas, width: int, height: int) -> PageHeader:
    branding = Branding(Logo(Bitmap(width, height, b"")))
    placed = place_page(one, stock().layout, PAPERS["a4"], branding)
    assert isinstance(placed, PagePlacement)
    assert placed.canvas.rect.y >= placed_bottom(placed.header)
    return placed.header


def placed_bottom(one: PageHeader) -> int:
    return max([part.bottom for part in areas(one)])


def areas(one: PageHeader) -> Iterator[Rect]:
    """What the words of a header take."""
    fields = [paragraphs for field in one.fields for paragraphs in (field.label, field.value)]
    for paragraphs in (one.eyebrow, one.title, one.tagline, *fields):
        yield from map(area, paragraphs)


def area(placed: SetParagraph) -> Rect:
    return Rect(placed.x, placed.top, max(line.width for line in placed.lines), placed.height)


@settings(max_examples=40)
@given(
    name=WORDS, tagline=WORDS, reader=WORDS, width=st.integers(1, 1600), height=st.integers(1, 1600)
)  # fmt: skip
def test_a_logo_never_meets_the_words_beside_it(name: str, tagline: str, reader: str, width: int, height: int) -> None:
    one = header(canvas(name, tagline, reader), width, height)
    assert one.logo
    logo = one.logo.rect
    assert logo.x == pt(stock().layout.page.margin)
    assert logo.y >= pt(stock().layout.page.margin)
    assert logo.width > 0
    assert logo.height > 0
    for part in areas(one):
        assert part.x > logo.right or part.bottom <= logo.y


@pytest.mark.parametrize(("width", "height"), [(90, 30), (30, 90), (64, 64), (1600, 20)])
def test_a_logo_keeps_its_proportions_and_the_headers_height(width: int, height: int) -> None:
    one = canvas("Corner Bakery", "Bread, baked at night", "Bank")
    placed = header(one, width, height)
    assert placed.logo
    logo = placed.logo.rect
    assert logo.width / logo.height == pytest.approx(width / height, rel=0.01)
    top, bottom = placed.eyebrow[0].top, placed.tagline[0].top + placed.tagline[0].height
    assert top <= logo.y
    assert logo.bottom <= bottom
    assert logo.height == pytest.approx(bottom - top, rel=0.02) or logo.width < pt(140)


def test_without_a_logo_the_words_stand_where_they_stood() -> None:
    one = canvas("Corner Bakery", "Bread, baked at night", "Bank")
    bare = place_page(one, stock().layout, PAPERS["a4"])
    assert isinstance(bare, PagePlacement)
    assert bare.header.logo is None
    assert bare.header.title[0].x == pt(stock().layout.page.margin)
