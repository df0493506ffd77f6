from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.text.breaking import break_paragraph, count_lines
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.hyphenation import division_points
from bmcreport.text.stretches import run_width
from bmcreport.text.types import FaceName, Line, Paragraph, Run, Style
from bmcreport.units import Emu, pt

WORDS = {
    "de": "Unternehmenskundenbetreuung Rechenzentrum und Datenschutzgrundverordnung 5 GW mit KI-Strategie, Azure",
    "fi": "Tietosuojavaatimustenmukaiset mallit ja laskentakapasiteetti asiakkaan omassa ympäristössä",
    "pl": "przedsiębiorstwa z branż regulowanych takich jak usługi finansowe ponad 600 mln €",
    "ru": "взаимоотношения между потребителями",
    "en-GB": "committed enterprise infrastructure at $20 a month for developers’ applications",
    "ja": "no dictionary whatsoever knows incomprehensibilities",
}


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    language = draw(st.sampled_from(sorted(WORDS)))
    words = st.lists(st.sampled_from(WORDS[language].split()), min_size=1, max_size=8).map(" ".join)
    styles = st.sampled_from([Style(), Style(FaceName.BOLD, tracking=30)])
    runs = draw(st.lists(st.builds(Run, words, styles), min_size=1, max_size=2))
    return Paragraph(tuple(runs), hyphens=language)


def text_of(lines: tuple[Line, ...]) -> str:
    return "".join(fragment.text for line in lines for fragment in line.fragments)


measures, sizes = st.integers(pt(20), pt(300)), st.integers(pt(6), pt(12))


@given(paragraphs(), measures, sizes)
def test_divided_words_keep_every_character_once_and_in_order(paragraph: Paragraph, measure: Emu, size: Emu) -> None:
    assert text_of(break_paragraph(paragraph, measure, size)) == paragraph.text


@given(paragraphs(), measures, sizes)
def test_lines_with_hyphens_stay_within_their_measure(paragraph: Paragraph, measure: Emu, size: Emu) -> None:
    for line in break_paragraph(paragraph, measure, size):
        assert line.width <= measure


@given(paragraphs(), measures, sizes)
def test_lines_are_counted_as_they_are_divided(paragraph: Paragraph, measure: Emu, size: Emu) -> None:
    assert count_lines(paragraph, measure, size) == len(break_paragraph(paragraph, measure, size))


@given(paragraphs(), measures, sizes)
def test_dividing_for_the_rag_never_costs_a_line(paragraph: Paragraph, measure: Emu, size: Emu) -> None:
    whole = Paragraph(paragraph.runs)
    widest = max(run_width(word, run) for run in paragraph.runs for word in run.text.split())
    if widest * size <= measure * MICRO_EM:
        assert count_lines(paragraph, measure, size) <= count_lines(whole, measure, size)


@given(paragraphs(), measures, sizes)
def test_a_hyphen_ends_its_line_between_letters(paragraph: Paragraph, measure: Emu, size: Emu) -> None:
    lines = break_paragraph(paragraph, measure, size)
    for line, following in pairwise(lines):
        assert not any(fragment.hyphen for fragment in line.fragments[:-1])
        if line.fragments[-1].hyphen:
            assert line.fragments[-1].text[-1].isalpha()
            assert following.fragments[0].text[0].isalpha()
    assert not any(fragment.hyphen for fragment in lines[-1].fragments)


@pytest.mark.parametrize(
    ("language", "word", "divided"),
    [
        ("de", "Rechenzentrum", "Rechen-zen-trum"),
        ("de-AT", "Rechenzentrum,", "Rechen-zen-trum,"),
        ("fi", "laskentakapasiteetti", "las-ken-ta-ka-pa-si-teetti"),
        ("tr", "müşterilerimizden", "müş-te-ri-le-ri-miz-den"),
        ("pl", "przedsiębiorstwa", "przed-się-bior-stwa"),
        ("en-GB", "commitments", "com-mit-ments"),
        # Names, words with digits and links stay whole, and so does what no dictionary knows.
        ("en", "OpenAI", "OpenAI"),
        ("en", "HuggingFace", "HuggingFace"),
        ("de", "example.com/unternehmen", "example.com/unternehmen"),
        ("zh", "unternehmen", "unternehmen"),
        ("en", "short", "short"),
    ],
)
def test_words_are_divided_by_the_rules_of_their_language(language: str, word: str, divided: str) -> None:
    points = division_points(word, language)
    assert "-".join(word[a:b] for a, b in zip((0, *points), (*points, len(word)), strict=True)) == divided


def test_a_word_is_not_divided_where_lines_are_full_enough() -> None:
    paragraph = Paragraph((Run("eins zwei drei vier Rechenzentrum eins zwei"),), hyphens="de")
    for line in break_paragraph(paragraph, pt(160), pt(10)):
        assert not any(fragment.hyphen for fragment in line.fragments)


def test_a_word_is_divided_where_its_line_would_stay_far_from_full() -> None:
    paragraph = Paragraph(
        (Run("La Plateforme Programmierschnittstelle mit nutzungsabhängiger Abrechnung"),), hyphens="de"
    )
    assert break_paragraph(paragraph, pt(125), pt(10))[0].fragments[-1].hyphen


def test_the_end_of_a_word_is_not_lonely_on_the_next_line() -> None:
    paragraph = Paragraph((Run("Qualitätssicherungsmaßnahmen"),), hyphens="de")
    whole = run_width("Qualitätssicherungsmaßnahmen", paragraph.runs[0])
    for part in (97, 90, 80):
        first, last = break_paragraph(paragraph, pt(10) * whole // MICRO_EM * part // 100, pt(10))
        assert last.width >= (first.width + last.width) * 0.25, text_of((last,))
        assert text_of((first, last)) == paragraph.text
