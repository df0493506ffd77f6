from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.alternatives import Orientation
from bmcreport.papers import PAPERS, paper_size, turned
from bmcreport.units import Size, in_millimetres, mm


@pytest.mark.parametrize(("name", "least"), [("a5", 148), ("a4", 210), ("a0", 841), ("b0", 1000), ("tabloid", 279.4)])
def test_a_named_paper_is_landscape_unless_turned(name: str, least: float) -> None:
    size = paper_size(name)
    assert in_millimetres(size.height) == least
    assert size.width > size.height
    assert paper_size(name.upper(), Orientation.PORTRAIT) == Size(size.height, size.width)


@given(st.integers(100, 5080), st.integers(100, 5080))
def test_a_measure_is_taken_as_written_and_turned_as_asked(width: int, height: int) -> None:
    size = paper_size(f"{width}x{height}mm")
    assert size == Size(mm(width), mm(height))
    upright = turned(size, Orientation.PORTRAIT)
    assert upright.width <= upright.height
    assert turned(upright, Orientation.LANDSCAPE) == Size(upright.height, upright.width)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("ledger", "did you mean `letter`"),
        ("a33", "did you mean `a3`"),
        ("foolscap", "`500x300mm`"),
        ("10x20mm", "each edge measures 100 to 5080 mm"),
        ("6000x300mm", "each edge measures"),
        ("300x200", "there is no paper"),
        ("-300x200mm", "there is no paper"),
        ("nanxnanmm", "there is no paper"),
        ("", "there is no paper"),
    ],
)
def test_what_is_no_paper_is_refused_with_a_remedy(written: str, told: str) -> None:
    with pytest.raises(ValueError, match=r"paper|printed") as error:
        paper_size(written)
    assert told in str(error.value)


def test_each_a_paper_is_half_of_the_next() -> None:
    for smaller, larger in zip(("a5", "a4", "a3", "a2", "a1"), ("a4", "a3", "a2", "a1", "a0"), strict=True):
        assert abs(PAPERS[smaller].width - PAPERS[larger].height) <= mm(1)
