"""What stands around the blocks kept within bounds: header and footer may take half of a page and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from bmcreport.place.placement import PageFooter, PageHeader
from bmcreport.text.fitting import SetParagraph
from bmcreport.units import Emu, Rect

_MOST = 0.5
"""The part of a page's height, without its margins."""


class Overgrown(Struct, frozen=True):
    """A header and a footer that leave the blocks too little.

    `part` is the path in the canvas of the text that takes most, none for the house's line; `height` is what it takes,
    `around` what all take together, `room` what they may.
    """

    part: tuple[str, ...]
    height: Emu
    around: Emu
    room: Emu


def overgrown(header: PageHeader, footer: PageFooter, inside: Rect, frame: Rect) -> Overgrown | None:
    """Whether header and footer take too much of a page, and what of them takes most."""
    around, room = inside.height - frame.height, round(inside.height * _MOST)
    if around <= room:
        return None
    part, height = max(_parts(header, footer), key=lambda each: each[1])
    return Overgrown(part, height, around, room)


def _parts(header: PageHeader, footer: PageFooter) -> Iterator[tuple[tuple[str, ...], Emu]]:
    yield ("company", "name"), _height(header.title)
    yield ("company", "tagline"), _height(header.tagline)
    for field in header.fields:
        yield (field.value[0].paragraph.name,), _height(field.value)
    yield ("sources",), _height([source.text for source in footer.sources])
    yield (), _height(footer.house)


def _height(placed: Sequence[SetParagraph]) -> Emu:
    if not placed:
        return 0
    return max(each.top + each.height for each in placed) - min(each.top for each in placed)
