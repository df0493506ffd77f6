"""How alike companies are, by the rows that they share."""

from __future__ import annotations

import pytest
from hypothesis import given

from bmcreport.comparing import compare
from bmcreport.comparing.similarity import Overlap, shared_rows, similarity
from tests.comparing.fields import Field, compared, fields
from tests.comparing.test_aligning import channels


def test_likeness_is_the_part_of_rows_that_both_have() -> None:
    block = compared({"a": channels("x", "y", "-"), "b": channels("x", "z"), "c": channels("z")}).block("channels")
    found = similarity([block], 3)
    assert found.overlaps[0][1] == Overlap(1, 4)  # x of x, y's item, a's own item and z
    assert found.likeness(0, 1) == pytest.approx(0.25)
    assert found.likeness(1, 2) == pytest.approx(0.5)
    assert found.likeness(0, 2) == 0
    assert [row.theme for row in shared_rows(block, (0, 1))] == ["x"]


def test_two_empty_blocks_are_neither_alike_nor_unlike() -> None:
    found = similarity([compared({"a": {}, "b": {}}).block("channels")], 2)
    assert found.likeness(0, 1) is None
    assert found.likeness(0, 0) == 1


@given(fields())
def test_similarity_is_symmetric_with_ones_on_the_diagonal_and_between_nought_and_one(drawn: Field) -> None:
    comparison = compare(*drawn)
    companies = range(len(comparison.companies))
    for blocks in ([block] for block in comparison.blocks):
        found = similarity(blocks, len(companies))
        for one in companies:
            assert found.likeness(one, one) == 1
            for other in companies:
                assert found.likeness(one, other) == found.likeness(other, one)
                assert found.likeness(one, other) is None or 0 <= (found.likeness(one, other) or 0) <= 1


@given(fields())
def test_the_total_adds_up_the_blocks(drawn: Field) -> None:
    comparison = compare(*drawn)
    count = len(comparison.companies)
    parts = [similarity([block], count) for block in comparison.blocks]
    total = similarity(comparison.blocks, count)
    for one in range(count):
        for other in range(count):
            assert total.overlaps[one][other].shared == sum(part.overlaps[one][other].shared for part in parts)
