"""Runs measured once, whatever the size, in micro-em: as pieces, words and the spaces between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from bmcreport.text.fallback import face, itemised, remembered
from bmcreport.text.glue import glued_spaces
from bmcreport.text.segmenting import parts_between_breaks
from bmcreport.text.types import FaceName, Run, Style

_WORDS_KEPT, _RUNS_KEPT = 10_000, 5_000

_Measured = tuple[tuple[str, int, str], ...]
"""Text, width and key of the face of each piece of what has no break in it."""


class Stretch(NamedTuple):
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

    def without_first(self) -> Stretch:
        """All but the first piece."""
        if len(self.texts) == 1:
            return _NOTHING
        starts, ends = ([place - 1 for place in places[1:]] for places in (self.starts, self.ends))
        fonts = {max(0, place - 1): font for place, font in self.fonts}
        return Stretch(self.texts[1:], self.widths[1:], starts, ends, tuple(fonts.items()))


_NOTHING = Stretch((), (), [], [], ())
_CARLITO = ((0, ""),)


def run_width(text: str, run: Run, font: str = "") -> int:
    """The width of `text` in the style of `run`, in micro-em of the paragraph's size."""
    return _width(text, run.style, font)


class _Known(dict[str, int | tuple[_Measured, ...]]):
    """What stands between two spaces in one style, measured when first met.

    A width where that is all there is to say; else its parts, cut wherever a line may break or the face changes.
    """

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.space = _width(" ", style, "")

    def __missing__(self, text: str) -> int | tuple[_Measured, ...]:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        if not text:
            return 0
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


class Stretches(dict[_Told, Stretch]):
    """Runs in pieces, measured when first met."""

    def of(self, run: Run) -> Stretch:
        style = run.style
        return self[run.text, style.face, style.scale, style.tracking, run.keep]

    def __missing__(self, told: _Told) -> Stretch:
        if len(self) >= _RUNS_KEPT:
            self.clear()
        found = self[told] = _stretch(*told)
        return found


@remembered(1)
def stretches() -> Stretches:
    """The runs that were measured."""
    return Stretches()


def _stretch(text: str, face: FaceName, scale: int, tracking: int, keep: bool) -> Stretch:  # noqa: FBT001 - a key
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


def _in_turn(words: Sequence[str], widths: Sequence[int], space: int, glued: frozenset[int]) -> Stretch:
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
    return Stretch(texts[first:last], lengths[first:last], [place + 1 for place in spaces], spaces, _CARLITO)


def _in_pieces(
    words: Sequence[str], found: Sequence[int | tuple[_Measured, ...]], space: int, glued: frozenset[int]
) -> Stretch:
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
    return Stretch(texts, widths, starts, ends, changes)
