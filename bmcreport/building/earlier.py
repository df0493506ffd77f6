"""Earlier versions of the canvases of a build, from which their changes are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from bmcreport.building.cards import Card
from bmcreport.building.catalogue import Reader
from bmcreport.diagnostics import START, Checked, Diagnostic, Source, has_errors
from bmcreport.read.canvases import DocumentKind
from bmcreport.read.collect import document_files, shared_names


def read_earlier(since: Path | None, canvases: Sequence[Card], reader: Reader) -> Checked[Mapping[str, Card]]:
    """The earlier version of each canvas that has one, by the name of the canvas's file.

    One earlier canvas is that of the only canvas of the build, whatever its name; otherwise slugs are the same.
    """
    if since is None or not canvases:
        return Checked({})
    files = document_files([since])
    readings = reader.read(files.value or ()).values()
    cards = [one.card for one in readings if one.card and one.card.kind is DocumentKind.CANVAS]
    told = chain.from_iterable(one.diagnostics for one in readings)
    found = (*files.diagnostics, *told, *shared_names([card.source for card in cards]))
    if has_errors(found):
        return Checked({}, found)
    earlier = {card.slug: card for card in cards}
    if len(earlier) == len(canvases) == 1:
        return Checked({canvases[0].name: cards[0]})
    known = {one.name: earlier[one.slug] for one in canvases if one.slug in earlier}
    return Checked(known) if known else Checked({}, (_of_none(since),))


def _of_none(since: Path) -> Diagnostic:
    message = "there is no earlier version of any canvas of this build here"
    return Diagnostic("BMC624", message, Source(str(since), ""), START, "give earlier canvases the same file names")
