"""The decks as LibreOffice shows them: a program that breaks lines and columns by itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from unicodedata import combining

import pytest

from bmcreport.deck.company.canvas import place_on_slide
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.master import Master
from bmcreport.model.canvas import Canvas
from bmcreport.place.placement import CanvasPlacement
from tests.contracts import corpus
from tests.contracts.expected import BLOCKS, item_on_slide, letters
from tests.contracts.pdf_page import Box, Char, ReadPage, pages, squeezed
from tests.contracts.shown import place, shown
from tests.shipped import SLUGS, stock

SLACK = 1.5
EMU = 12_700

FILLED = 0.985
"""The part of its shape's height that a text takes at most, from its highest letter to its lowest."""


PRINTED = [name for name in corpus.DECKS if not name.startswith(corpus.ON_TEMPLATES)]
PUT_IN_ORDER = [name for name in PRINTED if not name.startswith(corpus.LEFTWARDS)]


@pytest.fixture(params=corpus.either(PRINTED))
def deck(request: pytest.FixtureRequest, decks: Path) -> Path:
    """Each of the decks that are printed."""
    return decks / f"{request.param}.pptx"


@pytest.fixture(params=[*SLUGS, *corpus.UNEVEN])
def canvas(request: pytest.FixtureRequest, shipped: Mapping[str, Canvas]) -> Canvas:
    """Each of the shipped canvases, and those with uneven columns."""
    return shipped.get(request.param) or corpus.uneven(request.param)


@pytest.fixture
def slide(canvas: Canvas, printed: Path) -> ReadPage:
    """The canvas slide as printed."""
    return pages(printed / f"{canvas.slug}-full.pdf")[1]


def placed(canvas: Canvas) -> CanvasPlacement:
    placement = place_on_slide(Subject(canvas, Master(stock().slides, stock().layout), {}))
    assert isinstance(placement, CanvasPlacement)
    return placement


def test_every_slide_is_a_page_of_its_size(deck: Path, printed: Path) -> None:
    size = (720, 540) if "4x3" in deck.name else (960, 540)
    assert {(round(each.page.width), round(each.page.height)) for each in shown(deck, printed)} == {size}


def test_no_word_leaves_what_it_stands_in(deck: Path, printed: Path) -> None:
    """Whatever the script and wherever the program put it; a chart is one whole."""
    for slide in shown(deck, printed):
        # Marks on letters have boxes as high as those of the highest.
        plain = [char for char in slide.page.chars if not combining(char.text[0])]
        outside = [char.text for char in plain if not any(box.contains(char.box, SLACK) for box in slide.boxes)]
        assert (slide.name, outside) == (slide.name, [])
        whole = Box(14, 14, slide.page.width - 14, slide.page.height - 14)
        assert all(whole.contains(char.box) for char in slide.page.chars), slide.name


@pytest.mark.parametrize("name", corpus.either(PUT_IN_ORDER))
def test_every_text_stands_in_its_own_shape_and_leaves_room(name: str, decks: Path, printed: Path) -> None:
    """Readers put leftward text into an order of their own; there the test above is all that can be said."""
    checked = 0
    for slide in shown(decks / f"{name}.pptx", printed):
        chars = slide.chars()
        for text in slide.texts:
            where = place(text, chars, SLACK)
            assert where is not None, (slide.name, text)
            assert text.box.contains(where, SLACK), (slide.name, text, where)
            filled = (where.top - where.bottom) / (text.box.top - text.box.bottom)
            assert filled <= FILLED, (slide.name, text, filled)
            checked += 1
    assert checked > 10


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
