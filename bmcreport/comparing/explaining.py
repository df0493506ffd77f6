"""Why each item of a comparison stands where it does: by its id, its theme, its wording, or alone."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from bmcreport.comparing.values import BlockComparison, ComparedItem, Comparison, SharedRow, WordingMatch


class Reason(StrEnum):
    """What lines an item up."""

    ID = "id"
    THEME = "theme"
    WORDING = "wording"
    ALONE = "alone"


class ExplainedItem(Struct, frozen=True):
    """An item with the name of its row (none if it stands alone) and the reason why it is there.

    `score` is the alikeness of its wording with that of `like`, 0 to 100; both are only there for that reason.
    """

    block: str
    row: str | None
    item: ComparedItem
    reason: Reason
    like: ComparedItem | None = None
    score: float | None = None


def explained(comparison: Comparison) -> Iterator[ExplainedItem]:
    """Every item of every company exactly once: block by block, row by row, then what stands alone."""
    for block in comparison.blocks:
        yield from _block(block)


def _block(block: BlockComparison) -> Iterator[ExplainedItem]:
    for row in block.shared:
        by_item = dict(_wordings(row))
        same = frozenset(one.key for one in row.same)
        for one in (one for cell in row.cells for one in cell):
            if one.key in same:
                yield ExplainedItem(block.key, row.name, one, Reason.ID)
            else:
                yield _explained(block.key, row, one, by_item.get(one.key))
    for one in (one for cell in block.only for one in cell):
        yield ExplainedItem(block.key, None, one, Reason.ALONE)


def _explained(block: str, row: SharedRow, one: ComparedItem, worded: WordingMatch | None) -> ExplainedItem:
    if one.item.theme or worded is None:
        return ExplainedItem(block, row.name, one, Reason.THEME)
    like = worded.other if worded.one.key == one.key else worded.one
    return ExplainedItem(block, row.name, one, Reason.WORDING, like, worded.score)


def _wordings(row: SharedRow) -> Iterator[tuple[tuple[int, int], WordingMatch]]:
    """A match for each item that has part in one; what it is the subject of comes last, and so counts."""
    yield from ((match.other.key, match) for match in reversed(row.matches))
    yield from ((match.one.key, match) for match in reversed(row.matches))
