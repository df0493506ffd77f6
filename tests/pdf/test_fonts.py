"""Fonts inside the file: subsets with exact tables, named alike for alike content."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from bmcreport.pdf.emit import emit
from bmcreport.pdf.page import Element
from bmcreport.text.fonts import Face, carlito
from bmcreport.text.types import FaceName
from tests.pdf.readers import opened, operators, text_by_poppler, widths, written
from tests.pdf.samples import BOLD, ITALIC, KERNED, REGULAR, document, one_line, page, sample, text


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return list(pdf.pages[0].Resources.Font.values())


def _program(font: Any) -> TTFont:
    return TTFont(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))


def test_only_the_faces_in_use_are_embedded() -> None:
    with opened(written(sample())) as pdf:
        names = [str(font.BaseFont).partition("+")[2] for font in _fonts(pdf)]
    assert names == ["Carlito-Regular", "Carlito-Bold", "Carlito-Italic"]


def test_a_document_without_text_has_no_font() -> None:
    with opened(written(document(page()))) as pdf:
        assert _fonts(pdf) == []


def test_a_subset_holds_the_glyphs_in_use_and_no_others() -> None:
    with opened(written(one_line(text(10, 10, "Banana")))) as pdf:
        program = _program(_fonts(pdf)[0])
    assert program["maxp"].numGlyphs == len(set("Banana")) + 1


def test_stated_widths_are_those_of_the_font_program() -> None:
    with opened(written(one_line(text(10, 10, KERNED)))) as pdf:
        (font,) = _fonts(pdf)
        program, glyphs = _program(font), bytes(font.DescendantFonts[0].CIDToGIDMap.read_bytes())
        stated = widths(font)
    assert len(stated) == len(set(KERNED))
    for code, width in stated.items():
        glyph = program.getGlyphName(int.from_bytes(glyphs[2 * code : 2 * code + 2]))
        assert glyph != ".notdef"
        assert width == pytest.approx(program["hmtx"][glyph][0] * 1000 / 2048, abs=0.5)


def test_characters_that_share_a_glyph_are_read_as_themselves(tmp_path: Path) -> None:
    typeface = {REGULAR: _edited(_shares_glyphs)}
    data = emit(one_line(text(10, 10, "a-b a\u2011b x\u00e4")), typeface)
    assert text_by_poppler(data, tmp_path) == "a-b a\u2011b x\u00e4"
    with opened(data) as pdf:
        program = _program(_fonts(pdf)[0])
    assert program["maxp"].numGlyphs == len("ab- x") + 1
    assert [str(operands[0]) for name, operands in operators(data) if name == "BDC"] == ["/P"]


def _shares_glyphs(font: TTFont) -> None:
    for table in font["cmap"].tables:
        table.cmap |= {0x2011: table.cmap[ord("-")], 0xE4: table.cmap[ord("a")]}


def test_a_letter_and_its_mark_are_one_glyph_as_the_anchor_says(tmp_path: Path) -> None:
    """With anchors on `x` and a mark for it, which Carlito has not."""
    typeface = {REGULAR: _edited(_anchors)}
    letter, placed = typeface[REGULAR].glyphs("x\u0325")
    assert (placed.dx, placed.dy) != (0, 0)
    data = emit(one_line(text(10, 10, "ax\u0325a", size=20)), typeface)
    with opened(data) as pdf:
        program = _program(_fonts(pdf)[0])
        stated = widths(_fonts(pdf)[0])
    joined = program["glyf"][program.getGlyphOrder()[-1]]
    assert [(part.x, part.y) for part in joined.components] == [(0, 0), (letter.advance + placed.dx, placed.dy)]
    boxes = [program["glyf"][part.glyphName] for part in joined.components]
    assert joined.yMin == min(box.yMin + part.y for box, part in zip(boxes, joined.components, strict=True))
    assert round(letter.natural * 1000 / 2048) in stated.values()
    assert "Ts" not in [name for name, _ in operators(data)]
    assert text_by_poppler(data, tmp_path) == "ax\u0325a"


def test_a_font_with_composites_is_sound() -> None:
    """Its checksums add up, and all tables agree on the number of glyphs."""
    typeface = {REGULAR: _edited(_anchors)}
    with opened(emit(one_line(text(10, 10, "ax\u0325a")), typeface)) as pdf:
        data = bytes(_fonts(pdf)[0].DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())
    assert sum(struct.unpack(f">{len(data) // 4}I", data)) % (1 << 32) == 0xB1B0AFBA
    program = TTFont(BytesIO(data), checkChecksums=2)
    glyphs = program["maxp"].numGlyphs
    assert len(program["loca"].locations) == glyphs + 1
    assert program["hhea"].numberOfHMetrics == len(program["hmtx"].metrics) == glyphs
    assert program["maxp"].maxComponentElements >= 2


def _anchors(font: TTFont) -> None:
    glyphs = font.getBestCmap()
    names = {"x": glyphs[ord("x")], "mark": glyphs[0x325]}
    addOpenTypeFeaturesFromString(
        font,
        "markClass {mark} <anchor 300 0> @LOW;"
        "feature mark {{ pos base {x} <anchor 400 -100> mark @LOW; }} mark;".format_map(names),
    )


def _edited(edit: Callable[[TTFont], None]) -> Face:
    font, file = TTFont(BytesIO(carlito()[REGULAR].data)), BytesIO()
    edit(font)
    font.save(file)
    return Face("Edited", file.getvalue())


@pytest.mark.parametrize("face", FaceName)
def test_the_descriptor_states_the_measures_of_the_font_file(face: FaceName) -> None:
    original = TTFont(BytesIO(carlito()[face].data))
    with opened(written(one_line(text(10, 10, "x", face)))) as pdf:
        descriptor = _fonts(pdf)[0].DescendantFonts[0].FontDescriptor
        box = [int(side) for side in descriptor.FontBBox]
        head = original["head"]
        assert box == [round(side * 1000 / 2048) for side in (head.xMin, head.yMin, head.xMax, head.yMax)]
        assert int(descriptor.Ascent) == round(original["hhea"].ascent * 1000 / 2048)
        assert int(descriptor.Descent) == round(original["hhea"].descent * 1000 / 2048)
        assert int(descriptor.CapHeight) == pytest.approx(original["OS/2"].sCapHeight * 1000 / 2048, abs=2)
        assert float(descriptor.ItalicAngle) == pytest.approx(original["post"].italicAngle)
        assert bool(int(descriptor.Flags) & 64) == (face in {FaceName.ITALIC, FaceName.BOLD_ITALIC})
        assert (int(descriptor.StemV) > 120) == (face in {FaceName.BOLD, FaceName.BOLD_ITALIC})


def test_the_tag_of_a_subset_follows_its_glyphs() -> None:
    tags = []
    for words in ("abc", "cab", "abd"):
        with opened(written(one_line(text(10, 10, words)))) as pdf:
            tags.append(str(_fonts(pdf)[0].BaseFont)[1:7])
    assert tags[0] == tags[1] != tags[2]
    assert all(tag.isalpha() and tag.isupper() for tag in tags)


def test_what_was_written_before_leaves_no_trace() -> None:
    line = one_line(text(10, 10, "fresh words", ITALIC))
    first = written(line)
    written(one_line(text(10, 10, "entirely other words", ITALIC)))
    assert written(line) == first


def test_pages_share_their_fonts() -> None:
    pages = [page(Element("P", (text(10, 10, words, BOLD), text(10, 20, words)))) for words in ("one", "two")]
    with opened(written(document(*pages))) as pdf:
        first, second = (one.Resources.Font for one in pdf.pages)
        assert first.F1.objgen == second.F1.objgen
        assert [str(key) for key in first] == ["/F1", "/F2"]


def test_a_font_without_truetype_outlines_is_refused() -> None:
    def edit(font: TTFont) -> None:
        del font["glyf"], font["loca"]

    with pytest.raises(ValueError, match="Edited has no TrueType outlines"):
        emit(one_line(text(10, 10, "x")), {REGULAR: _edited(edit)})
