"""Paragraphs broken into lines: as few lines as can be, words wider than a line divided or cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from bmcreport.text.clusters import clusters
from bmcreport.text.fallback import remembered
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.hyphenation import divided, evened, with_hyphen, with_longer_tails
from bmcreport.text.lining import Row
from bmcreport.text.measuring import Piece, Word, measure_paragraph, run_width
from bmcreport.text.types import Fragment, Line, Paragraph
from bmcreport.units import Emu


def count_lines(paragraph: Paragraph, measure: Emu, size: Emu) -> int:
    """How many lines a paragraph takes at a measure and type size, both in EMU."""
    return line_limits(paragraph).count(measure * MICRO_EM // size)


@remembered(2_000)
def break_paragraph(paragraph: Paragraph, measure: Emu, size: Emu) -> tuple[Line, ...]:
    """The lines of a paragraph at a measure and type size, both in EMU; no line is wider than the measure."""
    limit = measure * MICRO_EM // size
    limits, words = line_limits(paragraph), measure_paragraph(paragraph)
    row = limits.row
    if limit < limits.widest:
        words = _words_within(paragraph, limit)
        row = Row.of(words)
    breaks = row.evenest(limit)
    # English words are short enough for an even rag.
    if paragraph.hyphens and paragraph.hyphens.partition("-")[0] != "en":
        words, breaks = evened(words, breaks, limit, paragraph.hyphens)
    if paragraph.hyphens and any(word.hyphen for word in words):
        words = with_longer_tails(words, breaks, limit, paragraph.hyphens)
    return tuple(_line(words[start:end], size) for start, end in pairwise(breaks))


@remembered(2_000)
def _words_within(paragraph: Paragraph, limit: int) -> tuple[Word, ...]:
    """The words, those wider than a line cut into parts that are not."""
    return tuple(part for word in measure_paragraph(paragraph) for part in _parts(word, limit, paragraph.hyphens))


def widest_word(paragraph: Paragraph) -> int:
    """The width of the widest word in micro-em: no word is cut where a line is as wide."""
    return max((part.width for word in measure_paragraph(paragraph) for part in _unglued(word)), default=0)


def _parts(word: Word, limit: int, language: str) -> Sequence[Word]:
    """A word as it is or, where it is wider than a line, apart at its spaces, then divided, then cut."""
    if word.width <= limit:
        return [word]
    apart = _unglued(word)
    if len(apart) > 1:
        return [part for each in apart for part in _parts(each, limit, language)]
    return divided(word, limit, language) or _cut(word, limit)


def _unglued(word: Word) -> list[Word]:
    """A word apart at the spaces inside it, which were no places to break as long as it fitted a line."""
    spaces = [
        index for index, piece in enumerate(word.pieces) if piece.text == " " and 0 < index < len(word.pieces) - 1
    ]
    starts, ends = [0, *(index + 1 for index in spaces)], [*spaces, len(word.pieces)]
    between = [*(word.pieces[index] for index in spaces), word.space]
    return [
        Word(pieces := word.pieces[start:end], sum(piece.width for piece in pieces), space)
        for start, end, space in zip(starts, ends, between, strict=True)
    ]


def _cut(word: Word, limit: int) -> list[Word]:
    """A word that is wider than a line, cut where the line is full; at least one grapheme cluster a part."""
    no_space = Piece("", word.space.run, 0)
    parts: list[Word] = []
    for piece in word.pieces:
        for char in clusters(piece.text):
            one = Piece(char, piece.run, run_width(char, piece.run, piece.font), piece.font)
            # Measured together, for kerning may also widen.
            longer = _joined((*(parts[-1].pieces if parts else ()), one), no_space)
            if parts and longer.width <= limit:
                parts[-1] = longer
            else:
                parts.append(_joined((one,), no_space))
    *first, last = parts
    return [*first, Word(last.pieces, last.width, word.space)]


def _joined(parts: Sequence[Piece], space: Piece) -> Word:
    pieces: list[Piece] = []
    for part in parts:
        if pieces and _alike(pieces[-1], part):
            text = pieces[-1].text + part.text
            pieces[-1] = Piece(text, part.run, run_width(text, part.run, part.font), part.font)
        else:
            pieces.append(part)
    return Word(tuple(pieces), sum(piece.width for piece in pieces), space)


def _alike(one: Piece, other: Piece) -> bool:
    return one.run is other.run and one.font == other.font


class LineLimits:
    """How the number of lines of a paragraph falls as its measure grows: found step by step, then only looked up."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph
        self._words = measure_paragraph(paragraph)
        widths = [word.width for word in self._words]
        self._spaces = [word.space.width for word in self._words]
        self.row = Row(widths, self._spaces)
        self.widest = max(widths, default=0)
        """The least measure, in micro-em, at which no word is cut."""
        self.width = sum(widths) + sum(self._spaces)
        """The width on one line."""
        self._rising: list[int] = []
        """The least measures, in micro-em, at which it takes one line, two lines and so on: negated, rising."""

    def count(self, limit: int) -> int:
        """The fewest lines at a measure in micro-em."""
        if limit < self.widest:
            return Row.of(_words_within(self._paragraph, limit)).first_fit(limit)[0]
        rising = self._rising
        if not rising or rising[-1] < -limit:
            rising = [-least for least in self.falls(limit)]
        return bisect_left(rising, -limit) + 1 if self._words else 0

    def falls(self, limit: int) -> Sequence[int]:
        """The least measures at which the paragraph takes one line, two and so on, down to one that is in `limit`."""
        rising = list(self._rising)
        while not rising or rising[-1] < -limit:
            rising.append(-self._least_for(len(rising) + 1))
        # Whole or not at all: other threads may ask at the same time.
        self._rising = rising
        return [-least for least in rising]

    @cached_property
    def pieces(self) -> Sequence[int]:
        """The widths of words, in micro-em, without what is kept to them."""
        return [piece.width for word in self._words for piece in word.pieces if not piece.run.keep]

    @cached_property
    def _widest_spaces(self) -> list[int]:
        return sorted(self._spaces, reverse=True)

    def _least_for(self, lines: int) -> int:
        # No line is wider than the widest, so the widest is at least the mean; every break saves a space.
        limit = max(self.widest, -(-(self.width - sum(self._widest_spaces[:lines])) // lines))
        while True:
            count, wider = self.row.first_fit(limit)
            if count <= lines:
                return limit
            limit = wider


@remembered(2_000)
def line_limits(paragraph: Paragraph) -> LineLimits:
    """How many lines a paragraph takes, remembered by its value."""
    return LineLimits(paragraph)


def _line(words: Sequence[Word], size: Emu) -> Line:
    """The words of one line as fragments; the space at its end stays in the text but not in the width."""
    fragments: list[Fragment] = []
    texts: list[str] = []
    first = words[0].pieces[0]
    run, font, x, position = first.run, first.font, 0, 0
    for pieces, _, space, _ in words:
        for piece in (*pieces, space):
            text, own, width, face = piece
            if own is not run or face != font:
                if not text:
                    continue
                end = position * size // MICRO_EM
                fragments.append(Fragment(x, end - x, "".join(texts), run, font=font))
                texts = []
                run, font, x = own, face, end
            texts.append(text)
            position += width
    end = position * size // MICRO_EM
    fragments.append(Fragment(x, end - x, "".join(texts), run, font=font))
    last = words[-1]
    line = Line(tuple(fragments), (position - last.space.width) * size // MICRO_EM)
    return with_hyphen(line, last, size) if last.hyphen else line
