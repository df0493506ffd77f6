"""The table of a block as values: companies as columns, a row per theme that they share, and last what stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bmcreport.comparing.values import BlockComparison, Cells


class TableLine(Struct, frozen=True):
    """A row: its name, how many of all companies share it, and what each of the table's companies has there."""

    name: str
    shared_by: int
    cells: Cells


class BlockTable(Struct, frozen=True):
    """A block in the columns of some of the companies."""

    companies: tuple[int, ...]
    lines: tuple[TableLine, ...]


def block_table(block: BlockComparison, companies: Sequence[int], focus: int | None, only: str) -> BlockTable:
    """The table of these companies; `only` names the row of what no other company has.

    Each item stands once. The focus company may stand beside any others in tables of their own, with its items again: a
    row has a place where one of those has something in it, so that what the focus has is never told without them.
    """
    shared = tuple(
        TableLine(row.name, row.count, tuple(row.cells[company] for company in companies))
        for row in block.shared
        if any(row.cells[company] for company in companies if company != focus)
    )
    alone = TableLine(only, 1, tuple(block.only[company] for company in companies))
    return BlockTable(tuple(companies), (*shared, alone) if any(alone.cells) else shared)
