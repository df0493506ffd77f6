"""Heights shared out over pages, and rows cut to fit."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from bmcreport.deck.cutting import cut_row
from bmcreport.deck.rows import Cell, row_height
from bmcreport.deck.splitting import even_groups, even_pages, page_count
from bmcreport.text.fitting import solid
from bmcreport.text.types import Paragraph
from bmcreport.units import pt
from tests.strategies import paragraphs

heights = st.lists(st.integers(1, 40), max_size=9)


def squares(parts: list[int]) -> int:
    return sum(part * part for part in parts)


@given(heights, st.integers(1, 60))
def test_pages_are_as_few_as_can_be_and_then_as_even_as_can_be(given_heights: list[int], room: int) -> None:
    pages = even_pages(given_heights, room)
    count, sums = len(given_heights), [sum(given_heights[start:end]) for start, end in pages]
    assert [edge for page in pages for edge in page] == [0, *sorted([end for _, end in pages[:-1]] * 2), count]
    fitting = [parts for parts in every_split(given_heights) if all(fits(part, room) for part in parts)]
    fewest = min(map(len, fitting))
    assert len(pages) == page_count(given_heights, room) == fewest
    assert squares(sums) == min(squares([sum(part) for part in parts]) for parts in fitting if len(parts) == fewest)


def every_split(given_heights: list[int]) -> list[list[list[int]]]:
    places = range(1, len(given_heights))
    cuts = [cut for count in range(len(given_heights) or 1) for cut in combinations(places, count)]
    return [[given_heights[a:b] for a, b in pairwise((0, *cut, len(given_heights)))] for cut in cuts]


def fits(part: list[int], room: int) -> bool:
    return sum(part) <= room or len(part) == 1


@given(st.lists(st.integers(), max_size=40, unique=True), st.integers(1, 9))
def test_groups_hold_everything_once_and_differ_by_one_at_most(indices: list[int], most: int) -> None:
    groups = even_groups(indices, most)
    assert [index for group in groups for index in group] == indices
    assert max(map(len, groups)) <= most
    assert max(map(len, groups)) - min(map(len, groups)) <= 1


@given(st.lists(st.lists(paragraphs(most=60), max_size=4), min_size=1, max_size=3), st.integers(40, 200))
def test_a_row_is_cut_into_rows_that_fit_and_keeps_its_words(columns: list[list[Paragraph]], room: int) -> None:
    label = Cell((Paragraph(columns[0][0].runs[:1], name="label"),) if columns[0] else ())
    row = (Cell(label.paragraphs and (Paragraph(()),)), *(Cell(tuple(column)) for column in columns))
    widths, setting = [pt(60), *[pt(150)] * len(columns)], solid(pt(10))
    cut = cut_row(row, widths, setting, pt(room))
    for part in cut:
        assert len(part) == len(row)
        assert row_height(part, widths, setting) <= pt(room)
    for place, column in enumerate(columns, 1):
        told = "".join(paragraph.text for part in cut for paragraph in part[place].paragraphs)
        assert "".join(told.split(" ")) == "".join("".join(one.text for one in column).split(" "))
