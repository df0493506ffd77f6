"""The poster of a comparison: all companies as columns and all blocks as rows, on one page."""

from __future__ import annotations

from bisect import bisect
from itertools import takewhile

from msgspec import Struct

from bmcreport.handout.comparison.furniture import Furniture, Sheet
from bmcreport.handout.comparison.ground import Ground
from bmcreport.handout.comparison.poster_cells import poster_cells
from bmcreport.handout.comparison.poster_table import PosterTable
from bmcreport.model.layout import TypeScale
from bmcreport.pdf.page import Page
from bmcreport.place.header import Heading
from bmcreport.text.fitting import Setting, sizes
from bmcreport.units import Emu, Rect


class Crowded(Struct, frozen=True):
    """Why there is no poster: the height that its rows need at the least type size, and the height that they have."""

    needed: Emu
    room: Emu


def poster_page(ground: Ground) -> Page | Crowded:
    """The poster, its type as large as fits."""
    furniture = Furniture(ground)
    heading = _heading(ground, furniture)
    room = furniture.room(heading)
    table = _table(ground, ground.subject.order, room)
    scale, tight = poster_scale(ground), _tight(poster_scale(ground))
    if (needed := table.height(_least(tight))) > room.height:
        return Crowded(needed, room.height)
    roomy = table.height(_least(scale)) <= room.height
    settings = [Setting.of(scale if roomy else tight, size) for size in sizes(scale)]
    setting = settings[bisect(settings, room.height, key=table.height) - 1]
    (page,) = furniture.pages([Sheet(heading, (table.drawn(setting),), marked=True)])
    return page


def fitting_companies(ground: Ground) -> int:
    """How many companies fit a poster, counted from the first."""
    furniture, order = Furniture(ground), ground.subject.order
    room, least = furniture.room(_heading(ground, furniture)), _least(_tight(poster_scale(ground)))
    heights = (_table(ground, order[:count], room).height(least) for count in range(1, len(order)))
    return sum(1 for _ in takewhile(lambda height: height <= room.height, heights))


def poster_scale(ground: Ground) -> TypeScale:
    """The sizes of a canvas page on this paper: both hang on the wall."""
    return ground.surface.scale


def _tight(scale: TypeScale) -> TypeScale:
    return scale.model_copy(update={"leading": scale.tight_leading, "item_space": scale.tight_space})


def _least(scale: TypeScale) -> Setting:
    return Setting.of(scale, sizes(scale)[0])


def _heading(ground: Ground, furniture: Furniture) -> Heading:
    document = ground.subject.document
    return furniture.heading(document.title, document.summary, fields=True)


def _table(ground: Ground, companies: tuple[int, ...], room: Rect) -> PosterTable:
    return PosterTable(ground, poster_cells(ground, companies), room)
