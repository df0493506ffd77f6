"""Text as character codes of a PDF font: words turned into the operand of TJ, once per face.

A glyph's code is its number in the font file. Where several characters share a glyph (such as a space and a no-break
space), each but the first gets a code beyond the last glyph, so that copied text is the text. What no single glyph of
one character draws is a sign of its own: a letter with marks, a ligature, a joined form. A document gives codes to the
signs that it has; all other codes depend on the face alone, and so do the words written in them, which are kept.

Widths are whole thousandths of an em, because some readers drop their fraction. What that rounds off is carried along
a line and given back as soon as it exceeds half a thousandth at a word or `_SLACK` inside one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from bmcreport.text.fonts import Face, Glyph
from bmcreport.text.segmenting import words_and_spaces
from bmcreport.values import dataclass

_SLACK = 1
_HALF = 0.5
_WORDS_KEPT = 10_000
_CODES = 0x10000
_NO_CHARACTER = "\ufffd"

_SIGN = "\0"
"""Stands in an operand for the code of a sign, which only the document knows."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Glyphs that are read as one text: each with its place, and the width of them all, in font units."""

    glyphs: tuple[tuple[int, int, int], ...]
    width: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word as the inside of `[<...>]TJ`, its codes and signs, and what its end is short of the exact width (‰ em).

    Compared by identity: a face writes each word once.
    """

    operand: str
    codes: tuple[int, ...]
    signs: tuple[Sign, ...]
    short: float


class Codes(dict[str, Word]):
    """The words of one face in its codes, written when first asked for; `leftwards` those read from right to left."""

    def __init__(self, face: Face, *, leftwards: bool = False) -> None:
        super().__init__()
        self._face = face
        self.leftwards = leftwards
        self._font = face.hb_font
        self._code_of: dict[tuple[int, str], int] = {}
        self._text_of: dict[int, str] = {}
        self._glyph_of: dict[int, int] = {}
        self._assign_codes()

    def __missing__(self, text: str) -> Word:
        """`text` is a word, the space after it included."""
        if len(self) >= _WORDS_KEPT:
            self.clear()
        word = self[text] = self._write(text)
        return word

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

    def _write(self, text: str) -> Word:
        word, space = (text[:-1], " ") if text.endswith(" ") else (text, "")
        glyphs = [
            glyph for part in (word, space) if part for glyph in self._face.glyphs(part, leftwards=self.leftwards)
        ]
        writer = _WordWriter(self)
        for cluster in _clusters(glyphs):
            writer.cluster(cluster)
        return Word(
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
            self.operand.append(f"{code:04X}")
            self.codes.append(code)
            self.drawn += self._codes.width(code)
        self.exact += sum(per_mille(glyph.advance) for glyph in cluster)

    def _move_to(self, where: float) -> None:
        if abs(where - self.drawn) > _SLACK:
            back = round(self.drawn - where)
            self.operand.append(f">{back}<")
            self.drawn -= back


def _sign(cluster: Sequence[Glyph]) -> Sign:
    placed, pen = [], 0
    for glyph in cluster:
        placed.append((glyph.index, pen + glyph.dx, glyph.dy))
        pen += glyph.advance
    # What the font file states for marks is no width: they are put onto their letters.
    width = sum(glyph.natural for glyph in cluster if glyph.advance)
    return Sign(tuple(placed), width, cluster[0].text)


class Writer:
    """Texts of one font of a document: what they use is noted, and signs get their codes."""

    def __init__(self, codes: Codes, used: set[Word], signs: dict[Sign, int]) -> None:
        self._codes, self._used, self._signs = codes, used, signs

    def operand(self, text: str) -> str:
        """The array of TJ for a text, and its operator."""
        words = self._words(text)
        self._used.update(words)
        parts, short = ["[<"], 0.0
        for word in words:
            if short > _HALF or short < -_HALF:
                forward = round(short)
                short -= forward
                parts.append(f">{-forward}<")
            parts.append(self._with_signs(word) if word.signs else word.operand)
            short += word.short
        parts.append(">]TJ")
        written = "".join(parts)
        # Some readers lose the moves beside an empty string.
        return written.replace("<>", "").replace("[]TJ", "") if "<>" in written else written

    def _words(self, text: str) -> Sequence[Word]:
        """Each word with the space after it; those read leftwards from the left, each space by itself."""
        codes = self._codes
        if codes.leftwards:
            return [codes[part] for part in reversed(words_and_spaces(text))]
        *others, last = text.split(" ")
        words = [codes[word + " "] for word in others]
        if last:
            words.append(codes[last])
        return words

    def _with_signs(self, word: Word) -> str:
        """The operand of a word, its signs by their codes."""
        known = self._signs
        for sign in word.signs:
            if sign not in known:
                known[sign] = self._codes.free[len(known)]
        parts = word.operand.split(_SIGN)
        coded = (f"{known[sign]:04X}" for sign in word.signs)
        return "".join(chain.from_iterable(zip(parts, (*coded, ""), strict=True)))


@lru_cache(maxsize=64)
def codes(face: Face, *, leftwards: bool = False) -> Codes:
    """The codes of a face, kept as long as the process works with a few typefaces; the same in either direction."""
    return Codes(face, leftwards=leftwards)


def _clusters(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Each glyph that has text, with those that follow without."""
    starts = [index for index, glyph in enumerate(glyphs) if glyph.text]
    for start, end in zip(starts, chain(starts[1:], [len(glyphs)]), strict=True):
        yield list(glyphs[start:end])
