"""Paragraphs measured once, whatever the size, in micro-em; what was measured is remembered by its value.

A page has a thousand words. So they are no objects but columns, side by side: the texts of all pieces of a paragraph,
the places where they start, and which of them a line may begin with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from operator import sub

from bmcreport.text.fallback import remembered
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.lining import Row
from bmcreport.text.stairs import Stairs
from bmcreport.text.stretches import Stretch, stretches
from bmcreport.text.types import Fragment, Line, Paragraph, Run
from bmcreport.text.words import Piece, Word
from bmcreport.units import Emu

# What a named tuple's own constructor does, without the call of a function: a page has hundreds.
_new = tuple.__new__


class MeasuredText:
    """The words of a paragraph side by side, counted from 0; a space belongs to the word before it."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._parts: list[tuple[Run, Stretch]] = []
        widths: list[int] = []
        # The pieces that words begin with, and those before which they end: the space, where there is one.
        starts, ends = [0], []
        stretch_of = stretches().of
        for run in runs:
            stretch = stretch_of(run)
            if starts[-1] == len(widths) and stretch.begins_with_space:
                # A space where a line may begin is none.
                stretch = stretch.without_first()
            if stretch.starts:
                offset = len(widths)
                starts += [offset + place for place in stretch.starts]
                ends += [offset + place for place in stretch.ends]
            widths += stretch.widths
            self._parts.append((run, stretch))
        if starts[-1] < len(widths):
            starts.append(len(widths))
            ends.append(len(widths))
        self._edges = starts
        self._places = places = list(accumulate(widths, initial=0))
        place_of = places.__getitem__
        self.row = Row(list(map(place_of, starts[:-1])), list(map(place_of, ends)))
        self.width = places[-1]
        """The width on one line, the space at its end included."""
        self.widest = max(map(sub, self.row.ends, self.row.starts), default=0)
        """The least measure at which no word is cut."""
        self.stairs = Stairs(self.row, self.widest, self.width)
        """How many lines there are at which measure."""

    def lines(self, breaks: Sequence[int], size: Emu) -> tuple[Line, ...]:
        """The lines that begin with these words, at a type size; the space at their end counts for no width."""
        return tuple([self._line(start, end, size) for start, end in pairwise(breaks)])

    def _line(self, start: int, end: int, size: Emu) -> Line:
        """The words from `start` to `end`."""
        texts, places, (looks, begins) = self._texts, self._places, self._looks
        piece, stop = self._edges[start], self._edges[end]
        left = places[piece]
        look = bisect_right(begins, piece)
        fragments, x = [], 0
        while piece < stop:
            run, font = looks[look - 1]
            until = min(stop, begins[look])
            right = (places[until] - left) * size // MICRO_EM
            text = "".join(texts[piece:until])
            fragments.append(_new(Fragment, (x, right - x, text, run, False, font, False, "")))
            piece, x, look = until, right, look + 1
        return _new(Line, (tuple(fragments), self.row.width(start, end) * size // MICRO_EM))

    def loose_widths(self) -> list[int]:
        """The widths of words without what is kept to them, and of the spaces between them."""
        return [width for run, stretch in self._parts if not run.keep for width in stretch.widths]

    def words(self) -> tuple[Word, ...]:
        """The words as objects."""
        looks, begins = self._looks
        pieces = [
            Piece(text, run, right - left, font)
            for (run, font), (begin, end) in zip(looks, pairwise(begins), strict=True)
            for text, (left, right) in zip(self._texts[begin:end], pairwise(self._places[begin : end + 1]), strict=True)
        ]
        return tuple(_word(pieces[start:end]) for start, end in pairwise(self._edges))

    @cached_property
    def _texts(self) -> list[str]:
        """The text of each piece."""
        return [text for _, stretch in self._parts for text in stretch.texts]

    @cached_property
    def _looks(self) -> tuple[list[tuple[Run, str]], list[int]]:
        """The runs and faces in a row, and the pieces that they begin with, and the end."""
        looks, begins, offset = [], [], 0
        for run, stretch in self._parts:
            for place, font in stretch.fonts:
                looks.append((run, font))
                begins.append(offset + place)
            offset += len(stretch.texts)
        return looks, [*begins, offset]


@remembered(2_000)
def measured(paragraph: Paragraph) -> MeasuredText:
    """The words of a paragraph, measured."""
    return MeasuredText(paragraph.runs)


def measure_paragraph(paragraph: Paragraph) -> tuple[Word, ...]:
    """The words of a paragraph as objects."""
    return measured(paragraph).words()


def rough_width(paragraph: Paragraph) -> int:
    """About the width of a paragraph on one line, in micro-em: that of its runs, each by itself; found at once."""
    stretch_of = stretches().of
    return sum([sum(stretch_of(run).widths) for run in paragraph.runs])


def natural_width(paragraph: Paragraph) -> int:
    """The width of a paragraph on one line, in micro-em."""
    ends = measured(paragraph).row.ends
    return ends[-1] if ends else 0


def _word(pieces: Sequence[Piece]) -> Word:
    last = pieces[-1]
    if last.text == " ":
        own, space = pieces[:-1], last
    else:
        own, space = pieces, Piece("", last.run, 0)
    return Word(tuple(own), sum(piece.width for piece in own), space)
