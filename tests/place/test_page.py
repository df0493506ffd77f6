from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bmcreport.alternatives import Orientation
from bmcreport.assets import layouts_folder
from bmcreport.building.stock import LAYOUT
from bmcreport.diagnostics import Source
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.papers import PAPERS, paper_size
from bmcreport.pdf.page import Box
from bmcreport.pdf.text import line_children
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement, PlacedBlock
from bmcreport.place.surface import layout_for
from bmcreport.read.layouts import read_layout
from bmcreport.text.fitting import SetParagraph
from bmcreport.units import Emu, Rect, pt
from tests.place.test_grid import covers, overlap
from tests.shipped import stock
from tests.strategies import canvas_of, canvases, sentences
from tests.text.ink import boxes

SLACK = pt(0.5)
"""What a letter may reach beyond the edge that it is set to."""

POSTER = stock().layout

LONG = {"text": "word " * 399, "detail": "word " * 399}
"""An item that is too long for any block of an A4 page."""

papers = st.sampled_from(sorted(PAPERS))
some = settings(max_examples=25)


def placed(canvas: Canvas, layout: Layout, paper: str = "a4") -> PagePlacement:
    placement = place_page(canvas, layout, PAPERS[paper])
    assert isinstance(placement, PagePlacement), placement
    return placement


def header_of(page: PagePlacement) -> tuple[SetParagraph, ...]:
    return (*page.header.eyebrow, *page.header.title, *page.header.tagline)


def field_paragraphs(page: PagePlacement) -> list[tuple[SetParagraph, ...]]:
    return [(*field.label, *field.value) for field in page.header.fields]


def around(paragraphs: tuple[SetParagraph, ...]) -> Rect:
    """The ink of paragraphs as one rectangle."""
    found = [box for paragraph in paragraphs for box in boxes(paragraph)]
    x, y = min(box.x for box in found), min(box.y for box in found)
    return Rect(x, y, max(box.right for box in found) - x, max(box.bottom for box in found) - y)


def assert_sound(page: PagePlacement, layout: Layout) -> None:
    """All that holds for every page."""
    layout = layout_for(layout, page.size)
    margin, whole = pt(layout.page.margin), Rect(0, 0, page.size.width, page.size.height)
    inside = whole.inset(margin, margin, margin, margin)
    frame = page.canvas.rect
    assert inside.contains(frame)
    assert covers([block.rect for block in page.canvas.blocks], frame)
    for block in page.canvas.blocks:
        assert_items_inside(block)
    assert_header_apart(page, inside, pt(layout.page.title / 8))
    footer = (*(part for each in page.footer.sources for part in (each.number, each.text)), *page.footer.attribution)
    assert frame.bottom < min(one.top for one in footer)
    assert max(box.bottom for one in footer for box in boxes(one)) <= inside.bottom


def assert_items_inside(block: PlacedBlock) -> None:
    assert block.rect.contains(block.body)
    for item in (*block.heading, *block.items):
        assert all(block.rect.contains(box, SLACK) for box in boxes(item)), item.paragraph.text
    for item in block.items:
        assert all(block.body.contains(box, SLACK) for box in boxes(item)), item.paragraph.text
        assert all(block.rect.contains(field.rect) for field in badge_fields(item))


def badge_fields(item: SetParagraph) -> list[Box]:
    children = line_children(item)
    return [one for child in children for one in getattr(child, "operations", ()) if isinstance(one, Box)]


def assert_header_apart(page: PagePlacement, inside: Rect, slack: Emu) -> None:
    parts = [around(header_of(page)), *map(around, field_paragraphs(page))]
    for index, part in enumerate(parts):
        assert inside.contains(part, slack)
        assert part.bottom <= page.canvas.rect.y
        assert not any(overlap(part, other) for other in parts[index + 1 :])


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper != "a5"])
def test_the_shipped_canvases_stand_on_every_paper(
    shipped: Mapping[str, Canvas], paper: str, orientation: Orientation
) -> None:
    assert len(shipped) == 7
    for canvas in shipped.values():
        page = place_page(canvas, POSTER, paper_size(paper, orientation))
        assert isinstance(page, PagePlacement)
        assert page.size == paper_size(paper, orientation)
        assert_sound(page, POSTER)


@some
@given(canvas=canvases(), paper=papers, orientation=st.sampled_from(Orientation))
def test_any_canvas_stands_on_its_page(canvas: Canvas, paper: str, orientation: Orientation) -> None:
    page = place_page(canvas, POSTER, paper_size(paper, orientation))
    if isinstance(page, PagePlacement):
        assert_sound(page, POSTER)


@some
@given(canvas=canvases(most_items=8), paper=papers)
def test_items_have_one_size_of_the_scale_or_do_not_fit(canvas: Canvas, paper: str) -> None:
    page, scale = place_page(canvas, POSTER, PAPERS[paper]), layout_for(POSTER, PAPERS[paper]).page.scale
    if isinstance(page, tuple):
        assert page
        assert all(problem.needed > problem.room for problem in page)
    else:
        assert isinstance(page, PagePlacement)
        assert pt(scale.floor) <= page.canvas.setting.size <= pt(scale.ceiling)
        assert all(item.setting == page.canvas.setting for block in page.canvas.blocks for item in block.items)


@some
@given(canvas=canvases(most_items=6))
def test_every_item_is_placed_once_and_in_order(canvas: Canvas) -> None:
    page = place_page(canvas, POSTER, PAPERS["a4"])
    if isinstance(page, PagePlacement):
        for block in page.canvas.blocks:
            expected = [f"{block.key}/{index}" for index in range(len(canvas.blocks[block.key].items))]
            assert [item.paragraph.name for item in block.items] == expected


