"""What stands on a poster: companies at the heads of columns, blocks at the heads of rows, and the items between."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.comparing.values import BlockComparison, ComparedItem
from bmcreport.handout.comparison.cells import full_item, shared_by, sharing_explained
from bmcreport.handout.comparison.ground import Ground
from bmcreport.text.types import FaceName, Paragraph, Run, Style

_HEAD = 1200
"""The size of names at heads, per mille of that of items."""
_QUIET = Style(colour="quiet")


class PosterRow(Struct, frozen=True):
    """A block: its name, its icon with its colour, and what each company has there."""

    name: Paragraph
    icon: str
    colour: str
    cells: tuple[tuple[Paragraph, ...], ...]


class PosterCells(Struct, frozen=True):
    """What marks mean, the heads of the companies and the rows of the blocks.

    Columns have fields of colour behind them, and languages where they differ from the document's.
    """

    corner: Paragraph
    heads: tuple[tuple[Paragraph, ...], ...]
    tints: tuple[str | None, ...]
    languages: tuple[str | None, ...]
    rows: tuple[PosterRow, ...]


def poster_cells(ground: Ground, companies: tuple[int, ...]) -> PosterCells:
    """The cells of these companies' columns."""
    return PosterCells(
        sharing_explained(ground),
        tuple(_head(ground, company) for company in companies),
        tuple(map(ground.subject.tint, companies)),
        tuple(map(ground.language_of, companies)),
        tuple(_row(ground, key, companies) for key in ground.layout.in_fill_order()),
    )


def _head(ground: Ground, company: int) -> tuple[Paragraph, ...]:
    """A company's name over its angle."""
    subject = ground.subject
    style = subject.head_style(company)
    name = Paragraph((Run(subject.name(company), replace(style, scale=_HEAD)),))
    angle = subject.comparison.companies[company].angle
    return (name, Paragraph((Run(angle, _QUIET),), hyphens=subject.document.lang)) if angle else (name,)


def _row(ground: Ground, key: str, companies: tuple[int, ...]) -> PosterRow:
    block, look, colour = (
        ground.subject.comparison.block(key),
        ground.layout.blocks[key],
        ground.layout.family(key).colour,
    )
    name = Paragraph((Run(look.name, Style(FaceName.BOLD, colour)),), hyphens=ground.subject.document.lang)
    return PosterRow(name, look.icon, colour, tuple(_cell(ground, block, company) for company in companies))


def _cell(ground: Ground, block: BlockComparison, company: int) -> tuple[Paragraph, ...]:
    """What others have too, in the order of the rows that they share, then what only this company has."""
    shared = (_counted(ground, block, one, row.count) for row in block.shared for one in row.cells[company])
    alone = (full_item(ground, block.key, one, cited=False) for one in block.only[company])
    return (*shared, *alone) or (Paragraph((Run("–", _QUIET),)),)


def _counted(ground: Ground, block: BlockComparison, one: ComparedItem, count: int) -> Paragraph:
    """An item with how many of all companies share it."""
    told = full_item(ground, block.key, one, cited=False)
    mark = Run(f"\u00a0{shared_by(ground, count)}", _QUIET, keep=True)
    return Paragraph((*told.runs, mark), name=told.name, hyphens=told.hyphens)
