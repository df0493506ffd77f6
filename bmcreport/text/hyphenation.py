"""Words divided at the ends of lines by the rules of their language, only where a line would stay far from full.

The hyphen is drawn and no part of the text. Dictionaries are pyphen's, which are opened when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import Piece, Word, run_width
from bmcreport.text.types import Line
from bmcreport.units import Emu

_HYPHEN = "-"
_LEAST_LETTERS = 6
"""A shorter word is never divided."""
_LEAST_PART = 3
"""Letters that stay before a hyphen and go after it, at least."""
_FULL = 0.7
"""A line that is filled to this part of the measure is full enough."""

Breaker = Callable[[Sequence[Word], int], list[int]]
"""Where the lines of words begin at a measure, and the end."""


@lru_cache(maxsize=64)
def _dictionary(language: str) -> Any:
    import pyphen  # noqa: PLC0415 - only pages of words that need dividing need it

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known) if known else None


@lru_cache(maxsize=20_000)
def division_points(text: str, language: str) -> tuple[int, ...]:
    """The offsets at which a word may be divided; none in names with digits, capitals inside or signs."""
    start = next((index for index, char in enumerate(text) if char.isalpha()), len(text))
    end = next((index for index in range(len(text), start, -1) if text[index - 1].isalpha()), start)
    letters = text[start:end]
    if len(letters) < _LEAST_LETTERS or not letters.isalpha() or letters[1:] != letters[1:].lower():
        return ()
    dictionary = _dictionary(language)
    points = map(int, dictionary.positions(letters)) if dictionary else ()
    return tuple(start + point for point in points if _LEAST_PART <= point <= len(letters) - _LEAST_PART)


def heads(word: Word, room: int, language: str) -> Iterator[tuple[Word, Word]]:
    """Each way to divide a word so that its head, hyphen included, fits the room; the longest head first."""
    if len(word.pieces) != 1:
        return
    piece = word.pieces[0]
    for point in reversed(division_points(piece.text, language)):
        head = _hyphenated(Piece(piece.text[:point], piece.run, 0))
        if head.width <= room:
            yield head, _tail(piece.text[point:], word)


def divided(word: Word, limit: int, language: str) -> tuple[Word, ...]:
    """A word that is wider than a line in parts that are not; none if its language divides it nowhere that helps."""
    parts: list[Word] = []
    while word.width > limit:
        found = next(heads(word, limit, language), None) if language else None
        if found is None:
            return ()
        parts.append(found[0])
        word = found[1]
    return (*parts, word)


def evened(
    words: Sequence[Word], breaks: Sequence[int], limit: int, language: str, breaker: Breaker
) -> tuple[Sequence[Word], Sequence[int]]:
    """Words and breaks with words divided after lines that would stay far from full; never more or fewer lines."""
    known, lines = list(words), list(breaks)
    index = 0
    while index < len(lines) - 2:
        if _natural(known[lines[index] : lines[index + 1]]) < limit * _FULL and not known[lines[index + 1] - 1].hyphen:
            known, lines = _filled(known, lines, index, limit, language, breaker)
        index += 1
    return known, lines


def _filled(
    words: list[Word], breaks: list[int], index: int, limit: int, language: str, breaker: Breaker
) -> tuple[list[Word], list[int]]:
    """The line of this index filled with the head of the next word, if one fits and as many lines follow."""
    start = breaks[index + 1]
    before = words[breaks[index] : start]
    room = limit - sum(word.width + word.space.width for word in before)
    for head, tail in heads(words[start], room, language):
        rest = [tail, *words[start + 1 :]]
        following = breaker(rest, limit)
        if len(following) == len(breaks) - index - 1:
            return [*words[:start], head, *rest], [*breaks[: index + 1], *(start + 1 + each for each in following)]
    return words, breaks


def with_hyphen(line: Line, word: Word, size: Emu) -> Line:
    """A line that ends in the head of a word, its hyphen added."""
    *others, last = line.fragments
    width = word.width - sum(piece.width for piece in word.pieces)
    added = width * size // MICRO_EM
    return Line((*others, replace(last, width=last.width + added, hyphen=True)), line.width + added)


def _hyphenated(piece: Piece) -> Word:
    own, whole = run_width(piece.text, piece.run), run_width(piece.text + _HYPHEN, piece.run)
    return Word((Piece(piece.text, piece.run, own),), whole, Piece("", piece.run, 0), hyphen=True)


def _tail(text: str, word: Word) -> Word:
    piece = word.pieces[0]
    if word.hyphen:
        return _hyphenated(Piece(text, piece.run, 0))
    width = run_width(text, piece.run)
    return Word((Piece(text, piece.run, width),), width, word.space)


def _natural(words: Sequence[Word]) -> int:
    return sum(word.width + word.space.width for word in words) - words[-1].space.width
