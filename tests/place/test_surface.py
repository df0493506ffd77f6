"""A layout on its paper: type for the distance of reading, never below the least, never smaller on larger paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bmcreport.alternatives import Orientation
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.papers import PAPERS, paper_size
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.place.surface import layout_for
from bmcreport.text.fitting import SetParagraph
from bmcreport.text.fonts import MICRO_EM, carlito
from bmcreport.text.types import FaceName
from bmcreport.units import Emu, Rect, Size, mm, pt
from tests.shipped import stock
from tests.strategies import canvas_of, canvases
from tests.text.ink import boxes

LAYOUT = stock().layout
RISING = ("a5", "a4", "a3", "a2", "a1", "a0")

orientations = st.sampled_from(Orientation)
lengths = st.integers(mm(100), mm(2000))
few = settings(max_examples=20)


def type_sizes(layout: Layout) -> Iterator[float]:
    page = layout.page
    yield from (page.eyebrow, page.title, page.tagline, page.field_label, page.field_value, page.footer)
    yield from (page.frame.heading, page.scale.floor, page.scale.ceiling, page.scale.comfortable or page.scale.floor)


def texts(page: PagePlacement) -> Iterator[SetParagraph]:
    header, footer = page.header, page.footer
    yield from (*header.eyebrow, *header.title, *header.tagline, *footer.attribution)
    yield from (part for source in footer.sources for part in (source.number, source.text))
    for field in header.fields:
        yield from (*field.label, *field.value)
    for block in page.canvas.blocks:
        yield from (*block.heading, *block.items)


def item_size(canvas: Canvas, paper: Size) -> Emu:
    """The size of the items, or none where they do not fit."""
    page = place_page(canvas, LAYOUT, paper)
    return page.canvas.setting.size if isinstance(page, PagePlacement) else 0


def test_on_a4_in_landscape_a_layout_is_as_it_is_written() -> None:
    assert layout_for(LAYOUT, PAPERS["a4"]) is LAYOUT


@given(lengths, lengths)
def test_no_type_is_below_the_least(width: Emu, height: Emu) -> None:
    assert min(type_sizes(layout_for(LAYOUT, Size(width, height)))) >= LAYOUT.page.least


@given(lengths, lengths)
def test_a_larger_paper_never_has_a_smaller_type_scale(one: Emu, other: Emu) -> None:
    small, large = (layout_for(LAYOUT, Size(edge * 2, edge)) for edge in sorted((one, other)))
    assert all(before <= after for before, after in zip(type_sizes(small), type_sizes(large), strict=True))
    assert small.page.margin <= large.page.margin
    assert small.page.frame.padding <= large.page.frame.padding


def test_type_grows_with_the_distance_and_not_in_proportion() -> None:
    poster = layout_for(LAYOUT, PAPERS["a0"]).page
    factor = (841 / 210) ** LAYOUT.page.distance
    assert poster.title == pytest.approx(LAYOUT.page.title * factor)
    assert poster.frame.padding == pytest.approx(LAYOUT.page.frame.padding * factor)
    assert 2 < factor < 841 / 210
    assert LAYOUT.page.scale.floor < poster.scale.floor < LAYOUT.page.scale.floor * factor


def test_the_floor_of_small_paper_is_that_of_a4_for_smaller_letters_could_not_be_read() -> None:
    """Regulation (EU) 1169/2011, article 13: lower-case letters measure 0.9 mm at least, on the smallest packages."""
    assert layout_for(LAYOUT, PAPERS["a5"]).page.scale.floor == LAYOUT.page.scale.floor == LAYOUT.page.least
    assert carlito()[FaceName.REGULAR].x_height * pt(LAYOUT.page.least) / MICRO_EM >= mm(0.9)
    on_a5 = LAYOUT.page.scale.floor * (148 / 210) ** (LAYOUT.page.distance * 2 / 3)
    assert carlito()[FaceName.REGULAR].x_height * pt(on_a5) / MICRO_EM < mm(0.9)


def test_a_poster_is_as_comfortable_from_where_it_is_seen_as_a_whole_as_a_page_in_the_hand() -> None:
    page, poster = LAYOUT.page.scale, layout_for(LAYOUT, PAPERS["a0"]).page.scale
    assert page.comfortable
    assert poster.comfortable == pytest.approx(page.comfortable * 841 / 210, abs=page.step)
    widest = layout_for(LAYOUT, Size(mm(5080), mm(5080))).page.scale
    assert widest.comfortable
    assert widest.comfortable <= widest.ceiling <= layout_for(LAYOUT, Size(mm(5080), mm(5080))).page.title


def test_sizes_stay_whole_steps() -> None:
    for paper in PAPERS.values():
        scale = layout_for(LAYOUT, paper).page.scale
        assert all(size % scale.step == 0 for size in (scale.floor, scale.comfortable or 0, scale.ceiling))


@pytest.mark.parametrize("paper", PAPERS)
def test_upright_the_second_arrangement_holds(shipped: Mapping[str, Canvas], paper: str) -> None:
    page = place_page(shipped["midjourney"], LAYOUT, paper_size(paper, Orientation.PORTRAIT))
    if isinstance(page, PagePlacement):
        offer, partners, segments = (
            page.canvas.block(key).rect for key in ("value_propositions", "key_partners", "customer_segments")
        )
        assert offer.width == page.canvas.rect.width
        assert partners.right == segments.x
        assert offer.bottom <= partners.y


def test_a_layout_without_a_second_arrangement_keeps_its_first() -> None:
    plain = LAYOUT.model_copy(update={"portrait": None})
    assert layout_for(plain, paper_size("a4", Orientation.PORTRAIT)) is plain


@few
@given(canvas=canvases(most_items=4), paper=st.sampled_from(list(PAPERS)), orientation=orientations)
def test_all_text_stands_inside_the_trim_and_at_or_above_the_least(
    canvas: Canvas, paper: str, orientation: Orientation
) -> None:
    page = place_page(canvas, LAYOUT, paper_size(paper, orientation))
    if isinstance(page, PagePlacement):
        trim = Rect(0, 0, page.size.width, page.size.height)
        for text in texts(page):
            assert text.setting.size >= pt(LAYOUT.page.least) * (1 if text.paragraph.name != "title" else 0.6)
            assert all(trim.contains(box) for box in boxes(text))


@few
@given(canvas=canvases(most_items=4), orientation=orientations)
def test_a_larger_paper_never_sets_items_smaller(canvas: Canvas, orientation: Orientation) -> None:
    found = [item_size(canvas, paper_size(paper, orientation)) for paper in RISING]
    assert all(before <= after for before, after in pairwise(found)), found


def test_a_word_that_is_cut_on_a_small_paper_is_not_set_larger_there() -> None:
    found = [item_size(canvas_of(customer_segments=["0" * 23]), PAPERS[paper]) for paper in RISING]
    assert found == sorted(found)
