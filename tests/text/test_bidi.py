"""Mixed directions in the order of the Unicode Bidirectional Algorithm, as another implementation has it."""

from __future__ import annotations

from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from bmcreport.text.bidi import has_right_to_left, levels, visual_order, with_spaces_at_end

LETTERS = "abאבגדس12٣٤ ,.-+%€()[]!:/\u05b0\u064b"


def seen(text: str, base: int) -> str:
    found = with_spaces_at_end(levels(text, base), text, base)
    return "".join(text[index] for index in visual_order(found))


@settings(max_examples=600, deadline=None)
@given(text=st.text(st.sampled_from(LETTERS), min_size=1, max_size=16), base=st.sampled_from([0, 1]))
def test_the_order_is_that_of_another_implementation(text: str, base: int) -> None:
    assert seen(text, base) == get_display(text, base_dir="LR"[base])


def test_latin_keeps_its_order() -> None:
    assert seen("Key Partners (2)", 0) == "Key Partners (2)"


def test_numbers_keep_theirs_in_hebrew() -> None:
    assert seen("אב 123 גד", 1) == "דג 123 בא"


def test_only_letters_make_a_text_right_to_left() -> None:
    assert has_right_to_left("a ש b")
    assert not has_right_to_left("€ – 漢 ñ")
