"""The marks by items: the letters of the customer segments that they serve, and how far a claim has been tested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from bmcreport.model.canvas import Canvas, Item, Status
from bmcreport.model.layout import Layout
from bmcreport.text.types import FaceName, Run, Style

_NARROW_NO_BREAK_SPACE = "\u202f"
_NO_BREAK_SPACE = "\u00a0"
_EM_SPACE = "\u2003"
_NARROW_LETTERS = frozenset("IJ")
"""These have twice the room at either side, so that their fields are round, too."""
_SCALE = 740
_RISE = 60
_QUIET = Style(colour="quiet")
_TOGETHER, _APART = Run(_NO_BREAK_SPACE, _QUIET, keep=True), Run(" ", _QUIET)
_IN_WORDS = Style(FaceName.ITALIC, "quiet")
_KEPT_TOGETHER = 4
"""So many letters hold together and to the last word; an item for more segments may break after them."""


class Segment(Struct, frozen=True):
    """A customer segment: its letter, the field behind it, and what it is called."""

    letter: str
    colour: str
    name: str


class Marks(Struct, frozen=True):
    """Marks of one canvas. `segments` (by id) and `statuses` (printed names) are empty where they are not shown.

    `letter` is the palette role of the letters; `serves` and `segment` lead what assistive technology says for one.
    `status_language` is that of the names of statuses, where it is not the document's.
    """

    segments: Mapping[str, Segment]
    statuses: Mapping[Status, str]
    letter: str
    serves: str
    segment: str
    status_language: str | None = None
    in_words: bool = False

    def before(self, item: Item) -> Iterator[Run]:
        """The letter of an item that is a segment itself: its block is the legend."""
        segment = self.segments.get(item.id or "")
        if segment:
            yield self._letter(segment, f"{self.segment} {segment.letter}:")
            yield _TOGETHER

    def after(self, item: Item) -> Iterator[Run]:
        """What an item is marked with at its end, kept to its last word."""
        for number, segment in enumerate(self.served(item)):
            together = number == 0 or number % _KEPT_TOGETHER
            yield _TOGETHER if together else _APART
            yield self._letter(segment, f"{self.serves} {segment.name}")
        name = self.statuses.get(item.status) if item.status else None
        if item.status and name and self.in_words:
            yield Run(f" {name.lower()}", _IN_WORDS)
        elif item.status and name:
            yield _TOGETHER
            yield status_run(item.status, f"({name})", self.status_language)

    def served(self, item: Item) -> tuple[Segment, ...]:
        """The segments that an item names, in the order of their letters."""
        named = set(item.segments)
        return tuple(segment for key, segment in self.segments.items() if key in named)

    def _letter(self, segment: Segment, alt: str) -> Run:
        room = _NARROW_NO_BREAK_SPACE * (2 if segment.letter in _NARROW_LETTERS else 1)
        padded = f"{room}{segment.letter}{room}"
        return Run(padded, _letter_style(self.letter, segment.colour), keep=True, alt=alt)


@lru_cache(maxsize=100)
def _letter_style(colour: str, fill: str) -> Style:
    return Style(FaceName.BOLD, colour, scale=_SCALE, rise=_RISE, fill=fill)


def marks_of(canvas: Canvas, layout: Layout, *, in_words: bool = False) -> Marks:
    """The marks that layout and canvas both want; `in_words` where no shape can be drawn."""
    shown = layout.marks.segments and canvas.show.segments
    segments = _segments(canvas, layout) if shown else {}
    statuses = status_names(layout) if layout.marks.status and canvas.show.status else {}
    labels, told = layout.labels, status_language(layout)
    return Marks(segments, statuses, layout.marks.letter, labels.serves, labels.segment, told, in_words)


def status_names(layout: Layout) -> dict[Status, str]:
    """The printed name of each status."""
    return {status: getattr(layout.labels, status.value) for status in Status}


def status_language(layout: Layout) -> str | None:
    """The language of those names, where it is not the document's."""
    return layout.language.tag_of("labels.assumption")


def status_run(status: Status, alt: str | None = None, language: str | None = None) -> Run:
    """The shape of a status, in the room of a character; without `alt` assistive technology passes over it."""
    style = Style(colour="quiet", scale=_SCALE, shape=status.value)
    return Run(_EM_SPACE, style, keep=True, alt=alt, alt_language=language)


def _segments(canvas: Canvas, layout: Layout) -> dict[str, Segment]:
    """The segments that can be named, in their order; none where no item names one."""
    if not any(item.segments for _, _, item in canvas.items()):
        return {}
    colours = layout.marks.colours
    named = [(item.id, item.text) for item in canvas.blocks.customer_segments.items if item.id]
    return {
        key: Segment(letter(number), colours[number % len(colours)], text) for number, (key, text) in enumerate(named)
    }


def letter(number: int) -> str:
    """A, B, C and so on from 0; after Z comes AA."""
    rest, last = divmod(number, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("A") + last)
