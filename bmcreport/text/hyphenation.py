"""Words divided at the ends of lines by the rules of their language, only where a line would stay far from full.

The hyphen is drawn and no part of the text. Dictionaries are pyphen's, which are opened when first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from bmcreport.text.fallback import face
from bmcreport.text.lining import Row
from bmcreport.text.stretches import run_width
from bmcreport.text.words import Piece, Word, natural, row_of

if TYPE_CHECKING:
    from pyphen import Pyphen

_HYPHEN = "-"
_LEAST_LETTERS = 6
"""A shorter word is never divided."""
_LEAST_PART = 3
"""Letters that stay before a hyphen and go after it, at least, where a word must be divided."""
_LEAST_EVEN = 4
"""The same where dividing only makes lines more even."""
_PRICE = 0.3
"""What a hyphen costs: as much as a line that lacks this part of the measure."""
_SHORT_TAIL = 5
"""What goes on on the next line has so many letters where that line has room for them."""
_LEAST_ALONE = 1 / 3
"""The part of the measure that it fills if it is all that the last line has."""
_LEAST_BEFORE = 0.5
"""The part of the measure that the line before keeps."""
_OPEN_SYLLABLES = frozenset({"fi", "tr"})
"""Languages without a dictionary here, whose syllables begin with the last consonant before a vowel."""
_VOWELS = "aeiouyäöåü\N{LATIN SMALL LETTER DOTLESS I}"
_OPENING = re.compile(f"(?=[^{_VOWELS}][{_VOWELS}])")
_FULL = 0.7
"""A line that is filled to this part of the measure is full enough."""


@lru_cache(maxsize=64)
def _dictionary(language: str) -> Pyphen | None:
    import pyphen  # noqa: PLC0415 - only pages with words that need dividing need it

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
    points = _points(letters.lower(), language)
    return tuple(start + point for point in points if _LEAST_PART <= point <= len(letters) - _LEAST_PART)


def _points(letters: str, language: str) -> Iterable[int]:
    """Where syllables of a word begin, and maybe at its edges."""
    if language.partition("-")[0] in _OPEN_SYLLABLES:
        first = next((index for index, letter in enumerate(letters) if letter in _VOWELS), len(letters))
        return (match.start() for match in _OPENING.finditer(letters) if match.start() > first)
    dictionary = _dictionary(language)
    return map(int, dictionary.positions(letters)) if dictionary else ()


def heads(word: Word, room: int, language: str, least: int = _LEAST_PART) -> Iterator[tuple[Word, Word]]:
    """Each way to divide a word so that its head, hyphen included, fits the room; the longest head first.

    Either part has `least` letters or more.
    """
    if len(word.pieces) != 1 or not _has_hyphen(word.pieces[0]):
        return
    piece = word.pieces[0]
    for point in reversed(division_points(piece.text, language)):
        if not least <= point <= len(piece.text) - least:
            continue
        head = _hyphenated(piece.text[:point], piece)
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


def is_uneven(row: Row, breaks: Sequence[int], limit: int) -> bool:
    """Whether a line of a row, but for the last one, stays far from full."""
    return any(row.width(start, end) < limit * _FULL for start, end in pairwise(breaks[:-1]))


def evened(
    words: Sequence[Word], breaks: Sequence[int], limit: int, language: str
) -> tuple[tuple[Word, ...], list[int]]:
    """Words and breaks with words divided after lines that would stay far from full; never more or fewer lines."""
    known, lines = list(words), list(breaks)
    index = 0
    while index < len(lines) - 2:
        if natural(known[lines[index] : lines[index + 1]]) < limit * _FULL and not known[lines[index + 1] - 1].hyphen:
            known, lines = _filled(known, lines, index, limit, language)
        index += 1
    return tuple(known), lines


def _filled(
    words: list[Word], breaks: list[int], index: int, limit: int, language: str
) -> tuple[list[Word], list[int]]:
    """The line of this index filled with the head of the next word, if one fits and as many lines follow."""
    start = breaks[index + 1]
    before = words[breaks[index] : start]
    room = limit - sum(word.width + word.space.width for word in before)
    # The end of a word alone on the last line is worse than any rag.
    found = heads(words[start], room, language, _LEAST_EVEN) if start < len(words) - 1 else ()
    for head, tail in found:
        rest = [tail, *words[start + 1 :]]
        following = [start + 1 + each for each in row_of(rest).evenest(limit)]
        known, lines = [*words[:start], head, *rest], [*breaks[: index + 1], *following]
        if len(lines) == len(breaks) and _rag(known, lines, limit) + _PRICE**2 < _rag(words, breaks, limit):
            return known, lines
    return words, breaks


def _rag(words: Sequence[Word], breaks: Sequence[int], limit: int) -> float:
    """The squares of what all lines but the last lack, as parts of the measure."""
    lines = pairwise(breaks[:-1])
    return sum((1 - natural(words[start:end]) / limit) ** 2 for start, end in lines)


def with_longer_tails(words: Sequence[Word], breaks: Sequence[int], limit: int, language: str) -> tuple[Word, ...]:
    """Words divided further in front where their ends would be lonely on the next line; lines stay the same."""
    known = list(words)
    for start, end, after in zip(breaks, breaks[1:], breaks[2:], strict=False):
        head, tail = known[end - 1], known[end]
        least = limit * _LEAST_ALONE if after == end + 1 == len(known) else 0
        if head.hyphen and _is_lonely(tail, least):
            before = known[start : end - 1]
            used = sum(word.width + word.space.width for word in before)
            room = limit - natural(known[end:after]) + tail.width
            known[end - 1 : end + 1] = next(
                (
                    (shorter, longer)
                    for shorter, longer in heads(_whole(head, tail), limit - used, language)
                    if tail.width < longer.width <= room
                    and not _is_lonely(longer, least)
                    and used + shorter.width >= limit * _LEAST_BEFORE
                ),
                (head, tail),
            )
    return tuple(known)


def _is_lonely(tail: Word, least: float) -> bool:
    return len(tail.pieces[0].text) < _SHORT_TAIL or tail.width < least


def _whole(head: Word, tail: Word) -> Word:
    text = head.pieces[0].text + tail.pieces[0].text
    part = _part(text, tail.pieces[0])
    return Word((part,), part.width, tail.space, hyphen=tail.hyphen)


def _has_hyphen(piece: Piece) -> bool:
    return ord(_HYPHEN) in face(piece.run.style.face, piece.font).characters


def _hyphenated(text: str, piece: Piece) -> Word:
    whole = run_width(text + _HYPHEN, piece.run, piece.font)
    return Word((_part(text, piece),), whole, Piece("", piece.run, 0), hyphen=True)


def _part(text: str, piece: Piece) -> Piece:
    return Piece(text, piece.run, run_width(text, piece.run, piece.font), piece.font)


def _tail(text: str, word: Word) -> Word:
    piece = word.pieces[0]
    if word.hyphen:
        return _hyphenated(text, piece)
    part = _part(text, piece)
    return Word((part,), part.width, word.space)
