"""Large pages on small sheets: nothing is missing, nothing is read twice, and every sheet has its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.cli import main
from bmcreport.papers import PAPERS
from bmcreport.pdf.extent import extent, touches
from bmcreport.pdf.page import Artifact, Document, Element, Text
from bmcreport.pdf.poster import compose_poster
from bmcreport.pdf.sheets import MARGIN, OVERLAP, sheets_for
from bmcreport.pdf.tile import tiled
from bmcreport.place.poster import place_poster
from bmcreport.units import Rect, Size, mm
from tests.place.test_grid import covers
from tests.shipped import stock

edges = st.integers(mm(100), mm(2000))
papers = st.sampled_from([PAPERS["a4"], PAPERS["a3"], PAPERS["letter"]])


@given(st.builds(Size, edges, edges), papers)
def test_the_sheets_cover_the_page_once(page: Size, sheet: Size) -> None:
    sheets = sheets_for(page, sheet)
    whole = Rect(0, 0, page.width, page.height)
    cells = [clipped(sheets.cell(row, column), whole) for row in range(sheets.rows) for column in range(sheets.columns)]
    assert covers(cells, whole)
    for row in range(sheets.rows):
        for column in range(sheets.columns):
            assert sheets.window(row, column).contains(clipped(sheets.cell(row, column), whole))


def clipped(rect: Rect, whole: Rect) -> Rect:
    x, y = max(rect.x, whole.x), max(rect.y, whole.y)
    return Rect(x, y, min(rect.right, whole.right) - x, min(rect.bottom, whole.bottom) - y)


@given(st.builds(Size, edges, edges), papers)
def test_neighbours_overlap(page: Size, sheet: Size) -> None:
    sheets = sheets_for(page, sheet)
    for column in range(1, sheets.columns):
        assert sheets.window(0, column - 1).right - sheets.window(0, column).x == OVERLAP
        assert sheets.cuts(0, column).across[0] - sheets.window(0, column).x == OVERLAP // 2


def test_a_page_that_fits_takes_one_sheet_without_cuts() -> None:
    sheets = sheets_for(Size(mm(150), mm(100)), PAPERS["a4"])
    assert sheets.count == 1
    assert sheets.cuts(0, 0).across == sheets.cuts(0, 0).down == ()


@pytest.fixture(scope="module")
def whole() -> Document:
    placement = place_poster(stock().layout, PAPERS["a1"], questions=True)
    assert placement
    return compose_poster(stock().layout, placement)


def read_aloud(elements: tuple[Element, ...]) -> Iterator[Text]:
    for element in elements:
        for child in element.children:
            if isinstance(child, Text):
                yield child
            elif isinstance(child, Element):
                yield from read_aloud((child,))


def test_each_text_is_read_on_one_sheet_and_none_is_lost(whole: Document) -> None:
    _, *sheets = tiled(whole, PAPERS["a4"], stock().layout.language).pages
    found = Counter(text for sheet in sheets for text in read_aloud(sheet.content))
    assert found == Counter(read_aloud(whole.pages[0].content))


def test_no_element_is_left_empty(whole: Document) -> None:
    for sheet in tiled(whole, PAPERS["a4"], stock().layout.language).pages:
        assert all(list(read_aloud((element,))) or element.tag == "Figure" for element in sheet.content)


def test_what_runs_into_a_sheet_is_drawn_there_too(whole: Document) -> None:
    """Text that crosses a cut is drawn on both sheets, on the second as decoration."""
    sheets = tiled(whole, PAPERS["a4"], stock().layout.language).pages[1:]
    repeated = [
        one
        for sheet in sheets
        for stray in artifacts(sheet.content, sheet.decoration)
        for one in stray.operations
        if isinstance(one, Text)
    ]
    assert repeated
    assert set(repeated) <= set(read_aloud(whole.pages[0].content))


def artifacts(elements: tuple[Element, ...], *own: Artifact) -> Iterator[Artifact]:
    yield from own
    for element in elements:
        yield from (child for child in element.children if isinstance(child, Artifact))
        yield from artifacts(tuple(child for child in element.children if isinstance(child, Element)))


def test_no_sheet_is_a_sliver() -> None:
    page = PAPERS["a0"]
    for paper in ("a4", "a3", "letter"):
        sheets = sheets_for(page, PAPERS[paper])
        last = sheets.window(sheets.rows - 1, sheets.columns - 1)
        assert 0 <= last.right - page.width < sheets.columns
        assert 0 <= last.bottom - page.height < sheets.rows


def test_marks_stand_in_the_margin_of_their_sheet(whole: Document) -> None:
    for sheet in tiled(whole, PAPERS["letter"], stock().layout.language).pages[1:]:
        assert sheet.media
        assert sheet.window
        assert sheet.marks
        assert sheet.media.contains(sheet.window.inset(*[-MARGIN] * 4))
        for mark in sheet.marks.operations:
            assert sheet.media.contains(extent(mark))
            assert not touches(extent(mark), sheet.window)


def test_the_map_shows_every_sheet(whole: Document) -> None:
    plan, *sheets = tiled(whole, PAPERS["a4"], stock().layout.language).pages
    figure = plan.content[-1]
    assert figure.tag == "Figure"
    assert len([one for one in figure.children if isinstance(one, Text)]) == len(sheets) == 15
    assert figure.alt
    assert "3 × 5" in figure.alt


@pytest.mark.parametrize(
    "arguments", [("poster", "--tile", "a4", "--bleed", "3"), ("build", "-t", "booklet", "--tile", "a4")]
)
def test_what_cannot_be_tiled_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, list(arguments))
    assert done.exit_code == 2
    assert "--tile" in done.output
