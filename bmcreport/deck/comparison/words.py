"""Numbers and lists in words, as titles and captions say them."""

from __future__ import annotations

from collections.abc import Sequence

_NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

_CURRENCIES = {"EUR": "euros", "USD": "US dollars", "GBP": "pounds sterling", "JPY": "yen"}


def number_word(number: int) -> str:
    """A number up to twelve in words, others in digits."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def inside_sentence(label: str) -> str:
    """A label as it stands within a sentence: `Annualised revenue` loses its capital, `GPUs` keeps its own."""
    return label if label[1:2].isupper() or label[1:2].isdigit() else label[:1].lower() + label[1:]


def listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def currency_words(currency: str) -> str:
    """A currency's plural name, or its code where it has none here."""
    return _CURRENCIES.get(currency, currency)


def of_all(count: int, whole: int) -> str:
    """A part of the companies: `both`, `all seven`, `four of seven`."""
    if count < whole:
        return f"{number_word(count)} of {number_word(whole)}"
    return "both" if whole == 2 else f"all {number_word(whole)}"
