"""Text as character codes of a PDF font: texts turned into the operand of TJ, each once per face.

A glyph's code is its number in the font file. Where several characters share a glyph (such as a space and a no-break
space), each but the first gets a code beyond the last glyph, so that copied text is the text. What no single glyph of
one character draws is a sign of its own: a letter with marks, a ligature, a joined form. A document gives codes to the
signs that it has; all other codes depend on the face alone, and so do the texts written in them, which are kept.

Operands are characters up to U+00FF, each a byte: strings of bytes are half as long as those of digits, and a page is
little else. Until a text is whole, characters beyond stand for the brackets of strings, which codes may hold, too.

Widths are whole thousandths of an em, because some readers drop their fraction. What that rounds off is carried along
a line and given back as soon as it exceeds half a thousandth at a word or `_SLACK` inside one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain

from msgspec import Struct

from bmcreport.text.fonts import Face, Glyph
from bmcreport.text.segmenting import words_and_spaces

_SLACK = 1
_HALF = 0.5
_KEPT = 10_000
_CODES = 0x10000
_NO_CHARACTER = "\ufffd"

_SIGN = "\u0100"
"""Stands in an operand for the code of a sign, which only the document knows."""
_BEGIN, _END = "\u0101", "\u0102"
"""Stand where a string begins and ends."""
_WORDS = re.compile("[^ ]* |[^ ]+").findall
"""Each word with the space after it."""
_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})


class Sign(Struct, frozen=True):
    """Glyphs that are read as one text: each with its place, and the width of them all, in font units."""

    glyphs: tuple[tuple[int, int, int], ...]
    width: int
    text: str


class Written(Struct, frozen=True, eq=False):
    """A text as the array of TJ and its operator, and its codes; if it has signs, their codes are still to be put in.

    Compared by identity: a face writes each text once.
    """

    operand: str
    codes: tuple[int, ...]
    signs: tuple[Sign, ...]

    def with_signs(self, codes: Mapping[Sign, int]) -> str:
        """The operand with the codes that a document has given to the signs."""
        parts = self.operand.split(_SIGN)
        coded = (_string(codes[sign]) for sign in self.signs)
        return "".join(chain.from_iterable(zip(parts, (*coded, ""), strict=True)))


class _Word(Struct, frozen=True):
    """A word as the inside of a string, its codes and signs, and what its end is short of the exact width (‰ em)."""

    operand: str
    codes: tuple[int, ...]
    signs: tuple[Sign, ...]
    short: float


class Codes(dict[str, Written]):
    """The texts of one face in its codes, written when first asked for; `leftwards` those read from right to left."""

    def __init__(self, face: Face, *, leftwards: bool = False) -> None:
        super().__init__()
        self._face = face
        self.leftwards = leftwards
        self._font = face.hb_font
        self._code_of: dict[tuple[int, str], int] = {}
        self._text_of: dict[int, str] = {}
        self._glyph_of: dict[int, int] = {}
        self._words: dict[str, _Word] = {}
        self._assign_codes()

    def __missing__(self, text: str) -> Written:
        if len(self) >= _KEPT:
            self.clear()
            self._words.clear()
        written = self[text] = self._written([self._word(part) for part in self._parts(text)])
        return written

    def _parts(self, text: str) -> Sequence[str]:
        """Each word with the space after it; those read leftwards from the left, each space by itself."""
        return tuple(reversed(words_and_spaces(text))) if self.leftwards else _WORDS(text)

    def _word(self, text: str) -> _Word:
        known = self._words.get(text)
        if known is None:
            known = self._words[text] = self._write(text)
        return known

    def _written(self, words: Sequence[_Word]) -> Written:
        """Words in a row."""
        parts, short = ["[", _BEGIN], 0.0
        for word in words:
            if short > _HALF or short < -_HALF:
                forward = round(short)
                short -= forward
                parts.append(f"{_END}{-forward}{_BEGIN}")
            parts.append(word.operand)
            short += word.short
        parts += (_END, "]TJ")
        # Some readers lose the moves beside an empty string.
        operand = "".join(parts).replace(f"{_BEGIN}{_END}", "").replace("[]TJ", "")
        return Written(
            operand.replace(_BEGIN, "(").replace(_END, ")"),
            tuple(chain.from_iterable([word.codes for word in words])),
            tuple(chain.from_iterable([word.signs for word in words])),
        )

    @cached_property
    def free(self) -> tuple[int, ...]:
        """Codes that draw no character: those beyond the last glyph, then those of glyphs that are no character's."""
        return tuple(self._free())

    def text(self, code: int) -> str:
        """The character that a code stands for."""
        return self._text_of.get(code, _NO_CHARACTER)

    def glyph(self, code: int) -> int:
        """The glyph that a code draws."""
        return self._glyph_of.get(code, code)

    def width(self, code: int) -> int:
        """The width that the PDF font states for a code, in ‰ em."""
        return round(self.per_mille(self._font.get_glyph_h_advance(self.glyph(code))))

    def per_mille(self, font_units: int) -> float:
        """Font units in ‰ em."""
        return font_units * 1000 / self._face.units_per_em

    def _assign_codes(self) -> None:
        further = []
        for character in sorted(self._face.characters):
            glyph, text = self._font.get_nominal_glyph(character) or 0, chr(character)
            if glyph in self._text_of:
                further.append((glyph, text))
            else:
                self._assign(glyph, glyph, text)
        for (glyph, text), code in zip(further, list(self._free()) if further else (), strict=False):
            self._assign(code, glyph, text)

    def _assign(self, code: int, glyph: int, text: str) -> None:
        self._code_of[glyph, text] = code
        self._text_of[code] = text
        self._glyph_of[code] = glyph

    def _free(self) -> Iterator[int]:
        glyphs = self._face.hb_face.glyph_count
        return (code for code in chain(range(glyphs, _CODES), range(1, glyphs)) if code not in self._text_of)

    def _write(self, text: str) -> _Word:
        word, space = (text[:-1], " ") if text.endswith(" ") else (text, "")
        glyphs = [
            glyph for part in (word, space) if part for glyph in self._face.glyphs(part, leftwards=self.leftwards)
        ]
        writer = _WordWriter(self)
        for cluster in _clusters(glyphs):
            writer.cluster(cluster)
        return _Word(
            "".join(writer.operand), tuple(dict.fromkeys(writer.codes)), tuple(writer.signs),
            writer.exact - writer.drawn,
        )  # fmt: skip

    def code_of(self, cluster: Sequence[Glyph]) -> int | Sign:
        """What draws a cluster: the code of its only glyph, if that is its character's, else a sign."""
        first = cluster[0]
        if any(glyph.index == 0 for glyph in cluster):
            raise ValueError(f"{self._face.name} has no glyph for {first.text!r}: ask Face.missing before")
        code = self._code_of.get((first.index, first.text)) if len(cluster) == 1 and not first.dy else None
        return _sign(cluster) if code is None else code

    def apart(self, sign: Sign) -> Sequence[Sign]:
        """A sign as one or, with marks on a letter that is read leftwards, one for each character.

        Readers turn such words around by their characters, and so they would put a mark before its letter.
        """
        if not self.leftwards or not any(map(unicodedata.combining, sign.text)):
            return (sign,)
        others = (Sign((), 0, other) for other in reversed(sign.text[1:]))
        return (*others, Sign(sign.glyphs, sign.width, sign.text[0]))


