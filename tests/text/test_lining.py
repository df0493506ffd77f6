from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from bmcreport.text.types import Run
from bmcreport.text.words import Piece, Word, natural, row_of

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
                inside = sum(limit * limit * 4 // 20 for end in inner if not row[end - 1].space.width)
                single = widths[-1][1] == 1 and row[-2].space.width if count else False
                stub = bool(count) and widths[-1][0] < limit // 4
                lonely = (8 if stub else 5) if single and widths[-1][0] < limit // 2 else 3 * stub
                rag = sum((limit - width) ** 2 for width, _ in widths[:-1]) + inside
                found.append((len(widths), rag + limit * limit * lonely // 20, breaks))
    return found


@given(rows, limits)
def test_of_the_fewest_lines_those_with_the_evenest_rag_are_chosen(row: list[Word], limit: int) -> None:
    # Of equal ways the one whose first lines are longer.
    best = min(ways(row, limit), key=lambda way: (way[0], way[1], [-place for place in way[2]]))
    assert row_of(row).evenest(limit) == best[2]


@given(rows, limits)
def test_every_line_takes_what_it_can_where_only_their_number_is_asked_for(row: list[Word], limit: int) -> None:
    lines, wider = row_of(row).first_fit(limit)
    assert lines == min(ways(row, limit))[0]
    if wider > limit:
        assert all(row_of(row).first_fit(between)[0] == lines for between in range(limit, wider))


def test_no_words_have_no_lines() -> None:
    assert row_of(()).evenest(10) == [0]
    assert row_of(()).first_fit(10) == (0, 0)


def test_a_single_word_ends_no_paragraph_where_the_line_before_can_spare_one() -> None:
    assert lines_of("Le Chat consumer product development", 26) == ["Le Chat consumer", "product development"]
    assert " " in lines_of("Regulated sectors health systems and life sciences", 25)[-1]
    # The line before would be less than half full.
    assert lines_of("Data internationalisation experience", 24)[-1] == "experience"
    # A long word is not lonely.
    assert lines_of("Training and internationalisation", 24)[0] == "Training and"


def test_a_compound_stays_whole_where_the_rag_allows() -> None:
    assert (
        lines_of("Enterprise licensing and custom fine- tuning of models", 38)[0] == "Enterprise licensing and custom"
    )


def lines_of(text: str, limit: int) -> list[str]:
    """The lines of a text whose letters are all as wide as one another; after a hyphen no space is written."""
    row = [Word((), len(word), Piece("", RUN, int(not word.endswith("-")))) for word in text.split(" ")]
    breaks = row_of(row).evenest(limit)
    return [" ".join(text.split(" ")[start:end]) for start, end in pairwise(breaks)]
