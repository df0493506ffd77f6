"""The documents that a target is made of, as they travel inside its file."""

from __future__ import annotations

from pathlib import PurePath

from bmcreport.alternatives import SourceIn
from bmcreport.building.options import Options
from bmcreport.building.targets import BookletTarget, CanvasTarget, ComparisonTarget, Target
from bmcreport.diagnostics import Source
from bmcreport.enclosed import Enclosed


def enclosures(target: Target, options: Options) -> tuple[Enclosed, ...]:
    """The documents of a target, the one that it is named after first; none where they are not wanted, or not files.

    They tell everything, so an audience that is spared a part of them does not get them.
    """
    if options.source is SourceIn.NONE or options.audience or (isinstance(target, CanvasTarget) and target.spared):
        return ()
    return tuple(_enclosed(source) for source in sources(target) if source.text)


def sources(target: Target) -> tuple[Source, ...]:
    """The documents that a target is made of, the one that it is named after first."""
    if isinstance(target, BookletTarget):
        return tuple(canvas.source for canvas in target.canvases)
    further = target.further if isinstance(target, ComparisonTarget) else ()
    return (target.source, *further)


def _enclosed(source: Source) -> Enclosed:
    """Under the name of the file only: folders may be named after people."""
    return Enclosed(PurePath(source.name).name, source.text, source.encoding)
