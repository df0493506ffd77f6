"""Which columns of a comparison are versions of one canvas: there ids mean the same, and nowhere else."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import Entry

Origins = tuple[int, ...]
"""Per column a number that the versions of its canvas share, and no other column has."""


def origins(entries: Sequence[Entry], canvases: Sequence[Canvas]) -> Origins:
    """Versions of one canvas have its file name in common, or else the company: either may change in time."""
    told_by_name = _joined(tuple(range(len(entries))), [entry.canvas for entry in entries])
    return _joined(told_by_name, [canvas.company.name for canvas in canvases])


def _joined(found: Origins, keys: Sequence[Hashable]) -> Origins:
    """The origins, those of columns with the same key made one."""
    for key in set(keys):
        same = {origin for origin, own in zip(found, keys, strict=True) if own == key}
        found = tuple(min(same) if origin in same else origin for origin in found)
    return found
