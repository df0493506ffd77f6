"""Basic objects survive the way through another reader."""

from __future__ import annotations

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.pdf.syntax import dictionary, name, number, text_string, thousandths

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANY_TEXT)
def test_a_text_string_is_read_as_it_was(value: str) -> None:
    assert str(pikepdf.Object.parse(text_string(value).encode("ascii"))) == value


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_a_name_is_read_as_it_was(value: str) -> None:
    assert str(pikepdf.Object.parse(name(value).encode("ascii"))) == f"/{value}"


@given(st.integers(-(10**9), 10**9))
def test_a_number_is_read_as_it_was(thousands: int) -> None:
    written = number(thousands)
    assert round(float(written) * 1000) == thousands
    assert "e" not in written
    assert len(written.partition(".")[2]) <= 3


@given(st.integers(-(10**9), 10**9))
def test_lengths_are_rounded_to_the_nearest_thousandth(length: int) -> None:
    assert abs(thousandths(length) - length / 12.7) <= 0.5 + 1e-9


def test_a_dictionary_keeps_its_order() -> None:
    assert dictionary(B="1", A="(x)") == "<</B 1/A (x)>>"


def test_half_a_surrogate_pair_becomes_a_question_mark() -> None:
    assert str(pikepdf.Object.parse(text_string("a\ud800b").encode("ascii"))) == "a?b"
