from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Cell, Grid
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.papers import PAPERS
from bmcreport.place.balance import Boundaries
from bmcreport.place.citations import Citations
from bmcreport.place.contents import contents_of
from bmcreport.place.grid import block_rects
from bmcreport.place.ladder import Step, climb, fit_at, largest, tight_setting
from bmcreport.place.marks import marks_of
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.text.fitting import Setting, largest_setting, sizes
from bmcreport.units import Emu, Rect, pt
from tests.place.test_page import POSTER, placed
from tests.strategies import canvas_of, canvases

FRAME = Rect(0, 0, pt(785), pt(460))


def moved_too_far(stated: tuple[Cell, ...], moved: tuple[Cell, ...]) -> Iterator[str]:
    """Cells whose part of their row or column is outside the limits that the layout states."""
    whole, total = sum(cell.share for cell in stated), sum(cell.share for cell in moved)
    for before, after in zip(stated, moved, strict=True):
        low, high = before.limits or (before.share, before.share)
        part = after.share / total * whole
        if not low * 0.999 <= part <= high * 1.001:
            yield f"{next(before.blocks())}: {part:.2f} not in {low}..{high}"
        yield from moved_too_far(before.rows, after.rows) if before.rows else ()
        yield from moved_too_far(before.columns, after.columns) if before.columns else ()


def test_boundaries_stay_within_their_limits(shipped: Mapping[str, Canvas]) -> None:
    for canvas in shipped.values():
        grid = placed(canvas, POSTER).canvas.grid
        assert list(moved_too_far(POSTER.grid.rows, grid.rows)) == []


@settings(max_examples=15)
@given(canvases(most_items=8))
def test_no_boundary_moves_where_the_type_is_comfortable_without(canvas: Canvas) -> None:
    page = place_page(canvas, POSTER, PAPERS["a4"])
    if isinstance(page, PagePlacement):
        assert list(moved_too_far(POSTER.grid.rows, page.canvas.grid.rows)) == []
        if largest_usual(canvas, page.canvas.rect) >= pt(POSTER.page.scale.comfortable or 0):
            assert page.canvas.step is Step.USUAL
            assert page.canvas.grid == POSTER.grid
            assert page.canvas.setting.leading == round(page.canvas.setting.size * POSTER.page.scale.leading)
            assert page.canvas.setting.space >= round(page.canvas.setting.size * POSTER.page.scale.item_space)


def largest_usual(canvas: Canvas, frame: Rect) -> Emu:
    """The largest size at usual spacing between boundaries that stand where the layout has them."""
    contents = contents_of(canvas, POSTER, POSTER.page, frame, Citations(canvas, POSTER), marks_of(canvas, POSTER))
    bodies = contents.bodies(POSTER.grid).items()
    frames = [contents.frame(key, body, POSTER.blocks[key].columns) for key, body in bodies]
    setting = largest_setting(frames, POSTER.page.scale)
    return setting.size if setting else 0


@settings(max_examples=15)
@given(canvases(most_items=8))
def test_giving_way_never_makes_the_type_smaller(canvas: Canvas) -> None:
    page = place_page(canvas, POSTER, PAPERS["a4"])
    if isinstance(page, PagePlacement):
        assert page.canvas.setting.size >= min(
            largest_usual(canvas, page.canvas.rect), pt(POSTER.page.scale.comfortable or 0)
        )


def test_a_full_block_gets_room_from_its_neighbours() -> None:
    full = canvas_of(channels=[f"A channel with a few words, number {number}" for number in range(22)])
    contents = contents_of(full, POSTER, POSTER.page, FRAME, None, marks_of(full, POSTER))
    fit = climb(contents)
    assert fit is not None
    before, after = block_rects(POSTER.grid, FRAME), block_rects(fit.grid, FRAME)
    assert fit.step is Step.MOVED
    assert after["channels"].height > before["channels"].height
    assert fit.setting.size >= pt(POSTER.page.scale.floor)