class _WordWriter:
    """One word on its way into an operand; positions in ‰ em."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self.operand: list[str] = []
        self.codes: list[int] = []
        self.signs: list[Sign] = []
        self.exact = 0.0
        self.drawn = 0

    def cluster(self, cluster: Sequence[Glyph]) -> None:
        code, per_mille = self._codes.code_of(cluster), self._codes.per_mille
        if isinstance(code, Sign):
            self._move_to(self.exact)
            for sign in self._codes.apart(code):
                self.operand.append(_SIGN)
                self.signs.append(sign)
                self.drawn += round(per_mille(sign.width))
        else:
            self._move_to(self.exact + per_mille(cluster[0].dx))
            self.operand.append(_string(code))
            self.codes.append(code)
            self.drawn += self._codes.width(code)
        self.exact += sum(per_mille(glyph.advance) for glyph in cluster)

    def _move_to(self, where: float) -> None:
        if abs(where - self.drawn) > _SLACK:
            back = round(self.drawn - where)
            self.operand.append(f"{_END}{back}{_BEGIN}")
            self.drawn -= back


def _sign(cluster: Sequence[Glyph]) -> Sign:
    placed, pen = [], 0
    for glyph in cluster:
        placed.append((glyph.index, pen + glyph.dx, glyph.dy))
        pen += glyph.advance
    # What the font file states for marks is no width: they are put onto their letters.
    width = sum(glyph.natural for glyph in cluster if glyph.advance)
    return Sign(tuple(placed), width, cluster[0].text)


@cache
def _string(code: int) -> str:
    """A code as it stands in a string: two bytes."""
    return f"{chr(code >> 8)}{chr(code & 0xFF)}".translate(_ESCAPES)


@lru_cache(maxsize=64)
def codes(face: Face, *, leftwards: bool = False) -> Codes:
    """The codes of a face, kept as long as the process works with a few typefaces; the same in either direction."""
    return Codes(face, leftwards=leftwards)


def _clusters(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Each glyph that has text, with those that follow without."""
    starts = [index for index, glyph in enumerate(glyphs) if glyph.text]
    for start, end in zip(starts, chain(starts[1:], [len(glyphs)]), strict=True):
        yield list(glyphs[start:end])
