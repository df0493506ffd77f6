"""Spaces at which no line may break: between a number and its unit, inside a name with its number, and the like."""

from __future__ import annotations

import re
from functools import lru_cache

_UNITS = (
    r"[%‰€$£¥°]|[YZEPTGMk]?(?:Wh?|Hz|B|bit|m|g)|[cm]m|km²|m²|ha|t|l|h|s|min|ms|pt|px|°C"
    r"|USD|EUR|GBP|JPY|CHF|CNY|PLN|CZK|SEK|DKK|NOK|TRY|UAH|INR"
    r"|million|billion|trillion|thousand|Millionen|Milliarden|millions?|milliards?"
    r"|[MBTK]|[Mm]i[ol]\.?|[Mm]rd\.?|[Mm]ld\.?|[Bb]io\.?|[Bb]il\.|[Mm]ia\.|Md|mln\.?|bln\.?|milj\.|bilj\.|mn|md|bn"
    r"|mill\.|bill\.|mi|bi|tri|млн|млрд|трлн|εκατ\.|δισ\.|τρισ\.|triệu|tỷ"
)
_RULES = (
    rf"(?<=\d )(?=(?:{_UNITS})(?!\w))",
    # An amount with a sign after it, or with a magnitude before its currency.
    rf"(?<=\d\+ )(?=(?:{_UNITS})(?!\w))",
    r"(?=[€$£¥](?![\w.,]))",
    # The name of a licence.
    r"(?<=\bCC )(?=BY\b)|(?<=\bBY-SA )(?=\d)|(?<=\bBY )(?=\d)",
    # Thousands apart, and currency codes before amounts.
    r"(?<=\d )(?=\d{3}(?!\d))",
    r"(?<=\b[A-Z]{3} )(?=\d)",
    # A short word that counts what follows: No. 1, p. 12, § 5.
    r"(?<=\bNo\. )(?=\d)|(?<=\bNr\. )(?=\d)|(?<=\b[npS]\. )(?=\d)|(?<=\bpp\. )(?=\d)|(?<=\bArt\. )(?=\d)",
    r"(?<=[№§~<>≈] )(?=\d)|(?<=\bn° )(?=\d)|(?<=\bVol\. )(?=\d)|(?<=\bFig\. )(?=\d)|(?<=\bč\. )(?=\d)",
    # What an amount is for: "$20 a month" breaks before `a`, never after.
    r"(?<=[\d+] a )(?=[a-z])|(?<=[\d+] an )(?=[a-z])|(?<=[\d+] per )(?=[a-z])",
    # French signs stand apart from their words, and never at the start of a line.
    r"(?=[;:!?»](?:\s|$))|(?<=« )",
)
# What every rule begins with stands first, so that nothing else is looked at.
_GLUED = re.compile(f" (?:{'|'.join(_RULES)})")
_BEFORE_NUMBER = re.compile(r" (?=\d{1,3}(?:\.\d+)?[A-Za-z]?(?![\w]|[.,]\d))")
_NAME_AT_END = re.compile(r"\b[A-Z][A-Za-z]+\Z")


@lru_cache(maxsize=5_000)
def glued_spaces(text: str) -> frozenset[int]:
    """The offsets of the spaces in a text at which no line may break."""
    # A name with its number, but no year: Mistral 7B, Llama 3.1.
    before_numbers = (match.start() for match in _BEFORE_NUMBER.finditer(text))
    numbered = (place for place in before_numbers if _NAME_AT_END.search(text[:place]))
    return frozenset((*(match.start() for match in _GLUED.finditer(text)), *numbered))
