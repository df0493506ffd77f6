"""Every source, numbered and linked, under the company that cites it first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bmcreport.comparing.values import MergedSource
from bmcreport.deck.bodies import body_at, frame
from bmcreport.deck.company.subject import counted
from bmcreport.deck.comparison.cells import QUIET, STRONG
from bmcreport.deck.comparison.speaking import source_lines
from bmcreport.deck.comparison.splitting import even_pages, least_room, page_count
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.comparison.words import listed
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Body, Slide, SlideParagraph
from bmcreport.model.outline import SourcesSlide
from bmcreport.text.fitting import Setting, needed_height, sizes
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu

_SIDES = ("left", "right")
_HEADING_SPACE = 0.9
"""Above the name of a company, in type sizes."""

_NUMBER = Style(FaceName.BOLD, "quiet")

_Entry = tuple[int, tuple[Paragraph, ...]]
"""The number of a source and what stands together in one column: the source, under its heading if it is the first."""


def source_slides(subject: Subject, written: SourcesSlide) -> Iterator[Slide]:
    """The sources in two columns, on as many slides as they need; none if there are none."""
    entries = _entries(subject)
    setting, columns = _columns(subject, entries)
    pages = [columns[start : start + len(_SIDES)] for start in range(0, len(columns), len(_SIDES))]
    for number, page in enumerate(pages, 1):
        heads = subject.heads("sources", written.title, counted("Where the claims come from", number, len(pages)))
        bodies = {side: _body(column, setting) for side, column in zip(_SIDES, page, strict=False)}
        notes = lines(source_lines(subject, [number for column in page for number, _ in column]))
        yield subject.slide(counted(written.title, number, len(pages)), "sources", heads | bodies, notes=notes)


def _entries(subject: Subject) -> list[_Entry]:
    numbered = enumerate(subject.comparison.sources, 1)
    by_company = groupby(numbered, key=lambda pair: pair[1].companies[0])
    return [
        (number, _entry(subject, number, source, first=not index))
        for _, own in by_company
        for index, (number, source) in enumerate(own)
    ]


def _entry(subject: Subject, number: int, source: MergedSource, *, first: bool) -> tuple[Paragraph, ...]:
    told = _source(subject, number, source)
    heading = Paragraph((Run(subject.name(source.companies[0]), STRONG),))
    return (heading, told) if first else (told,)


def _source(subject: Subject, number: int, source: MergedSource) -> Paragraph:
    citation, others = source.citation, source.companies[1:]
    title = citation.title + (f", {citation.published}" if citation.published else "")
    also = (Run(f" (also {listed(subject.names(others))})", QUIET),) if others else ()
    return Paragraph((Run(f"{number} ", _NUMBER), Run(title, QUIET, citation.url), *also), name=f"sources/{number}")


def _columns(subject: Subject, entries: Sequence[_Entry]) -> tuple[Setting, list[Sequence[_Entry]]]:
    """The entries column by column, at the largest size that needs no more slides than the smallest one.

    Both columns of every slide are filled, as evenly as the entries allow.
    """
    scale = subject.master.slides.table
    room = subject.master.rect("sources", _SIDES[0]).height
    floor, *larger = [Setting.of(scale, size) for size in sizes(scale)]
    most = _even(page_count(_heights(subject, entries, floor), room))
    for setting in (*reversed(larger), floor):
        heights = _heights(subject, entries, setting)
        if page_count(heights, room) <= most:
            pages = even_pages(heights, least_room(heights, most))
            return setting, [entries[start:end] for start, end in pages if end > start]
    raise AssertionError("the floor needs no more slides than itself")


def _even(columns: int) -> int:
    """Columns as whole slides have them."""
    return -(-columns // len(_SIDES)) * len(_SIDES)


def _heights(subject: Subject, entries: Sequence[_Entry], setting: Setting) -> list[Emu]:
    """What each entry takes in its column, the space before it included."""
    rect = subject.master.rect("sources", _SIDES[0])
    return [needed_height(frame(told, rect), setting) + _space_before(told, setting) for _, told in entries]


def _space_before(paragraphs: Sequence[Paragraph], setting: Setting) -> Emu:
    """More where a company's name stands above the source."""
    return round(setting.size * _HEADING_SPACE) if len(paragraphs) > 1 else setting.space


def _body(column: Sequence[_Entry], setting: Setting) -> Body:
    """A column; a heading keeps its distance from the source before it."""
    first, *others = [paragraph for _, told in column for paragraph in _set(told, setting)]
    return Body((replace(first, space_before=0), *others))


def _set(paragraphs: Sequence[Paragraph], setting: Setting) -> tuple[SlideParagraph, ...]:
    head, *others = body_at(paragraphs, setting).paragraphs
    return replace(head, space_before=_space_before(paragraphs, setting)), *others
