"""Per block what all companies share, what several share, and what is found at one only, with counts."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.comparing.values import BlockComparison, ComparedItem
from bmcreport.deck.comparison.cells import names_in, nothing, separated
from bmcreport.deck.comparison.speaking import item_line, source_lines, source_numbers
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.comparison.words import number_word, of_all, sentence
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row, text_cell
from bmcreport.deck.slides import Slide
from bmcreport.model.comparison_outline import OverlapSlide
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import split

_SHARES = (19, 13, 29, 39)


def overlap_slides(subject: Subject, written: OverlapSlide) -> Iterator[Slide]:
    """All blocks in fill order, on as many slides as they need."""
    blocks = [subject.comparison.block(key) for key in subject.layout.in_fill_order()]
    rect = subject.master.content_rect("table")
    (tables,) = fitted_together([_grid(subject, blocks, written.items)], rect, subject.master.slides.table)
    for number, table in enumerate(tables, 1):
        heads = subject.heads("table", written.title, subject.counted(_title(blocks), number, len(tables)))
        name = subject.counted(written.title, number, len(tables))
        shown = [block for block in blocks if block.key in names_in(table)]
        yield subject.slide(name, "table", heads, (table,), lines(_notes(subject, shown)))


def _title(blocks: list[BlockComparison]) -> str:
    """The counts over all blocks."""
    by_all, by_some = sum(len(block.by_all) for block in blocks), sum(len(block.by_some) for block in blocks)
    of_one = sum(block.of_one for block in blocks)
    return (
        f"{sentence(_counted(by_all, 'theme'))} {'is' if by_all == 1 else 'are'} common to all, {by_some} to several; "
        f"{_counted(of_one, 'item')} {'stands' if of_one == 1 else 'stand'} alone"
    )


def _counted(count: int, noun: str) -> str:
    return f"{number_word(count) if count else 'no'} {noun}{'' if count == 1 else 's'}"


def _grid(subject: Subject, blocks: list[BlockComparison], items: int) -> Grid:
    whole = len(subject.order)
    headings = ("Block", f"Shared by {of_all(whole, whole)}", "Shared by several", "Found at one company only")
    header = tuple(text_cell(heading, STRONG) for heading in headings)
    rows = tuple(_row(subject, block, items) for block in blocks)
    alt = "Per block: the themes that all companies share, that several share, and the items of one company only"
    widths = split(subject.master.content_rect("table").width, _SHARES)
    return Grid("Overlap", alt, widths, header, rows, header_column=True)


def _row(subject: Subject, block: BlockComparison, items: int) -> Row:
    counts = f"{len(block.by_all)} by all, {len(block.by_some)} by several, {block.of_one} alone"
    return (
        Cell((Paragraph((Run(subject.block_name(block), STRONG),), name=block.key), Paragraph((Run(counts, QUIET),)))),
        _themes([row.name for row in block.by_all]),
        _themes([f"{row.name}\u00a0{row.count}" for row in block.by_some]),
        _only(subject, block, items),
    )


def _themes(names: list[str]) -> Cell:
    return Cell((Paragraph(separated(names)),)) if names else nothing()


def _only(subject: Subject, block: BlockComparison, items: int) -> Cell:
    """Per company the first of its items."""
    told = [_company(subject, company, block.only[company], items) for company in subject.order if block.only[company]]
    return Cell(tuple(map(Paragraph, told))) if told else nothing()


def _company(subject: Subject, company: int, only: tuple[ComparedItem, ...], items: int) -> tuple[Run, ...]:
    more = len(only) - items
    rest = (Run(f" and\u00a0{more}\u00a0more", QUIET),) if more > 0 else ()
    return Run(f"{subject.name(company)}: ", QUIET), *separated(one.item.text for one in only[:items]), *rest


def _notes(subject: Subject, blocks: list[BlockComparison]) -> Iterator[str]:
    yield "Companies share a theme when each has an item of it; the number after a theme says how many do."
    told: list[ComparedItem] = []
    for block in blocks:
        only = [one for company in subject.order for one in block.only[company]]
        shared = f"{len(block.by_all)} shared by all, {len(block.by_some)} by several, {block.of_one} at one only"
        yield f"{subject.block_name(block)}: {shared}"
        yield from (item_line(subject, one) for one in only)
        told += only
    yield from source_lines(subject, source_numbers(subject, told))
