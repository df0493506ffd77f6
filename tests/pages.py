"""What is read off composed pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bmcreport.pdf.page import Artifact, Element, Operation, Text


def texts(children: Iterable[Element | Artifact | Operation], *, decoration: bool = True) -> Iterator[Text]:
    """The texts in parts of a page, in order; with those in its decoration, if they are asked for."""
    for child in children:
        if isinstance(child, Text):
            yield child
        elif isinstance(child, Element):
            yield from texts(child.children, decoration=decoration)
        elif isinstance(child, Artifact) and decoration:
            yield from texts(child.operations)
