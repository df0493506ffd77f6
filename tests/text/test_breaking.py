from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bmcreport.text import stretches
from bmcreport.text.breaking import break_paragraph, count_lines, widest_word
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import measure_paragraph, natural_width
from bmcreport.text.types import FaceName, Line, Paragraph, Run, Style
from bmcreport.units import Emu, pt
from tests.strategies import paragraphs, sentences, styles, words
from tests.text.ink import advance

sizes = st.integers(pt(4), pt(60))
measures = st.integers(1, pt(600))


def text_of(lines: tuple[Line, ...]) -> str:
    return "".join(fragment.text for line in lines for fragment in line.fragments)


def plain(text: str, style: Style | None = None) -> Paragraph:
    return Paragraph((Run(text, style or Style()),))


@given(paragraphs(), measures, sizes)
def test_every_character_stands_once_and_in_order(paragraph: Paragraph, measure: Emu, size: Emu) -> None:
    assert text_of(break_paragraph(paragraph, measure, size)) == paragraph.text


@given(paragraphs(), measures, sizes)
def test_every_character_keeps_its_looks(paragraph: Paragraph, measure: Emu, size: Emu) -> None:
    """But a space, which is as wide as the word before it says or the one after."""
    fragments = [one for line in break_paragraph(paragraph, measure, size) for one in line.fragments]
    looks = [(char, one.run.style) for one in fragments for char in one.text if char != " "]
    assert looks == [(char, run.style) for run in paragraph.runs for char in run.text if char != " "]


@given(paragraphs(), measures, sizes)
# Kerning pushes these letters apart.
@example(plain("K\u2019YK\u2019Y", Style(FaceName.BOLD, scale=493, tracking=89)), 207025, 262603)
def test_no_line_is_wider_than_its_measure_but_for_a_single_character(
    paragraph: Paragraph, measure: Emu, size: Emu
) -> None:
    for line in break_paragraph(paragraph, measure, size):
        letters = "".join(fragment.text for fragment in line.fragments).strip(" ")
        assert line.width <= measure or len(letters) == 1


@given(paragraphs(), measures, sizes)
def test_lines_are_counted_as_they_are_broken(paragraph: Paragraph, measure: Emu, size: Emu) -> None:
    assert count_lines(paragraph, measure, size) == len(break_paragraph(paragraph, measure, size))


def greedy(paragraph: Paragraph, measure: Emu, size: Emu) -> int:
    """Lines when each takes every word that it can, in words of HarfBuzz's width."""
    style = paragraph.runs[0].style
    lines, room = 0, 0.0
    for word in paragraph.text.split(" "):
        width = (advance(style.face, word) + style.tracking / 1000 * len(word)) * style.scale / 1000 * size
        if width > room:
            lines, room = lines + 1, float(measure)
        room -= width + (advance(style.face, " ") + style.tracking / 1000) * style.scale / 1000 * size
    return lines


@given(sentences(most=40, word=words), styles, st.integers(pt(150), pt(600)), st.integers(pt(4), pt(12)))
def test_there_are_as_few_lines_as_can_be(text: str, style: Style, measure: Emu, size: Emu) -> None:
    paragraph = plain(text, style)
    # Rounding may tip a word that fills its line to the last EMU.
    fewest, most = greedy(paragraph, measure + 50, size), greedy(paragraph, measure - 50, size)
    assert fewest <= count_lines(paragraph, measure, size) <= most


@given(paragraphs(), measures, sizes)
def test_fragments_abut(paragraph: Paragraph, measure: Emu, size: Emu) -> None:
    for line in break_paragraph(paragraph, measure, size):
        assert line.fragments[0].x == 0
        assert all(one.x + one.width == next_.x for one, next_ in pairwise(line.fragments))
        assert line.width <= line.fragments[-1].x + line.fragments[-1].width


