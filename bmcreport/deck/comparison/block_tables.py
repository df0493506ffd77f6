"""A block of all companies side by side: a row per shared theme, and last what is found at one company only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.comparing.tables import BlockTable, TableLine, block_table
from bmcreport.comparing.values import BlockComparison, ComparedItem
from bmcreport.deck.comparison.cells import company_head, item_name, item_paragraph, names_in, nothing, row_name
from bmcreport.deck.comparison.columns import MOST_LABEL, content_widths, label_width
from bmcreport.deck.comparison.speaking import item_line, source_lines, source_numbers
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.fitted_tables import comfortable, fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import STRONG, Cell, Grid, Row, text_cell
from bmcreport.deck.slides import Slide, TableShape
from bmcreport.deck.speech import capitalised
from bmcreport.deck.splitting import even_groups
from bmcreport.model.comparison_outline import BlockTablesSlide
from bmcreport.units import Emu, pt

_LABEL_SIZE = 12
"""The type size in points at which themes stand on one line each, where they are not too long for it."""

_LEAST_COLUMN = pt(92)
"""What a long word at a legible size needs."""


def block_table_slides(subject: Subject, written: BlockTablesSlide) -> Iterator[Slide]:
    """The slides of every block that the outline names, or of all in fill order."""
    blocks = [subject.comparison.block(key) for key in written.blocks or subject.layout.in_fill_order()]
    details = written.details or _room_for_details(subject, blocks, written)
    for block in blocks:
        yield from _slides(subject, block, written, details=details)


def _room_for_details(subject: Subject, blocks: Sequence[BlockComparison], written: BlockTablesSlide) -> bool:
    """Whether companies are so few that each block has one slide even with them, at a comfortable size."""
    if len(subject.order) > written.detailed:
        return False
    rect, scale = subject.master.content_rect("table"), comfortable(subject.master.slides.table)
    tables = (block_table(block, subject.order, subject.focus, subject.words.only_here) for block in blocks)
    pairs = zip(blocks, tables, strict=True)
    grids = (_grid(subject, block, table, rect.width, details=True) for block, table in pairs)
    return all(len(fitted_together([grid], rect, scale)[0]) == 1 for grid in grids)


def _slides(subject: Subject, block: BlockComparison, written: BlockTablesSlide, *, details: bool) -> Iterator[Slide]:
    groups = column_groups(subject, written.companies)
    parts = [
        block_table(block, companies, subject.focus, written.only or subject.words.only_here) for companies in groups
    ]
    rect = subject.master.content_rect("table")
    grids = [_grid(subject, block, part, rect.width, details=details) for part in parts]
    fitted = fitted_together(grids, rect, subject.master.slides.table)
    shown = [(part, table) for part, tables in zip(parts, fitted, strict=True) for table in tables]
    headline = subject.document.headlines.get(block.key) or stated(subject, block)
    for number, (part, table) in enumerate(shown, 1):
        heads = subject.heads("table", subject.block_name(block), subject.counted(headline, number, len(shown)))
        name = subject.counted(subject.block_name(block), number, len(shown))
        footer = _footer(subject, part, last=number == len(shown))
        yield subject.slide(name, "table", heads, (table,), lines(_notes(subject, block, part, table)), footer)


def column_groups(subject: Subject, most: int) -> list[tuple[int, ...]]:
    """The companies of each slide.

    At most so many, and on narrow slides as many as leave each a legible column.
    """
    room = (subject.master.content_rect("table").width - MOST_LABEL) // _LEAST_COLUMN
    return beside_the_focus(subject, min(most, room))


def beside_the_focus(subject: Subject, most: int) -> list[tuple[int, ...]]:
    """The companies in groups of so many at most, but two at least: evenly, the focus company first in each."""
    most = max(2, most)
    repeated = () if subject.focus is None else (subject.focus,)
    others = [company for company in subject.order if company not in repeated]
    return [(*repeated, *group) for group in even_groups(others, most - len(repeated))]


def _grid(subject: Subject, block: BlockComparison, part: BlockTable, width: Emu, *, details: bool) -> Grid:
    header = tuple(company_head(subject, company) for company in part.companies)
    rows = tuple(_row(subject, block, part, line, details=details) for line in part.lines)
    labels = tuple(text_cell(line.name, STRONG) for line in part.lines)
    first = label_width(labels, pt(_LABEL_SIZE))
    widths = (first, *content_widths((header, *rows), width - first))
    companies = subject.listed(part.companies)
    name = subject.speech.labelled(subject.block_name(block), companies)
    alt = subject.words.block_table.format(block=subject.block_name(block), companies=companies)
    table = tuple((label, *row) for label, row in zip(labels, rows, strict=True))
    return Grid(name, alt, widths, (Cell(), *header), table, header_column=True)


def _row(subject: Subject, block: BlockComparison, part: BlockTable, line: TableLine, *, details: bool) -> Row:
    return tuple(
        Cell(
            tuple(item_paragraph(subject, block.key, one, details=details) for one in items),
            subject.tint(company),
        )
        if items
        else nothing(subject.tint(company))
        for company, items in zip(part.companies, line.cells, strict=True)
    )


def stated(subject: Subject, block: BlockComparison) -> str:
    """What the table of a block shows, for blocks without a headline."""
    whole, name, words, speech = len(subject.order), subject.block_name(block), subject.words, subject.speech
    if block.by_all:
        themes = speech.listed([row_name(subject, row) for row in block.by_all])
        return speech.counted(words.shared_by_all, whole, block=name, themes=themes)
    if block.shared:
        widest = block.shared[0]
        told = {"block": name, "theme": row_name(subject, widest), "whole": speech.number(whole)}
        return speech.counted(words.shared_by_some, widest.count, **told)
    return (words.nothing_shared if block.of_one else words.nothing_stated).format(block=name)


def _footer(subject: Subject, part: BlockTable, *, last: bool) -> str:
    """Which part of the companies a slide shows, and whether it goes on."""
    return " · ".join(filter(None, (some_companies(subject, part), "" if last else subject.words.continued_next)))


def some_companies(subject: Subject, part: BlockTable) -> str:
    """How many of the companies a table shows, and which of them is beside the others of each table.

    Nothing where it shows all.
    """
    whole, shown, words, speech = len(subject.order), len(part.companies), subject.words, subject.speech
    if shown == whole:
        return ""
    told = capitalised(speech.counted(words.some_companies, shown, whole=speech.number(whole)))
    if subject.focus is None:
        return told
    return words.seen_from.format(companies=told, company=subject.name(subject.focus))


def _notes(subject: Subject, block: BlockComparison, part: BlockTable, table: TableShape) -> Iterator[str]:
    """What the rows of a slide line up, each item in full, and the sources."""
    shown = names_in(table)
    told: list[ComparedItem] = []
    yield subject.speech.sentence(stated(subject, block))
    yield subject.words.rows_by_theme
    for line in part.lines:
        items = [one for cell in line.cells for one in cell if item_name(subject, block.key, one) in shown]
        if items:
            yield subject.speech.introduced(_why(subject, line))
            yield from (item_line(subject, one) for one in items)
        told += items
    yield from source_lines(subject, source_numbers(subject, told))


def _why(subject: Subject, line: TableLine) -> str:
    whole, words, speech = len(subject.order), subject.words, subject.speech
    if line.shared_by == 1:
        return speech.counted(words.theme_of_one, whole, theme=line.name)
    if line.shared_by == whole:
        return speech.counted(words.theme_of_all, whole, theme=line.name)
    return speech.counted(words.theme_of_some, line.shared_by, theme=line.name, whole=speech.number(whole))
