"""What has changed from one version of a canvas to the next; knows no slide and no terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from bmcreport.comparing.matching import PlacedItem, matched, matched_items, out_of_order
from bmcreport.model.canvas import Canvas, Citation, Metric, Record, Relation
from bmcreport.model.scalars import BLOCK_KEYS

__all__ = ["Change", "ChangeKind", "Changes", "Cited", "FieldChange", "PlacedItem", "changes"]

T = TypeVar("T")

Value = str | tuple[str, ...] | bool | None
"""What stands in a field of the canvas itself."""

_OF_THE_CANVAS = ("designed_for", "designed_by", "date", "version", "lang", "summary", "positioning")
_OF_A_BLOCK = ("headline", "notes", "tags")


class ChangeKind(StrEnum):
    """What became of something; what was moved to another block may have changed as well."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Cited(Struct, frozen=True):
    """A source with its key."""

    key: str
    source: Citation


class FieldChange(Struct, frozen=True):
    """A field of the canvas itself: `path` leads to it, such as `("company", "tagline")`."""

    path: tuple[str, ...]
    old: Value
    new: Value

    @property
    def before(self) -> str | None:
        return _text(self.old)

    @property
    def after(self) -> str | None:
        return _text(self.new)

    @property
    def kind(self) -> ChangeKind:
        return _kind(self.before, self.after)


class Change(Struct, Generic[T], frozen=True):
    """Something that was `before`, is `after`, or both; `fields` are the keys in which the two differ.

    `places` are its indices among its like, before and after.
    """

    before: T | None
    after: T | None
    fields: tuple[str, ...] = ()
    places: tuple[int | None, int | None] = (None, None)

    @property
    def part(self) -> T:
        """What it is now, or was before it was removed."""
        part = self.before if self.after is None else self.after
        assert part is not None, "a change has a side at least"
        return part

    @property
    def kind(self) -> ChangeKind:
        """An item in another block was moved, whatever else became of it; so was what differs in nothing but place."""
        before, after = self.before, self.after
        if before is None or after is None:
            return _kind(before, after)
        elsewhere = isinstance(before, PlacedItem) and isinstance(after, PlacedItem) and before.block != after.block
        return ChangeKind.MOVED if elsewhere or not self.fields else ChangeKind.CHANGED


class Changes(Struct, frozen=True):
    """All changes: texts in the order of the model, items by block as they stand now, what was removed at its end."""

    texts: tuple[FieldChange, ...]
    items: tuple[Change[PlacedItem], ...]
    metrics: tuple[Change[Metric], ...]
    relations: tuple[Change[Relation], ...]
    sources: tuple[Change[Cited], ...] = ()

    def counted(self) -> Counter[ChangeKind]:
        """How many changes there are of each kind."""
        counts = Counter(change.kind for change in self.texts)
        for changes in (self.items, self.metrics, self.relations, self.sources):
            counts.update(change.kind for change in changes)
        return counts

    def __bool__(self) -> bool:
        return bool(self.counted())


def changes(before: Canvas, after: Canvas) -> Changes:
    """What has changed between two versions of a canvas; `applying.applied` makes the later of the earlier.

    Items are the same if they share an id, else if they share their text, in their block first and then in any other,
    else if their wording is alike (see `matching`); figures, if they share key and date, else if they share the key;
    relations, if they share company, kind and block, or at least the company; sources, if they share the key.
    """
    return Changes(
        tuple(_texts(before, after)),
        tuple(_items(before, after)),
        tuple(
            _records(before.metrics, after.metrics, (_itself, lambda one: (one.key, one.as_of), lambda one: one.key))
        ),
        tuple(_records(before.relations, after.relations, _OF_RELATIONS)),
        tuple(_sources(before, after)),
    )


_OF_RELATIONS: tuple[Callable[[Relation], Hashable], ...] = (
    lambda one: one,
    lambda one: (one.to, one.kind, one.block),
    lambda one: (one.to, one.block),
    lambda one: one.to,
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
        *((("show", name), before.show, after.show) for name in type(after.show).model_fields),
        *(((key, name), before.blocks[key], after.blocks[key]) for key in BLOCK_KEYS for name in _OF_A_BLOCK),
    ]
    for path, old, new in pairs:
        was, now = getattr(old, path[-1]), getattr(new, path[-1])
        if was != now:
            yield FieldChange(path, was, now)


def _text(value: Value) -> str | None:
    """A field as text: names comma by comma, nothing for nothing."""
    if isinstance(value, tuple):
        return ", ".join(value) or None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _items(before: Canvas, after: Canvas) -> Iterator[Change[PlacedItem]]:
    old = [PlacedItem(key, index, item) for key, index, item in before.items()]
    new = [PlacedItem(key, index, item) for key, index, item in after.items()]
    yield from sorted(_told(old, new, matched_items(old, new)), key=_place)


def _told(old: Sequence[PlacedItem], new: Sequence[PlacedItem], same: dict[int, int]) -> Iterator[Change[PlacedItem]]:
    reordered = _reordered(old, new, same)
    for index, after in enumerate(new):
        before = old[same[index]] if index in same else None
        fields = _differing(before.item, after.item) if before else ()
        if before is None or fields or before.block != after.block or index in reordered:
            yield Change(before, after, fields, (before.index if before else None, after.index))
    kept = set(same.values())
    yield from (Change(each, None, (), (each.index, None)) for index, each in enumerate(old) if index not in kept)


def _reordered(old: Sequence[PlacedItem], new: Sequence[PlacedItem], same: dict[int, int]) -> frozenset[int]:
    """What stands elsewhere among the items of its block."""
    kept = {
        key: {later: earlier for later, earlier in same.items() if old[earlier].block == new[later].block == key}
        for key in BLOCK_KEYS
    }
    return frozenset().union(*map(out_of_order, kept.values()))


def _place(change: Change[PlacedItem]) -> tuple[int, bool, int]:
    """By block; what is there now by its place, then what was removed by the place that it had."""
    return BLOCK_KEYS.index(change.part.block), change.after is None, change.part.index


def _sources(before: Canvas, after: Canvas) -> Iterator[Change[Cited]]:
    for key, citation in after.sources.items():
        was = before.sources.get(key)
        if was != citation:
            yield Change(Cited(key, was) if was else None, Cited(key, citation), _differing(was, citation))
    yield from (Change(Cited(key, was), None) for key, was in before.sources.items() if key not in after.sources)


R = TypeVar("R", bound=Record)


def _records(before: Sequence[R], after: Sequence[R], keys: Iterable[Callable[[R], Hashable]]) -> Iterator[Change[R]]:
    same = matched(before, after, keys)
    reordered = out_of_order(same)
    for index, now in enumerate(after):
        was = before[same[index]] if index in same else None
        fields = _differing(was, now)
        if was is None or fields or index in reordered:
            yield Change(was, now, fields, (same.get(index), index))
    kept = set(same.values())
    yield from (Change(was, None, (), (index, None)) for index, was in enumerate(before) if index not in kept)


def _differing(before: Record | None, after: Record) -> tuple[str, ...]:
    """The fields in which two differ; none where there is no earlier one."""
    if before is None:
        return ()
    return tuple(name for name in type(after).model_fields if getattr(before, name) != getattr(after, name))
