"""PDF's basic objects as text: numbers, names, strings, arrays and dictionaries (ISO 32000-1, 7.3)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bmcreport.units import Emu

_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})
_REGULAR = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+")


def thousandths(length: Emu) -> int:
    """A length in thousandths of a point, of which there are ten in 127 EMU; sums and differences of them are exact."""
    return (10 * length + 63) // 127


@lru_cache(maxsize=1 << 14)
def number(thousands: int) -> str:
    """Thousandths as a decimal number: at most three decimals, never an exponent."""
    return f"{thousands / 1000:.12g}"


def points(length: Emu) -> str:
    """A length in points."""
    return number(thousandths(length))


@lru_cache(maxsize=1 << 10)
def name(value: str) -> str:
    """A name object; whatever is not a plain ASCII letter, digit or mark is written as `#xx`."""
    return "/" + "".join(char if char in _REGULAR else _hexadecimal(char) for char in value)


def text_string(value: str) -> str:
    """A text string: literal where it is printable ASCII, else hexadecimal UTF-16 (ISO 32000-1, 7.9.2.2).

    Half a surrogate pair, which is no character, becomes a question mark.
    """
    if value.isascii() and value.isprintable():
        return f"({value.translate(_ESCAPES)})"
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"


def reference(number_of_object: int) -> str:
    """A reference to an indirect object."""
    return f"{number_of_object} 0 R"


def array(items: Iterable[str]) -> str:
    """An array of ready items."""
    return f"[{' '.join(items)}]"


def dictionary(**entries: str) -> str:
    """A dictionary, its keys in the order given."""
    return f"<<{''.join([f'/{key} {value}' for key, value in entries.items()])}>>"


def _hexadecimal(char: str) -> str:
    return "".join(f"#{byte:02X}" for byte in char.encode())
