"""Paragraphs broken into lines: as few lines as can be, words wider than a line divided or cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bmcreport.text.clusters import clusters
from bmcreport.text.fallback import remembered
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.hyphenation import divided, evened, is_uneven, with_longer_tails
from bmcreport.text.measuring import measured
from bmcreport.text.stretches import run_width
from bmcreport.text.types import Line, Paragraph
from bmcreport.text.words import Piece, Word, line_of, row_of
from bmcreport.units import Emu


def count_lines(paragraph: Paragraph, measure: Emu, size: Emu) -> int:
    """How many lines a paragraph takes at a measure and type size, both in EMU."""
    return fewest_lines(paragraph, measure * MICRO_EM // size)


def fewest_lines(paragraph: Paragraph, limit: int) -> int:
    """How many lines a paragraph takes at a measure in micro-em."""
    text = measured(paragraph)
    if limit < text.widest:
        return row_of(_words_within(paragraph, limit)).first_fit(limit)[0]
    return text.stairs.count(limit)


@remembered(2_000)
def break_paragraph(paragraph: Paragraph, measure: Emu, size: Emu) -> tuple[Line, ...]:
    """The lines of a paragraph at a measure and type size, both in EMU; no line is wider than the measure."""
    limit = measure * MICRO_EM // size
    text, language = measured(paragraph), paragraph.hyphens
    if limit < text.widest:
        words = _words_within(paragraph, limit)
        return _lines(words, row_of(words).evenest(limit), limit, size, language)
    breaks = text.row.evenest(limit)
    if _is_divided(language) and is_uneven(text.row, breaks, limit):
        return _lines(text.words(), breaks, limit, size, language)
    return text.lines(breaks, size)


def _lines(words: Sequence[Word], breaks: Sequence[int], limit: int, size: Emu, language: str) -> tuple[Line, ...]:
    """Words as lines, evened out."""
    if _is_divided(language):
        words, breaks = evened(words, breaks, limit, language)
    if language and any(word.hyphen for word in words):
        words = with_longer_tails(words, breaks, limit, language)
    return tuple(line_of(words[start:end], size) for start, end in pairwise(breaks))


def _is_divided(language: str) -> bool:
    """Whether words of a language are divided for the rag; English ones are short enough for an even one."""
    return bool(language) and language.partition("-")[0] != "en"


@remembered(2_000)
def _words_within(paragraph: Paragraph, limit: int) -> tuple[Word, ...]:
    """The words, those wider than a line cut into parts that are not."""
    return tuple(part for word in measured(paragraph).words() for part in _parts(word, limit, paragraph.hyphens))


@remembered(2_000)
def widest_word(paragraph: Paragraph) -> int:
    """The width of the widest word in micro-em: no word is cut where a line is as wide."""
    return max((part.width for word in measured(paragraph).words() for part in _unglued(word)), default=0)


def _parts(word: Word, limit: int, language: str) -> Sequence[Word]:
    """A word as it is or, where it is wider than a line, apart at its spaces, then divided, then cut."""
    if word.width <= limit:
        return [word]
    apart = _unglued(word)
    if len(apart) > 1:
        return [part for each in apart for part in _parts(each, limit, language)]
    return divided(word, limit, language) or _cut(word, limit)


def _unglued(word: Word) -> list[Word]:
    """A word apart at the spaces inside it, which were no places to break as long as it fitted a line."""
    spaces = [
        index for index, piece in enumerate(word.pieces) if piece.text == " " and 0 < index < len(word.pieces) - 1
    ]
    starts, ends = [0, *(index + 1 for index in spaces)], [*spaces, len(word.pieces)]
    between = [*(word.pieces[index] for index in spaces), word.space]
    return [
        Word(pieces := word.pieces[start:end], sum(piece.width for piece in pieces), space)
        for start, end, space in zip(starts, ends, between, strict=True)
    ]


def _cut(word: Word, limit: int) -> list[Word]:
    """A word that is wider than a line, cut where the line is full; at least one grapheme cluster a part."""
    no_space = Piece("", word.space.run, 0)
    parts: list[Word] = []
    for piece in word.pieces:
        for char in clusters(piece.text):
            one = Piece(char, piece.run, run_width(char, piece.run, piece.font), piece.font)
            # Measured together, for kerning may also widen.
            longer = _joined((*(parts[-1].pieces if parts else ()), one), no_space)
            if parts and longer.width <= limit:
                parts[-1] = longer
            else:
                parts.append(_joined((one,), no_space))
    *first, last = parts
    return [*first, Word(last.pieces, last.width, word.space)]


def _joined(parts: Sequence[Piece], space: Piece) -> Word:
    pieces: list[Piece] = []
    for part in parts:
        if pieces and _alike(pieces[-1], part):
            text = pieces[-1].text + part.text
            pieces[-1] = Piece(text, part.run, run_width(text, part.run, part.font), part.font)
        else:
            pieces.append(part)
    return Word(tuple(pieces), sum(piece.width for piece in pieces), space)


def _alike(one: Piece, other: Piece) -> bool:
    return one.run is other.run and one.font == other.font
