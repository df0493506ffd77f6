"""The contents of a booklet placed: a company and its page number on each line, on as many pages as needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.model.layout import Layout
from bmcreport.place.mirror import Mirror, reads_leftwards
from bmcreport.place.stacking import bottom_of, capitals, ending_at, plain, stack
from bmcreport.place.surface import layout_for
from bmcreport.text.fitting import SetParagraph, solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, Size, pt

_NUMBER_WIDTH = 4
"""In type sizes: room for four figures."""
_APART = "\u2002"
"""Between name and tagline, besides the space."""
_SPACE = 0.5
"""Over and under an entry, in type sizes."""


class IndexEntry(Struct, frozen=True):
    """A line of the contents: what it leads to, and the rectangle to click."""

    name: str
    page: int
    text: tuple[SetParagraph, ...]
    number: tuple[SetParagraph, ...]
    rect: Rect


class IndexPage(Struct, frozen=True):
    """A page of contents; `title` stands on the first alone."""

    size: Size
    eyebrow: tuple[SetParagraph, ...]
    title: tuple[SetParagraph, ...]
    entries: tuple[IndexEntry, ...]


def place_index(
    title: str, companies: Sequence[tuple[str, str | None]], layout: Layout, paper: Size, language: str = "en"
) -> list[IndexPage]:
    """Companies (name and tagline) in the order of their pages, which follow the contents; pages count from 1.

    They are placed as a language (BCP 47) is read.
    """
    placed = _placed(title, companies, layout, paper)
    return [_mirrored(page) for page in placed] if reads_leftwards(language) else placed


def _mirrored(page: IndexPage) -> IndexPage:
    mirror = Mirror(page.size.width)
    entries = tuple(
        replace(entry, text=mirror.texts(entry.text), number=mirror.texts(entry.number), rect=mirror.rect(entry.rect))
        for entry in page.entries
    )
    return IndexPage(page.size, mirror.texts(page.eyebrow), mirror.texts(page.title), entries)


def _placed(title: str, companies: Sequence[tuple[str, str | None]], layout: Layout, paper: Size) -> list[IndexPage]:
    surface = layout_for(layout, paper).page
    inside = Rect(0, 0, paper.width, paper.height).inset(*[pt(surface.margin)] * 4)
    eyebrow = stack(
        capitals("eyebrow", layout.name, "offer"), inside.x, inside.y, inside.width, solid(pt(surface.eyebrow))
    )
    heading = stack(
        plain("title", title, Style(FaceName.BOLD)), inside.x, bottom_of(eyebrow, inside.y), inside.width,
        solid(pt(surface.title)),
    )  # fmt: skip
    top = bottom_of(heading, inside.y) + pt(surface.header_gap)
    size = pt(surface.title * 0.6)
    # A first run numbers nothing: where entries break does not depend on the numbers, whose room is fixed.
    first_page = len(list(_columns(companies, 0, inside, top, size))) + 1
    pages = _columns(companies, first_page, inside, top, size)
    return [
        IndexPage(paper, eyebrow if first else (), heading if first else (), entries)
        for first, entries in ((number == 0, entries) for number, entries in enumerate(pages))
    ]


def _columns(
    companies: Sequence[tuple[str, str | None]], first_page: int, inside: Rect, top: Emu, size: Emu
) -> Iterator[tuple[IndexEntry, ...]]:
    """The entries page by page, from `top` on the first and from the top of the page on the others."""
    entries: list[IndexEntry] = []
    for number, company in enumerate(companies):
        entry = _entry(company, first_page + number, inside, top, size)
        if entries and entry.rect.bottom > inside.bottom:
            yield tuple(entries)
            entries, entry = [], _entry(company, first_page + number, inside, inside.y, size)
        entries.append(entry)
        top = entry.rect.bottom
    if entries:
        yield tuple(entries)


def _entry(company: tuple[str, str | None], page: int, inside: Rect, top: Emu, size: Emu) -> IndexEntry:
    name, tagline = company
    number_width, space = size * _NUMBER_WIDTH, round(size * _SPACE)
    runs = [Run(name, Style(FaceName.BOLD))]
    if tagline:
        runs += [Run(_APART, keep=True), Run(f" {tagline}", Style(colour="quiet", scale=750))]
    text = stack(
        [Paragraph(tuple(runs), name="entry")], inside.x, top + space, inside.width - number_width, solid(size)
    )
    number = stack(
        plain("number", str(page), Style()), inside.right - number_width, top + space, number_width, solid(size)
    )
    bottom = bottom_of(text, top) + space
    return IndexEntry(
        name, page, text, ending_at(number, inside.right), Rect(inside.x, top, inside.width, bottom - top)
    )
