"""The files of a build as plain data, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bmcreport.building.outcome import BuildResult, Outcome


def files_data(result: BuildResult) -> Mapping[str, Any]:
    """All files with how their pages fit."""
    return {"files": [_file(outcome) for outcome in result.outcomes]}


def _file(outcome: Outcome) -> Mapping[str, Any]:
    made = outcome.made
    file = {
        "document": outcome.target.source.name,
        "type": outcome.target.type.value,
        "path": str(outcome.place),
        "written": made is not None,
        "fresh": outcome.fresh,
    }
    if made is None:
        return file
    pages = {"pages": [page.as_data() for page in made.pages]} if made.pages else {}
    return {**file, "bytes": made.size, "count": made.count, **pages}
