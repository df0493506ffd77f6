"""How a handout divides its pages: where each slide stands, and where its notes or lines to write on."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from bmcreport.alternatives import Orientation
from bmcreport.papers import turned
from bmcreport.units import Emu, Rect, Size, mm, pt, split_rect_across, split_rect_down

_MARGIN = mm(15)
_HEAD = mm(8)
_GUTTER = mm(8)
_NOTES_GAP = mm(3)
_COLUMN_GAP = mm(7)
_HIGHEST = Fraction(62, 100)
"""The part of its place that a slide takes at most in height, where notes stand below it."""
_WIDEST = Fraction(58, 100)
"""The same in width, where they stand beside it."""
_TWO_COLUMNS = mm(120)
"""Notes at least so wide are set in two columns."""
_ROWS_AND_COLUMNS = {1: (1, 1), 2: (2, 1), 3: (3, 1), 4: (2, 2), 6: (3, 2)}


class Handout(Struct, frozen=True):
    """The look of a handout: its paper, the slides on a page, and whether lines to write on stand for the notes."""

    paper: Size
    per_page: int = 3
    ruled: bool = False

    @property
    def size(self) -> Size:
        """The page, which is upright."""
        return turned(self.paper, Orientation.PORTRAIT)


class Place(Struct, frozen=True):
    """Where a slide stands, and the columns of what belongs to it; `below` is all of them together."""

    slide: Rect
    columns: tuple[Rect, ...]
    below: Rect


def inside(page: Size) -> Rect:
    """A page without its margins and its header."""
    return Rect(0, 0, page.width, page.height).inset(_MARGIN, _MARGIN + _HEAD, _MARGIN, _MARGIN)


def columns(rect: Rect) -> tuple[Rect, ...]:
    """Two columns where lines would be too long for one."""
    return _apart(rect, 2, _COLUMN_GAP) if rect.width >= _TWO_COLUMNS else (rect,)


def places(handout: Handout, slide: Size, *, leftwards: bool) -> tuple[Place, ...]:
    """The places of a page for slides of this size, in the order in which they are read."""
    rows, count = _ROWS_AND_COLUMNS[handout.per_page]
    room = inside(handout.size)
    lines = [_apart(row, count, _GUTTER) for row in _below_each_other(room, rows)]
    cells = [cell for line in lines for cell in (reversed(line) if leftwards else line)]
    place = _beside if handout.per_page == 3 else _under
    return tuple(place(cell, slide, leftwards=leftwards) for cell in cells)


def _under(cell: Rect, slide: Size, *, leftwards: bool) -> Place:
    """The slide at the top of its cell, in the middle if it is narrower; one column or two below it."""
    picture = _within(slide, cell.width, round(cell.height * _HIGHEST))
    rect = Rect(cell.x + (cell.width - picture.width) // 2, cell.y, picture.width, picture.height)
    below = cell.inset(0, picture.height + _NOTES_GAP, 0, 0)
    found = columns(below)
    return Place(rect, found[::-1] if leftwards else found, below)


def _beside(cell: Rect, slide: Size, *, leftwards: bool) -> Place:
    """The slide where reading begins, its notes beside it."""
    picture = _within(slide, round(cell.width * _WIDEST), cell.height)
    rest = cell.width - picture.width - _COLUMN_GAP
    x = cell.right - picture.width if leftwards else cell.x
    notes = Rect(cell.x if leftwards else cell.right - rest, cell.y, rest, cell.height)
    return Place(Rect(x, cell.y, picture.width, picture.height), (notes,), notes)


def _within(slide: Size, width: Emu, height: Emu) -> Size:
    """The largest size of the slide's proportions."""
    wide = min(width, height * slide.width // slide.height)
    return Size(wide, wide * slide.height // slide.width)


def _below_each_other(rect: Rect, count: int) -> list[Rect]:
    rows = split_rect_down(Rect(rect.x, rect.y, rect.width, rect.height + _GUTTER), [1] * count)
    return [row.inset(0, 0, 0, _GUTTER) for row in rows]


def _apart(rect: Rect, count: int, gap: Emu) -> tuple[Rect, ...]:
    parts = split_rect_across(Rect(rect.x, rect.y, rect.width + gap, rect.height), [1] * count)
    return tuple(part.inset(0, 0, gap, 0) for part in parts)


NOTE_SIZES = {1: (10.0, 8.5), 2: (9.5, 8.0), 3: (9.0, 7.5), 4: (9.0, 7.5), 6: (8.0, 7.0)}
"""The type sizes of notes in points, from the most down to the least, by slides on a page."""


def note_sizes(per_page: int) -> tuple[Emu, ...]:
    """The type sizes to try for notes, falling by half a point."""
    most, least = NOTE_SIZES[per_page]
    return tuple(pt(most - step / 2) for step in range(int((most - least) * 2) + 1))
