"""What holds for the page of each shipped canvas, read from the files as built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from bmcreport import build
from bmcreport.assets import examples_folder
from bmcreport.model.canvas import Canvas
from tests.contracts.expected import BLOCKS, item_on_page, letters, numbers
from tests.contracts.pdf_page import Box, Char, ReadPage, found, pages, squeezed
from tests.shipped import SLUGS

FLOOR = 6
"""The least type size of an item, in points."""

A4 = (841.89, 595.28)
LETTER = (792, 612)

LIMITS = (0.16, 0.26)
"""The least and the largest part of the width that a column of the upper rows may have."""


@pytest.fixture(params=SLUGS)
def canvas(request: pytest.FixtureRequest, shipped: Mapping[str, Canvas]) -> Canvas:
    """Each of the shipped canvases."""
    return shipped[request.param]


@pytest.fixture(scope="session")
def page_of(built: Path) -> Mapping[str, ReadPage]:
    """The only page of each file, by slug."""
    read = {slug: pages(built / f"{slug}-canvas.pdf") for slug in SLUGS}
    assert [len(each) for each in read.values()] == [1] * 7
    return {slug: only for slug, (only,) in read.items()}


@pytest.fixture
def page(canvas: Canvas, page_of: Mapping[str, ReadPage]) -> ReadPage:
    """The page of that canvas."""
    return page_of[canvas.slug]


@pytest.fixture
def pdf(canvas: Canvas, built: Path) -> Iterator[pikepdf.Pdf]:
    """The file of that canvas."""
    with pikepdf.open(built / f"{canvas.slug}-canvas.pdf") as opened:
        yield opened


def cells(page: ReadPage) -> Mapping[str, Box]:
    """The cell of each block: the one around its name."""
    return {key: page.cell(heading(page, name)) for key, name in BLOCKS.items()}


def heading(page: ReadPage, name: str) -> Box:
    """The first letter of a block's name, which stands in the largest type of its cell."""
    inside = [places for places in found(page.chars, name) if page.frame().holds(places[0].box.centre)]
    return max(inside, key=lambda places: places[0].size)[0].box


def items_of(page: ReadPage, canvas: Canvas) -> Iterator[tuple[str, tuple[Char, ...]]]:
    """Each item's text and detail with its characters, looked for in its block only."""
    for key, cell in cells(page).items():
        inside = page.inside(cell)
        for item in canvas.blocks[key].items:
            text = squeezed(item.text, item.detail)
            places = found(inside, text)
            assert places, f"{key}: {text}"
            yield key, places[0]


def test_there_are_seven_canvases_and_all_their_items(shipped: Mapping[str, Canvas]) -> None:
    assert len(shipped) == 7
    assert sum(1 for canvas in shipped.values() for _ in canvas.items()) >= 380


def test_a_block_holds_its_name_and_its_items_each_once_in_order_and_nothing_else(
    page: ReadPage, canvas: Canvas
) -> None:
    cited = numbers(canvas)
    for key, cell in cells(page).items():
        told = [piece for item in canvas.blocks[key].items for piece in item_on_page(item, cited, letters(canvas))]
        assert "".join(char.text for char in page.inside(cell)) == squeezed(BLOCKS[key], *told)


def test_the_frame_holds_nothing_but_its_blocks(page: ReadPage) -> None:
    in_blocks = sum(len(page.inside(cell)) for cell in cells(page).values())
    assert in_blocks == len(page.inside(page.frame()))


def test_every_glyph_stands_inside_its_block(page: ReadPage, canvas: Canvas) -> None:
    blocks = cells(page)
    seen = 0
    for key, places in items_of(page, canvas):
        assert all(blocks[key].contains(char.box, slack=0.5) for char in places)
        seen += 1
    assert seen == sum(1 for _ in canvas.items())


def test_no_item_is_smaller_than_the_floor(page: ReadPage, canvas: Canvas) -> None:
    sizes = {round(char.size, 3) for _, places in items_of(page, canvas) for char in places}
    assert min(sizes) >= FLOOR
    assert len(sizes) == 1


def test_no_two_glyphs_of_a_page_stand_upon_each_other(page: ReadPage) -> None:
    """Text that runs into text would share centres."""
    centres = [(round(char.box.centre[0], 1), round(char.box.centre[1], 1)) for char in page.chars]
    assert len(set(centres)) == len(centres)


