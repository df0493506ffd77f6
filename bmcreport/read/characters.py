"""Characters that no text may hold: what cannot be printed, and what would show a text other than it is."""

from __future__ import annotations

import re

STAND_IN = "\ufffd"

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
"""What a YAML stream may not hold (YAML 1.1, 4.1.1); XML 1.0 refuses nearly the same."""

_HALVES = "\ud800-\udfff"
_NOTHING = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
"""The noncharacters (The Unicode Standard, 23.7)."""

_TURNS = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates (UAX 9), with which text is shown in another order than it is read."""

_NATURES = {
    "a control character": _CONTROLS,
    "half of a character": _HALVES,
    "a code point that is no character": _NOTHING,
    "a control of the direction of text": _TURNS,
}

UNPRINTABLE = re.compile(f"[{''.join(_NATURES.values())}]")


def unprintable(text: str) -> re.Match[str] | None:
    """The first character of a text that no text may hold."""
    # Nothing that Python would print is among them, which it knows in a tenth of the time.
    return None if text.replace("\n", "").isprintable() else UNPRINTABLE.search(text)


def described(character: str) -> str:
    """What such a character is, with its code point."""
    nature = next(name for name, set_ in _NATURES.items() if re.match(f"[{set_}]", character))
    return f"{nature} (U+{ord(character):04X})"
