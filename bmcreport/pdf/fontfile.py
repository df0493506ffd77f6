"""A face embedded: a subset of its font file with the dictionaries of a composite font (ISO 32000-1, 9.7)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256

import uharfbuzz as hb
from msgspec import Struct

from bmcreport.pdf.codes import Sign, codes
from bmcreport.pdf.composites import with_composites
from bmcreport.pdf.file import File, deflated
from bmcreport.pdf.syntax import array, dictionary, name
from bmcreport.text.fonts import Face

_FLATE = {"Filter": "/FlateDecode"}
_SYMBOLIC, _ITALIC = 1 << 2, 1 << 6
_KEPT_TABLES = frozenset(("glyf", "head", "hhea", "hmtx", "loca", "maxp"))
_AXES = frozenset(("fvar", "avar", "gvar", "cvar", "HVAR", "MVAR", "STAT"))
"""What a variable font needs until its weight is pinned."""
_CHARACTERS_IN_A_BLOCK = 100

_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFace(Struct, frozen=True):
    """All of a font that goes into a file, ready but for the references between its parts; streams are deflated."""

    base_font: str
    descriptor: dict[str, str]
    widths: str
    program: bytes
    program_length: int
    glyph_of_code: bytes
    to_unicode: bytes


def add_font(file: File, face: Face, used: frozenset[int], signs: tuple[tuple[Sign, int], ...] = ()) -> str:
    """A reference to a font with the codes in `used`, and with signs by their codes."""
    embedded = _embedded(face, used, signs)
    program = file.stream(embedded.program, **_FLATE, Length1=str(embedded.program_length))
    descriptor = file.added(dictionary(**embedded.descriptor, FontFile2=program))
    descendant = file.added(
        dictionary(
            Type="/Font",
            Subtype="/CIDFontType2",
            BaseFont=embedded.base_font,
            CIDSystemInfo=dictionary(Registry="(Adobe)", Ordering="(Identity)", Supplement="0"),
            FontDescriptor=descriptor,
            CIDToGIDMap=file.stream(embedded.glyph_of_code, **_FLATE),
            DW="0",
            W=embedded.widths,
        )
    )
    font = dictionary(
        Type="/Font",
        Subtype="/Type0",
        BaseFont=embedded.base_font,
        Encoding="/Identity-H",
        DescendantFonts=array((descendant,)),
        ToUnicode=file.stream(embedded.to_unicode, **_FLATE),
    )
    return file.added(font)


class _Character(Struct, frozen=True):
    """A code with the glyph of the subset that it draws, its width in ‰ em and its text."""

    code: int
    glyph: int
    width: int
    text: str


@lru_cache(maxsize=128)
def _embedded(face: Face, used: frozenset[int], signs: tuple[tuple[Sign, int], ...]) -> EmbeddedFace:
    written, ordered = codes(face), sorted(used)
    glyphs = {*map(written.glyph, ordered), *(glyph for sign, _ in signs for glyph, _, _ in sign.glyphs)}
    program, new = _subset(face, glyphs)
    plain = [_Character(code, new[written.glyph(code)], written.width(code), written.text(code)) for code in ordered]
    if signs:
        placed = [(tuple((new[glyph], x, y) for glyph, x, y in sign.glyphs), sign.width) for sign, _ in signs]
        program, numbers = with_composites(program, placed)
        plain += [
            _Character(code, number, round(written.per_mille(sign.width)), sign.text)
            for (sign, code), number in zip(signs, numbers, strict=True)
        ]
    characters = sorted(plain, key=lambda character: character.code)
    base_font = name(f"{_tag(face, (ordered, signs))}+{_postscript_name(face)}")
    return EmbeddedFace(
        base_font=base_font,
        descriptor=_descriptor(face, base_font),
        widths=_widths(characters),
        program=deflated(program),
        program_length=len(program),
        glyph_of_code=deflated(_glyph_map(characters)),
        to_unicode=deflated(_to_unicode(characters).encode("ascii")),
    )


def _subset(face: Face, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """The font file with these glyphs only, and the new number of each."""
    tables = face.hb_face.table_tags
    if "glyf" not in tables:
        raise ValueError(f"{face.name} has no TrueType outlines")
    wanted = hb.SubsetInput()
    wanted.glyph_set.update([0, *glyphs])
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    if face.axes:
        wanted.pin_all_axes_to_default(face.hb_face)
    for axis, place in face.axes.items():
        wanted.pin_axis_location(face.hb_face, axis, place)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in tables if tag not in _KEPT_TABLES | _AXES)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def _tag(face: Face, used: object) -> str:
    """Six capital letters that differ between subsets of a face (ISO 32000-1, 9.6.4)."""
    digest = int.from_bytes(sha256(f"{face.name}{used}".encode()).digest()[:8])
    return "".join(chr(ord("A") + digest // 26**place % 26) for place in range(6))


def _postscript_name(face: Face) -> str:
    return re.sub("[^A-Za-z0-9-]", "", face.name)


def _descriptor(face: Face, base_font: str) -> dict[str, str]:
    """ISO 32000-1, 9.8; the thickness of stems, which no table states, is estimated from the weight."""
    box = struct.unpack(">4h", _table(face, "head")[36:44])
    (angle,) = struct.unpack(">i", _table(face, "post")[4:8])
    (weight,) = struct.unpack(">H", _table(face, "OS/2")[4:6])
    weight = round(face.axes.get("wght", weight))
    written = codes(face)
    return {
        "Type": "/FontDescriptor",
        "FontName": base_font,
        "Flags": str(_SYMBOLIC | (_ITALIC if angle else 0)),
        "FontBBox": array(str(round(written.per_mille(side))) for side in box),
        "ItalicAngle": f"{angle / 65536:.6g}",
        "Ascent": str(round(face.ascender / 1000)),
        "Descent": str(round(face.descender / 1000)),
        "CapHeight": str(round(face.cap_height / 1000)),
        "XHeight": str(round(face.x_height / 1000)),
        "StemV": str(10 + 220 * (weight - 50) // 900),
    }


def _table(face: Face, tag: str) -> bytes:
    return bytes(face.hb_face.reference_table(tag).data)


def _widths(characters: Sequence[_Character]) -> str:
    """The array W: `first [widths]` for codes in a row."""
    runs = ((run[0].code, array(str(each.width) for each in run)) for run in _runs(characters))
    return f"[{''.join(f'{first}{widths}' for first, widths in runs)}]"


def _runs(characters: Sequence[_Character]) -> Iterator[list[_Character]]:
    run: list[_Character] = []
    for character in characters:
        if run and character.code != run[-1].code + 1:
            yield run
            run = []
        run.append(character)
    if run:
        yield run


def _glyph_map(characters: Sequence[_Character]) -> bytes:
    """CIDToGIDMap: two bytes a code."""
    places = [0] * (max((character.code for character in characters), default=0) + 1)
    for character in characters:
        places[character.code] = character.glyph
    return struct.pack(f">{len(places)}H", *places)


def _to_unicode(characters: Sequence[_Character]) -> str:
    """The CMap that takes a code back to its text (ISO 32000-1, 9.10.3)."""
    lines = [f"<{each.code:04X}> <{each.text.encode('utf-16-be').hex().upper()}>" for each in characters]
    starts = range(0, len(lines), _CHARACTERS_IN_A_BLOCK)
    blocks = (lines[start : start + _CHARACTERS_IN_A_BLOCK] for start in starts)
    shown = ("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    return _TO_UNICODE.format(blocks="\n".join(shown))