def test_the_blocks_stand_as_on_the_poster(page: ReadPage) -> None:
    at, frame = cells(page), page.frame()
    columns = ("key_partners", "key_activities", "value_propositions", "customer_relationships", "customer_segments")
    edges = [frame.left, *(at[key].right for key in columns)]
    widths = [(right - left) / (frame.right - frame.left) for left, right in pairwise(edges)]
    assert edges == sorted(edges)
    assert edges[-1] == pytest.approx(frame.right, abs=1)
    assert all(LIMITS[0] - 0.005 <= width <= LIMITS[1] + 0.005 for width in widths)
    for upper, lower in (("key_activities", "key_resources"), ("customer_relationships", "channels")):
        assert at[upper].bottom == pytest.approx(at[lower].top, abs=1.5)
        assert at[upper].left == pytest.approx(at[lower].left, abs=1)
    assert at["cost_structure"].top == pytest.approx(at["revenue_streams"].top, abs=1)
    assert at["cost_structure"].top < min(at[key].bottom for key in columns) + 1.5
    assert at["cost_structure"].right < at["revenue_streams"].left + 1.5


def test_a_page_is_a4_landscape(page: ReadPage) -> None:
    assert (page.width, page.height) == pytest.approx(A4, abs=0.01)


def test_nothing_stands_in_the_margin(page: ReadPage) -> None:
    inside = Box(28, 28, A4[0] - 28, A4[1] - 28)
    assert all(inside.contains(char.box, slack=0.5) for char in page.chars)


def test_a_page_is_letter_landscape_where_asked(tmp_path: Path, shipped: Mapping[str, Canvas]) -> None:
    result = build([examples_folder() / "openai.yaml"], tmp_path, types=["canvas"], paper="letter")
    assert result.ok
    (page,) = pages(tmp_path / "openai-canvas.pdf")
    assert (page.width, page.height) == pytest.approx(LETTER, abs=0.01)
    for _, places in items_of(page, shipped["openai"]):
        assert min(char.size for char in places) >= FLOOR


def test_company_tagline_and_header_fields_stand_above_the_frame(page: ReadPage, canvas: Canvas) -> None:
    above = Box(0, page.frame().top, page.width, page.height)
    told = "".join(char.text for char in page.inside(above))
    for text in (canvas.company.name, canvas.company.tagline, canvas.designed_for, canvas.designed_by, canvas.date):
        assert text
        assert squeezed(text) in told


def test_the_cited_sources_and_the_credit_stand_below_the_frame(page: ReadPage, canvas: Canvas) -> None:
    below = Box(0, 0, page.width, page.frame().bottom)
    told = "".join(char.text for char in page.inside(below))
    assert numbers(canvas)
    for key, number in numbers(canvas).items():
        assert squeezed(f"{number}", canvas.sources[key].title) in told
    assert "Strategyzer" in told
    assert squeezed("CC BY-SA 3.0") in told


def test_every_cited_source_with_an_address_is_a_link(pdf: pikepdf.Pdf, page: ReadPage, canvas: Canvas) -> None:
    links: dict[str, list[Box]] = {}
    for annotation in pdf.pages[0].Annots:
        left, bottom, right, top = map(float, annotation.Rect)
        links.setdefault(str(annotation.A.URI), []).append(Box(left, bottom, right, top))
    cited = [canvas.sources[key] for key in numbers(canvas)]
    assert set(links) == {source.url for source in cited if source.url}
    for source in cited:
        starts = [places[0].box.centre for places in found(page.chars, source.title)]
        assert any(area.holds(start) for area in links.get(source.url or "", []) for start in starts) or not source.url


def test_a_file_says_whose_canvas_it_is(pdf: pikepdf.Pdf, canvas: Canvas) -> None:
    assert str(pdf.docinfo["/Title"]) == f"{canvas.company.name}: Business Model Canvas"
    assert str(pdf.docinfo["/Author"]) == canvas.designed_by
    assert str(pdf.Root["/Lang"]) == canvas.lang
    assert canvas.lang.startswith("en")
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == f"{canvas.company.name}: Business Model Canvas"


def test_there_is_a_bookmark_for_each_block_in_the_order_of_filling(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == [*BLOCKS.values(), "Sources"]


def test_assistive_technology_meets_every_item_as_a_list_item(pdf: pikepdf.Pdf, canvas: Canvas) -> None:
    counts = [sum(tag == "/LI" for tag in tags(section)) for section in sections(pdf.Root["/StructTreeRoot"])]
    assert counts == [len(canvas.blocks[key].items) for key in BLOCKS]


def sections(node: Any) -> Iterator[Any]:
    return (element for element in elements(node) if element.get("/S") == "/Sect")


def tags(node: Any) -> list[str]:
    return [str(element["/S"]) for element in elements(node)]


def elements(node: Any) -> Iterator[Any]:
    """The structure elements below a node, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_all_text_of_a_page_can_be_copied(page: ReadPage) -> None:
    assert len(page.chars) > 2000
    assert not any(char.text in "\0\ufffd" for char in page.chars)


def test_every_font_is_embedded(pdf: pikepdf.Pdf) -> None:
    fonts = list(pdf.pages[0].Resources.Font.values())
    assert len(fonts) >= 2
    for font in fonts:
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        assert "Carlito" in str(font.BaseFont)
