"""Diagnostics as people read them: the place, the line with a caret under the span, and the remedy."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from bmcreport.console.gate import Piece, cells, visible
from bmcreport.diagnostics import Diagnostic, Severity

WINDOW = 100
"""Columns of a source line that are shown."""

LEAD = 40
"""Columns of a longer line that are shown before the span."""


def width(text: str) -> int:
    """Columns that the text takes on a terminal: none for marks on letters, two for wide characters (UAX 11)."""
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def short(diagnostic: Diagnostic) -> str:
    """One line, for editors and scripts."""
    return "".join(piece.text for piece in _heading(diagnostic))


def human(diagnostic: Diagnostic) -> str:
    """Several lines, for people."""
    return "".join(piece.text for piece in pieces(diagnostic))


def pieces(diagnostic: Diagnostic) -> Iterator[Piece]:
    """The several lines, each stretch in its style."""
    yield from _heading(diagnostic)
    yield from _excerpt(diagnostic)
    if diagnostic.hint:
        yield Piece("\n  ")
        yield Piece("hint:", "bold cyan")
        yield Piece(f" {visible(diagnostic.hint)}")


def _heading(diagnostic: Diagnostic) -> Iterator[Piece]:
    place = diagnostic.place if diagnostic.placed else diagnostic.source.name
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


class Window(Struct, frozen=True):
    """The part of a line that is shown, with the columns before the carets and their number."""

    text: str
    indent: int
    carets: int


def _window(line: str, start: int, end: int) -> Window:
    """At most `WINDOW` columns of the line, around the characters from `start` to `end`."""
    shown = cells(line)
    edges = list(accumulate(map(width, shown), initial=0))
    start, end = min(start, len(shown)), min(max(end, start), len(shown))
    first, last = _shown(edges, start)
    before, after = "…" if first else "", "…" if last < len(shown) else ""
    return Window(
        text=before + "".join(shown[first:last]) + after,
        indent=len(before) + edges[start] - edges[first],
        carets=max(1, edges[max(start, min(end, last))] - edges[start]),
    )


def _shown(edges: list[int], start: int) -> tuple[int, int]:
    """The first and the last (exclusive) cell to show of a line whose cells have these edges."""
    left = max(0, min(edges[start] - LEAD, edges[-1] - WINDOW))
    first = min(bisect_left(edges, left), start)
    return first, max(bisect_right(edges, edges[first] + WINDOW) - 1, first)
