"""Paragraphs measured once, whatever the size: words and spaces in micro-em, cached by value."""

from __future__ import annotations

from typing import NamedTuple

from bmcreport.text.fallback import face, itemised, remembered
from bmcreport.text.glue import glued_spaces
from bmcreport.text.segmenting import parts_between_breaks
from bmcreport.text.types import FaceName, Paragraph, Run, Style

_WORDS_KEPT = 10_000
_new = tuple.__new__


class Piece(NamedTuple):
    """A part of a word in one run and one face (`font` is its key); `width` in micro-em of the paragraph's size.

    A page has hundreds, and tuples are made thrice as fast as frozen dataclasses.
    """

    text: str
    run: Run
    width: int
    font: str = ""


class Word(NamedTuple):
    """What no line break divides, and the space that follows it (no text and no width where none does).

    `hyphen` says that a hyphen is drawn after it, which its width includes and its text does not.
    """

    pieces: tuple[Piece, ...]
    width: int
    space: Piece
    hyphen: bool = False


_Stretch = tuple[Word, bool]
"""Pieces without a break between them, as the word that they are if none stand before, and whether it ends there."""

_Measured = tuple[tuple[str, int, str], ...]
"""Text, width and key of the face of each piece of a stretch."""


def run_width(text: str, run: Run, font: str = "") -> int:
    """The width of `text` in the style of `run`, in micro-em of the paragraph's size."""
    return _width(text, run.style, font)


@remembered(2_000)
def measure_paragraph(paragraph: Paragraph) -> tuple[Word, ...]:
    """The words of a paragraph."""
    words: list[Word] = []
    pending: tuple[Piece, ...] = ()
    for run in paragraph.runs:
        for word, ends_word in _stretches(run):
            if not ends_word:
                pending = pending + word.pieces if pending else word.pieces
            elif pending or word.pieces:
                words.append(_word(pending + word.pieces, word.space) if pending else word)
                pending = ()
            elif word.space.text and words:
                # A run that starts with a space ends the word of the run before it.
                last = words[-1]
                words[-1] = Word(last.pieces, last.width, last.space if last.space.text else word.space)
    if pending:
        words.append(_word(pending, Piece("", paragraph.runs[-1], 0)))
    return tuple(words)


def natural_width(paragraph: Paragraph) -> int:
    """The width of a paragraph on one line, in micro-em."""
    words = measure_paragraph(paragraph)
    return sum(word.width + word.space.width for word in words) - (words[-1].space.width if words else 0)


def _word(pieces: tuple[Piece, ...], space: Piece) -> Word:
    width = pieces[0].width if len(pieces) == 1 else sum([piece.width for piece in pieces])
    return _new(Word, (pieces, width, space, False))


class _Known(dict[str, tuple[_Measured, ...]]):
    """What stands between two spaces in one style, cut wherever a line may break and measured when first met."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.space = _width(" ", style, "")

    def __missing__(self, text: str) -> tuple[_Measured, ...]:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        found = self[text] = tuple(map(self.measured, parts_between_breaks(text)))
        return found

    def measured(self, text: str) -> _Measured:
        """What has no break in it."""
        found = itemised(text, self._style.face) if text else ()
        return tuple((part, _width(part, self._style, font), font) for part, font in found)


@remembered(64)
def _known(face: FaceName, scale: int, tracking: int) -> _Known:
    """The words of all styles that have the same widths."""
    return _Known(Style(face, scale=scale, tracking=tracking))


def _width(text: str, style: Style, font: str) -> int:
    natural = face(style.face, font).width(text) + style.tracking * 1000 * len(text)
    return natural * style.scale // 1000


@remembered(5_000)
def _stretches(run: Run) -> tuple[_Stretch, ...]:
    """A run cut wherever a line may break in it."""
    style = run.style
    known, none = _known(style.face, style.scale, style.tracking), Piece("", run, 0)
    if run.keep:
        return ((_word(_pieces(known.measured(run.text), run), none), False),)
    space, glued = Piece(" ", run, known.space), glued_spaces(run.text)
    *others, last = run.text.split(" ")
    found: list[_Stretch] = []
    place = -1
    for text in others:
        place += len(text) + 1
        *starts, end = known[text]
        found.extend([(_word(_pieces(start, run), none), True) for start in starts])
        if place in glued:
            found += [(_word(_pieces(end, run), none), False), (_word((space,), none), False)]
        else:
            found.append((_word(_pieces(end, run), space), True))
    if last:
        *starts, end = known[last]
        found.extend([(_word(_pieces(start, run), none), True) for start in starts])
        found.append((_word(_pieces(end, run), none), False))
    return tuple(found)


def _pieces(measured: _Measured, run: Run) -> tuple[Piece, ...]:
    # What a named tuple's own constructor does, without the call of a function: a page has a thousand.
    return tuple([_new(Piece, (text, run, width, font)) for text, width, font in measured])
