"""Whether two items say the same in like words: the second way to line up what no theme ties together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

SAME_WORDING = 90.0
"""Per cent of alikeness from which two items of different companies stand in one row."""

_NO_WORD = re.compile(r"[\W_]+")


def wording(text: str) -> str:
    """The words of a text without case, punctuation or order, such as `api fees` for `Fees (API)`."""
    return " ".join(sorted(_NO_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).split()))


def alikeness(one: str, other: str) -> float:
    """How alike two wordings are, 0 to 100: the normalised Indel similarity of rapidfuzz.

    Wordings with different numbers are never alike, for `Plan 1` and `Plan 2` are two plans.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 (a library that only a comparison needs)

    return fuzz.ratio(one, other) if _numbers(one) == _numbers(other) else 0.0


def alike(wordings: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """Ordered pairs of wordings that are alike, as indices with their alikeness: each with itself, others both ways.

    No wording is given twice.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (a library that only a comparison needs)

    yield from ((index, index, 100.0) for index in range(len(wordings)))
    for group in _of_same_numbers(wordings):
        own = [wordings[index] for index in group]
        for place, index in enumerate(group[:-1]):
            rest = own[place + 1 :]
            for _, score, after in process.extract(own[place], rest, scorer=fuzz.ratio, score_cutoff=least, limit=None):
                other = group[place + 1 + after]
                yield index, other, score
                yield other, index, score


def _of_same_numbers(wordings: Sequence[str]) -> Iterator[list[int]]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, written in enumerate(wordings):
        groups.setdefault(_numbers(written), []).append(index)
    yield from groups.values()


def _numbers(written: str) -> tuple[str, ...]:
    """The words that hold a digit."""
    return tuple(word for word in written.split() if any(map(str.isdigit, word)))
