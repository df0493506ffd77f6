"""Sources in the two columns of the sources layout: as few slides as can be, then the largest size, columns even."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.deck.bodies import body_at, frame, spared
from bmcreport.deck.master import Master
from bmcreport.deck.slides import Body, SlideParagraph
from bmcreport.deck.splitting import even_pages, least_room, page_count
from bmcreport.model.layout import TypeScale
from bmcreport.text.fitting import Setting, needed_height, sizes
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect

_SIDES = ("left", "right")
_HEADING_SPACE = 0.9
"""Above a heading, in type sizes."""

Entry = tuple[Paragraph, ...]
"""What stands together in one column: a source, under its heading where it is the first of a group."""


class SourcePage(Struct, frozen=True):
    """One slide: which entries it shows, from `start` to before `end`, and what its columns hold by name."""

    start: int
    end: int
    columns: Mapping[str, Body]


def source_pages(master: Master, entries: Sequence[Entry], layout: str = "sources") -> tuple[SourcePage, ...]:
    """The slides that the entries need; none where there are none."""
    if not entries:
        return ()
    room = spared(master.rect(layout, _SIDES[0]))
    setting, columns = fitted_columns(entries, room, master.slides.table, len(_SIDES))
    pages = [columns[start : start + len(_SIDES)] for start in range(0, len(columns), len(_SIDES))]
    return tuple(_page(entries, page, setting) for page in pages)


def _page(entries: Sequence[Entry], columns: Sequence[tuple[int, int]], setting: Setting) -> SourcePage:
    bodies = {
        side: column_body(entries[start:end], setting) for side, (start, end) in zip(_SIDES, columns, strict=False)
    }
    return SourcePage(columns[0][0], columns[-1][1], bodies)


def fitted_columns(
    entries: Sequence[Entry], rect: Rect, scale: TypeScale, across: int
) -> tuple[Setting, list[tuple[int, int]]]:
    """Start and end of each column, each as `rect`, at the largest size that needs no more slides than the smallest.

    A slide has so many columns `across`.
    """
    room = rect.height
    floor, *larger = [Setting.of(scale, size) for size in sizes(scale)]
    most = _whole_slides(page_count(_heights(entries, rect, floor), room), across)
    for setting in (*reversed(larger), floor):
        heights = _heights(entries, rect, setting)
        if page_count(heights, room) <= most:
            break
    pages = even_pages(heights, least_room(heights, most))
    return setting, [(start, end) for start, end in pages if end > start]


def _whole_slides(columns: int, across: int) -> int:
    """Columns as whole slides have them."""
    return -(-columns // across) * across


def _heights(entries: Sequence[Entry], rect: Rect, setting: Setting) -> list[Emu]:
    """What each entry takes in its column, the space before it included."""
    return [
        sum(_height(paragraph, rect, setting) for paragraph in entry) + _space_before(entry, setting)
        for entry in entries
    ]


def _height(paragraph: Paragraph, rect: Rect, setting: Setting) -> Emu:
    """A line more where a link is broken: LibreOffice begins such a one on a line of its own."""
    needed = needed_height(frame([paragraph], rect), setting)
    broken = needed > setting.leading and any(run.link for run in paragraph.runs)
    return needed + setting.leading if broken else needed


def _space_before(entry: Entry, setting: Setting) -> Emu:
    """More where a heading stands above the source."""
    return round(setting.size * _HEADING_SPACE) if len(entry) > 1 else setting.space


def column_body(column: Sequence[Entry], setting: Setting) -> Body:
    """A column; a heading keeps its distance from the source before it."""
    first, *others = [paragraph for entry in column for paragraph in _set(entry, setting)]
    return Body((replace(first, space_before=0), *others))


def _set(entry: Entry, setting: Setting) -> tuple[SlideParagraph, ...]:
    head, *others = body_at(entry, setting).paragraphs
    return replace(head, space_before=_space_before(entry, setting)), *others