@given(sentences(word=words), st.sampled_from(FaceName), sizes)
def test_a_line_is_as_wide_as_the_advances_of_its_glyphs(text: str, face: FaceName, size: Emu) -> None:
    (line,) = break_paragraph(plain(text, Style(face)), pt(100_000), size)
    kerned = sum(advance(face, word) for word in text.split(" ")) + advance(face, " ") * text.count(" ")
    # A millionth of the size for the rounding of each word and space.
    assert abs(line.width - kerned * size) <= 2 + size * len(text) / MICRO_EM


@given(paragraphs(), sizes)
def test_a_paragraph_of_natural_width_has_one_line(paragraph: Paragraph, size: Emu) -> None:
    measure = natural_width(paragraph) * size // MICRO_EM + 1
    (line,) = break_paragraph(paragraph, measure, size)
    assert abs(line.width - measure) <= 2


@given(sentences(least=2, word=words), measures, sizes)
def test_a_run_that_is_kept_is_not_divided_where_there_is_room(text: str, measure: Emu, size: Emu) -> None:
    kept = Run(text.replace(" ", "\u00a0"), keep=True)
    paragraph = Paragraph((Run("before "), kept, Run(" after")))
    lines = break_paragraph(paragraph, max(measure, natural_width(Paragraph((kept,))) * size // MICRO_EM + 1), size)
    assert sum(kept.text in text_of((line,)) for line in lines) == 1


@given(sentences(word=words), sentences(word=words), measures, sizes)
@example("a", "b", 1, pt(10))
def test_more_words_never_take_fewer_lines(text: str, more: str, measure: Emu, size: Emu) -> None:
    assert count_lines(plain(text), measure, size) <= count_lines(plain(f"{text} {more}"), measure, size)


@given(paragraphs(), measures, measures, sizes)
def test_a_wider_measure_never_takes_more_lines(paragraph: Paragraph, one: Emu, other: Emu, size: Emu) -> None:
    narrow, wide = sorted((one, other))
    assert count_lines(paragraph, wide, size) <= count_lines(paragraph, narrow, size)


def test_lines_end_evenly() -> None:
    """Greedy breaking would leave `dddd` alone on the second line."""
    paragraph = plain("aaaa bbbb cccc dddd eeee")
    size = pt(10)
    measure = natural_width(plain("aaaa bbbb cccc dddd")) * size // MICRO_EM + 1
    counts = [text_of((line,)).split() for line in break_paragraph(paragraph, measure, size)]
    assert counts == [["aaaa", "bbbb", "cccc"], ["dddd", "eeee"]]


def test_words_may_break_after_their_hyphens_and_slashes() -> None:
    size = pt(10)
    measure = natural_width(plain("open-weight")) * size // MICRO_EM - 1
    pieces = [text_of((line,)) for line in break_paragraph(plain("open-weight either/or 3-4"), measure, size)]
    assert pieces[0] == "open-"
    assert not any(piece.endswith("3-") for piece in pieces)


def test_an_empty_paragraph_has_no_lines() -> None:
    assert break_paragraph(Paragraph(()), pt(100), pt(10)) == ()
    assert measure_paragraph(plain("")) == ()
    assert count_lines(plain(""), pt(100), pt(10)) == 0


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_kept_run_may_be_empty(place: int) -> None:
    runs = [Run("Some "), Run("words")]
    without = Paragraph(tuple(runs))
    runs.insert(place, Run("", keep=True))
    paragraph = Paragraph(tuple(runs))
    assert [word.width for word in measure_paragraph(paragraph)] == [word.width for word in measure_paragraph(without)]
    assert widest_word(paragraph) == widest_word(without)


def test_what_is_forgotten_is_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = (
        Run(" full-time", Style(tracking=77)),
        Run(" work  and 5 GW ", Style(tracking=78)),
        Run("\u00a0A", keep=True),
    )
    (line,) = break_paragraph(Paragraph(runs, name="remembered"), pt(600), pt(10))
    monkeypatch.setattr(stretches, "_WORDS_KEPT", 1)
    monkeypatch.setattr(stretches, "_RUNS_KEPT", 1)
    assert break_paragraph(Paragraph(runs, name="forgotten"), pt(600), pt(10)) == (line,)
