"""Paragraphs measured once, whatever the size, in micro-em; what was measured is remembered by its value.

A page has a thousand words. So they are no objects but columns, side by side: the texts of all pieces of a paragraph,
the places where they start, and which of them a line may begin with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import sub
from typing import NamedTuple

from bmcreport.text.fallback import face, itemised, remembered
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.glue import glued_spaces
from bmcreport.text.lining import Row
from bmcreport.text.segmenting import parts_between_breaks
from bmcreport.text.stairs import Stairs
from bmcreport.text.types import FaceName, Fragment, Line, Paragraph, Run, Style
from bmcreport.text.words import Piece, Word
from bmcreport.units import Emu

_WORDS_KEPT, _RUNS_KEPT = 10_000, 5_000
_new = tuple.__new__


_Measured = tuple[tuple[str, int, str], ...]
"""Text, width and key of the face of each piece of what has no break in it."""


class _Stretch(NamedTuple):
    """A run as pieces: their texts and widths, and where the face changes and to which.

    `starts` are the pieces that begin a word but for the first, `ends` those before which the words before them end:
    the space between them, where there is one.
    """

    texts: Sequence[str]
    widths: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    fonts: Sequence[tuple[int, str]]

    @property
    def begins_with_space(self) -> bool:
        """Whether it begins with a space at which a line may break."""
        return self.ends[:1] == [0]

    def without_first(self) -> _Stretch:
        """All but the first piece."""
        if len(self.texts) == 1:
            return _NOTHING
        starts, ends = ([place - 1 for place in places[1:]] for places in (self.starts, self.ends))
        fonts = {max(0, place - 1): font for place, font in self.fonts}
        return _Stretch(self.texts[1:], self.widths[1:], starts, ends, tuple(fonts.items()))


_NOTHING = _Stretch((), (), [], [], ())
_CARLITO = ((0, ""),)


def run_width(text: str, run: Run, font: str = "") -> int:
    """The width of `text` in the style of `run`, in micro-em of the paragraph's size."""
    return _width(text, run.style, font)


class MeasuredText:
    """The words of a paragraph side by side, counted from 0; a space belongs to the word before it."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._parts: list[tuple[Run, _Stretch]] = []
        widths: list[int] = []
        # The pieces that words begin with, and those before which they end: the space, where there is one.
        starts, ends = [0], []
        stretches = _stretches()
        for run in runs:
            style = run.style
            stretch = stretches[run.text, style.face, style.scale, style.tracking, run.keep]
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


class _Known(dict[str, int | tuple[_Measured, ...]]):
    """What stands between two spaces in one style, measured when first met.

    A width where that is all there is to say; else its parts, cut wherever a line may break or the face changes.
    """

    def __init__(self, style: Style) -> None:
        super().__init__({"": 0})
        self._style = style
        self.space = _width(" ", style, "")

    def __missing__(self, text: str) -> int | tuple[_Measured, ...]:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        parts = tuple(self.measured(part) for part in parts_between_breaks(text) if part)
        plain = len(parts) == len(parts[0]) == 1 and not parts[0][0][2]
        found = self[text] = parts[0][0][1] if plain else parts
        return found

    def measured(self, text: str) -> _Measured:
        """What has no break in it."""
        return tuple((part, _width(part, self._style, font), font) for part, font in itemised(text, self._style.face))


@remembered(64)
def _known(face: FaceName, scale: int, tracking: int) -> _Known:
    """The words of all styles that have the same widths."""
    return _Known(Style(face, scale=scale, tracking=tracking))


def _width(text: str, style: Style, font: str) -> int:
    natural = face(style.face, font).width(text) + style.tracking * 1000 * len(text)
    return natural * style.scale // 1000


_Told = tuple[str, FaceName, int, int, bool]
"""All of a run that its width hangs on: its text, the face, scale and tracking of its style, whether it is kept."""


class _Stretches(dict[_Told, _Stretch]):
    """Runs in pieces, measured when first met."""

    def __missing__(self, told: _Told) -> _Stretch:
        if len(self) >= _RUNS_KEPT:
            self.clear()
        found = self[told] = _stretch(*told)
        return found


@remembered(1)
def _stretches() -> _Stretches:
    """The runs that were measured."""
    return _Stretches()


def _stretch(text: str, face: FaceName, scale: int, tracking: int, keep: bool) -> _Stretch:  # noqa: FBT001 - a key
    """A text in pieces."""
    known = _known(face, scale, tracking)
    if not text:
        return _NOTHING
    if keep:
        return _in_pieces([text], [(known.measured(text),)], known.space, frozenset())
    words, glued = text.split(" "), glued_spaces(text)
    found = [known[word] for word in words]
    widths = [width for width in found if isinstance(width, int)]
    if len(widths) < len(found) or "  " in text:
        return _in_pieces(words, found, known.space, glued)
    return _in_turn(words, widths, known.space, glued)


def _in_turn(words: Sequence[str], widths: Sequence[int], space: int, glued: frozenset[int]) -> _Stretch:
    """Words, each a piece, and the spaces between them; at `glued` offsets of the text no line may break."""
    count = 2 * len(words) - 1
    texts, lengths = [" "] * count, [space] * count
    texts[::2], lengths[::2] = words, widths
    # Where a text begins or ends with a space, its first or last word is none.
    first, last = int(not words[0]), count - (not words[-1])
    spaces = list(range(1 - first, count - first, 2))
    if glued:
        offsets = accumulate(len(word) + 1 for word in words)
        spaces = [place for place, offset in zip(spaces, offsets, strict=False) if offset - 1 not in glued]
    return _Stretch(texts[first:last], lengths[first:last], [place + 1 for place in spaces], spaces, _CARLITO)


def _in_pieces(
    words: Sequence[str], found: Sequence[int | tuple[_Measured, ...]], space: int, glued: frozenset[int]
) -> _Stretch:
    """The same for words of any number of pieces in any face, and any number of spaces between them."""
    pieces: list[tuple[str, int, str]] = []
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for word, parts in zip(words, found, strict=True):
        if offset and offset - 1 in glued:
            pieces.append((" ", space, ""))
        elif offset and (not starts or starts[-1] < len(pieces)):
            # Of several spaces in a row the first one is drawn.
            ends.append(len(pieces))
            pieces.append((" ", space, ""))
            starts.append(len(pieces))
        offset += len(word) + 1
        if isinstance(parts, int):
            pieces += [(word, parts, "")] if word else []
            continue
        within = list(accumulate(map(len, parts[:-1]), initial=len(pieces)))[1:]
        starts += within
        ends += within
        pieces += chain.from_iterable(parts)
    texts, widths, fonts = zip(*pieces, strict=True) if pieces else ((), (), ())
    changes = [(place, font) for place, font in enumerate(fonts) if not place or font != fonts[place - 1]]
    return _Stretch(texts, widths, starts, ends, changes)