def test_a_wide_block_takes_another_column_before_boundaries_move() -> None:
    full = canvas_of(
        cost_structure=["Rent", "Wages", "A long cost that goes on and on " * 7, "Power", "Water"] * 3,
        revenue_streams=["Rent", "Fees"],
    )
    contents = contents_of(full, POSTER, POSTER.page, FRAME, None, marks_of(full, POSTER))
    size = next(
        size for size in sizes(POSTER.page.scale)[::-1] if (fit := fit_at(contents, size)) and fit.step == "columns"
    )
    fit = fit_at(contents, size)
    assert fit is not None
    assert fit.grid == POSTER.grid
    assert fit.columns["cost_structure"] == POSTER.blocks["cost_structure"].most_columns
    assert fit.columns["revenue_streams"] == POSTER.blocks["revenue_streams"].columns


def test_the_search_finds_the_largest_size_that_holds_and_none_where_none_does() -> None:
    scale = POSTER.page.scale
    for most in sizes(scale):
        for likely in (0, sizes(scale)[3], most, sizes(scale)[-1]):
            assert largest(scale, lambda size, most=most: size if size <= most else None, likely) == most  # type: ignore[misc]
    assert largest(scale, lambda size: None, most) is None


def test_spacing_gives_way_before_boundaries_do() -> None:
    scale = POSTER.page.scale
    size = pt(scale.floor)
    usual, tight = Setting.of(scale, size), tight_setting(scale, size)
    assert (tight.size, tight.indent) == (usual.size, usual.indent)
    assert tight.leading < usual.leading
    assert tight.space < usual.space


needs = st.fixed_dictionaries({key: st.tuples(st.integers(0, 80_000), st.integers(0, 180)) for key in BLOCK_KEYS})


@settings(max_examples=200)
@given(needs)
def test_a_balanced_grid_gives_every_block_what_it_needs(wanted: Mapping[str, tuple[int, int]]) -> None:
    """A block needs an area, in square points, and a height whatever its width."""

    def need(key: str, width: Emu) -> Emu:
        area, least = wanted[key]
        return pt(least) + (pt(area) * pt(1) // width if width else pt(100_000))

    def short(grid: Grid) -> list[str]:
        return [key for key, rect in block_rects(grid, FRAME).items() if need(key, rect.width) > rect.height]

    moved = Boundaries(POSTER.grid, FRAME).balanced({key: partial(need, key) for key in BLOCK_KEYS})
    if moved is None:
        assert short(POSTER.grid)
    else:
        assert short(moved.grid) == []
        assert list(moved_too_far(POSTER.grid.rows, moved.grid.rows)) == []


def test_what_has_room_stays_where_it_is() -> None:
    moved = Boundaries(POSTER.grid, FRAME).balanced(dict.fromkeys(BLOCK_KEYS, lambda _: pt(20)))
    assert moved is not None
    nominal, found = block_rects(POSTER.grid, FRAME), block_rects(moved.grid, FRAME)
    assert all(abs(found[key].x - nominal[key].x) <= 2 for key in BLOCK_KEYS)
    assert all(abs(found[key].y - nominal[key].y) <= 2 for key in BLOCK_KEYS)


def test_room_that_is_left_over_goes_between_items(shipped: Mapping[str, Canvas]) -> None:
    scale = POSTER.page.scale
    sparse = placed(canvas_of(channels=["Shop", "Van"], key_partners=["Mill"]), POSTER).canvas
    assert sparse.setting.space == round(sparse.setting.size * (scale.loose_space or 0))
    dense = placed(shipped["mistral-ai"], POSTER).canvas
    tight = tight_setting(scale, dense.setting.size)
    assert dense.step is Step.MOVED
    assert dense.setting.space > tight.space
    assert dense.setting.leading > tight.leading


def test_no_word_is_divided_for_type_above_the_comfortable_size() -> None:
    def largest_with(word: str) -> PagePlacement:
        return placed(canvas_of(key_partners=["Mill"], channels=[word]).model_copy(update={"lang": "de"}), POSTER)

    page = largest_with("Gemeinschaftsverpflegung")
    assert pt(POSTER.page.scale.comfortable or 0) < page.canvas.setting.size < pt(POSTER.page.scale.ceiling)
    assert len(page.canvas.block("channels").items[0].lines) == 1
    # Nor does one grow that is divided at the comfortable size already: a longer word never frees the type.
    longer = largest_with("Gemeinschaftsverpflegung" * 4)
    assert longer.canvas.setting.size == pt(POSTER.page.scale.comfortable or 0)
