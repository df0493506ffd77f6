from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bmcreport.place.search import Found, first

numbers = st.integers(0, 60)


@given(numbers, numbers, numbers, st.integers(-10, 70))
def test_the_first_number_that_holds_is_found_wherever_the_search_begins(
    low: int, room: int, most: int, likely: int
) -> None:
    asked: list[int] = []

    def holds(number: int) -> bool:
        asked.append(number)
        return number >= most

    high = low + room
    assert first(holds, low, high, likely) == min(high, max(low, most))
    assert len(set(asked)) == len(asked)
    assert all(low <= number < high for number in asked)


def test_a_search_that_begins_where_it_ends_looks_twice() -> None:
    asked: list[int] = []

    def holds(number: int) -> bool:
        asked.append(number)
        return number >= 30

    assert first(holds, 0, 256, 30) == 30
    assert asked == [30, 29]


def test_an_answer_is_found_once() -> None:
    asked: list[int] = []

    def square(number: int) -> int:
        asked.append(number)
        return number * number

    squares = Found(square)
    assert [squares[3], squares[4], squares[3]] == [9, 16, 9]
    assert asked == [3, 4]
