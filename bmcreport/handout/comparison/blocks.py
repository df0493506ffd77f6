"""A page for each block, or as many as it needs: companies as columns, themes as rows, every item in full."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.comparing.tables import BlockTable, TableLine, block_table
from bmcreport.comparing.values import BlockComparison
from bmcreport.deck.comparison.block_tables import beside_the_focus, some_companies, stated
from bmcreport.deck.comparison.cells import company_head, nothing
from bmcreport.deck.comparison.columns import content_widths
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row
from bmcreport.handout.comparison.cells import full_item, shared_by, sharing_explained
from bmcreport.handout.comparison.furniture import Furniture, Sheet
from bmcreport.handout.comparison.ground import Ground
from bmcreport.model.comparison_outline import BlockTablesSlide
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu

_LABEL, _COLUMN = 11, 12
"""The least width of the column of themes, and of one of a company, in the least type size."""


def block_sheets(ground: Ground, furniture: Furniture) -> Iterator[Sheet]:
    """The pages of every block that the outline names, or of all in fill order."""
    written = ground.asked(BlockTablesSlide)
    if written:
        for key in written.blocks or ground.layout.in_fill_order():
            yield from _sheets(
                ground, furniture, ground.subject.comparison.block(key), written.only or ground.subject.words.only_here
            )


def endless_headlines(ground: Ground, furniture: Furniture) -> Iterator[tuple[str, ...]]:
    """The paths in the document of headlines that leave their pages no room."""
    for key, headline in ground.subject.document.headlines.items():
        if not furniture.leaves_room(furniture.heading(ground.layout.blocks[key].name, headline)):
            yield "headlines", key


def _sheets(ground: Ground, furniture: Furniture, block: BlockComparison, only: str) -> Iterator[Sheet]:
    subject = ground.subject
    headline = subject.document.headlines.get(block.key) or stated(subject, block)
    room = furniture.room(furniture.heading(subject.block_name(block), headline))
    most = (room.width - ground.floor * _LABEL) // (ground.floor * _COLUMN)
    parts = [block_table(block, companies, subject.focus, only) for companies in beside_the_focus(subject, most)]
    grids = [_grid(ground, block, part, room.width) for part in parts]
    fitted = zip(parts, fitted_together(grids, room, ground.scale), strict=True)
    pages = [(part, table) for part, tables in fitted for table in tables]
    for number, (part, table) in enumerate(pages, 1):
        title = subject.counted(subject.block_name(block), number, len(pages))
        heading = furniture.heading(title, headline, some_companies(subject, part))
        yield Sheet(heading, (ground.table(table),), marked=True)


def _grid(ground: Ground, block: BlockComparison, part: BlockTable, width: Emu) -> Grid:
    subject, name = ground.subject, ground.subject.block_name(block)
    header = tuple(company_head(subject, company) for company in part.companies)
    rows = tuple(_row(ground, block, part, line) for line in part.lines)
    # Half as wide as the others where these are wide.
    label = max(ground.floor * _LABEL, width // (2 * len(part.companies) + 2))
    widths = (label, *content_widths((header, *rows), width - label))
    labelled = tuple((_label(ground, line), *row) for line, row in zip(part.lines, rows, strict=True))
    alt = subject.words.block_table.format(block=name, companies=subject.listed(part.companies))
    return Grid(
        name,
        alt,
        widths,
        (Cell((sharing_explained(ground),)), *header),
        labelled,
        header_column=True,
        inset=ground.inset,
    )


def _label(ground: Ground, line: TableLine) -> Cell:
    """A theme, and how many of all companies share it."""
    count = Run(f" {shared_by(ground, line.shared_by)}", QUIET)
    told = (count,) if line.shared_by > 1 else ()
    return Cell((Paragraph((Run(line.name, STRONG), *told), hyphens=ground.subject.document.lang),))


def _row(ground: Ground, block: BlockComparison, part: BlockTable, line: TableLine) -> Row:
    return tuple(
        Cell(
            tuple(full_item(ground, block.key, one) for one in items),
            ground.subject.tint(company),
            language=ground.language_of(company),
        )
        if items
        else nothing(ground.subject.tint(company))
        for company, items in zip(part.companies, line.cells, strict=True)
    )
