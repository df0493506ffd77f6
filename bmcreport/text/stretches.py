"""Runs measured once, whatever the size, in micro-em: where words begin and end in them, and where the face changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.text.fallback import face, itemised, remembered
from bmcreport.text.glue import glued_spaces
from bmcreport.text.segmenting import parts_between_breaks
from bmcreport.text.types import FaceName, Run, Style

_WORDS_KEPT, _RUNS_KEPT = 10_000, 5_000

Measured = tuple[str, int, str]
"""Text, width and key of the face of a piece: of what has neither space nor break in it, or of a space."""

_APART = -1
"""Stands for the width of what lines may break in, or more than one face has."""


class Stretch(Struct, frozen=True):
    """A run as it is drawn, its whole width, and that of the longest of its pieces.

    `starts` are the places where words begin but for the first, `ends` those where the words before them end, and
    `offsets` where they begin in the text. `fonts` are its faces, each from an offset and a place on, by their keys.
    """

    text: str
    width: int
    longest: int
    starts: Sequence[int]
    ends: Sequence[int]
    offsets: Sequence[int]
    fonts: Sequence[tuple[int, int, str]]

    @property
    def begins_with_space(self) -> bool:
        """Whether it begins with a space at which a line may break."""
        return self.offsets[:1] == [1] and self.text[0] == " "


_NOTHING = Stretch("", 0, 0, [], [], [], ())
_CARLITO = ((0, 0, ""),)


def run_width(text: str, run: Run, font: str = "") -> int:
    """The width of `text` in the style of `run`, in micro-em of the paragraph's size."""
    return _width(text, run.style, font)


class _Known(dict[str, int]):
    """The widths of what stands between two spaces in one style, measured when first met."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.space = _width(" ", style, "")

    def __missing__(self, text: str) -> int:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        parts = self.parts(text)
        plain = not text or (len(parts) == len(parts[0]) == 1 and not parts[0][0][2])
        found = self[text] = sum([width for part in parts for _, width, _ in part]) if plain else _APART
        return found

    def parts(self, text: str) -> Sequence[Sequence[Measured]]:
        """What stands between two spaces, cut wherever a line may break, and then wherever the face changes."""
        return [self.measured(part) for part in parts_between_breaks(text) if part]

    def measured(self, text: str) -> Sequence[Measured]:
        """What has no break in it."""
        return [(part, _width(part, self._style, font), font) for part, font in itemised(text, self._style.face)]


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
    """Runs, measured when first met."""

    def of(self, run: Run) -> Stretch:
        style = run.style
        return self[run.text, style.face, style.scale, style.tracking, run.keep]

    def of_rest(self, run: Run) -> Stretch:
        """A run without the spaces that it begins with."""
        return self.of(replace(run, text=run.text.lstrip(" ")))

    def __missing__(self, told: _Told) -> Stretch:
        if len(self) >= _RUNS_KEPT:
            self.clear()
        found = self[told] = _stretch(*told)
        return found


@remembered(1)
def stretches() -> Stretches:
    """The runs that were measured."""
    return Stretches()


def pieces(stretch: Stretch, run: Run) -> Iterator[Measured]:
    """A run that was measured, in pieces."""
    if not stretch.text:
        return
    style = run.style
    known = _known(style.face, style.scale, style.tracking)
    if run.keep:
        yield from known.measured(stretch.text)
        return
    for number, word in enumerate(stretch.text.split(" ")):
        if number:
            yield " ", known.space, ""
        for part in known.parts(word):
            yield from part


def _stretch(text: str, face: FaceName, scale: int, tracking: int, keep: bool) -> Stretch:  # noqa: FBT001 - a key
    """A text, measured."""
    known = _known(face, scale, tracking)
    if not text:
        return _NOTHING
    if keep:
        return _in_pieces(known.measured(text), ())
    words, glued = text.split(" "), glued_spaces(text)
    widths = [known[word] for word in words]
    if _APART in widths or "  " in text:
        return _in_pieces(*_cut(words, known, glued))
    return _in_turn(text, words, widths, known.space, glued)


def _in_turn(text: str, words: Sequence[str], widths: Sequence[int], space: int, glued: frozenset[int]) -> Stretch:
    """Words, each a piece, and the spaces between them; at `glued` offsets of the text no line may break."""
    *offsets, _ = accumulate([len(word) + 1 for word in words])
    *starts, width = accumulate([width + space for width in widths])
    if glued:
        free = [place for place, offset in enumerate(offsets) if offset - 1 not in glued]
        offsets, starts = [offsets[place] for place in free], [starts[place] for place in free]
    ends = [start - space for start in starts]
    return Stretch(text, width - space, max(*widths, space), starts, ends, offsets, _CARLITO)


def _cut(words: Sequence[str], known: _Known, glued: frozenset[int]) -> tuple[list[Measured], list[tuple[int, int]]]:
    """Words in pieces, and the breaks between these: before which piece a word ends, and with which one begins.

    Of several spaces in a row the first one is drawn.
    """
    found: list[Measured] = []
    breaks: list[tuple[int, int]] = []
    offset = 0
    for word in words:
        if offset and offset - 1 in glued:
            found.append((" ", known.space, ""))
        elif offset and (not breaks or breaks[-1][1] < len(found)):
            breaks.append((len(found), len(found) + 1))
            found.append((" ", known.space, ""))
        offset += len(word) + 1
        for number, part in enumerate(known.parts(word)):
            if number:
                breaks.append((len(found), len(found)))
            found += part
    return found, breaks


def _in_pieces(pieces: Sequence[Measured], breaks: Sequence[tuple[int, int]]) -> Stretch:
    """Pieces in any face, with lines that may break anywhere."""
    texts, widths, fonts = zip(*pieces, strict=True) if pieces else ((), (), ())
    offsets, places = list(accumulate(map(len, texts), initial=0)), list(accumulate(widths, initial=0))
    changes = [place for place, font in enumerate(fonts) if not place or font != fonts[place - 1]]
    return Stretch(
        "".join(texts),
        places[-1],
        max(widths, default=0),
        [places[start] for _, start in breaks],
        [places[end] for end, _ in breaks],
        [offsets[start] for _, start in breaks],
        [(offsets[place], places[place], fonts[place]) for place in changes],
    )
