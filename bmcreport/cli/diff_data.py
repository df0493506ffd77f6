"""Changes of a canvas as plain data, for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bmcreport.building.versions import Versions
from bmcreport.comparing.changes import Change, Cited, PlacedItem
from bmcreport.model.canvas import Record

Data = Mapping[str, Any]


def versions_data(versions: Versions) -> Data:
    """One canvas: the names of its two versions and everything that has changed, values as YAML has them."""
    changes = versions.changes
    names = {
        "before": versions.before.source.name if versions.before else None,
        "after": versions.after.source.name if versions.after else None,
    }
    if changes is None:
        return names
    return {
        **names,
        "counts": {kind.value: count for kind, count in changes.counted().items()},
        "texts": [
            {"kind": one.kind.value, "path": list(one.path), "before": one.before, "after": one.after}
            for one in changes.texts
        ],
        "items": [_item(one) for one in changes.items],
        "metrics": [_record(one) for one in changes.metrics],
        "relations": [_record(one) for one in changes.relations],
        "sources": [
            _told(one, _cited(one.before) if one.before else None, _cited(one.after) if one.after else None)
            for one in changes.sources
        ],
    }


def _item(change: Change[PlacedItem]) -> Data:
    before, after = (_placed(one) if one else None for one in (change.before, change.after))
    return _told(change, before, after)


def _cited(cited: Cited) -> Data:
    return {"key": cited.key, **_plain(cited.source)}


def _placed(placed: PlacedItem) -> Data:
    return {"block": placed.block, "index": placed.index, **_plain(placed.item)}


def _record(change: Change[Any]) -> Data:
    before, after = (one and _plain(one) for one in (change.before, change.after))
    return _told(change, before, after)


def _told(change: Change[Any], before: Data | None, after: Data | None) -> Data:
    fields: Sequence[str] = change.fields
    return {"kind": change.kind.value, "fields": list(fields), "before": before, "after": after}


def _plain(record: Record) -> Data:
    data: Data = record.model_dump(mode="json", exclude_defaults=True)
    return data
