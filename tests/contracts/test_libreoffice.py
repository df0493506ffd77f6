"""The decks as LibreOffice shows them: a program that breaks lines and columns by itself."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from pptx import Presentation

from bmcreport import load_canvas, render_deck
from bmcreport.deck.company.canvas import place_on_slide
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.master import Master
from bmcreport.model.canvas import Canvas
from bmcreport.place.placement import CanvasPlacement
from tests import clients
from tests.contracts.expected import BLOCKS, item_on_slide, letters
from tests.contracts.pdf_page import Box, Char, ReadPage, pages, squeezed
from tests.shipped import SLUGS, stock
from tests.strategies import canvas_of

CANVASES = Path(__file__).parents[2] / "canvases"
STANDARD = ("mistral-ai", "openai")
"""The canvases whose decks are shown in 4:3, too."""

SLACK = 1.5
EMU = 12_700

UNEVEN = {
    "last-is-longest": ["Short", "Short", "An item whose words go on for many lines " * 5],
    "first-is-longest": ["An item whose words go on for many lines " * 5, "Short", "Short"],
    "one-item": ["Alone"],
    "many": [f"Item {number}" + " with more words" * (number % 4) for number in range(13)],
}
"""What may stand in a block of two columns."""


@pytest.fixture(scope="session")
def printed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all decks as LibreOffice prints them, and decks with uneven columns."""
    soffice, folder = clients.soffice(), tmp_path_factory.mktemp("libreoffice")
    for name, items in UNEVEN.items():
        (folder / f"{name}-deck.pptx").write_bytes(render_deck(uneven(name, items)))
    for slug in STANDARD:
        (folder / f"{slug}-4x3-deck.pptx").write_bytes(
            render_deck(load_canvas(CANVASES / f"{slug}.yaml"), slides="4:3")
        )
    decks = [*sorted(built.glob("*-deck.pptx")), *sorted(folder.glob("*-deck.pptx"))]
    assert len(decks) == len(SLUGS) + len(UNEVEN) + len(STANDARD)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, decks)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder


def uneven(name: str, items: list[str]) -> Canvas:
    # Long items elsewhere hold the common size down, so that these columns have room to spare.
    filler = ["A segment with so many words that the size stays small " * 2] * 4
    return canvas_of(name, cost_structure=items, revenue_streams=items[::-1], customer_segments=filler)


@pytest.fixture(params=[*SLUGS, *UNEVEN])
def canvas(request: pytest.FixtureRequest, shipped: Mapping[str, Canvas]) -> Canvas:
    """Each of the shipped canvases, and those with uneven columns."""
    return shipped.get(request.param) or uneven(request.param, UNEVEN[request.param]).named(request.param)


@pytest.fixture
def slide(canvas: Canvas, printed: Path) -> ReadPage:
    """The canvas slide as printed."""
    return pages(printed / f"{canvas.slug}-deck.pdf")[1]


def placed(canvas: Canvas) -> CanvasPlacement:
    placement = place_on_slide(Subject(canvas, Master(stock().slides, stock().layout), {}))
    assert isinstance(placement, CanvasPlacement)
    return placement


@pytest.mark.parametrize("slug", SLUGS)
def test_every_slide_is_a_page(slug: str, built: Path, printed: Path) -> None:
    slides = Presentation(str(built / f"{slug}-deck.pptx")).slides
    shown = pages(printed / f"{slug}-deck.pdf")
    assert len(shown) == len(slides)
    assert {(round(page.width), round(page.height)) for page in shown} == {(960, 540)}


def edges(canvas: Canvas) -> Mapping[str, Box]:
    """The rectangles of the blocks on the slide, y upwards."""
    rects = {block.key: block.rect for block in placed(canvas).blocks}
    return {
        key: Box(rect.x / EMU, 540 - rect.bottom / EMU, rect.right / EMU, 540 - rect.y / EMU)
        for key, rect in rects.items()
    }


def test_each_block_shows_its_items_in_order_inside_its_rectangle(slide: ReadPage, canvas: Canvas) -> None:
    for key, box in edges(canvas).items():
        told = [piece for item in canvas.blocks[key].items for piece in item_on_slide(item, letters(canvas))]
        shown = slide.inside(box)
        assert squeezed("".join(char.text for char in shown)).replace("•", "") == squeezed(BLOCKS[key], *told)
        assert all(box.contains(char.box, SLACK) for char in shown)


def test_columns_break_where_ours_do(slide: ReadPage, canvas: Canvas) -> None:
    for block in placed(canvas).blocks:
        if len({item.x for item in block.items}) == 2:
            box = edges(canvas)[block.key]
            middle = (box.left + box.right) / 2
            ours = [item.x / EMU > middle - 12 for item in block.items]
            assert columns(slide.inside(box), canvas, block.key, middle) == ours


def columns(shown: tuple[Char, ...], canvas: Canvas, key: str, middle: float) -> list[bool]:
    """For each item, whether it stands in the second column; it must stand in one of the two as a whole."""
    rest = [char for char in shown if char.text != "•"][len(squeezed(BLOCKS[key])) :]
    found = []
    for item in canvas.blocks[key].items:
        count = len(squeezed(*item_on_slide(item, letters(canvas))))
        own, rest = rest[:count], rest[count:]
        sides = {char.box.left > middle - 2 for char in own}
        assert len(sides) == 1, f"{key}: `{item.text}` is divided between columns"
        found.append(sides.pop())
    return found


def test_there_are_columns_to_break(shipped: Mapping[str, Canvas]) -> None:
    columned = [
        block for canvas in shipped.values() for block in placed(canvas).blocks if len({i.x for i in block.items}) == 2
    ]
    assert len(columned) >= 12


@pytest.mark.parametrize("slug", SLUGS)
def test_no_text_of_any_slide_leaves_it_or_meets_the_footer(slug: str, printed: Path) -> None:
    for page in pages(printed / f"{slug}-deck.pdf"):
        whole = Box(20, 15, 940, 525)
        assert page.chars
        assert [char.text for char in page.chars if not whole.contains(char.box)] == []


@pytest.mark.parametrize("slug", STANDARD)
def test_no_text_leaves_a_slide_in_4_to_3(slug: str, printed: Path) -> None:
    for page in pages(printed / f"{slug}-4x3-deck.pdf"):
        assert (round(page.width), round(page.height)) == (720, 540)
        whole = Box(15, 15, 705, 525)
        assert page.chars
        assert [char.text for char in page.chars if not whole.contains(char.box)] == []
