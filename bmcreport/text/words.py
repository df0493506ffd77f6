"""Words as objects, for the few that are wider than a line, or divided; all others are measured in columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.lining import Row
from bmcreport.text.types import Fragment, Line, Run
from bmcreport.units import Emu


class Piece(Struct, frozen=True):
    """A part of a word in one run and one face (`font` is its key); `width` in micro-em of the paragraph's size."""

    text: str
    run: Run
    width: int
    font: str = ""


class Word(Struct, frozen=True):
    """What no line break divides, and the space that follows it (no text and no width where none does).

    `hyphen` says that a hyphen is drawn after it, which its width includes and its text does not.
    """

    pieces: tuple[Piece, ...]
    width: int
    space: Piece
    hyphen: bool = False


def row_of(words: Sequence[Word]) -> Row:
    """Words side by side."""
    return Row.of([word.width for word in words], [word.space.width for word in words])


def natural(words: Sequence[Word]) -> int:
    """The width of words on one line, in micro-em, without the space at its end."""
    return sum([word.width + word.space.width for word in words]) - words[-1].space.width if words else 0


def line_of(words: Sequence[Word], size: Emu) -> Line:
    """Words as a line; the space at its end stays in the text but not in the width."""
    pieces = [piece for word in words for piece in (*word.pieces, word.space) if piece.text]
    fragments, x, position = [], 0, 0
    for (_, font), stretch in groupby(pieces, lambda piece: (id(piece.run), piece.font)):
        alike = list(stretch)
        position += sum([piece.width for piece in alike])
        right = position * size // MICRO_EM
        text = "".join([piece.text for piece in alike])
        fragments.append(Fragment(x, right - x, text, alike[0].run, font=font))
        x = right
    last = words[-1]
    line = Line(tuple(fragments), (position - last.space.width) * size // MICRO_EM)
    return _with_hyphen(line, last, size) if last.hyphen else line


def _with_hyphen(line: Line, word: Word, size: Emu) -> Line:
    """A line that ends in the head of a word, its hyphen added."""
    *others, last = line.fragments
    width = word.width - sum(piece.width for piece in word.pieces)
    added = width * size // MICRO_EM
    return Line((*others, replace(last, width=last.width + added, hyphen=True)), line.width + added)
