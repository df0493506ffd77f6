"""Items of one block lined up: those of a shared theme in a row, the others per company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bmcreport.comparing.values import BlockComparison, Cells, ComparedItem, ThemeRow
from bmcreport.model.canvas import Canvas

_NEVER = 1_000_000
"""The place of what the focus company does not have."""


def compare_block(key: str, canvases: Sequence[Canvas], focus: int | None, names: Mapping[str, str]) -> BlockComparison:
    """A block of all companies; `names` are the printed names of themes."""
    items = [_items(company, canvas, key) for company, canvas in enumerate(canvases)]
    shared = _shared_themes(items)
    rows = [ThemeRow(theme, names.get(theme) or _spelled_out(theme), _cells(items, theme)) for theme in shared]
    only = tuple(tuple(one for one in own if one.item.theme not in shared) for own in items)
    return BlockComparison(key, tuple(sorted(rows, key=lambda row: _place(row, focus))), only)


def _items(company: int, canvas: Canvas, block: str) -> list[ComparedItem]:
    return [ComparedItem(company, index, item) for index, item in enumerate(canvas.blocks[block].items)]


def _shared_themes(items: Sequence[Sequence[ComparedItem]]) -> frozenset[str]:
    """The themes of two or more companies."""
    seen: set[str] = set()
    shared: set[str] = set()
    for own in items:
        themes = {one.item.theme for one in own if one.item.theme}
        shared |= themes & seen
        seen |= themes
    return frozenset(shared)


def _cells(items: Sequence[Sequence[ComparedItem]], theme: str) -> Cells:
    return tuple(tuple(one for one in own if one.item.theme == theme) for own in items)


def _place(row: ThemeRow, focus: int | None) -> tuple[int, int, int, str]:
    """The most shared first, then as the focus company has them, then the weightiest: nothing depends on columns."""
    own = row.cells[focus] if focus is not None else ()
    first = min(one.index for cell in row.cells for one in cell)
    return -row.count, own[0].index if own else _NEVER, first, row.theme


def _spelled_out(theme: str) -> str:
    """The printed name of a theme that has none: `open-models` becomes `Open models`."""
    words = theme.replace("-", " ").replace("_", " ")
    return words[0].upper() + words[1:]
