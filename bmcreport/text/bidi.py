"""The order in which readers see mixed directions: the Unicode Bidirectional Algorithm (Standard Annex 9).

Embeddings and isolates by control characters, which nobody types into YAML, are passed over; all else is as it says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

_IGNORED = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", *_IGNORED))
_BRACKETS = {"(": ")", "[": "]", "{": "}", "⁅": "⁆", "「": "」", "『": "』", "【": "】", "〈": "〉", "《": "》"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_DEPTH = 63
_MAYBE = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks in which there are letters that are read from right to left (UAX 9, table 4 and what is reserved)."""


def has_right_to_left(text: str) -> bool:
    """Whether a text has a letter that is read from right to left."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in _MAYBE.findall(text))


def levels(text: str, base: int) -> list[int]:
    """The level of each character (odd ones are read from right to left) in a paragraph of level `base`, 0 or 1."""
    original = [unicodedata.bidirectional(char) or "L" for char in text]
    # What is ignored takes part as if it were not there.
    kept = [index for index, kind in enumerate(original) if kind not in _IGNORED]
    kinds = [original[index] for index in kept]
    side = "R" if base else "L"
    _resolve_weak(kinds, side)
    _resolve_brackets([text[index] for index in kept], kinds, [original[index] for index in kept], side)
    _resolve_neutral(kinds, side)
    found = dict(zip(kept, (_implicit(kind, base) for kind in kinds), strict=True))
    return _whole(original, found, base)


def visual_order(of: Sequence[int]) -> list[int]:
    """The indices of a line's parts from left to right, by their levels (rule L2)."""
    order = list(range(len(of)))
    for level in range(max(of, default=0), 0, -1):
        position = 0
        for reversed_, group in groupby(order[:], key=lambda index, level=level: of[index] >= level):  # type: ignore[misc]
            part = list(group)
            order[position : position + len(part)] = part[::-1] if reversed_ else part
            position += len(part)
    return order


def _whole(original: Sequence[str], found: dict[int, int], base: int) -> list[int]:
    """Levels of all characters: separators at the base (rule L1), what is ignored as what stands before it."""
    whole, before = [], base
    for index, kind in enumerate(original):
        before = base if kind in {"B", "S"} else found.get(index, before)
        whole.append(before)
    return whole


def with_spaces_at_end(levels_of_line: list[int], line: str, base: int) -> list[int]:
    """The levels of a line, the white space at its end at the base (rule L1)."""
    end = len(line.rstrip())
    return levels_of_line[:end] + [base] * (len(levels_of_line) - end)


def _resolve_weak(kinds: list[str], side: str) -> None:
    """Rules W1 to W7: numbers, their separators and terminators, marks."""
    _marks_and_numbers(kinds, side)
    for index in range(1, len(kinds) - 1):
        before, kind, after = kinds[index - 1 : index + 2]
        if before == after and ((kind == "CS" and before in {"EN", "AN"}) or (kind == "ES" and before == "EN")):
            kinds[index] = before
    _terminators(kinds)
    strong = side
    for index, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:
            kinds[index] = "ON"
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _marks_and_numbers(kinds: list[str], side: str) -> None:
    before = strong = side
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[index] = before
        before = kinds[index]
        if before in {"L", "R", "AL"}:
            strong = before
        elif before == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _terminators(kinds: list[str]) -> None:
    position = 0
    for kind, group in groupby(kinds[:]):
        length = len(list(group))
        end = position + length
        if kind == "ET" and "EN" in (*kinds[max(0, position - 1) : position], *kinds[end : end + 1]):
            kinds[position:end] = ["EN"] * length
        position = end


def _resolve_brackets(text: Sequence[str], kinds: list[str], original: Sequence[str], side: str) -> None:
    """Rule N0: a pair of brackets goes with what it encloses."""
    for opening, closing in sorted(_pairs(text, kinds)):
        inside = {_STRONG[kind] for kind in kinds[opening + 1 : closing] if kind in _STRONG}
        if not inside:
            continue
        direction = side
        if side not in inside:
            before = (_STRONG[kind] for kind in reversed(kinds[:opening]) if kind in _STRONG)
            (other,) = inside
            direction = other if next(before, side) == other else side
        for bracket in (opening, closing):
            kinds[bracket] = direction
            following = bracket + 1
            while following < len(kinds) and original[following] == "NSM":
                kinds[following] = direction
                following += 1


def _pairs(text: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    for index, char in enumerate(text):
        if kinds[index] != "ON":
            continue
        if char in _BRACKETS:
            if len(waiting) == _DEPTH:
                return
            waiting.append((_BRACKETS[char], index))
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == char:
                yield waiting[depth][1], index
                del waiting[depth:]
                break


def _resolve_neutral(kinds: list[str], side: str) -> None:
    """Rules N1 and N2: what stands between two of a kind goes with them, all else with the paragraph."""
    position, before = 0, side
    for neutral, group in groupby(kinds[:], key=_NEUTRAL.__contains__):
        part = list(group)
        end = position + len(part)
        if neutral:
            after = _STRONG[kinds[end]] if end < len(kinds) else side
            kinds[position:end] = [before if before == after else side] * len(part)
        else:
            before = _STRONG[part[-1]]
        position = end


def _implicit(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
