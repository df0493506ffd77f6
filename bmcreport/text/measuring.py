"""Paragraphs measured once, whatever the size, in micro-em; what was measured is remembered by its value.

A page has a thousand words. So they are no objects but columns, side by side: the places where the words of a paragraph
start and end, and where they begin in its text.
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
from bmcreport.text.stretches import Stretch, pieces, stretches
from bmcreport.text.types import Fragment, Line, Paragraph, Run
from bmcreport.text.words import Piece, Word
from bmcreport.units import Emu


class MeasuredText:
    """The words of a paragraph side by side, counted from 0; a space belongs to the word before it."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._parts: list[tuple[Run, Stretch]] = []
        starts, ends = [0], []
        # How much there is so far, in places and in characters, and where in the text the last word began.
        width = length = begun = 0
        known = stretches()
        for run in runs:
            stretch = known.of(run)
            if begun == length and stretch.begins_with_space:
                # A space where a line may begin is none.
                stretch = known.of_rest(run)
            if stretch.starts:
                starts += [width + place for place in stretch.starts]
                ends += [width + place for place in stretch.ends]
                begun = length + stretch.offsets[-1]
            width += stretch.width
            length += len(stretch.text)
            self._parts.append((run, stretch))
        if begun < length:
            ends.append(width)
        else:
            starts.pop()
        self.row = Row(starts, ends)
        self.width = width
        """The width on one line, the space at its end included."""
        self.widest = max(map(sub, ends, starts), default=0)
        """The least measure at which no word is cut."""
        self.stairs = Stairs(self.row, self.widest, width)
        """How many lines there are at which measure."""

    @property
    def longest_loose(self) -> int:
        """The width of the longest word without what is kept to it."""
        return max([stretch.longest for run, stretch in self._parts if not run.keep], default=0)

    def lines(self, breaks: Sequence[int], size: Emu) -> tuple[Line, ...]:
        """The lines that begin with these words, at a type size; the space at their end counts for no width."""
        return tuple([self._line(start, end, size) for start, end in pairwise(breaks)])

    def _line(self, start: int, end: int, size: Emu) -> Line:
        """The words from `start` to `end`."""
        text, offsets, begins, looks = self._drawn
        offset, stop, row = offsets[start], offsets[end], self.row
        left = row.starts[start]
        after = row.starts[end] if end < len(row.starts) else self.width
        look = bisect_right(begins, offset)
        fragments, x = [], 0
        while offset < stop:
            _, run, font = looks[look - 1]
            until, place = (stop, after) if stop <= begins[look] else (begins[look], looks[look][0])
            right = (place - left) * size // MICRO_EM
            fragments.append(Fragment(x, right - x, text[offset:until], run, font=font))
            offset, x, look = until, right, look + 1
        return Line(tuple(fragments), row.width(start, end) * size // MICRO_EM)

    def words(self) -> tuple[Word, ...]:
        """The words as objects."""
        found = [
            Piece(text, run, width, font) for run, stretch in self._parts for text, width, font in pieces(stretch, run)
        ]
        lengths = accumulate([len(each.text) for each in found], initial=0)
        places = {length: place for place, length in enumerate(lengths)}
        return tuple(_word(found[places[start] : places[end]]) for start, end in pairwise(self._drawn[1]))

    @cached_property
    def _drawn(self) -> tuple[str, list[int], list[int], list[tuple[int, Run, str]]]:
        """The text as it is drawn; where words begin in it, and the end.

        Where runs and faces begin, and the end; of each of these its place, run and key.
        """
        text, offsets, begins, looks, width = "", [0], [], [], 0
        for run, stretch in self._parts:
            length = len(text)
            offsets += [length + offset for offset in stretch.offsets]
            for offset, place, font in stretch.fonts:
                begins.append(length + offset)
                looks.append((width + place, run, font))
            text += stretch.text
            width += stretch.width
        begins.append(len(text))
        return text, offsets if offsets[-1] == len(text) else [*offsets, len(text)], begins, looks


@remembered(2_000)
def measured(paragraph: Paragraph) -> MeasuredText:
    """The words of a paragraph, measured."""
    return MeasuredText(paragraph.runs)


def measure_paragraph(paragraph: Paragraph) -> tuple[Word, ...]:
    """The words of a paragraph as objects."""
    return measured(paragraph).words()


def rough_width(paragraph: Paragraph) -> int:
    """About the width of a paragraph on one line, in micro-em: that of its runs, each by itself; found at once."""
    known = stretches()
    return sum([known.of(run).width for run in paragraph.runs])


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
