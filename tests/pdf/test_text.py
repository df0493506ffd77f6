"""Text as drawn and as read back: the same characters, where and as wide as they were measured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bmcreport.pdf.page import Element, Text
from bmcreport.text.fonts import MICRO_EM, Glyph, carlito
from bmcreport.text.types import FaceName
from bmcreport.units import in_points, mm
from tests.pdf.readers import opened, operators, origins, text_by_pdfium, text_by_poppler, widths, written
from tests.pdf.samples import BOLD, HOSTILE, KERNED, REGULAR, document, one_line, page, text

LINES = (
    KERNED,
    HOSTILE,
    "office fi ffl fj AVATAR To Yes P,",
    "€ 5 – “a” — l’été Ångström Žižek ß ŁÓDŹ",
    "ΑΒΓ αβγ Жук ъ",
    "a\u00a0b\u00adc Ω",
)

# A soft hyphen and the like, which readers leave out or make up when they put lines together.
_LEFT_OUT = {"\u00ad"}


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("face", FaceName)
def test_pdfium_reads_what_was_written(line: str, face: FaceName) -> None:
    line = "".join(char for char in line if char not in _LEFT_OUT)
    assert text_by_pdfium(written(one_line(text(10, 50, line, face)))) == line


@pytest.mark.parametrize("line", LINES)
def test_poppler_reads_what_was_written(line: str, tmp_path: Path) -> None:
    read = text_by_poppler(written(one_line(text(10, 50, line))), tmp_path)
    assert read.split() == line.split()


def test_an_accent_apart_stays_apart(tmp_path: Path) -> None:
    assert text_by_poppler(written(one_line(text(10, 50, "e\u0301a e\u0301"))), tmp_path) == "e\u0301a e\u0301"


def test_marks_of_direction_do_no_harm(tmp_path: Path) -> None:
    data = written(one_line(text(10, 50, "a\u200fb \u200ec\u2060d")))
    with opened(data) as pdf:
        assert pdf.check_pdf_syntax() == []
    read = text_by_poppler(data, tmp_path)
    assert [char for char in read if char.isalpha()] == list("abcd")


def test_a_character_that_the_face_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="Carlito-Regular has no glyph for '漢'"):
        written(one_line(text(10, 50, "a漢")))


@pytest.mark.parametrize("face", FaceName)
@pytest.mark.parametrize("size", [5, 8.5, 24])
def test_characters_stand_where_the_page_says(face: FaceName, size: float) -> None:
    line = text(20, 50, KERNED, face, size)
    for (x, y), expected in zip(origins(written(one_line(line))), _expected_origins(line), strict=True):
        assert x == pytest.approx(expected, abs=0.0015 * size + 0.001)
        assert y == pytest.approx(in_points(mm(160)), abs=0.002)


@pytest.mark.parametrize("tracking", [0.5, 2])
def test_tracking_widens_every_character(tracking: float) -> None:
    line = text(20, 50, "TRACKED To", BOLD, 9, tracking=tracking)
    for (x, _), expected in zip(origins(written(one_line(line))), _expected_origins(line), strict=True):
        assert x == pytest.approx(expected, abs=0.02)


def test_tracking_ends_with_its_text() -> None:
    after = text(20, 60, "plain")
    data = written(document(page(Element("P", (text(20, 50, "T", tracking=3), after)))))
    assert [x for x, _ in origins(data)][-5:] == pytest.approx(_expected_origins(after), abs=0.02)


def test_a_line_stands_on_its_baseline() -> None:
    steps = operators(written(one_line(text(20, 50, "H"))))
    (where,) = [operands for operator, operands in steps if operator == "Td"]
    assert [float(place) for place in where] == pytest.approx([in_points(mm(20)), in_points(mm(160))], abs=0.001)


def _expected_origins(line: Text) -> list[float]:
    """Where each glyph should begin, by the kerned advances of the face."""
    face, places, x = carlito()[line.face], [], in_points(line.x)
    for part in line.text.replace(" ", "\0 \0").split("\0"):
        for glyph in face.glyphs(part) if part else ():
            places.append(x)
            x += glyph.advance / face.units_per_em * in_points(line.size) + in_points(line.tracking)
    return places


CHARACTERS = st.sampled_from(sorted(chr(code) for code in carlito()[REGULAR].characters if chr(code).isprintable()))
WORDS = st.lists(st.text(st.one_of(st.sampled_from("AVTo.,-fiW"), CHARACTERS), min_size=1, max_size=12), max_size=12)


@settings(max_examples=60, deadline=None)
@given(words=WORDS, face=st.sampled_from(FaceName))
def test_words_begin_where_they_were_measured(words: list[str], face: FaceName) -> None:
    """Within a thousandth of an em, however long the line."""
    line = " ".join(words)
    if carlito()[face].missing(line):
        return
    shown, stated = _shown(written(one_line(text(10, 50, line, face, 1000))))
    measured = 0.0
    drawn = _word_starts(shown, stated, [_signs(carlito()[face].glyphs(word)) for word in words])
    for word, start in zip(words, drawn, strict=True):
        assert start == pytest.approx(measured, abs=1.01)
        measured += (carlito()[face].width(word) + carlito()[face].width(" ")) * 1000 / MICRO_EM


def _signs(glyphs: Sequence[Glyph]) -> int:
    """How many codes they are written with: one for each that has a text, and what is put onto it."""
    return sum(bool(glyph.text) for glyph in glyphs)


def _shown(data: bytes) -> tuple[list[Any], dict[int, int]]:
    """All that TJ shows, codes and adjustments in a row, and the widths of the codes."""
    arrays = [operands[0] for operator, operands in operators(data) if operator == "TJ"]
    with opened(data) as pdf:
        stated = [widths(font) for font in pdf.pages[0].Resources.Font.values()]
    return [part for array in arrays for part in array], stated[0] if stated else {}


def _word_starts(shown: list[Any], stated: dict[int, int], lengths: list[int]) -> list[float]:
    """Where words of these numbers of codes begin, a space between each two, in thousandths of an em."""
    places: list[float] = []
    x = 0.0
    for part in shown:
        if not isinstance(part, pikepdf.String):
            x -= float(part)
            continue
        codes = bytes(part)
        for index in range(0, len(codes), 2):
            places.append(x)
            x += stated[int.from_bytes(codes[index : index + 2])]
    starts, index = [], 0
    for length in lengths:
        starts.append(places[index])
        index += length + 1
    return starts
