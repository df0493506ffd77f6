from __future__ import annotations

from fractions import Fraction
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bmcreport import units
from bmcreport.units import Rect, split, split_rect_across, split_rect_down

lengths = st.integers(0, 10**9)
rects = st.builds(Rect, st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9), lengths, lengths)
shares = st.lists(
    st.floats(0.01, 1000) | st.fractions(Fraction(1, 100), 1000) | st.integers(1, 1000), min_size=1, max_size=12
)


def test_an_inch_is_72_points_and_25_4_millimetres() -> None:
    assert units.inch(1) == units.pt(72) == units.mm(25.4) == 914_400


@given(st.integers(-(10**9), 10**9))
def test_points_come_back_from_emu(length: int) -> None:
    assert units.pt(units.in_points(length)) == length


@given(lengths, shares)
def test_parts_sum_to_the_whole(length: int, parts: list[float]) -> None:
    assert sum(split(length, parts)) == length


@given(lengths, shares)
def test_no_part_is_off_by_more_than_one(length: int, parts: list[float]) -> None:
    whole = sum(map(Fraction, parts))
    exact = [length * Fraction(part) / whole for part in parts]
    assert all(abs(part - share) <= 1 for part, share in zip(split(length, parts), exact, strict=True))


@given(lengths, shares)
def test_every_boundary_is_the_nearest_whole_length(length: int, parts: list[float]) -> None:
    whole, ends = sum(map(Fraction, parts)), accumulate(map(Fraction, parts))
    found = accumulate(split(length, parts))
    assert all(abs(edge - length * end / whole) <= Fraction(1, 2) for edge, end in zip(found, ends, strict=True))


@given(lengths, st.integers(1, 50))
def test_equal_shares_differ_by_at_most_one(length: int, count: int) -> None:
    parts = split(length, [1] * count)
    assert max(parts) - min(parts) <= 1


@pytest.mark.parametrize("parts", [[], [0], [0, 0]])
def test_shares_of_nothing_are_refused(parts: list[float]) -> None:
    with pytest.raises(ValueError, match="more than nothing"):
        split(100, parts)


@given(rects, shares)
def test_rows_cover_their_rectangle_from_top_to_bottom(rect: Rect, parts: list[float]) -> None:
    rows = split_rect_down(rect, parts)
    assert (rows[0].y, rows[-1].bottom) == (rect.y, rect.bottom)
    assert all(one.bottom == next_.y for one, next_ in pairwise(rows))
    assert {(row.x, row.width) for row in rows} == {(rect.x, rect.width)}


@given(rects, shares)
def test_columns_cover_their_rectangle_from_left_to_right(rect: Rect, parts: list[float]) -> None:
    columns = split_rect_across(rect, parts)
    assert (columns[0].x, columns[-1].right) == (rect.x, rect.right)
    assert all(one.right == next_.x for one, next_ in pairwise(columns))
    assert {(column.y, column.height) for column in columns} == {(rect.y, rect.height)}


@given(rects, lengths, lengths, lengths, lengths)
def test_an_inset_is_never_of_negative_size(rect: Rect, left: int, top: int, right: int, bottom: int) -> None:
    inner = rect.inset(left, top, right, bottom)
    assert inner.width >= 0
    assert inner.height >= 0
    if left + right <= rect.width and top + bottom <= rect.height:
        assert rect.contains(inner)


@given(rects, st.integers(1, 1000), st.sampled_from(["left", "top", "right", "bottom"]))
def test_slack_is_what_it_takes_to_contain_something_outside(rect: Rect, beyond: int, side: str) -> None:
    outside = {
        "left": Rect(rect.x - beyond, rect.y, rect.width, rect.height),
        "top": Rect(rect.x, rect.y - beyond, rect.width, rect.height),
        "right": Rect(rect.x, rect.y, rect.width + beyond, rect.height),
        "bottom": Rect(rect.x, rect.y, rect.width, rect.height + beyond),
    }[side]
    assert not rect.contains(outside, beyond - 1)
    assert rect.contains(outside, beyond)
