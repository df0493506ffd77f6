"""The one way out to terminals and logs: no text of a file, and no name of one, commands who shows or reads them.

Terminals obey escape sequences and other characters without a shape. Services that run builds obey lines of their logs:
GitHub Actions `::error::` at the beginning of a line and `##[group]` anywhere, Azure Pipelines `##vso[...]`, TeamCity
`##teamcity[...]`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct, field

if TYPE_CHECKING:
    from rich.console import Console

_UNSHOWN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Control, format, unpaired, private and unassigned characters, line and paragraph separators."""

_JOINERS = "\u200c\u200d"
"""Invisible, but parts of words in some scripts, and harmless."""

_COMMANDS = re.compile(r"^[^\S\n]*:(?=:)|##(?=\[|vso\[|teamcity\[)", re.MULTILINE | re.IGNORECASE)
"""What a service would obey, up to a sign without which it is text."""


class Piece(Struct, frozen=True):
    """A stretch of output in one style, which only terminals see."""

    text: str
    style: str = ""


class Command(Struct, frozen=True):
    """A command to GitHub Actions, such as an annotation; its values may hold any text."""

    name: str
    message: str
    properties: Mapping[str, str] = field(default_factory=dict)


def visible(text: str) -> str:
    """The text in one line, tabs as spaces, with escapes for what has no shape of its own or would be a command."""
    return text if _harmless(text) else "".join(cells(text))


def cells(text: str) -> list[str]:
    """What `visible` shows for each character."""
    shown = [*map(_shown, text)]
    for at in _commanding(text):
        shown[at] = _escape(text[at])
    return shown


def say(*pieces: str | Piece, err: bool = False, stream: TextIO | None = None, end: str = "\n") -> None:
    """Write a line, or several that line feeds divide, to standard output or where else is said."""
    target = stream or (sys.stderr if err else sys.stdout)
    cleaned = tuple(_cleaned([Piece(one) if isinstance(one, str) else one for one in pieces]))
    if any(piece.style for piece in cleaned) and target.isatty():
        _say_in_colour(cleaned, target, end)
    else:
        _write("".join(piece.text for piece in cleaned) + end, target)


def command(one: Command, stream: TextIO) -> None:
    """Write a command to GitHub Actions, in the escapes that its runner undoes."""
    properties = ",".join(f"{name}={_property(value)}" for name, value in one.properties.items())
    _write(f"::{one.name} {properties}::{_data(one.message)}\n", stream)


def pass_through(content: bytes) -> None:
    """Write bytes as they are, for a file or another program behind standard output; never to a terminal."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _commanding(text: str) -> list[int]:
    """Where the signs stand that make commands of the text."""
    return [found.end() - 1 for found in _COMMANDS.finditer(text)]


def _harmless(text: str) -> bool:
    return text.isprintable() and not _COMMANDS.search(text)


def _shown(character: str) -> str:
    if character == "\t":
        return "    "
    if unicodedata.category(character) in _UNSHOWN and character not in _JOINERS:
        return _escape(character)
    return character


def _escape(character: str) -> str:
    point = ord(character)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def _cleaned(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without what has no shape, nor what is a command once they stand together."""
    shaped = [Piece("\n".join(map(visible, piece.text.split("\n"))), piece.style) for piece in pieces]
    whole = "".join(piece.text for piece in shaped)
    signs = _commanding(whole)
    start = 0
    for piece in shaped:
        end = start + len(piece.text)
        yield Piece(_escaped(piece.text, {at - start for at in signs if start <= at < end}), piece.style)
        start = end


def _escaped(text: str, places: Iterable[int]) -> str:
    chosen = set(places)
    return "".join(_escape(sign) if at in chosen else sign for at, sign in enumerate(text)) if chosen else text


def _data(text: str) -> str:
    """A message of a command: its lines, each visible."""
    return "%0A".join(visible(line).replace("%", "%25") for line in text.split("\n"))


def _property(text: str) -> str:
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def terminal(stream: TextIO) -> Console:
    """A terminal to draw on what was made visible; it takes no text for markup."""
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False)


def _write(text: str, stream: TextIO) -> None:
    stream.write(_encodable(text, stream))
    stream.flush()


def _encodable(text: str, stream: TextIO) -> str:
    """The text with escapes for what the stream has no signs for."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _say_in_colour(pieces: Iterable[Piece], stream: TextIO, end: str) -> None:
    from rich.text import Text

    text = Text.assemble(*((_encodable(piece.text, stream), piece.style) for piece in pieces))
    terminal(stream).print(text, end=end, soft_wrap=True)
