"""Small print: never below the least type, and on no account larger where it need not be."""

from __future__ import annotations

from bmcreport.papers import PAPERS
from bmcreport.place.legible import least_scale, legible
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.text.types import Paragraph, Run, Style
from bmcreport.units import pt
from tests.place.test_page import POSTER
from tests.strategies import canvas_of

MARKED = Paragraph((Run("Lead"), Run("1", Style(scale=620, rise=330)), Run(" ", Style(scale=740, shape="testing"))))


def test_small_print_reaches_the_least_and_keeps_its_top() -> None:
    mark = legible(MARKED, least_scale(pt(6), pt(8))).runs[1].style
    assert mark.scale == 750
    assert 0 < mark.rise < 330
    assert legible(MARKED, 1000).runs[1].style.rise >= 0


def test_what_is_large_enough_stays_as_it_is() -> None:
    assert legible(MARKED, least_scale(pt(6), pt(12))) is MARKED


def test_a_shape_is_not_print() -> None:
    assert legible(MARKED, 1000).runs[2] is MARKED.runs[2]


def test_names_of_blocks_grow_with_their_items_as_far_as_they_have_one_line() -> None:
    page = place_page(canvas_of(channels=["Shop"]), POSTER, PAPERS["a4"])
    assert isinstance(page, PagePlacement)
    sizes = {block.heading[0].setting.size for block in page.canvas.blocks}
    assert len(sizes) == 1
    assert pt(POSTER.page.frame.heading) < sizes.pop() <= page.canvas.setting.size
    assert {len(block.heading[0].lines) for block in page.canvas.blocks} == {1}


def test_a_lone_item_of_a_wide_block_has_all_of_its_width() -> None:
    page = place_page(canvas_of(revenue_streams=["One"], cost_structure=["One", "Two"]), POSTER, PAPERS["a4"])
    assert isinstance(page, PagePlacement)
    assert page.canvas.block("revenue_streams").columns == 1
    assert page.canvas.block("cost_structure").columns == 2
