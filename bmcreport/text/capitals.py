"""Capitals as far as our fonts have them."""

from __future__ import annotations

from functools import lru_cache

from bmcreport.text.fonts import carlito
from bmcreport.text.types import FaceName


@lru_cache(maxsize=1_000)
def in_capitals(text: str) -> str:
    """The text in capitals, but for letters whose capital has no glyph, such as the Greek iota with two marks."""
    face = carlito()[FaceName.REGULAR]
    return "".join(letter if face.missing(letter.upper()) else letter.upper() for letter in text)


@lru_cache(maxsize=1_000)
def spaced(text: str, tracking: int) -> int:
    """This tracking for letters that have capitals; none for scripts whose letters are joined, or drawn by clusters."""
    return tracking if all(char.upper() != char.lower() for char in text if char.isalpha()) else 0
