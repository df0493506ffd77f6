"""Every change of a canvas as a line of a table: where, of what kind, and what was there and what is there now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from bmcreport import figures
from bmcreport.comparing.changes import Change, ChangeKind, Changes, Cited, FieldChange, PlacedItem
from bmcreport.deck.company.subject import Subject
from bmcreport.model.canvas import Canvas, Metric, Record, Relation, RelationKind
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.place.marks import status_names

T = TypeVar("T")

Told = tuple[str, str | None]
"""What is said strong, and what quieter after it."""

_Places = tuple[str | None, str | None]
_NOTHING = "–"

_NAMED = ("name", "headline")
"""Texts that say by themselves which they are; others are named as in YAML where nothing printed names them."""

_OF_ITEMS = ("text", "detail", "badge", "status")
_OF_FIGURES = ("label", "value", "unit", "currency", "per", "qualifier", "as_of")
_OF_RELATIONS = ("to", "kind", "block", "why")
_OF_SOURCES = ("title", "published")
"""Fields that are told in any case; others where they differ, by the names that they have in YAML."""


class ChangedLine(Struct, frozen=True):
    """A change as it is told: where, what kind, what was there and what is there."""

    where: str
    kind: ChangeKind
    before: Told | None
    after: Told | None


def changed_lines(subject: Subject, earlier: Canvas, found: Changes) -> Iterator[ChangedLine]:
    """Each change once: the header, block by block, figures, relations, sources."""
    yield from (_text(subject, each) for each in found.texts if each.path[0] not in BLOCK_KEYS)
    for key in BLOCK_KEYS:
        yield from (_text(subject, each) for each in found.texts if each.path[0] == key)
        yield from (_item(subject, earlier, each) for each in found.items if each.part.block == key)
    yield from (_figure(subject, earlier, each) for each in found.metrics)
    yield from (_relation(subject, earlier, each) for each in found.relations)
    yield from (_source(subject, each) for each in found.sources)


def _text(subject: Subject, change: FieldChange) -> ChangedLine:
    key, name = change.path[0], change.path[-1]
    labels, blocks = subject.layout.labels, subject.layout.blocks
    printed = blocks[key].name if key in blocks else getattr(labels, key, None)
    known = name in _NAMED or (printed and key not in blocks)
    quiet = None if known else f"({' '.join(change.path[-2:] if key not in blocks else change.path[-1:])})"
    before, after = ((text, quiet) if text else None for text in (change.before, change.after))
    return ChangedLine(printed or subject.canvas.company.name, change.kind, before, after)


def _item(subject: Subject, earlier: Canvas, change: Change[PlacedItem]) -> ChangedLine:
    def said(placed: PlacedItem) -> Told:
        item = placed.item
        status = status_names(subject.layout)[item.status].lower() if item.status else None
        return item.text, _strung(item.detail, item.badge and f"[{item.badge}]", status)

    before, after = _sides(
        change, said, lambda placed: placed.item, _OF_ITEMS, _places_of_item(subject, earlier, change)
    )
    return ChangedLine(subject.block_name(change.part.block), change.kind, before, after)


def _places_of_item(subject: Subject, earlier: Canvas, change: Change[PlacedItem]) -> _Places:
    """The blocks between which an item was moved, or its places in its own."""
    before, after = change.before, change.after
    if before and after and before.block != after.block:
        return f"({subject.block_name(before.block)})", f"({subject.block_name(after.block)})"
    return _places(subject, change, *(canvas.blocks[change.part.block].items for canvas in (earlier, subject.canvas)))


def _figure(subject: Subject, earlier: Canvas, change: Change[Metric]) -> ChangedLine:
    def said(metric: Metric) -> Told:
        dated = ", ".join(filter(None, (metric.label, figures.qualifier_note(metric), metric.as_of)))
        return figures.full(metric, subject.layout.numbers), dated

    places = _places(subject, change, earlier.metrics, subject.canvas.metrics)
    before, after = _sides(change, said, _itself, _OF_FIGURES, places)
    return ChangedLine(subject.words.key_figures, change.kind, before, after)


def _relation(subject: Subject, earlier: Canvas, change: Change[Relation]) -> ChangedLine:
    words = subject.words

    def said(relation: Relation) -> Told:
        kind = words.parallel if relation.kind is RelationKind.PARALLEL else words.contrast
        return subject.company(relation.to), f"{relation.why} ({kind}, {subject.block_name(relation.block)})"

    places = _places(subject, change, earlier.relations, subject.canvas.relations)
    before, after = _sides(change, said, _itself, _OF_RELATIONS, places)
    return ChangedLine(words.how_it_compares, change.kind, before, after)


def _source(subject: Subject, change: Change[Cited]) -> ChangedLine:
    def said(cited: Cited) -> Told:
        return cited.source.title, cited.source.published

    before, after = _sides(change, said, lambda cited: cited.source, _OF_SOURCES, (None, None))
    return ChangedLine(subject.words.sources, change.kind, before, after)


def _sides(
    change: Change[T], said: Callable[[T], Told], record: Callable[[T], Record], known: Sequence[str], places: _Places
) -> tuple[Told | None, Told | None]:
    """What was there and what is there, with the fields that are not said in any case, and its place if it moved."""
    further = [name for name in change.fields if name not in known]

    def side(part: T | None, place: str | None) -> Told | None:
        if part is None:
            return None
        text, more = said(part)
        return text, _strung(more, *(_field(record(part), name) for name in further), place)

    return side(change.before, places[0]), side(change.after, places[1])


def _places(subject: Subject, change: Change[T], *lists: Sequence[object]) -> _Places:
    """`(3 of 7)`, of what was moved: its place in the lists before and now."""
    if change.kind is not ChangeKind.MOVED:
        return None, None
    page_of = subject.layout.labels.page_of
    before, after = (
        f"({page_of.format(page=(index or 0) + 1, pages=len(parts))})"
        for index, parts in zip(change.places, lists, strict=True)
    )
    return before, after


def _field(record: Record, name: str) -> str:
    value = getattr(record, name)
    told = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
    return f"({name}: {told or _NOTHING})"


def _strung(*parts: str | None) -> str | None:
    return " ".join(filter(None, parts)) or None


def _itself(record: T) -> T:
    return record
