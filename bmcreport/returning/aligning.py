"""Which paragraph of before is which of now, and what became of the texts in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from unicodedata import normalize

from bmcreport.enclosed import Path, Piece
from bmcreport.returning.in_slides import SeenParagraph

_ALIKE = 0.5
"""How much two texts have in common, of 1, that are taken for one where numbers of paragraphs differ."""

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2003"), " ")


def one_line(text: str) -> str:
    """The text as documents hold it: one line, whole letters, no blanks at its ends."""
    return re.sub("[ \t\r\n\v\f\u2028\u2029]+", " ", normalize("NFC", text)).strip()


def plain(text: str) -> str:
    """The text on one line with spaces of one kind."""
    return one_line(text.translate(_SPACES))


def alike(one: str, other: str) -> bool:
    """Whether two stretches are the same but for the kind of space."""
    return one.translate(_SPACES) == other.translate(_SPACES)


def aligned(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Indices of before and now that belong together; `None` where there is no partner."""
    olds, news = ([text.translate(_SPACES) for text in texts] for texts in (before, now))
    for tag, start, end, first, last in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and end - start == last - first):
            yield from zip(range(start, end), range(first, last), strict=True)
        else:
            yield from _most_alike(range(start, end), range(first, last), olds, news)


def _most_alike(
    before: Sequence[int], now: Sequence[int], olds: Sequence[str], news: Sequence[str]
) -> Iterator[tuple[int | None, int | None]]:
    """Pairs in their order, each the best for the paragraph of before that is still to come."""
    rest = list(now)
    for old in before:
        scores = [(likeness(olds[old], news[new]), -place) for place, new in enumerate(rest)]
        best = max(scores, default=(0.0, 0))
        if best[0] < _ALIKE:
            yield old, None
            continue
        yield from ((None, new) for new in rest[: -best[1]])
        yield old, rest[-best[1]]
        del rest[: -best[1] + 1]
    yield from ((None, new) for new in rest)


def likeness(one: str, other: str) -> float:
    """How much two texts have in common, from 0 to 1."""
    return SequenceMatcher(None, one[:500], other[:500], autojunk=False).ratio()


def texts_in(pieces: Sequence[Piece], seen: SeenParagraph) -> Mapping[Path, str] | None:
    """What the texts of a paragraph read now; none where that cannot be told."""
    named = [index for index, piece in enumerate(pieces) if piece.path]
    before = "".join(piece.text for piece in pieces[: named[0]])
    after = "".join(piece.text for piece in pieces[named[-1] + 1 :])
    end = len(seen.text) - len(after)
    if end < len(before) or not alike(seen.text[: len(before)], before) or not alike(seen.text[end:], after):
        return None
    middle = seen.text[len(before) : end]
    if len(named) == 1:
        return {pieces[named[0]].path: one_line(middle)}
    lead, *between, last = pieces[named[0] : named[-1] + 1]
    gap = "".join(piece.text for piece in between)
    cut = _cut(middle, lead.text, gap, last.text, seen.strong - len(before)) if len(named) == 2 else None
    return cut and {lead.path: one_line(cut[0]), last.path: one_line(cut[1])}


def _cut(middle: str, lead: str, gap: str, last: str, strong: int) -> tuple[str, str] | None:
    """Lead and rest of a paragraph: one of them as it was, or else parted where bold ends."""
    ways = set()
    if middle.endswith(gap + last):
        ways.add((middle.removesuffix(gap + last), last))
    if middle.startswith(lead + gap):
        ways.add((lead, middle.removeprefix(lead + gap)))
    if len(ways) == 1:
        return ways.pop()
    if 0 < strong <= len(middle):
        return middle[:strong], middle[strong:]
    return None
