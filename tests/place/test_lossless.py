"""What holds for the pages of any canvas: no word is lost, and more words never make larger type.

50 made-up canvases each in the everyday suite, 1,000 by `-m soak`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bmcreport.model.canvas import Block, Blocks, Canvas, Item
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.papers import PAPERS
from bmcreport.pdf.compose import compose_canvas
from bmcreport.pdf.emit import emit
from bmcreport.pdf.page import Document, Text
from bmcreport.place.page import place_continued, place_page
from bmcreport.place.placement import PagePlacement, PlacedBlock
from bmcreport.place.surface import layout_for
from bmcreport.text import fallback, fitting, fonts
from bmcreport.text.fonts import carlito
from bmcreport.units import Emu, in_points, pt
from tests.contracts.expected import BLOCKS, item_on_page, letters, numbers
from tests.contracts.pdf_page import Box, Char, ReadPage, pages, squeezed
from tests.pages import texts
from tests.pdf.vera import VeraPdf
from tests.place.test_page import POSTER
from tests.strategies import canvas_of, canvases, items, sentences
from tests.text.ink import advance

SLACK = 0.5
"""What a glyph may reach beyond its block, in points."""

often = pytest.mark.parametrize(
    "examples", [50, pytest.param(1000, marks=[pytest.mark.soak, pytest.mark.timeout(3600)])]
)

# Of a canvas that fails, too long to be told in full.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

papers = st.sampled_from(sorted(PAPERS))


@st.composite
def sparse_to_crowded(draw: st.DrawFn, times: Sequence[int] = (1, 1, 2, 4, 9)) -> Canvas:
    """A canvas with few items, with many, or with too many for one page: its items so many times."""
    canvas, repeated = draw(canvases(most_items=6)), draw(st.sampled_from(times))
    blocks = {
        key: block.model_copy(update={"items": tuple(_unnamed(item) for item in block.items) * repeated})
        for key, block in canvas.blocks.by_key()
    }
    return canvas.model_copy(update={"blocks": Blocks(**blocks)})


def _unnamed(item: Item) -> Item:
    return item.model_copy(update={"id": None, "segments": ()})


def check(examples: int, *strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], None]:
    """Try a property on so many examples, here and now; what fails is told as found, for to shrink it is dear."""

    def tried(holds: Callable[..., None]) -> None:
        quiet = settings(
            max_examples=examples,
            phases=[Phase.reuse, Phase.generate],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )
        quiet(given(*strategies)(holds))()

    return tried


def placed_somehow(canvas: Canvas, paper: str) -> tuple[PagePlacement, ...]:
    """The canvas on a page, or on several; nothing where an item is too long for an empty block."""
    page = place_page(canvas, POSTER, PAPERS[paper])
    return (page,) if isinstance(page, PagePlacement) else place_continued(canvas, POSTER, PAPERS[paper])


def box_of(block: PlacedBlock, page: ReadPage) -> Box:
    rect = block.rect
    left, right = in_points(rect.x), in_points(rect.right)
    return Box(left, page.height - in_points(rect.bottom), right, page.height - in_points(rect.y))


@dataclass(frozen=True, slots=True)
class Made:
    """A canvas on its pages: as placed, as composed, as bytes, and as another program reads these."""

    canvas: Canvas
    paper: str
    placements: tuple[PagePlacement, ...]
    document: Document
    content: bytes
    read: Sequence[ReadPage]

    @classmethod
    def of(cls, canvas: Canvas, paper: str, placements: tuple[PagePlacement, ...]) -> Made:
        document = compose_canvas(canvas, POSTER, *placements)
        content = emit(document, carlito())
        return cls(canvas, paper, placements, document, content, pages(content))

    def blocks(self) -> Iterator[tuple[PlacedBlock, Box, Sequence[Char]]]:
        """The blocks of all pages with the characters whose centres are in them."""
        for page, placement in zip(self.read, self.placements, strict=True):
            for block in placement.canvas.blocks:
                box = box_of(block, page)
                yield block, box, page.inside(box)


def every_word_is_in_its_block_and_in_order(made: Made) -> None:
    told = dict.fromkeys(BLOCK_KEYS, "")
    for block, _, chars in made.blocks():
        text, name = "".join(char.text for char in chars), squeezed(block.name)
        assert text.startswith(name)
        told[block.key] += text.removeprefix(name)
    cited, lettered = numbers(made.canvas), letters(made.canvas)
    for key in BLOCK_KEYS:
        words = [piece for item in made.canvas.blocks[key].items for piece in item_on_page(item, cited, lettered)]
        assert told[key] == squeezed(*words)


def every_glyph_is_inside_its_block_and_no_smaller_than_the_floor(made: Made) -> None:
    assert len({placement.canvas.setting.size for placement in made.placements}) == 1
    for block, box, chars in made.blocks():
        assert all(box.contains(char.box, SLACK) for char in chars)
        ends = [item.top + item.height for item in block.items]
        assert max(ends, default=0) <= block.body.bottom
        assert round(block.needed) <= block.body.height
    floor = layout_for(POSTER, PAPERS[made.paper]).page.scale.floor
    assert min(char.size for page in made.read for char in page.chars) >= floor - 0.01


def names_of_blocks_have_one_size(made: Made) -> None:
    assert (
        len({line.setting for page in made.placements for block in page.canvas.blocks for line in block.heading}) == 1
    )


def bands(document: Document) -> Iterator[list[tuple[Emu, Emu, Emu, Emu]]]:
    """Per page, where the lower-case letters of each text stand: left, top, right, bottom."""
    for page in document.pages:
        yield [_band(text) for text in texts([page.decoration, *page.content]) if text.text.strip()]


def _band(text: Text) -> tuple[Emu, Emu, Emu, Emu]:
    shown = text.text.rstrip()
    width = advance(text.face, shown) * text.size + len(shown) * text.tracking
    return text.x, text.baseline - text.size * 4 // 10, text.x + round(width) - pt(0.3), text.baseline


def no_two_texts_overlap(made: Made) -> None:
    for page in bands(made.document):
        page.sort(key=lambda band: band[1])
        for index, (left, _, right, bottom) in enumerate(page):
            for other in page[index + 1 :]:
                if other[1] >= bottom:
                    break
                assert other[0] >= right or other[2] <= left


def forget() -> None:
    """Everything that is remembered of texts."""
    for remembered in (fallback._in_use_for, fitting._balance, fonts._carlito):
        remembered.cache_clear()


def bytes_are_the_same_whatever_is_remembered(made: Made) -> None:
    """Made while canvases before it were remembered, and then with nothing."""
    forget()
    placements = placed_somehow(made.canvas, made.paper)
    assert emit(compose_canvas(made.canvas, POSTER, *placements), carlito()) == made.content


@often
def test_pages_lose_no_word_keep_texts_apart_and_are_the_same_twice(examples: int) -> None:
    @check(examples, sparse_to_crowded(), papers)
    def holds(canvas: Canvas, paper: str) -> None:
        # An item may be too long for an empty block.
        if placements := placed_somehow(canvas, paper):
            made = Made.of(canvas, paper, placements)
            every_word_is_in_its_block_and_in_order(made)
            every_glyph_is_inside_its_block_and_no_smaller_than_the_floor(made)
            names_of_blocks_have_one_size(made)
            no_two_texts_overlap(made)
            bytes_are_the_same_whatever_is_remembered(made)


@st.composite
def grown(draw: st.DrawFn) -> tuple[Canvas, Canvas]:
    """A canvas, and the same with more text in one of its blocks."""
    before, key = draw(sparse_to_crowded((1, 3, 9, 9))), draw(st.sampled_from(BLOCK_KEYS))
    old = before.blocks[key].items
    more = draw(st.lists(items([], []), min_size=1, max_size=4)) if not old or draw(st.booleans()) else []
    if more:
        place = draw(st.integers(0, len(old)))
        new = (*old[:place], *(_unnamed(item).model_copy(update={"badge": None}) for item in more), *old[place:])
    else:
        place = draw(st.integers(0, len(old) - 1))
        text = f"{old[place].text} {draw(sentences(most=12))}"
        new = (*old[:place], old[place].model_copy(update={"text": text}), *old[place + 1 :])
    blocks = {**dict(before.blocks.by_key()), key: Block(items=new)}
    return before, before.model_copy(update={"blocks": Blocks(**blocks)})


@often
def test_added_text_never_makes_type_larger(examples: int) -> None:
    @check(examples, grown(), papers)
    def holds(pair: tuple[Canvas, Canvas], paper: str) -> None:
        before, after = (placed_somehow(canvas, paper) for canvas in pair)
        if len(before) == len(after) and before:
            assert after[0].canvas.setting.size <= before[0].canvas.setting.size
        elif after:
            assert len(after) > len(before)


@often
def test_every_page_conforms_to_pdf_ua_and_pdf_a(examples: int, vera: VeraPdf, tmp_path: Path) -> None:
    files: list[Path] = []

    @check(examples, canvases(most_items=4), papers)
    def holds(canvas: Canvas, paper: str) -> None:
        if placements := placed_somehow(canvas, paper):
            files.append(tmp_path / f"{len(files)}.pdf")
            files[-1].write_bytes(emit(compose_canvas(canvas, POSTER, *placements), carlito()))

    assert len(files) > examples // 2
    verdicts = vera.verdicts(files)
    assert {file: verdict.broken for file, verdict in verdicts.items() if verdict.broken or verdict.checks < 20} == {}


def crowd(count: int) -> Canvas:
    blocks = {key: [f"Item {number} of those in {name}" for number in range(count)] for key, name in BLOCKS.items()}
    return Canvas.model_validate({"company": {"name": "Crowd"}, "blocks": blocks})


def test_what_does_not_fit_goes_on_on_further_pages() -> None:
    found = place_continued(crowd(90), POSTER, PAPERS["a4"])
    assert len(found) > 1
    for key in BLOCK_KEYS:
        names = [item.paragraph.name for page in found for item in page.canvas.block(key).items]
        assert names == [f"{key}/{number}" for number in range(90)]
    assert found[0].canvas.block("channels").name == "Channels"
    assert found[1].canvas.block("channels").name == "Channels, continued"
    assert [page.footer.number[0].paragraph.text for page in found[:2]] == [f"{n} of {len(found)}" for n in (1, 2)]
    assert len({page.canvas.rect for page in found}) == 1


def test_a_block_is_shared_out_evenly_over_as_few_pages_as_hold_it() -> None:
    channels, partners = [f"Channel {number}" for number in range(90)], [f"Partner {number}" for number in range(20)]
    found = place_continued(canvas_of(channels=channels, key_partners=partners), POSTER, PAPERS["a4"])
    counts = [len(page.canvas.block("channels").items) for page in found]
    assert max(counts) == -(-90 // len(found))
    assert [len(page.canvas.block("key_partners").items) for page in found] == [20, *[0] * (len(found) - 1)]


def test_a_block_that_ended_is_not_continued() -> None:
    items = [f"A channel with a few words, number {number}" for number in range(90)]
    found = place_continued(canvas_of(channels=items, key_partners=["P"]), POSTER, PAPERS["a4"])
    assert [page.canvas.block("key_partners").name for page in found] == ["Key Partners"] * len(found)
    assert [len(page.canvas.block("key_partners").items) for page in found][:2] == [1, 0]


def test_an_item_too_long_for_an_empty_block_is_not_torn() -> None:
    assert (
        place_continued(canvas_of(channels=[{"text": "word " * 399, "detail": "word " * 399}]), POSTER, PAPERS["a4"])
        == ()
    )


def test_few_items_are_set_at_the_largest_size() -> None:
    page = place_page(
        canvas_of(channels=["Shop"], key_partners=["Mill"], cost_structure=["Rent"]), POSTER, PAPERS["a4"]
    )
    assert isinstance(page, PagePlacement)
    assert page.canvas.setting.size == pt(POSTER.page.scale.ceiling)


def test_a_face_remembers_a_bounded_number_of_words() -> None:
    face = fonts.Face("Carlito", next(iter(carlito().values())).data)
    for number in range(fonts._MOST_WORDS + 5):
        face.width(str(number))
    assert len(face._widths) <= fonts._MOST_WORDS
    assert len(face._shaped) <= fonts._MOST_WORDS
