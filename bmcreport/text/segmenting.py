"""Where a line may break inside what stands between two spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from bmcreport.text.clusters import clusters

_LETTER = r"[^\W\d_]"
_AFTER_SIGN = re.compile(rf"(?<={_LETTER}{_LETTER}[-/–—])(?={_LETTER}{_LETTER})")
"""After a hyphen, slash or dash with two letters on either side."""

_IN_ADDRESS = re.compile(r"(?<=[^/:]/)(?=[^/])|(?<=[^/:])(?=[?&#])|" + _AFTER_SIGN.pattern)
"""Besides, in an address of the web: after any single slash, and before what begins a part of a query."""

_IDEOGRAPHS = (
    "[\u2e80-\u2fdf\u3000-\u30ff\u3105-\u312f\u3190-\u31ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff]"
)
"""Chinese characters, kana, and the signs as wide as they: lines break before and after each."""
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc-\u30fe]+")
_LONG_KATAKANA = 8
"""Longer words in katakana may break inside."""
_NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕〗〙〛〜〞〟・ーヽヾゝゞ〻！％），．：；？］｝～｡｣､･￠"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ…‥–—"
)
"""What no line begins with (JIS X 4051, kinsoku)."""
_NEVER_LAST = frozenset("$([{£¥€‘“〈《「『【〔〖〘〚〝＄（［｛｢￡￥#＃№")
"""What no line ends with."""
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer, which write no spaces between words: a dictionary knows where they end."""


_WORD_OR_SPACE = re.compile("[^ ]+| ")


def words_and_spaces(text: str) -> list[str]:
    """A text cut around each of its spaces, which is how it is measured."""
    return _WORD_OR_SPACE.findall(text)


def parts_between_breaks(text: str) -> list[str]:
    """A text without spaces, cut wherever a line may break in it."""
    parts = (_IN_ADDRESS if "://" in text else _AFTER_SIGN).split(text)
    if text.isascii() or max(text) < "\u0e00":
        return parts
    return [each for part in parts for each in _other_scripts(part)]


def _other_scripts(text: str) -> list[str]:
    if _NO_SPACES.search(text):
        return _by_dictionary(text)
    return _between_ideographs(text) if _ideograph().search(text) else [text]


def _between_ideographs(text: str) -> list[str]:
    whole = {
        place
        for word in _KATAKANA.finditer(text)
        if word.end() - word.start() <= _LONG_KATAKANA
        for place in range(word.start() + 1, word.end())
    }
    parts: list[str] = []
    place = 0
    for cluster in clusters(text):
        if parts and (place in whole or not _may_break(parts[-1][-1], cluster[0])):
            parts[-1] += cluster
        else:
            parts.append(cluster)
        place += len(cluster)
    return parts


def _may_break(before: str, after: str) -> bool:
    # A number and what it counts, as in 2027年, stay together.
    if after in _NEVER_FIRST or before in _NEVER_LAST or before.isdecimal():
        return False
    return bool(_ideograph().match(before) or _ideograph().match(after))


@cache
def _ideograph() -> re.Pattern[str]:
    return re.compile(_IDEOGRAPHS)


def _by_dictionary(text: str) -> list[str]:
    """By ICU where the extra `intl` has brought it, else in one piece, which is cut only where a line is full."""
    breaker = _line_breaker()
    return [text] if breaker is None else list(breaker(text, "th"))


@cache
def _line_breaker() -> Callable[[str, str], Iterable[str]] | None:
    return import_module("icu4py.breakers").LineBreaker if find_spec("icu4py") else None
