"""Items of one block lined up: those of one id in versions of a canvas, then by theme, then by wording."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from bmcreport.comparing.origins import Origins
from bmcreport.comparing.values import BlockComparison, Cells, ComparedItem, SharedRow, WordingMatch
from bmcreport.comparing.wording import SAME_WORDING, alike, wording
from bmcreport.model.canvas import Canvas

_NEVER = 1_000_000
"""The place of what the focus company does not have."""

_Group = tuple[ComparedItem, ...]
_Key = tuple[int, int]
"""A company and the place of an item in its block."""
_Name = str | _Key
"""What items have in common that stand in one row: their theme, or one of them."""


class _Rows(Struct, frozen=True):
    """Items in groups, by theme or by the key of one; those that share an id; and why others are joined by wording."""

    groups: Mapping[_Name, _Group]
    same: frozenset[_Key]
    reasons: Mapping[_Key, Sequence[WordingMatch]]


def compare_block(
    key: str, canvases: Sequence[Canvas], focus: int | None, names: Mapping[str, str], versions: Origins = ()
) -> BlockComparison:
    """A block of all companies; `names` are the printed names of themes, `versions` tells which share a canvas."""
    items = [
        ComparedItem(company, index, item)
        for company, canvas in enumerate(canvases)
        for index, item in enumerate(canvas.blocks[key].items)
    ]
    found = _grouped(items, _of_one_id(items, versions), focus)
    shared = {name: group for name, group in found.groups.items() if _is_shared(group)}
    lined_up = {one.key for group in shared.values() for one in group}
    only = _cells([one for one in items if one.key not in lined_up], len(canvases))
    rows = [_row(name, _cells(group, len(canvases)), names, found, focus) for name, group in shared.items()]
    return BlockComparison(key, tuple(sorted(rows, key=lambda row: _place(row, focus))), only)


def _of_one_id(items: Sequence[ComparedItem], versions: Origins) -> list[_Group]:
    """The items that several versions of a canvas have under one id."""
    found: dict[tuple[int, str], list[ComparedItem]] = defaultdict(list)
    for one in items:
        if versions and one.item.id:
            found[versions[one.company], one.item.id].append(one)
    return [tuple(group) for group in found.values() if _is_shared(group)]


def _grouped(items: Sequence[ComparedItem], same: Sequence[_Group], focus: int | None) -> _Rows:
    """The same items together, then those of one theme, then what is worded alike, the most alike first.

    Two themes are never joined.
    """
    names: dict[_Key, _Name] = {one.key: one.item.theme or one.key for one in items}
    names |= {one.key: _theme_of_all(group, focus) or group[0].key for group in same for one in group}
    groups: dict[_Name, list[ComparedItem]] = {}
    for one in items:
        groups.setdefault(names[one.key], []).append(one)
    reasons: dict[_Key, list[WordingMatch]] = defaultdict(list)
    for match in _matches(items):
        to, away = sorted((names[match.one.key], names[match.other.key]), key=lambda name: not isinstance(name, str))
        if to == away or isinstance(away, str):
            continue
        names |= {one.key: to for one in groups[away]}
        groups[to] += groups.pop(away)
        reasons[match.one.key].append(match)
    by_id = frozenset(one.key for group in same for one in group)
    return _Rows({name: tuple(group) for name, group in groups.items()}, by_id, reasons)


def _theme_of_all(group: _Group, focus: int | None) -> str | None:
    """The theme of an item that may have had several: as the focus company has it, else the most frequent one."""
    themes = Counter(one.item.theme for one in group if one.item.theme)
    own = {one.item.theme for one in group if one.company == focus}
    return min(themes, key=lambda theme: (theme not in own, -themes[theme], theme), default=None)


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


def _is_shared(group: Iterable[ComparedItem]) -> bool:
    return len({one.company for one in group}) > 1


def _row(name: _Name, cells: Cells, names: Mapping[str, str], found: _Rows, focus: int | None) -> SharedRow:
    theme = name if isinstance(name, str) else None
    printed = names.get(theme) or _spelled_out(theme) if theme else _usual_text(cells, focus)
    items = [one for cell in cells for one in cell]
    matches = tuple(match for one in items for match in found.reasons.get(one.key, ()))
    return SharedRow(theme, printed, cells, matches, tuple(one for one in items if one.key in found.same))


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


def _usual_text(cells: Cells, focus: int | None) -> str:
    """What the focus company says, else what most say."""
    own = cells[focus][:1] if focus is not None else ()
    counts = Counter(one.item.text for cell in ((own,) if own else cells) for one in cell)
    return min(counts, key=lambda text: (-counts[text], text))


def _spelled_out(theme: str) -> str:
    """The printed name of a theme that has none: `open-models` becomes `Open models`."""
    words = theme.replace("-", " ").replace("_", " ")
    return words[0].upper() + words[1:]