@some
@given(
    name=sentences(most=12),
    tagline=st.none() | sentences(most=40),
    designed_for=st.none() | sentences(most=20),
    designed_by=st.none() | sentences(most=20),
    version=st.none() | sentences(most=6),
    paper=papers,
)
def test_no_header_is_too_long(paper: str, name: str, tagline: str | None, **fields: str | None) -> None:
    company = {"name": name, "tagline": tagline}
    canvas = Canvas.model_validate({"company": company, "date": "2026-11-23", "blocks": {}, **fields})
    assert_sound(placed(canvas, POSTER, paper), POSTER)


def test_fields_that_are_higher_than_the_name_push_the_frame_down() -> None:
    canvas = Canvas.model_validate({
        "company": {"name": "Acme"}, "designed_for": "The supervisory board " * 40, "version": "1 " * 150, "blocks": {},
    })  # fmt: skip
    assert_sound(placed(canvas, POSTER), POSTER)


def test_a_short_field_keeps_its_line_beside_a_long_one() -> None:
    canvas = Canvas.model_validate({
        "company": {"name": "Acme"}, "designed_for": "The supervisory board and its committees " * 4,
        "date": "2026-11-23", "version": "1.0", "blocks": {},
    })  # fmt: skip
    lines = [sum(len(one.lines) for one in field.value) for field in placed(canvas, POSTER).header.fields]
    assert lines[0] > 1
    assert lines[1:] == [1, 1]


def test_a_long_name_is_set_smaller_before_it_takes_two_lines() -> None:
    def title(name: str) -> SetParagraph:
        return placed(canvas_of(name), POSTER).header.title[0]

    short, long, longest = title("Acme"), title("Acme " * 14), title("Acme " * 60)
    assert (len(short.lines), len(long.lines)) == (1, 1)
    assert short.setting.size == pt(POSTER.page.title)
    assert longest.setting.size < long.setting.size < short.setting.size
    assert len(longest.lines) > 1


def test_what_does_not_fit_is_named() -> None:
    items = [f"{'An item that goes on and on ' * 8}{number}" for number in range(30)]
    problems = place_page(canvas_of(channels=items), POSTER, PAPERS["a4"])
    assert isinstance(problems, tuple)
    (problem,) = problems
    assert problem.block == "channels"
    assert problem.needed > problem.room
    assert problem.items == tuple(range(problem.items[0], 30))
    assert 0 < problem.items[0] < 29


def test_an_item_that_begins_inside_and_ends_outside_is_named() -> None:
    problems = place_page(canvas_of(channels=["Short", LONG]), POSTER, PAPERS["a4"])
    assert isinstance(problems, tuple)
    assert [(problem.block, problem.items) for problem in problems] == [("channels", (1,))]


def test_only_the_blocks_that_are_too_full_are_named() -> None:
    full, long = ["x" * 300] * 60, LONG
    canvas = canvas_of(channels=full, key_partners=[long], cost_structure=["fits"])
    problems = place_page(canvas, POSTER, PAPERS["a4"])
    assert isinstance(problems, tuple)
    assert {problem.block for problem in problems} == {"channels", "key_partners"}


def test_moving_a_block_in_the_layout_moves_it_on_the_page() -> None:
    one, other = "block: key_partners", "block: customer_segments"
    swapped = relaid({one: other, other: one})
    # A canvas that leaves the boundaries where the layout has them.
    canvas = canvas_of(key_partners=["P"], customer_segments=["S"])
    before, after = (placed(canvas, layout).canvas for layout in (POSTER, swapped))
    assert after.block("key_partners").rect == before.block("customer_segments").rect
    assert after.block("customer_segments").rect == before.block("key_partners").rect
    assert after.block("key_partners").items[0].x > after.block("customer_segments").items[0].x


def test_a_long_block_name_is_set_smaller_and_all_others_with_it() -> None:
    """As in French, where `Customer Relationships` is longer."""
    french = relaid({"name: Customer Relationships,": "name: Relations avec les différents clients,"})
    page = placed(canvas_of(customer_relationships=["A", "B"]), french)
    assert_sound(page, french)
    headings = [block.heading[0] for block in page.canvas.blocks]
    assert {len(heading.lines) for heading in headings} == {1}
    (size,) = {heading.setting.size for heading in headings}
    assert size < pt(POSTER.page.frame.heading)
    (usual,) = {block.heading[0].setting.size for block in placed(canvas_of(), POSTER).canvas.blocks}
    assert usual >= pt(POSTER.page.frame.heading)


def test_a_share_in_the_layout_is_a_share_of_the_page() -> None:
    taller = relaid({"share: 73.2": "share: 60", "share: 26.8": "share: 40"})
    page = placed(canvas_of(channels=["A"]), taller)
    height: Emu = page.canvas.block("cost_structure").rect.height
    assert abs(height - page.canvas.rect.height * 0.4) <= 1
    assert placed(canvas_of(), POSTER).canvas.block("cost_structure").rect.height < height


def test_the_order_in_the_layout_is_the_order_of_reading() -> None:
    orders = {look.order: key for key, look in POSTER.blocks.items()}
    page = placed(canvas_of(), POSTER)
    assert [block.key for block in page.canvas.blocks] == [orders[number] for number in range(1, 10)]


def relaid(changes: Mapping[str, str]) -> Layout:
    """The package's layout with these words changed, all at once, in its file."""
    text = (layouts_folder() / LAYOUT).read_text(encoding="utf-8")
    for number, old in enumerate(changes):
        assert old in text, old
        text = text.replace(old, f"@{number}@")
    for number, new in enumerate(changes.values()):
        text = text.replace(f"@{number}@", new)
    read = read_layout(Source("layout.yaml", text))
    assert read.value is not None, read.diagnostics
    assert read.ok
    return read.value.value.in_language(stock().languages["en"])
