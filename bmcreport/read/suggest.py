"""Guesses at what a mistyped word was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def closest(word: str, words: Iterable[str]) -> str | None:
    """The word that was probably meant, if one is near enough."""
    spelling = word.strip().lower().replace(" ", "_")[:60]
    return next(iter(get_close_matches(spelling, list(words), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, words: Iterable[str], otherwise: str = "") -> str:
    """A question for the word that was probably meant, or `otherwise`."""
    guess = closest(word, words)
    return f"did you mean `{guess}`?" if guess else otherwise


def listed(words: Iterable[str]) -> str:
    """Words in backquotes, comma by comma."""
    return ", ".join(f"`{word}`" for word in words)
