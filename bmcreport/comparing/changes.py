"""What has changed from one version of a canvas to the next; knows no slide and no terminal."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bmcreport.model.canvas import Canvas, Item, Metric, Record, Relation
from bmcreport.model.scalars import BLOCK_KEYS

T = TypeVar("T")

_OF_THE_CANVAS = ("designed_for", "designed_by", "date", "version", "lang", "summary", "positioning")
_OF_A_BLOCK = ("headline", "notes")


class ChangeKind(StrEnum):
    """What became of something; what was moved to another block may have changed as well."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item with its block and its index there."""

    block: str
    index: int
    item: Item


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A text of the canvas itself: `path` leads to it, such as `("company", "tagline")`."""

    path: tuple[str, ...]
    before: str | None
    after: str | None

    @property
    def kind(self) -> ChangeKind:
        return _kind(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """Something that was `before`, is `after`, or both; `fields` are the keys in which the two differ."""

    before: T | None
    after: T | None
    fields: tuple[str, ...] = ()

    @property
    def kind(self) -> ChangeKind:
        """An item that stands in another block now was moved, whatever else became of it."""
        before, after = self.before, self.after
        moved = isinstance(before, PlacedItem) and isinstance(after, PlacedItem) and before.block != after.block
        return ChangeKind.MOVED if moved else _kind(before, after)


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes: texts in the order of the model, items by block as they stand now, what was removed at its end."""

    texts: tuple[FieldChange, ...]
    items: tuple[Change[PlacedItem], ...]
    metrics: tuple[Change[Metric], ...]
    relations: tuple[Change[Relation], ...]

    def __bool__(self) -> bool:
        return bool(self.texts or self.items or self.metrics or self.relations)


def changes(before: Canvas, after: Canvas) -> Changes:
    """What has changed between two versions of a canvas.

    Items are the same if they share an id, else if they share their text, in their block first and then in any other;
    figures, if they share key and date; relations, if they share company, kind and block. Only the order of items
    within a block is not compared.
    """
    return Changes(
        tuple(_texts(before, after)),
        tuple(_items(before, after)),
        tuple(_records(before.metrics, after.metrics, (lambda one: one, lambda one: (one.key, one.as_of)))),
        tuple(
            _records(before.relations, after.relations, (lambda one: one, lambda one: (one.to, one.kind, one.block)))
        ),
    )


def _itself(one: T) -> T:
    return one


def _kind(before: object, after: object) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None else ChangeKind.CHANGED


def _texts(before: Canvas, after: Canvas) -> Iterator[FieldChange]:
    pairs: list[tuple[tuple[str, ...], Record, Record]] = [
        *((("company", name), before.company, after.company) for name in type(after.company).model_fields),
        *(((name,), before, after) for name in _OF_THE_CANVAS),
        *(((key, name), before.blocks[key], after.blocks[key]) for key in BLOCK_KEYS for name in _OF_A_BLOCK),
    ]
    for path, old, new in pairs:
        was, now = _text(getattr(old, path[-1])), _text(getattr(new, path[-1]))
        if was != now:
            yield FieldChange(path, was, now)


def _text(value: object) -> str | None:
    """A field as text: names comma by comma, nothing for nothing."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or None
    return None if value is None else str(value)


def _items(before: Canvas, after: Canvas) -> Iterator[Change[PlacedItem]]:
    old = [PlacedItem(key, index, item) for key, index, item in before.items()]
    new = [PlacedItem(key, index, item) for key, index, item in after.items()]
    same = _matched(old, new, (_by_id, _by_place_and_text, _by_text))
    told = [*_told(old, new, same)]
    yield from sorted(told, key=_place)


def _told(old: Sequence[PlacedItem], new: Sequence[PlacedItem], same: dict[int, int]) -> Iterator[Change[PlacedItem]]:
    for index, after in enumerate(new):
        before = old[same[index]] if index in same else None
        fields = _differing(before.item, after.item) if before else ()
        if before is None or fields or before.block != after.block:
            yield Change(before, after, fields)
    kept = set(same.values())
    yield from (Change(before, None) for index, before in enumerate(old) if index not in kept)


def _place(change: Change[PlacedItem]) -> tuple[int, bool, int]:
    """By block; what is there now by its place, then what was removed by the place that it had."""
    placed = change.after or change.before
    assert placed
    return BLOCK_KEYS.index(placed.block), change.after is None, placed.index


def _by_id(placed: PlacedItem) -> Hashable:
    return placed.item.id


def _by_place_and_text(placed: PlacedItem) -> Hashable:
    return placed.block, placed.item.text.casefold()


def _by_text(placed: PlacedItem) -> Hashable:
    return placed.item.text.casefold()


R = TypeVar("R", bound=Record)


def _records(before: Sequence[R], after: Sequence[R], keys: Iterable[Callable[[R], Hashable]]) -> Iterator[Change[R]]:
    same = _matched(before, after, keys)
    for index, now in enumerate(after):
        was = before[same[index]] if index in same else None
        fields = _differing(was, now) if was else ()
        if was is None or fields:
            yield Change(was, now, fields)
    kept = set(same.values())
    yield from (Change(was, None) for index, was in enumerate(before) if index not in kept)


def _differing(before: Record, after: Record) -> tuple[str, ...]:
    return tuple(name for name in type(after).model_fields if getattr(before, name) != getattr(after, name))


def _matched(old: Sequence[T], new: Sequence[T], keys: Iterable[Callable[[T], Hashable]]) -> dict[int, int]:
    """Per index in `new` the index in `old` of what is the same by the first key that finds it, each used once."""
    same: dict[int, int] = {}
    for key in keys:
        free: dict[Hashable, list[int]] = {}
        for index, each in enumerate(old):
            if index not in same.values() and key(each) is not None:
                free.setdefault(key(each), []).append(index)
        for index, each in enumerate(new):
            if index not in same and (candidates := free.get(key(each))):
                same[index] = candidates.pop(0)
    return same
