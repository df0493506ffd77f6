"""Canvases as an audience sees them, every part still found where it was written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from bmcreport.diagnostics import START, Diagnostic, Severity, Source
from bmcreport.model.canvas import Canvas
from bmcreport.model.tags import Audience, for_audience
from bmcreport.read.located import Located, find
from bmcreport.read.nodes import Mapping, Node, Sequence
from bmcreport.read.suggest import did_you_mean


def addressed(canvas: Located[Canvas], audience: Audience) -> Located[Canvas]:
    """The canvas with what an audience sees; the same one where that is all."""
    value = for_audience(canvas.value, audience)
    if value is canvas.value:
        return canvas
    # The tree loses the same items, so that an index leads to the same place in both.
    root = canvas.root
    for key, block in canvas.value.blocks.by_key():
        place = find(root, ("blocks", key, "items"))
        if isinstance(place.node, Sequence):
            kept = tuple(place.node.items[index] for index in audience.items_seen(block))
            root = _with(root, place.trail, replace(place.node, items=kept))
    return replace(canvas, value=value, root=root)


def _with(root: Node, trail: Iterable[str | int], node: Node) -> Node:
    """The tree with another node at the end of a trail of keys."""
    steps = list(trail)
    if not steps or not isinstance(root, Mapping):
        return node
    entries = tuple(
        (key, _with(value, steps[1:], node) if key.text == steps[0] else value) for key, value in root.entries
    )
    return replace(root, entries=entries)


def unknown_audience(named: Iterable[str], known: Collection[str]) -> Iterator[Diagnostic]:
    """A warning per tag that nothing has."""
    for tag in named:
        if tag not in known:
            hint = did_you_mean(tag, known, "add it to the `tags:` of what it should see")
            message = f"nothing is tagged `{tag}`"
            yield Diagnostic("BMC625", message, Source("--audience", ""), START, hint, Severity.WARNING)
