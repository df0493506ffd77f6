"""Changes applied to the version of a canvas from which they lead away: the later version comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from bmcreport.comparing.changes import Change, Changes
from bmcreport.model.canvas import Block, Canvas, Citation
from bmcreport.model.scalars import BLOCK_KEYS

T = TypeVar("T")


def applied(changes: Changes, before: Canvas) -> Canvas:
    """The later version, under the slug of the earlier; `changes` are those between the two."""
    texts: dict[str, dict[str, object]] = {}
    for change in changes.texts:
        *above, name = change.path
        texts.setdefault("".join(above), {})[name] = change.new
    blocks = {key: _block(changes, before, key, texts.get(key, {})) for key in BLOCK_KEYS}
    return before.model_copy(
        update={
            **texts.get("", {}),
            "company": before.company.model_copy(update=texts.get("company", {})),
            "show": before.show.model_copy(update=texts.get("show", {})),
            "blocks": before.blocks.model_copy(update=blocks),
            "metrics": _records(changes.metrics, before.metrics),
            "relations": _records(changes.relations, before.relations),
            "sources": _sources(changes, before),
        }
    )


def _block(changes: Changes, before: Canvas, key: str, texts: Mapping[str, object]) -> Block:
    block = before.blocks[key]
    left = {(change.before.block, change.before.index) for change in changes.items if change.before}
    kept = [item for index, item in enumerate(block.items) if (key, index) not in left]
    placed = {one.index: one.item for change in changes.items if (one := change.after) and one.block == key}
    return block.model_copy(update={**texts, "items": tuple(_filled(placed, kept))})


def _records(changes: Sequence[Change[T]], before: Sequence[T]) -> tuple[T, ...]:
    left = {change.places[0] for change in changes}
    kept = [each for index, each in enumerate(before) if index not in left]
    placed = {index: change.after for change in changes if (index := change.places[1]) is not None and change.after}
    return tuple(_filled(placed, kept))


def _filled(placed: Mapping[int, T], kept: Sequence[T]) -> Iterator[T]:
    """What has a place of its own there, and what was kept in its order between."""
    rest = iter(kept)
    for index in range(len(placed) + len(kept)):
        yield placed[index] if index in placed else next(rest)


def _sources(changes: Changes, before: Canvas) -> dict[str, Citation]:
    gone = {change.before.key for change in changes.sources if change.before}
    kept = {key: source for key, source in before.sources.items() if key not in gone}
    return kept | {change.after.key: change.after.source for change in changes.sources if change.after}
