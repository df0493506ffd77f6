"""Faces measured and shaped by HarfBuzz: opened once per process, each word shaped once per face.

Widths are in micro-em (a millionth of the type size), integers, so that every size follows by multiplication.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import TypeVar

import uharfbuzz as hb
from msgspec import Struct

from bmcreport.text.bidi import has_right_to_left
from bmcreport.text.types import FaceName

MICRO_EM = 1_000_000
_NO_LANGUAGE = "und"

_MOST_WORDS = 10_000
"""Words that a face remembers: more than one canvas has; a full memory is emptied, which costs least to look after."""

Known = TypeVar("Known")


class Glyph(Struct, frozen=True):
    """A shaped glyph with the characters that it stands for (none for all but the first of a cluster).

    `advance`, `dx` and `dy` are in font units; `natural` is the advance without kerning, as the font file states it.
    """

    index: int
    text: str
    advance: int
    natural: int
    dx: int
    dy: int


class Face:
    """One font file, its weight pinned where it is variable.

    Ligatures are off unless asked for: every glyph is one character, so copied text is the text.
    """

    def __init__(
        self,
        name: str,
        data: bytes,
        axes: Mapping[str, float] | None = None,
        *,
        joined: bool = False,
        language: str = "",
    ) -> None:
        """`axes` are the places on the axes of a variable font; `joined` leaves its ligatures on.

        `language` (BCP 47) is the one whose forms of letters are drawn, where it has its own.
        """
        self.name = name
        self.data = data
        self.axes = dict(axes or {})
        self._face = hb.Face(hb.Blob(data))
        self._font = hb.Font(self._face)
        if self.axes:
            self._font.set_variations(self.axes)
        self.joined = joined
        # Never the one of the system, which HarfBuzz would take.
        self._language = language or _NO_LANGUAGE
        self._features = {} if joined else {"liga": False, "clig": False, "dlig": False}
        self.units_per_em: int = self._face.upem
        self._shaped: dict[str, tuple[Glyph, ...]] = {}
        self._shaped_leftwards: dict[str, tuple[Glyph, ...]] = {}
        self._widths: dict[str, int] = {}

    @property
    def hb_face(self) -> hb.Face:
        """The HarfBuzz face, for subsetting."""
        return self._face

    @property
    def hb_font(self) -> hb.Font:
        """The HarfBuzz font, its axes set."""
        return self._font

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the font has a glyph for."""
        return frozenset(self._face.unicodes)

    @cached_property
    def ascender(self) -> int:
        """Above the baseline, in micro-em."""
        return self._micro(self._font.get_font_extents("ltr").ascender)

    @cached_property
    def descender(self) -> int:
        """Below the baseline, in micro-em, negative."""
        return self._micro(self._font.get_font_extents("ltr").descender)

    @cached_property
    def cap_height(self) -> int:
        """Height of a capital letter, in micro-em."""
        return self._height_of("H")

    @cached_property
    def x_height(self) -> int:
        """Height of a lower-case letter, in micro-em."""
        return self._height_of("x")

    def glyphs(self, text: str, *, leftwards: bool = False) -> tuple[Glyph, ...]:
        """The glyphs of a word from left to right, kerned; `leftwards` where it is read from right to left."""
        shaped = self._shaped_leftwards if leftwards else self._shaped
        known = shaped.get(text)
        if known is None:
            known = _remembered(shaped, text, self._shape(text, leftwards=leftwards))
        return known

    def width(self, text: str) -> int:
        """The width of a word or a space, kerned, in micro-em."""
        known = self._widths.get(text)
        if known is None:
            glyphs = self.glyphs(text, leftwards=has_right_to_left(text))
            known = self._micro(sum(glyph.advance for glyph in glyphs))
            _remembered(self._widths, text, known)
        return known

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of `text` without a glyph, each once, in order; shaping composes what can be composed."""
        composed = unicodedata.normalize("NFC", text)
        return tuple(dict.fromkeys(char for char in composed if ord(char) not in self.characters))

    def _shape(self, text: str, *, leftwards: bool) -> tuple[Glyph, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        # Guessed from the letters, numbers of Arabic script would be drawn from right to left.
        buffer.direction = "rtl" if leftwards else "ltr"
        buffer.language = self._language
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        hb.shape(self._font, buffer, self._features)
        infos = buffer.glyph_infos
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        glyphs, seen = [], set()
        for info, place in zip(infos, buffer.glyph_positions, strict=True):
            own = "" if info.cluster in seen else text[info.cluster : ends[info.cluster]]
            seen.add(info.cluster)
            natural = self._font.get_glyph_h_advance(info.codepoint)
            glyphs.append(Glyph(info.codepoint, own, place.x_advance, natural, place.x_offset, place.y_offset))
        return tuple(glyphs)

    def _micro(self, font_units: int) -> int:
        return round(font_units * MICRO_EM / self.units_per_em)

    def _height_of(self, letter: str) -> int:
        glyph = self._font.get_nominal_glyph(ord(letter))
        extents = self._font.get_glyph_extents(glyph) if glyph else None
        # A font of another script may have no Latin letter.
        return self._micro(extents.y_bearing) if extents else self.ascender * 2 // 3


class WidenedFace(Face):
    """A face that measures wider than it is drawn, as the one that text will be set in is; `factor` is per mille."""

    def __init__(self, face: Face, factor: int) -> None:
        super().__init__(face.name, face.data)
        self._factor = factor

    def width(self, text: str) -> int:
        return super().width(text) * self._factor // 1000


def _remembered(memory: dict[str, Known], word: str, known: Known) -> Known:
    if len(memory) >= _MOST_WORDS:
        memory.clear()
    memory[word] = known
    return known


Typeface = Mapping[FaceName, Face]
"""The faces of one family by name."""

_CARLITO = {
    FaceName.REGULAR: "Carlito-Regular",
    FaceName.BOLD: "Carlito-Bold",
    FaceName.ITALIC: "Carlito-Italic",
    FaceName.BOLD_ITALIC: "Carlito-BoldItalic",
}


def carlito(language: str = "") -> Typeface:
    """Carlito, which has the metrics of Calibri, with a language's forms of its letters; read on first use."""
    if not language or language[:2].lower() == "en":
        return _carlito("")
    return _carlito(own_language(languages_of(_carlito("")[FaceName.REGULAR].hb_face), language))


@cache
def _carlito(language: str) -> Typeface:
    folder = files("bmcreport").joinpath("fonts")
    return {
        face: Face(name, folder.joinpath(f"{name}.ttf").read_bytes(), language=language)
        for face, name in _CARLITO.items()
    }


@cache
def languages_of(face: hb.Face) -> frozenset[str]:
    """The languages (BCP 47, without regions) that have forms of their own in a font."""
    tags = {
        tag
        for table in ("GSUB", "GPOS")
        for script in range(len(face.get_table_script_tags(table)))
        for tag in face.get_script_language_tags(table, script)
    }
    known = (hb.ot_tag_to_language(tag) for tag in tags)
    return frozenset(language.partition("-")[0] for language in known if language)


def own_language(languages: Collection[str], language: str) -> str:
    """A language that is among these, as it is written; else none."""
    return language.lower() if language.lower().partition("-")[0] in languages else ""
