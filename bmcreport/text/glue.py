"""Spaces at which no line may break: between a number and its unit, inside a name with its number, and the like."""

from __future__ import annotations

import re
from functools import lru_cache

_NONE: frozenset[int] = frozenset()
_UNITS = (
    r"[%‰€$£¥°]|[YZEPTGMk]?(?:Wh?|Hz|B|bit|m|g)|[cm]m|km²|m²|ha|t|l|h|s|min|ms|pt|px|°C"
    r"|USD|EUR|GBP|JPY|CHF|CNY|PLN|CZK|SEK|DKK|NOK|TRY|UAH|INR"
    r"|million|billion|trillion|thousand|Millionen|Milliarden|millions?|milliards?"
    r"|[MBTK]|[Mm]i[ol]\.?|[Mm]rd\.?|[Mm]ld\.?|[Bb]io\.?|[Bb]il\.|[Mm]ia\.|Md|mln\.?|bln\.?|milj\.|bilj\.|mn|md|bn"
    r"|mill\.|bill\.|mi|bi|tri|млн|млрд|трлн|εκατ\.|δισ\.|τρισ\.|triệu|tỷ"
)
# Each rule begins with what most spaces fail at once.
_RULES = (
    # An amount with its unit, with or without a sign between them, and thousands apart.
    rf"(?<=\d )(?=(?:{_UNITS})(?!\w)|\d{{3}}(?!\d))|(?<=\d\+ )(?=(?:{_UNITS})(?!\w))",
    r"(?=[€$£¥](?![\w.,]))",
    # The name of a licence.
    r"(?=BY\b)(?<=\bCC )",
    # Before a figure: the rest of that name, currency codes, short words that count what follows (No. 1, p. 12, § 5).
    (
        r"(?=\d)(?:(?<=\bBY-SA )|(?<=\bBY )|(?<=\b[A-Z]{3} )"
        r"|(?<=\bNo\. )|(?<=\bNr\. )|(?<=\b[npS]\. )|(?<=\bpp\. )|(?<=\bArt\. )"
        r"|(?<=[№§~<>≈] )|(?<=\bn° )|(?<=\bVol\. )|(?<=\bFig\. )|(?<=\bč\. ))"
    ),
    # What an amount is for: "$20 a month" breaks before `a`, never after.
    r"(?<=[\d+] a )(?=[a-z])|(?<=[\d+] an )(?=[a-z])|(?<=[\d+] per )(?=[a-z])",
    # French signs stand apart from their words, and never at the start of a line.
    r"(?=[;:!?»](?:\s|$))|(?<=« )",
)
# What every rule begins with stands first, so that nothing else is looked at.
_GLUED = re.compile(f" (?:{'|'.join(_RULES)})")
_NAME_BEFORE_NUMBER = re.compile(r"\b[A-Z][A-Za-z]+ (?=\d{1,3}(?:\.\d+)?[A-Za-z]?(?![\w]|[.,]\d))")
_MAY_GLUE = re.compile(r"[\d+«]| [€$£¥;:!?»]|CC BY")
"""A text without any of these has no such space."""


@lru_cache(maxsize=5_000)
def glued_spaces(text: str) -> frozenset[int]:
    """The offsets of the spaces in a text at which no line may break."""
    if not _MAY_GLUE.search(text):
        return _NONE
    # A name with its number, but no year: Mistral 7B, Llama 3.1.
    named = [match.end() - 1 for match in _NAME_BEFORE_NUMBER.finditer(text)]
    return frozenset([match.start() for match in _GLUED.finditer(text)] + named)
