"""Tagged content without its tags: what elements draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bmcreport.pdf.page import Artifact, Element, Operation


def operations(children: Iterable[Element | Artifact | Operation]) -> Iterator[Operation]:
    """What elements draw, without what it means."""
    for child in children:
        if isinstance(child, Element):
            yield from operations(child.children)
        elif isinstance(child, Artifact):
            yield from child.operations
        else:
            yield child
