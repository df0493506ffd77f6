"""Diagnostics as people read them on a terminal: the place, the line with a caret under the span, and the remedy.

Every text that comes from a file passes `visible`, so that no document can move the cursor, recolour or reorder what is
shown.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, TextIO, TypeAlias

from bmcreport.diagnostics import START, Diagnostic, Severity

if TYPE_CHECKING:
    from rich.text import Text

Format: TypeAlias = Literal["human", "short"]

WINDOW = 100
"""Columns of a source line that are shown."""

LEAD = 40
"""Columns of a longer line that are shown before the span."""

MOST_SHOWN = 100
"""Findings of one document that are shown; whoever has more will run the check again."""

_UNSHOWN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Control, format, unpaired, private and unassigned characters, line and paragraph separators."""

_JOINERS = "\u200c\u200d"
"""Invisible, but parts of words in some scripts, and harmless."""


def visible(text: str) -> str:
    """The text with tabs as spaces, and whatever has no shape of its own as escapes."""
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character == "\t":
        return "    "
    if unicodedata.category(character) in _UNSHOWN and character not in _JOINERS:
        point = ord(character)
        return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
    return character


def width(text: str) -> int:
    """Columns that the text takes on a terminal: none for marks on letters, two for wide characters (UAX 11)."""
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of output in one style."""

    text: str
    style: str = ""


def short(diagnostic: Diagnostic) -> str:
    """One line, for editors and scripts."""
    return "".join(piece.text for piece in _heading(diagnostic))


def human(diagnostic: Diagnostic) -> str:
    """Several lines, for people."""
    return "".join(piece.text for piece in _pieces(diagnostic))


def _pieces(diagnostic: Diagnostic) -> Iterator[Piece]:
    yield from _heading(diagnostic)
    yield from _excerpt(diagnostic)
    if diagnostic.hint:
        yield Piece("\n  ")
        yield Piece("hint:", "bold cyan")
        yield Piece(f" {visible(diagnostic.hint)}")


def _heading(diagnostic: Diagnostic) -> Iterator[Piece]:
    # A file that was not read has no lines to point at.
    place = diagnostic.place if diagnostic.source.text or diagnostic.span != START else diagnostic.source.name
    yield Piece(f"{visible(place)}: ", "bold")
    yield Piece(f"{diagnostic.severity.word} {diagnostic.code}", _STYLES[diagnostic.severity])
    yield Piece(f": {visible(diagnostic.message)}")


_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def _excerpt(diagnostic: Diagnostic) -> Iterator[Piece]:
    span, line = diagnostic.span, diagnostic.source.line(diagnostic.span.line)
    if not line.strip():
        return
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    window = _window(line, span.column - 1, end)
    gutter = f"{span.line:>5} | "
    yield Piece(f"\n{gutter}", "dim")
    yield Piece(window.text)
    yield Piece(f"\n{' ' * (len(gutter) - 2)}| ", "dim")
    yield Piece(" " * window.indent + "^" * window.carets, _STYLES[diagnostic.severity])


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a line that is shown, with the columns before the carets and their number."""

    text: str
    indent: int
    carets: int


def _window(line: str, start: int, end: int) -> Window:
    """At most `WINDOW` columns of the line, around the characters from `start` to `end`."""
    cells = [visible(character) for character in line]
    edges = list(accumulate(map(width, cells), initial=0))
    start, end = min(start, len(cells)), min(max(end, start), len(cells))
    first, last = _shown(edges, start)
    before, after = "…" if first else "", "…" if last < len(cells) else ""
    return Window(
        text=before + "".join(cells[first:last]) + after,
        indent=len(before) + edges[start] - edges[first],
        carets=max(1, edges[max(start, min(end, last))] - edges[start]),
    )


def _shown(edges: list[int], start: int) -> tuple[int, int]:
    """The first and the last (exclusive) cell to show of a line whose cells have these edges."""
    left = max(0, min(edges[start] - LEAD, edges[-1] - WINDOW))
    first = min(bisect_left(edges, left), start)
    return first, max(bisect_right(edges, edges[first] + WINDOW) - 1, first)


def show_table(
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    stream: TextIO,
    numbers: Container[int] | None = None,
) -> None:
    """Write a table, ruled where that is a terminal.

    The columns of `numbers` stand at the right: all but the first, unless they are named.
    """
    right = range(1, len(head)) if numbers is None else numbers
    if not stream.isatty():
        stream.write("\n".join((title, *_aligned([head, *rows], right))) + "\n\n")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title, "bold"), title_justify="left")
    for number, name in enumerate(head):
        table.add_column(name, justify="right" if number in right else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=stream, highlight=False, markup=False, emoji=False).print(table)


def _aligned(rows: Sequence[Sequence[str]], right: Container[int]) -> Iterator[str]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        air = [" " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)]
        cells = (
            room + cell if at in right else cell + room for at, (cell, room) in enumerate(zip(row, air, strict=True))
        )
        yield "  ".join(cells).rstrip()


def show(diagnostics: Iterable[Diagnostic], stream: TextIO, style: Format = "human") -> None:
    """Write the diagnostics to `stream`, in colour where that is a terminal."""
    shown, left_out = _not_too_many(diagnostics)
    for diagnostic in shown:
        _write(diagnostic, stream, style)
    stream.writelines(f"{visible(name)}: and {count:,} more\n" for name, count in left_out.items())


def _not_too_many(diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], dict[str, int]]:
    shown: list[Diagnostic] = []
    counts: dict[str, int] = {}
    for diagnostic in diagnostics:
        name = diagnostic.source.name
        counts[name] = counts.get(name, 0) + 1
        if counts[name] <= MOST_SHOWN:
            shown.append(diagnostic)
    return shown, {name: count - MOST_SHOWN for name, count in counts.items() if count > MOST_SHOWN}


def _write(diagnostic: Diagnostic, stream: TextIO, style: Format) -> None:
    if style == "short":
        stream.write(short(diagnostic) + "\n")
    elif stream.isatty():
        _write_in_colour(diagnostic, stream)
    else:
        stream.write(human(diagnostic) + "\n\n")


def _write_in_colour(diagnostic: Diagnostic, stream: TextIO) -> None:
    from rich.console import Console

    Console(file=stream, highlight=False, markup=False, emoji=False).print(
        coloured(diagnostic), end="\n\n", soft_wrap=True
    )


def coloured(diagnostic: Diagnostic) -> Text:
    """The same words as `human`, styled for rich."""
    from rich.text import Text

    return Text.assemble(*((piece.text, piece.style) for piece in _pieces(diagnostic)))
