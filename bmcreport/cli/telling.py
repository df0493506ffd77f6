"""Changes of a canvas in words, for the terminal: each with a sign that says without colour what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from bmcreport import figures
from bmcreport.comparing.changes import Change, ChangeKind, Changes, Cited, FieldChange, PlacedItem
from bmcreport.console import visible
from bmcreport.model.canvas import Metric, Record, Relation
from bmcreport.model.scalars import BLOCK_KEYS

_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~", ChangeKind.MOVED: ">"}
_NOTHING = "(nothing)"
_AMOUNT = frozenset(("value", "unit", "currency", "per", "qualifier"))
"""The fields of a figure that are told as one."""


class Told(Struct, frozen=True):
    """A line of the report; `kind` gives it its colour, further lines of a change have none."""

    text: str
    kind: ChangeKind | None = None


def counted(changes: Changes) -> str:
    """How much has changed, such as `1 added, 2 changed`."""
    kinds = changes.counted()
    return ", ".join(f"{kinds[kind]} {kind.value}" for kind in ChangeKind if kinds[kind]) or "no changes"


def told(changes: Changes, blocks: Mapping[str, str]) -> Iterator[Told]:
    """All changes, under the names of `blocks` and of the other parts of a canvas."""
    texts = [change for change in changes.texts if change.path[0] not in BLOCK_KEYS]
    yield from _under("Header", map(_text, texts))
    for key in blocks:
        own = [_text(change) for change in changes.texts if change.path[0] == key]
        items = [_item(change, blocks) for change in changes.items if change.part.block == key]
        yield from _under(blocks[key], (*own, *items))
    yield from _under("Key figures", map(_metric, changes.metrics))
    yield from _under("Relations", map(_relation, changes.relations))
    yield from _under("Sources", map(_source, changes.sources))


def _under(name: str, parts: Iterable[Iterator[Told]]) -> Iterator[Told]:
    lines = [line for part in parts for line in part]
    if lines:
        yield Told(visible(name))
        yield from lines


def _text(change: FieldChange) -> Iterator[Told]:
    name = change.path[-1] if change.path[0] in BLOCK_KEYS else " ".join(change.path)
    yield _line(change.kind, f"{name.replace('_', ' ')}: {_turned(change.before, change.after)}")


def _turned(before: str | None, after: str | None) -> str:
    if before is None or after is None:
        return before or after or _NOTHING
    return f"{before} → {after}"


def _item(change: Change[PlacedItem], blocks: Mapping[str, str]) -> Iterator[Told]:
    before, after, item = change.before, change.after, change.part.item
    if not (before and after):
        yield _line(change.kind, " ".join(filter(None, (item.text, item.detail))))
        return
    told = item.text
    if before.block != after.block:
        told = f"{item.text} (from {blocks[before.block]})"
    elif not change.fields:
        told = f"{item.text} (place {before.index + 1} → {after.index + 1})"
    yield _line(change.kind, told)
    yield from _fields(before.item, after.item, change.fields)


def _metric(change: Change[Metric]) -> Iterator[Told]:
    metric = change.part
    told = ", ".join(filter(None, (metric.label, metric.as_of)))
    if not (change.before and change.after):
        yield _line(change.kind, f"{told}: {figures.full(metric)}")
        return
    was, now = figures.full(change.before), figures.full(change.after)
    amount = _AMOUNT & set(change.fields) if was != now else set()
    yield _line(change.kind, f"{told}: {was} → {now}" if amount else f"{told}: {now}")
    yield from _fields(change.before, change.after, [name for name in change.fields if name not in amount])


def _relation(change: Change[Relation]) -> Iterator[Told]:
    relation = change.part
    told = f"{relation.kind.value} to {relation.to} on {relation.block}"
    if not (change.before and change.after):
        yield _line(change.kind, f"{told}: {relation.why}")
        return
    yield _line(change.kind, told)
    yield from _fields(change.before, change.after, change.fields)


def _source(change: Change[Cited]) -> Iterator[Told]:
    cited = change.part
    yield _line(change.kind, f"{cited.key}: {cited.source.title}")
    if change.before and change.after:
        yield from _fields(change.before.source, change.after.source, change.fields)


def _fields(before: Record, after: Record, names: Iterable[str]) -> Iterator[Told]:
    for name in names:
        was, now = (_value(getattr(record, name)) for record in (before, after))
        yield Told(f"      {name}: {visible(was)} → {visible(now)}")


def _value(value: object) -> str:
    told = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
    return told or _NOTHING


def _line(kind: ChangeKind, text: str) -> Told:
    return Told(f"  {_SIGNS[kind]} {visible(text)}", kind)
