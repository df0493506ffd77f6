"""The decks as LibreOffice shows them: a program that breaks lines and columns by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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
from tests.contracts.pdf_page import Box, Char, ReadPage, around, pages, squeezed
from tests.contracts.shown import Shown, Text, place, shown
from tests.shipped import SLUGS, stock

# The first test waits until all decks are printed, which takes minutes where other work is done.
pytestmark = pytest.mark.timeout(900)

SLACK = 1.5
ON_A_TEMPLATE = 2.5
"""Points that accents and rounding may take; more where a template's own fonts are drawn with others."""

EMU = 12_700

FILLED = 0.95
"""The part of its shape that a text takes at most as laid out: of the height, or of the width of a single line."""
ROUNDING = 0.004
TAIL = 0.13
"""Type sizes by which the tail of a letter such as `ع` may hang out below the last line, where nothing stands."""
AT_THE_FOOT = {"footer", "date", "number"}

SIZES = {"4x3": (720, 540), "rightwards": (780, 540), "missing-pieces": (720, 540)}


@pytest.fixture(scope="session", params=corpus.either(corpus.DECKS))
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
    size = next((size for name, size in SIZES.items() if name in deck.name), (960, 540))
    assert {(round(each.page.width), round(each.page.height)) for each in shown(deck, printed)} == {size}


def test_no_word_leaves_what_it_stands_in(deck: Path, printed: Path) -> None:
    """Whatever the script and wherever the program put it; a chart is one whole."""
    for slide in shown(deck, printed):
        # Marks on letters have boxes as high as those of the highest.
        plain = [char for char in slide.page.chars if not combining(char.text[0])]
        boxes = [with_tails(box, slide) for box in slide.boxes] if leftwards(deck) else slide.boxes
        assert (slide.name, [char.text for char in outside(plain, boxes, slack(deck))]) == (slide.name, [])
        margin = 0 if on_a_template(deck) else 14
        whole = Box(margin, margin, slide.page.width - margin, slide.page.height - margin)
        assert all(whole.contains(char.box) for char in slide.page.chars), slide.name


def with_tails(box: Box, slide: Shown) -> Box:
    """The box down to where tails of the largest letters in it end."""
    sizes = [char.size for char in slide.page.chars if box.holds(char.box.centre)]
    return replace(box, bottom=box.bottom - TAIL * max(sizes, default=0))


def outside(chars: Sequence[Char], boxes: Sequence[Box], slack: float) -> Iterator[Char]:
    """The characters in none of the boxes; most stand in the box of the one before."""
    last = boxes[0] if boxes else Box(0, 0, 0, 0)
    for char in chars:
        if not last.contains(char.box, slack):
            holding = next((box for box in boxes if box.contains(char.box, slack)), None)
            if holding is None:
                yield char
            last = holding or last


def test_every_text_stands_in_its_own_shape_and_leaves_a_twentieth_of_it_free(deck: Path, printed: Path) -> None:
    """Readers put leftward text into an order of their own; there it is all that stands in the shape."""
    checked = 0
    for slide in shown(deck, printed):
        chars = slide.chars()
        for text in slide.texts:
            own = inside(text, chars) if leftwards(deck) else place(text, chars, slack(deck))
            assert own, (slide.name, text)
            box = with_tails(text.box, slide) if leftwards(deck) else text.box
            assert box.contains(around(own), slack(deck)), (slide.name, text, around(own))
            assert text.taken(own) <= FILLED + ROUNDING, (slide.name, text, text.taken(own))
            if text.name in AT_THE_FOOT and not leftwards(deck):
                assert squeezed("".join(char.text for char in inside(text, slide.page.chars))) == text.words
            checked += 1
    assert checked >= 5


def inside(text: Text, chars: Sequence[Char]) -> tuple[Char, ...]:
    """The characters in a text's shape but for marks on letters, whose boxes are as high as those of the highest."""
    plain = (char for char in chars if not combining(char.text[0]))
    return tuple(char for char in plain if text.box.holds(char.box.centre))


def leftwards(deck: Path) -> bool:
    return deck.name.startswith(corpus.LEFTWARDS)


def on_a_template(deck: Path) -> bool:
    return deck.name.startswith(corpus.ON_TEMPLATES)


def slack(deck: Path) -> float:
    return ON_A_TEMPLATE if on_a_template(deck) else SLACK


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
