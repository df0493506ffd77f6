"""Text as character codes of a PDF font: words turned into the operand of TJ, once per face.

A glyph's code is its number in the font file. Where several characters share a glyph (such as a space and a no-break
space), each but the first gets a code beyond the last glyph, so that copied text is the text. Codes depend on the face
alone, never on a document, and so do the words written in them, which are kept.

Widths are whole thousandths of an em, because some readers drop their fraction. What that rounds off is carried along
a line and given back as soon as it exceeds half a thousandth at a word or `_SLACK` inside one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product

from bmcreport.text.fonts import MICRO_EM, Face, Glyph

_SLACK = 1
_HALF = 0.5
_WORDS_KEPT = 10_000
_NO_CHARACTER = "\ufffd"
_JOINER = "\u200d"

RISE = "\0"
"""Encloses a rise in micro-em, for which only the type size is wanting."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word as the inside of `[<...>]TJ`, its codes, and what its end is short of the exact width (‰ em).

    Compared by identity: a face writes each word once.
    """

    operand: str
    codes: tuple[int, ...]
    short: float


class Codes(dict[str, Word]):
    """The words of one face in its codes, written when first asked for; `leftwards` those read from right to left."""

    def __init__(self, face: Face, *, leftwards: bool = False) -> None:
        super().__init__()
        self._face = face
        self._leftwards = leftwards
        self._font = face.hb_font
        self._code_of: dict[tuple[int, str], int] = {}
        self._text_of: dict[int, str] = {}
        self._glyph_of: dict[int, int] = {}
        self._assign_codes(face.hb_face.glyph_count)

    def __missing__(self, text: str) -> Word:
        """`text` is a word, the space after it included."""
        if len(self) >= _WORDS_KEPT:
            self.clear()
        word = self[text] = self._write(text)
        return word

    @property
    def space(self) -> int | None:
        """The code of a space, if the face has one."""
        return self._code_of.get((self._font.get_nominal_glyph(ord(" ")) or 0, " "))

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

    def _assign_codes(self, beyond: int) -> None:
        for character in sorted(self._face.characters):
            glyph, text = self._font.get_nominal_glyph(character) or 0, chr(character)
            code = glyph
            if glyph in self._text_of:
                code, beyond = beyond, beyond + 1
            self._code_of[glyph, text] = code
            self._text_of[code] = text
            self._glyph_of[code] = glyph
        for glyph, text in self._joined_forms():
            if (glyph, text) not in self._code_of:
                code = glyph
                if glyph in self._text_of:
                    code, beyond = beyond, beyond + 1
                self._code_of[glyph, text] = code
                self._text_of[code] = text
                self._glyph_of[code] = glyph

    def _joined_forms(self) -> Iterator[tuple[int, str]]:
        """The glyphs that stand for a letter that joins its neighbours, such as an Arabic one."""
        for letter in map(chr, sorted(self._face.characters)):
            if unicodedata.bidirectional(letter) == "AL":
                for before, after in product(("", _JOINER), repeat=2):
                    shaped = self._face.glyphs(f"{before}{letter}{after}", leftwards=True)
                    yield from ((glyph.index, letter) for glyph in shaped if letter in glyph.text)

    def _write(self, text: str) -> Word:
        word, space = (text[:-1], " ") if text.endswith(" ") else (text, "")
        glyphs = [
            glyph for part in (word, space) if part for glyph in self._face.glyphs(part, leftwards=self._leftwards)
        ]
        writer = _Writer(self)
        for cluster in _clusters(glyphs):
            writer.cluster(cluster)
        return Word("".join(writer.operand), tuple(dict.fromkeys(writer.codes)), writer.exact - writer.drawn)

    def codes_of(self, cluster: Sequence[Glyph]) -> tuple[list[int], bool]:
        """The codes of a cluster, and whether their characters are its text."""
        first = cluster[0]
        if any(glyph.index == 0 for glyph in cluster):
            raise ValueError(f"{self._face.name} has no glyph for {first.text!r}: ask Face.missing before")
        code = self._code_of.get((first.index, first.text))
        codes = [code] if code is not None and len(cluster) == 1 else [glyph.index for glyph in cluster]
        # Of a letter with marks put onto it, readers would make two lines.
        is_text = len(cluster) == 1 or not self._face.joined
        return codes, is_text and "".join(self.text(code) for code in codes) == first.text


class _Writer:
    """One word on its way into an operand; positions in ‰ em."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self.operand: list[str] = []
        self.codes: list[int] = []
        self.exact = 0.0
        self.drawn = 0

    def cluster(self, cluster: Sequence[Glyph]) -> None:
        codes, is_text = self._codes.codes_of(cluster)
        if not is_text:
            actual = cluster[0].text.encode("utf-16-be").hex().upper()
            self.operand.append(f">]TJ/Span<</ActualText<FEFF{actual}>>>BDC[<")
        self._draw(codes, cluster)
        if not is_text:
            self._end_here()
            self.operand.append(">]TJ EMC[<")

    def _draw(self, codes: Sequence[int], cluster: Sequence[Glyph]) -> None:
        """The glyphs of a cluster; what advances comes first, for readers take its left edge from the first."""
        per_mille, drawn = self._codes.per_mille, []
        for code, glyph in zip(codes, cluster, strict=True):
            drawn.append((glyph.advance == 0, self.exact + per_mille(glyph.dx), code, glyph.dy))
            self.exact += per_mille(glyph.advance)
        for _, where, code, rise in sorted(drawn, key=lambda each: each[0]):
            self._glyph(code, where, rise)

    def _end_here(self) -> None:
        """A space that ends where the cluster ends, for readers take its right edge from the last glyph.

        Only where other words are stated for what is drawn: elsewhere it would be read.
        """
        space = self._codes.space
        if space is not None and abs(self.drawn - self.exact) > _SLACK:
            self._glyph(space, self.exact - self._codes.width(space), 0)

    def _glyph(self, code: int, where: float, up: int) -> None:
        self._move_to(where)
        rise = round(self._codes.per_mille(up) * MICRO_EM / 1000)
        shown = f"{code:04X}"
        self.operand.append(f">]TJ {RISE}{rise}{RISE}Ts[<{shown}>]TJ 0 Ts[<" if rise else shown)
        self.codes.append(code)
        self.drawn += self._codes.width(code)

    def _move_to(self, where: float) -> None:
        if abs(where - self.drawn) > _SLACK:
            back = round(self.drawn - where)
            self.operand.append(f">{back}<")
            self.drawn -= back


def operand(words: Sequence[Word]) -> str:
    """The array of TJ for words in a row."""
    parts, short = [], 0.0
    for word in words:
        if not -_HALF <= short <= _HALF:
            forward = round(short)
            short -= forward
            parts.append(f">{-forward}<")
        parts.append(word.operand)
        short += word.short
    # Some readers lose the moves beside an empty string.
    return f"[<{''.join(parts)}>]TJ".replace("<>", "").replace("[]TJ", "")


@lru_cache(maxsize=64)
def codes(face: Face, *, leftwards: bool = False) -> Codes:
    """The codes of a face, kept as long as the process works with a few typefaces; the same in either direction."""
    return Codes(face, leftwards=leftwards)


def _clusters(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Each glyph that has text, with those that follow without."""
    starts = [index for index, glyph in enumerate(glyphs) if glyph.text]
    for start, end in zip(starts, chain(starts[1:], [len(glyphs)]), strict=True):
        yield list(glyphs[start:end])
