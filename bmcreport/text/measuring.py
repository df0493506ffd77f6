"""Paragraphs measured once, whatever the size: words and spaces in micro-em, cached by value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bmcreport.text.fallback import face, forgotten_with_fonts, itemised
from bmcreport.text.glue import glued_spaces
from bmcreport.text.segmenting import parts_between_breaks
from bmcreport.text.types import Paragraph, Run


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word in one run and one face (`font` is its key); `width` in micro-em of the paragraph's size."""

    text: str
    run: Run
    width: int
    font: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """What no line break divides, and the space that follows it (no text and no width where none does)."""

    pieces: tuple[Piece, ...]
    width: int
    space: Piece
    hyphen: bool = False
    """Whether a hyphen is drawn after it, which its width includes and its text does not."""


def run_width(text: str, run: Run, font: str = "") -> int:
    """The width of `text` in the style of `run`, in micro-em of the paragraph's size."""
    style = run.style
    natural = face(style.face, font).width(text) + style.tracking * 1000 * len(text)
    return natural * style.scale // 1000


@lru_cache(maxsize=20_000)
def measure_paragraph(paragraph: Paragraph) -> tuple[Word, ...]:
    """The words of a paragraph."""
    words: list[Word] = []
    pending: list[Piece] = []

    def close(space: Piece) -> None:
        words.append(Word(tuple(pending), sum(piece.width for piece in pending), space))
        pending.clear()

    for run in paragraph.runs:
        for part, ends_word, space in _parts(run):
            if part:
                pending.extend(
                    Piece(item, run, run_width(item, run, font), font) for item, font in itemised(part, run.style.face)
                )
            if ends_word and pending:
                close(Piece(space, run, run_width(space, run) if space else 0))
            elif space and words:
                # A run that starts with a space ends the word of the run before it.
                last = words[-1]
                own = last.space if last.space.text else Piece(space, run, run_width(space, run))
                words[-1] = Word(last.pieces, last.width, own)
    if pending:
        close(Piece("", paragraph.runs[-1], 0))
    return tuple(words)


def natural_width(paragraph: Paragraph) -> int:
    """The width of a paragraph on one line, in micro-em."""
    words = measure_paragraph(paragraph)
    return sum(word.width + word.space.width for word in words) - (words[-1].space.width if words else 0)


def _parts(run: Run) -> list[tuple[str, bool, str]]:
    """Each stretch of a run without a break in it, whether a word ends there, and the space that follows."""
    if run.keep:
        return [(run.text, False, "")]
    parts: list[tuple[str, bool, str]] = []
    glued = glued_spaces(run.text)
    for match in re.finditer(r"([^ ]*)( ?)", run.text):
        if not match[0]:
            continue
        *starts, end = parts_between_breaks(match[1])
        parts.extend((start, True, "") for start in starts)
        if match.start(2) in glued:
            parts += [(end, False, ""), (match[2], False, "")]
        else:
            parts.append((end, bool(match[2]), match[2]))
    return parts


forgotten_with_fonts(measure_paragraph.cache_clear)
