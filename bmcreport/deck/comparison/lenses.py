"""A question across blocks: what each company does there, company by company."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.comparing.values import BlockComparison, ComparedItem, ComparedLens
from bmcreport.deck.comparison.cells import companies_in, company_head, nothing, separated, with_swatch
from bmcreport.deck.comparison.speaking import item_line, source_lines, source_numbers
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import STRONG, Cell, Grid, Row, text_cell
from bmcreport.deck.slides import Slide, TableShape
from bmcreport.deck.splitting import even_groups
from bmcreport.model.comparison_outline import LensesSlide
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, pt, split

_SWATCH = pt(6)
_NAME = pt(112)
_MOST_BLOCKS = 4
"""Columns of a slide at most: narrower ones read badly."""


def lens_slides(subject: Subject, written: LensesSlide) -> Iterator[Slide]:
    """A slide per lens, more where its blocks or the companies are many."""
    for lens in subject.comparison.lenses:
        yield from _slides(subject, lens, written.items)


def _slides(subject: Subject, lens: ComparedLens, count: int) -> Iterator[Slide]:
    rect = subject.master.content_rect("table")
    groups = [[lens.blocks[index] for index in group] for group in even_groups(range(len(lens.blocks)), _MOST_BLOCKS)]
    grids = [lens_grid(subject, lens, blocks, count, rect.width) for blocks in groups]
    fitted = fitted_together(grids, rect, subject.master.slides.table)
    shown = [(blocks, table) for blocks, tables in zip(groups, fitted, strict=True) for table in tables]
    for number, (blocks, table) in enumerate(shown, 1):
        title = subject.counted(lens.headline or lens_stated(subject, lens), number, len(shown))
        heads = subject.heads("table", lens.name, title)
        name = subject.counted(lens.name, number, len(shown))
        yield subject.slide(name, "table", heads, (table,), lines(_notes(subject, blocks, table)))


def lens_grid(subject: Subject, lens: ComparedLens, blocks: Sequence[BlockComparison], count: int, width: Emu) -> Grid:
    """The companies as rows of a table of this width, so many items of each of these blocks as columns."""
    names = [subject.block_name(block) for block in blocks]
    header = (Cell(), Cell(), *(text_cell(name, STRONG) for name in names))
    rows = tuple(_row(subject, blocks, company, count) for company in subject.order)
    listed = subject.speech.listed(names)
    alt = subject.words.lens_table.format(lens=lens.name, blocks=listed)
    return Grid(subject.speech.labelled(lens.name, listed), alt, _widths(width, len(blocks)), header, rows)


def _widths(width: Emu, columns: int) -> tuple[Emu, ...]:
    return _SWATCH, _NAME, *split(width - _SWATCH - _NAME, [1] * columns)


def _row(subject: Subject, blocks: Sequence[BlockComparison], company: int, count: int) -> Row:
    cells = (_cell(subject, block, company, count) for block in blocks)
    return with_swatch(subject, company, (company_head(subject, company), *cells))


def _cell(subject: Subject, block: BlockComparison, company: int, count: int) -> Cell:
    items = items_of(block, company)
    fill = subject.tint(company)
    if not items:
        return nothing(fill)
    return Cell((Paragraph(separated(one.item.text for one in items[:count])),), fill)


def items_of(block: BlockComparison, company: int) -> list[ComparedItem]:
    """The items of a company in the order of its canvas."""
    shared = (one for row in block.shared for one in row.cells[company])
    return sorted([*shared, *block.only[company]], key=lambda one: one.index)


def lens_stated(subject: Subject, lens: ComparedLens) -> str:
    """What a lens looks at, where no headline says more."""
    names = [subject.block_name(block) for block in lens.blocks]
    return subject.speech.labelled(lens.name, subject.speech.listed(names))


def _notes(subject: Subject, blocks: Sequence[BlockComparison], table: TableShape) -> Iterator[str]:
    yield subject.speech.introduced(subject.words.first_items)
    told: list[ComparedItem] = []
    for block in blocks:
        yield subject.speech.introduced(subject.block_name(block))
        for company in companies_in(subject, table):
            items = items_of(block, company)
            told += items
            yield from (item_line(subject, one) for one in items)
    yield from source_lines(subject, source_numbers(subject, told))
