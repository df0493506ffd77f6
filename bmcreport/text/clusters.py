"""Text cut where no reader would mind: into grapheme clusters, after Unicode Standard Annex 29 in short.

Added to its rules: consonants that a virama joins stay together, for they are drawn as one.
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_VIRAMA = 9
"""The canonical combining class of signs that join two consonants."""
_SARA_AM = "\u0e33\u0eb3"
_FLAGS = range(0x1F1E6, 0x1F200)
_SKIN_AND_TAGS = (*range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080))
_MARKS = ("Mn", "Mc", "Me")


def clusters(text: str) -> list[str]:
    """The grapheme clusters of a text, in order."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for char in text:
        if found and _continues(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def is_ignorable(char: str) -> bool:
    """Whether a character need not be drawn: a joiner, a variation selector, a mark of direction."""
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f" or char == "\u034f"


def _continues(cluster: str, char: str) -> bool:
    last = cluster[-1]
    if unicodedata.category(char) in _MARKS or char in _SARA_AM or char in "\u200c\u200d":
        return True
    if ord(char) in _SKIN_AND_TAGS or "\u1160" <= char <= "\u11ff":
        return True
    if ord(char) in _FLAGS and ord(last) in _FLAGS:
        return len(cluster) % 2 == 1
    return _joins(last, char)


def _joins(last: str, char: str) -> bool:
    if last == _JOINER:
        return not char.isspace()
    return unicodedata.combining(last) == _VIRAMA and unicodedata.category(char) == "Lo"
