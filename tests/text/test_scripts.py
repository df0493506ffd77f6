"""Text in further scripts: its clusters, its breaks, and the faces that stand in for Carlito."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.text import fallback, segmenting
from bmcreport.text.bidi import has_right_to_left
from bmcreport.text.breaking import break_paragraph, count_lines
from bmcreport.text.clusters import clusters
from bmcreport.text.fonts import MICRO_EM, Face, carlito
from bmcreport.text.measuring import measure_paragraph
from bmcreport.text.segmenting import parts_between_breaks
from bmcreport.text.together import together
from bmcreport.text.types import FaceName, Fragment, Line, Paragraph, Run, Style
from bmcreport.text.visual import visual_lines
from bmcreport.units import pt
from tests.scripts import PHRASES

REGULAR = FaceName.REGULAR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\u0301a", ["e\u0301", "a"]),
        ("👩\u200d💻👍🏽", ["👩\u200d💻", "👍🏽"]),
        ("🇫🇷🇩🇪", ["🇫🇷", "🇩🇪"]),
        ("क्षेत्र", ["क्षे", "त्र"]),
        ("น้ำดื่ม", ["น้ำ", "ดื่", "ม"]),
        ("abc", ["a", "b", "c"]),
    ],
)
def test_clusters_are_what_a_reader_calls_a_character(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


@given(st.text())
def test_clusters_together_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@given(st.text(st.sampled_from("漢字かなー、。「」（）ャabc-é\u0301แม่ก\U0001f600"), max_size=20))
def test_parts_between_breaks_are_the_text(text: str) -> None:
    assert "".join(parts_between_breaks(text)) == text


def test_no_japanese_line_begins_or_ends_with_what_it_must_not() -> None:
    for phrase in PHRASES["ja"]:
        parts = parts_between_breaks(phrase)
        assert len(parts) > 1
        assert not any(part[0] in "、。」・ーャッ" for part in parts[1:])
        assert not any(part[-1] in "「（(" for part in parts[:-1])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2027年まで", ["2027年", "ま", "で"]),
        ("約12,500ユーロ", ["約", "12,500ユーロ"]),
        ("半径二キロメートル", ["半", "径", "二", "キロメートル"]),
        ("https://example.org/a/very?long=address", ["https://example.org/", "a/", "very", "?long=address"]),
        ("w/o either/or", ["w/o either/", "or"]),
    ],
)
def test_words_numbers_and_addresses_break_where_a_reader_would(text: str, parts: list[str]) -> None:
    assert parts_between_breaks(text) == parts


def test_thai_breaks_between_words() -> None:
    assert parts_between_breaks("ธุรกิจของเราให้บริการลูกค้า") == ["ธุรกิจ", "ของ", "เรา", "ให้", "บริการ", "ลูกค้า"]


def test_thai_without_a_dictionary_breaks_between_clusters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmenting, "_line_breaker", lambda: None)
    phrase = "ผู้จัดจำหน่ายทั่วประเทศไทย"
    lines = break_paragraph(Paragraph((Run(phrase),), name="unbroken"), pt(40), pt(10))
    texts = ["".join(fragment.text for fragment in line.fragments) for line in lines]
    assert len(texts) > 1
    assert [cluster for text in texts for cluster in clusters(text)] == clusters(phrase)


@pytest.mark.parametrize("language", ["ar", "he", "hi", "th", "vi", "el", "ru"])
def test_no_character_of_these_languages_is_missing(language: str) -> None:
    assert [fallback.missing(phrase) for phrase in PHRASES[language]] == [()] * 5


def test_carlito_comes_first_and_marks_stay_with_their_letter() -> None:
    parts = fallback.itemised("Plan שָׁלוֹם (2)", REGULAR)
    assert [text for text, _ in parts] == ["Plan ", "שָׁלוֹם", " (2)"]
    assert [key.split("-")[0] for _, key in parts] == ["", "NotoSansHebrew", ""]


def test_bold_stands_in_for_bold() -> None:
    (_, key), *_ = fallback.itemised("हिन्दी", FaceName.BOLD)
    regular = fallback.itemised("हिन्दी", REGULAR)[0][1]
    assert fallback.face(FaceName.BOLD, key).width("हिन्दी") > fallback.face(REGULAR, regular).width("हिन्दी")


def test_a_font_that_was_passed_in_comes_before_the_packages() -> None:
    font = Path(__file__).parents[1] / "fonts" / "NotoSansJP-phrases.ttf"
    with fallback.using(fallback.Chosen((font,), "ja")):
        assert fallback.missing("戦略") == ()
        assert fallback.itemised("戦略", REGULAR)[0][1].startswith("NotoSansJPphrases-400-")


@pytest.mark.parametrize("language", ["ja", "zh", "th", "ar", "de"])
def test_lines_are_counted_as_they_are_broken(language: str) -> None:
    phrases = PHRASES.get(language, ("Geschäftsmodelle für Versicherungsgesellschaften 漢字かな交じり文。",))
    paragraphs = tuple(Paragraph((Run(phrase),), hyphens=language) for phrase in phrases)
    for measure in range(20, 200, 3):
        lines = [len(break_paragraph(each, pt(measure), pt(9))) for each in paragraphs]
        limit = pt(measure) * MICRO_EM // pt(9)
        assert [count_lines(each, pt(measure), pt(9)) for each in paragraphs] == lines
        assert together(paragraphs).each(limit) == tuple(lines)
        assert together(paragraphs).lines(limit) == sum(lines)


def test_what_was_counted_with_other_fonts_is_another_matter() -> None:
    paragraphs = (Paragraph((Run("戦略 " * 9),), name="counted"),)
    before = together(paragraphs)
    assert together(paragraphs) is before
    with fallback.using(fallback.Chosen(language="ja")):
        assert together(paragraphs) is not before
    assert together(paragraphs) is before


def test_letters_have_the_forms_of_the_language() -> None:
    """Serbian italics, and the Urdu heh, where the faces carry them."""

    def shaped(text: str, language: str, name: FaceName) -> list[int]:
        with fallback.using(fallback.Chosen(language=language)):
            ((_, key),) = fallback.itemised(text, name)
            return [glyph.index for glyph in fallback.face(name, key).glyphs(text, leftwards=has_right_to_left(text))]

    italic = FaceName.ITALIC
    assert shaped("бгдпт", "sr", italic) != shaped("бгдпт", "ru", italic) == shaped("бгдпт", "en", italic)
    assert shaped("ہے", "ur", REGULAR) == shaped("ہے", "ur-PK", REGULAR)
    assert shaped("۴۶", "ur", REGULAR) != shaped("۴۶", "fa", REGULAR)


@pytest.mark.parametrize(("language", "font"), [("ja", "JP"), ("zh", "SC"), ("zh-Hant", "TC"), ("ko", "KR")])
def test_chinese_characters_come_from_the_font_of_the_language(language: str, font: str) -> None:
    with fallback.using(fallback.Chosen(language=language)):
        ((_, key),) = fallback.itemised("直骨今", REGULAR)
        assert key.startswith(f"NotoSans{font}-")


def test_the_language_of_the_system_shapes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [glyph.index for glyph in carlito()[FaceName.ITALIC].glyphs("бгд")]
    monkeypatch.setenv("LANG", "sr_RS.UTF-8")
    data = carlito()[FaceName.ITALIC].data
    assert [glyph.index for glyph in Face("Carlito-Italic", data).glyphs("бгд")] == before


def test_threads_with_other_fonts_do_not_meet() -> None:
    """What each measures is what it measures alone, however often they alternate."""
    texts = tuple(Paragraph((Run(f"戦略 直骨 бгдпт {number}", Style(FaceName.ITALIC)),)) for number in range(40))

    def measured(language: str) -> list[tuple[tuple[str, int], ...]]:
        with fallback.using(fallback.Chosen(language=language)):
            words = (measure_paragraph(text) for text in texts)
            return [tuple((piece.font, piece.width) for word in each for piece in word.pieces) for each in words]

    languages = ["ja", "ko", "sr", "ru"] * 4
    with ThreadPoolExecutor(4) as pool:
        together_ = list(pool.map(measured, languages))
    fallback._in_use_for.cache_clear()
    assert together_ == [measured(language) for language in languages]
    assert measured("ja") != measured("ko") != measured("sr")


def test_a_hyphen_stays_at_the_end_of_a_line_that_is_read_both_ways() -> None:
    run = Run("שלום Versiche")
    line = Line((Fragment(0, pt(90), run.text, run, hyphen=True),), pt(90))
    (seen,) = visual_lines([line], pt(10), leftwards=True)
    assert [(fragment.text, fragment.hyphen) for fragment in seen.fragments] == [("שלום ", False), ("Versiche", True)]
    second, first = seen.fragments
    assert second.x == first.x + first.width


def test_without_the_packages_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fallback, "find_spec", lambda _: None)
    assert [fallback.extra_for(char) for char in "あ漢한हש😀"] == ["cjk", "cjk", "cjk", "intl", "intl", "intl"]
    assert fallback.extra_for("\U00012000") is None
