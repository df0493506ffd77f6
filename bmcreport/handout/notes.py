"""Speaker notes as running text: read from the deck, poured into columns, going on where a column ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.deck.links import target
from bmcreport.text.breaking import break_paragraph
from bmcreport.text.fitting import SetParagraph, Setting
from bmcreport.text.types import FaceName, Line, Paragraph, Run, Style
from bmcreport.units import Emu, Rect

_BULLET = "\u2022 "
"""What begins a note that is the item of a list."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)(?:[^\s<>()]|\([^\s<>()]*\))*(?:[^\s<>().,;:!?\]]|\([^\s<>()]*\))")
"""An address up to the sign of the sentence after it; brackets belong to it in pairs."""
_LEADING = 1.25
_SPACE = 0.35
_INDENT = 0.9


class Note(Struct, frozen=True):
    """A paragraph of notes: a heading over others, or `begun` in another column, where its bullet stands."""

    paragraph: Paragraph
    heading: bool = False
    begun: bool = False

    @property
    def announces(self) -> bool:
        """Whether it means nothing without what follows it."""
        return self.heading or self.paragraph.text.endswith(":")


class PlacedNote(Struct, frozen=True):
    """A note in its place, or the lines of it that a column holds."""

    note: Note
    placed: SetParagraph


def note_setting(size: Emu) -> Setting:
    """How notes are set at a type size."""
    return Setting(size, round(size * _LEADING), round(size * _SPACE), round(size * _INDENT))


def note(paragraph: Paragraph) -> Note:
    """A note of the deck in the type of notes, its addresses as links and the items of lists as such."""
    runs = [Run(run.text, Style(run.style.face), run.link, run.keep) for run in paragraph.runs]
    listed = not paragraph.bullet and paragraph.text.startswith(_BULLET)
    if listed:
        runs[0] = replace(runs[0], text=runs[0].text.removeprefix(_BULLET))
    linked = tuple(part for run in runs for part in _linked(run))
    return Note(Paragraph(linked, paragraph.bullet or listed, paragraph.name, paragraph.hyphens))


def heading(text: str) -> Note:
    """What stands above notes."""
    return Note(Paragraph((Run(text, Style(FaceName.BOLD, "quiet")),)), heading=True)


def _linked(run: Run) -> Iterator[Run]:
    """The run apart at the addresses in it; links that a deck leaves out lead nowhere."""
    if run.link:
        yield replace(run, link=target(run.link))
        return
    start = 0
    for found in _ADDRESS.finditer(run.text):
        if leads_to := target(found[0]):
            if found.start() > start:
                yield replace(run, text=run.text[start : found.start()])
            yield replace(run, text=found[0], link=leads_to)
            start = found.end()
    if start < len(run.text) or not start:
        yield replace(run, text=run.text[start:])


def poured(notes: Sequence[Note], columns: Iterable[Rect], setting: Setting, *, leftwards: bool) -> _Poured:
    """Notes in columns from the first to the last, each as full as it can be, and what they have no room for."""
    placed: list[PlacedNote] = []
    waiting = tuple(notes)
    for column in columns:
        filled, waiting = _filled(waiting, column, setting, leftwards=leftwards)
        placed += filled
    return tuple(placed), waiting


_Poured = tuple[tuple[PlacedNote, ...], tuple[Note, ...]]


def _filled(notes: tuple[Note, ...], column: Rect, setting: Setting, *, leftwards: bool) -> _Poured:
    placed: list[PlacedNote] = []
    top = column.y
    for index, each in enumerate(notes):
        if placed:
            top += setting.space * _spaces(placed[-1].note, each)
        lines = break_paragraph(each.paragraph, _measure(each, column, setting), setting.size)
        count = _count(len(lines), (column.bottom - top) // setting.leading, first=not placed)
        if count:
            placed.append(_set(each, lines[:count], column, top, setting, leftwards=leftwards))
        if count < len(lines):
            rest = _rest(each, lines[count:]) if count else each
            return _announced(placed, (rest, *notes[index + 1 :]))
        top += count * setting.leading
    return tuple(placed), ()


def _spaces(before: Note, after: Note) -> int:
    """How many spaces part two notes: more before a heading, and after a list."""
    if after.heading:
        return 4
    return 2 if before.paragraph.bullet and not after.paragraph.bullet else 1


def _announced(placed: list[PlacedNote], rest: tuple[Note, ...]) -> _Poured:
    """What announces goes to the next column with what it announces, but for a column of nothing else."""
    if rest[0].begun or not placed or all(each.note.announces for each in placed):
        return tuple(placed), rest
    while placed and placed[-1].note.announces and not placed[-1].note.begun:
        rest = (placed.pop().note, *rest)
    return tuple(placed), rest


def _count(lines: int, room: int, *, first: bool) -> int:
    """How many of the lines stand in a column with room for so many: one alone stays on neither side of a break."""
    if lines <= room:
        return lines
    count = max(0, room)
    if lines - count == 1 and (count > 1 or not first):
        count -= 1
    return 0 if count == 1 and not first else max(0, count)


def _measure(each: Note, column: Rect, setting: Setting) -> Emu:
    return max(1, column.width - (setting.indent if each.paragraph.bullet else 0))


def _set(
    each: Note, lines: tuple[Line, ...], column: Rect, top: Emu, setting: Setting, *, leftwards: bool
) -> PlacedNote:
    indent = setting.indent if each.paragraph.bullet else 0
    if leftwards:
        edge = column.right - indent
        return PlacedNote(
            each, SetParagraph(each.paragraph, column.right, top, column.x, lines, setting, edge, leftwards=True)
        )
    return PlacedNote(each, SetParagraph(each.paragraph, column.x, top, column.x + indent, lines, setting))


def _rest(each: Note, lines: Sequence[Line]) -> Note:
    """The lines as running text again, neighbours of one run joined."""
    fragments = (fragment for line in lines for fragment in line.fragments)
    runs = tuple(
        replace(run, text="".join(fragment.text for fragment in own))
        for run, own in groupby(fragments, key=lambda fragment: fragment.run)
    )
    return replace(each, paragraph=replace(each.paragraph, runs=runs), begun=True)
