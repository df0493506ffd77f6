"""Items of one block lined up: by theme first, then by wording; the others stay with their company."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bmcreport.comparing.values import BlockComparison, Cells, ComparedItem, SharedRow, WordingMatch
from bmcreport.comparing.wording import SAME_WORDING, alike, wording
from bmcreport.model.canvas import Canvas

_NEVER = 1_000_000
"""The place of what the focus company does not have."""

_Group = tuple[ComparedItem, ...]
_Key = tuple[int, int]
"""A company and the place of an item in its block."""


def compare_block(key: str, canvases: Sequence[Canvas], focus: int | None, names: Mapping[str, str]) -> BlockComparison:
    """A block of all companies; `names` are the printed names of themes."""
    items = [
        ComparedItem(company, index, item)
        for company, canvas in enumerate(canvases)
        for index, item in enumerate(canvas.blocks[key].items)
    ]
    groups, matches = _grouped(items)
    shared = [group for group in groups if _is_shared(group)]
    lined_up = {one.key for group in shared for one in group}
    only = _cells([one for one in items if one.key not in lined_up], len(canvases))
    reasons: dict[_Key, list[WordingMatch]] = defaultdict(list)
    for match in matches:
        reasons[match.one.key].append(match)
    rows = [_row(group, len(canvases), names, reasons) for group in shared]
    return BlockComparison(key, tuple(sorted(rows, key=lambda row: _place(row, focus))), only)


def _grouped(items: Sequence[ComparedItem]) -> tuple[Iterable[_Group], Sequence[WordingMatch]]:
    """Items of one theme together, then what is worded alike, the most alike first; two themes are never joined."""
    names: dict[_Key, object] = {one.key: one.item.theme or one.key for one in items}
    groups: dict[object, list[ComparedItem]] = {}
    for one in items:
        groups.setdefault(names[one.key], []).append(one)
    matches = []
    for match in _matches(items):
        to, away = sorted((names[match.one.key], names[match.other.key]), key=lambda name: not isinstance(name, str))
        if to == away or isinstance(away, str):
            continue
        names |= {one.key: to for one in groups[away]}
        groups[to] += groups.pop(away)
        matches.append(match)
    return map(tuple, groups.values()), matches


def _matches(items: Sequence[ComparedItem]) -> Sequence[WordingMatch]:
    """Items of different companies that are worded alike, in an order that no column changes."""
    by_wording: dict[str, list[ComparedItem]] = {}
    for one in sorted(items, key=_identity):
        by_wording.setdefault(wording(one.item.text), []).append(one)
    worded = [written for written in by_wording if written]
    found = [
        WordingMatch(one, like, score)
        for at, to, score in alike(worded, SAME_WORDING)
        for one in by_wording[worded[at]]
        if not one.item.theme and (like := _elsewhere(one, by_wording[worded[to]]))
    ]
    return sorted(found, key=lambda match: (-match.score, _identity(match.one), _identity(match.other)))


def _elsewhere(one: ComparedItem, like: Sequence[ComparedItem]) -> ComparedItem | None:
    """The first of these items that another company has: joining one joins all that are worded like it."""
    return next((other for other in like if other.company != one.company), None)


def _identity(one: ComparedItem) -> tuple[bool, str, str, str, str, int]:
    """What an item is whatever its company's column, items with a theme first."""
    item = one.item
    return not item.theme, item.theme or "", wording(item.text), item.text, item.detail or "", one.index


def _is_shared(group: _Group) -> bool:
    return len({one.company for one in group}) > 1


def _row(
    group: _Group, companies: int, names: Mapping[str, str], reasons: Mapping[_Key, Sequence[WordingMatch]]
) -> SharedRow:
    theme = next((one.item.theme for one in group if one.item.theme), None)
    name = names.get(theme) or _spelled_out(theme) if theme else _commonest_text(group)
    cells = _cells(group, companies)
    return SharedRow(
        theme, name, cells, tuple(match for cell in cells for one in cell for match in reasons.get(one.key, ()))
    )


def _cells(items: Iterable[ComparedItem], companies: int) -> Cells:
    cells: list[list[ComparedItem]] = [[] for _ in range(companies)]
    for one in sorted(items, key=lambda one: one.index):
        cells[one.company].append(one)
    return tuple(map(tuple, cells))


def _place(row: SharedRow, focus: int | None) -> tuple[int, int, int, str]:
    """The most shared first, then as the focus company has them, then the weightiest: nothing depends on columns."""
    own = row.cells[focus] if focus is not None else ()
    first = min(one.index for cell in row.cells for one in cell)
    return -row.count, own[0].index if own else _NEVER, first, row.theme or row.name


def _commonest_text(group: _Group) -> str:
    counts = Counter(one.item.text for one in group)
    return min(counts, key=lambda text: (-counts[text], text))


def _spelled_out(theme: str) -> str:
    """The printed name of a theme that has none: `open-models` becomes `Open models`."""
    words = theme.replace("-", " ").replace("_", " ")
    return words[0].upper() + words[1:]
