from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from bmcreport.text.lining import Row, natural
from bmcreport.text.measuring import Piece, Word
from bmcreport.text.types import Run

RUN = Run("")
words = st.builds(
    lambda width, space: Word((), width, Piece(" " * bool(space), RUN, space)),
    st.integers(1, 40),
    st.sampled_from([0, 7]),
)
rows = st.lists(words, min_size=1, max_size=9)
limits = st.integers(1, 160)


def ways(row: list[Word], limit: int) -> list[tuple[int, int, list[int]]]:
    """Every way to break a row so that no line with two words or more is wider than the limit: lines, cost, breaks."""
    found = []
    for count in range(len(row)):
        for inner in combinations(range(1, len(row)), count):
            breaks = [0, *inner, len(row)]
            widths = [(natural(row[start:end]), end - start) for start, end in pairwise(breaks)]
            if all(width <= limit or held == 1 for width, held in widths):
                stub = limit * limit // 4 if limit - widths[-1][0] > limit * 3 // 4 else 0
                found.append((len(widths), sum((limit - width) ** 2 for width, _ in widths[:-1]) + stub, breaks))
    return found


@given(rows, limits)
def test_of_the_fewest_lines_those_with_the_evenest_rag_are_chosen(row: list[Word], limit: int) -> None:
    # Of equal ways the one whose first lines are longer.
    best = min(ways(row, limit), key=lambda way: (way[0], way[1], [-place for place in way[2]]))
    assert Row.of(row).evenest(limit) == best[2]


@given(rows, limits)
def test_every_line_takes_what_it_can_where_only_their_number_is_asked_for(row: list[Word], limit: int) -> None:
    lines, wider = Row.of(row).first_fit(limit)
    assert lines == min(ways(row, limit))[0]
    if wider > limit:
        assert all(Row.of(row).first_fit(between)[0] == lines for between in range(limit, wider))


def test_no_words_have_no_lines() -> None:
    assert Row.of(()).evenest(10) == [0]
    assert Row.of(()).first_fit(10) == (0, 0)
