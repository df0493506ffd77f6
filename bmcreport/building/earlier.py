"""Earlier versions of the canvases of a build, from which their changes are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from bmcreport.diagnostics import START, Checked, Diagnostic, Source, has_errors
from bmcreport.model.canvas import Canvas
from bmcreport.read.collect import collect
from bmcreport.read.located import Located


def read_earlier(since: Path | None, canvases: Sequence[Located[Canvas]]) -> Checked[Mapping[str, Canvas]]:
    """The earlier version of each canvas that has one, by the name of the canvas's source.

    One earlier canvas is that of the only canvas of the build, whatever its name; otherwise slugs are the same.
    """
    if since is None or not canvases:
        return Checked({})
    read = collect([since])
    if has_errors(read.diagnostics) or read.value is None:
        return Checked({}, read.diagnostics)
    earlier = {one.value.slug: one.value for one in read.value.canvases}
    if len(earlier) == len(canvases) == 1:
        return Checked({canvases[0].source.name: next(iter(earlier.values()))})
    found = {one.source.name: earlier[one.value.slug] for one in canvases if one.value.slug in earlier}
    return Checked(found) if found else Checked({}, (_of_none(since),))


def _of_none(since: Path) -> Diagnostic:
    message = "there is no earlier version of any canvas of this build here"
    return Diagnostic("BMC624", message, Source(str(since), ""), START, "give earlier canvases the same file names")
