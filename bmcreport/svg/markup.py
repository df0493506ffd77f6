"""SVG's text and numbers: escaped words, lengths in points, attributes."""

from __future__ import annotations

import re

from bmcreport.units import EMU_PER_POINT, Emu

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a reference."""


def escaped(text: str) -> str:
    """Text between tags; what XML cannot hold becomes the sign for an unknown character."""
    known = _UNWRITABLE.sub("\ufffd", text)
    return known.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Text inside double quotes."""
    return escaped(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def attribute(name: str, value: str) -> str:
    """An attribute with the space before it."""
    return f' {name}="{quoted(value)}"'


def points(length: Emu) -> str:
    """A length in points, the unit of the page's coordinates, with at most three decimals."""
    return decimal(round(length * 1000 / EMU_PER_POINT))


def decimal(thousands: int) -> str:
    """Thousandths as a decimal number, never with an exponent."""
    text = f"{thousands / 1000:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
