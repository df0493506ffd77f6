from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from bmcreport.model.layout import TypeScale
from bmcreport.text.fitting import (
    Frame,
    SetParagraph,
    Setting,
    fits,
    largest_setting,
    needed_height,
    set_frame,
    sizes,
    solid,
)
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, Rect, pt
from tests.strategies import paragraphs, sentences
from tests.text.ink import boxes

scales = st.builds(
    lambda floor, more, step, leading, space, indent: TypeScale(
        floor=floor, ceiling=floor + more, step=step, leading=leading, item_space=space, indent=indent
    ),
    st.integers(8, 40).map(lambda quarters: quarters / 4),
    st.integers(0, 30).map(lambda quarters: quarters / 4),
    st.sampled_from([0.25, 0.5, 0.7, 1]),
    st.sampled_from([1, 1.2, 1.35]),
    st.sampled_from([0, 0.42, 1]),
    st.sampled_from([0, 0.8, 1.5]),
)
rects = st.builds(Rect, st.just(0), st.just(0), st.integers(pt(40), pt(400)), st.integers(0, pt(400)))
frames = st.builds(
    Frame,
    st.lists(paragraphs(most=12), max_size=6).map(tuple),
    rects,
    columns=st.integers(1, 3),
    gap=st.integers(0, pt(10)),
)


def setting(points: float) -> Setting:
    size = pt(points)
    return Setting(size, round(size * 1.2), round(size * 0.4), round(size * 0.8))


settings = st.integers(8, 200).map(lambda tenths: setting(tenths / 10))


@given(scales)
def test_a_scale_runs_from_its_floor_to_its_ceiling(scale: TypeScale) -> None:
    rising = sizes(scale)
    assert (rising[0], rising[-1]) == (pt(scale.floor), pt(scale.ceiling))
    assert all(0 < larger - smaller <= pt(scale.step) + 1 for smaller, larger in pairwise(rising))


@given(st.lists(frames, min_size=1, max_size=3), scales)
def test_the_largest_size_is_the_largest_of_the_scale_that_fits(given_frames: list[Frame], scale: TypeScale) -> None:
    """Tried one by one, from the ceiling down."""
    falling = (Setting.of(scale, size) for size in reversed(sizes(scale)))
    best = next((each for each in falling if all(fits(frame, each) for frame in given_frames)), None)
    assert largest_setting(given_frames, scale) == best


@given(frames, settings)
def test_what_fits_ends_inside_its_frame(frame: Frame, at: Setting) -> None:
    placed = set_frame(frame, at)
    end = max((one.top + one.height for one in placed), default=frame.rect.y)
    assert end == frame.rect.y + needed_height(frame, at)
    assert fits(frame, at) == (end <= frame.rect.bottom)


@given(frames, scales, paragraphs(most=12), st.integers(0, 6))
def test_another_paragraph_never_makes_the_type_larger(
    frame: Frame, scale: TypeScale, more: Paragraph, place: int
) -> None:
    grown = replace(frame, paragraphs=(*frame.paragraphs[:place], more, *frame.paragraphs[place:]))
    assert size_of(largest_setting([grown], scale)) <= size_of(largest_setting([frame], scale))


@given(frames, scales, sentences(most=5), st.integers(0, 5))
def test_more_words_never_make_the_type_larger(frame: Frame, scale: TypeScale, more: str, place: int) -> None:
    assume(frame.paragraphs)
    place %= len(frame.paragraphs)
    longer = replace(frame.paragraphs[place], runs=(*frame.paragraphs[place].runs, Run(f" {more}")))
    grown = replace(frame, paragraphs=(*frame.paragraphs[:place], longer, *frame.paragraphs[place + 1 :]))
    assert size_of(largest_setting([grown], scale)) <= size_of(largest_setting([frame], scale))


def size_of(found: Setting | None) -> Emu:
    return found.size if found else 0


@given(frames, settings)
def test_paragraphs_keep_their_order_down_each_column_and_across(frame: Frame, at: Setting) -> None:
    placed = set_frame(frame, at)
    assert [one.paragraph for one in placed] == list(frame.paragraphs)
    for one, next_ in pairwise(placed):
        if one.x == next_.x:
            assert next_.top == one.top + one.height + at.space
        else:
            assert (next_.x, next_.top) == (one.x + frame.measure + frame.gap, frame.rect.y)


@given(frames, settings)
def test_columns_stand_inside_their_frame(frame: Frame, at: Setting) -> None:
    for one in set_frame(frame, at):
        assert frame.rect.x <= one.x
        assert one.x + frame.measure <= frame.rect.right


@given(st.lists(st.integers(1, 6), max_size=9), st.integers(1, 4))
@example([1, 1, 3], 2)
@example([1, 1, 1, 1, 3], 2)
def test_columns_are_as_even_as_whole_paragraphs_allow(line_counts: list[int], columns: int) -> None:
    """Every way to cut the list, tried."""
    at = setting(10)
    frame = Frame(tuple(map(lines_of, line_counts)), Rect(0, 0, pt(30) * columns, 0), columns)
    cuts = combinations(range(1, len(line_counts)), min(columns, max(1, len(line_counts))) - 1)
    splits = ([line_counts[i:j] for i, j in pairwise([0, *cut, len(line_counts)])] for cut in cuts)
    best = min(max(sum(part) * at.leading + at.space * (len(part) - 1) for part in split) for split in splits)
    assert needed_height(frame, at) == max(0, best)


def lines_of(count: int) -> Paragraph:
    """A paragraph of so many lines in any narrow column."""
    return Paragraph((Run(" ".join(["MMM"] * count)),))


def test_a_long_list_in_six_columns_is_set_at_once() -> None:
    """Trying every way to cut it would take minutes."""
    frame = Frame(tuple(lines_of(1 + number % 4) for number in range(150)), Rect(0, 0, pt(180), 0), 6)
    assert len({one.x for one in set_frame(frame, setting(10))}) == 6


@given(paragraphs(), settings)
def test_baselines_stand_inside_their_lines(paragraph: Paragraph, at: Setting) -> None:
    for placed in set_frame(Frame((paragraph,), Rect(0, 0, pt(300), 0)), at):
        for line in range(len(placed.lines)):
            top = placed.top + line * at.leading
            assert top < placed.baseline(line) < top + at.leading


def test_capitals_and_descenders_stand_inside_their_lines() -> None:
    (placed,) = set_frame(Frame((Paragraph((Run("Hpgjy(|ÅÉ"),)),), Rect(0, 0, pt(300), 0)), solid(pt(10)))
    assert placed.top <= min(box.y for box in boxes(placed))
    assert max(box.bottom for box in boxes(placed)) <= placed.top + placed.height


@given(paragraphs(), st.integers(pt(30), pt(400)), settings)
def test_no_ink_leaves_its_column(paragraph: Paragraph, width: Emu, at: Setting) -> None:
    """But by the overhang of a letter, and by a character that is wider than the column."""
    frame = Frame((replace(paragraph, bullet=True),), Rect(0, 0, width, 0))
    for placed in set_frame(frame, at):
        overhang = at.size // 4
        assert all(-overhang <= box.x and box.right <= width + overhang for box in boxes(placed)) or narrow(placed)


def narrow(placed: SetParagraph) -> bool:
    return any(len("".join(one.text for one in line.fragments).strip()) == 1 for line in placed.lines)
