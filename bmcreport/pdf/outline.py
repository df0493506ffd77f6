"""The outline of a document: bookmarks nested as headings are (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from bmcreport.pdf.file import File
from bmcreport.pdf.syntax import dictionary, reference, text_string


class Bookmark(Struct, frozen=True):
    """A title, its level from 1, and a destination as it is written."""

    title: str
    level: int
    destination: str


@dataclass(slots=True)
class _Node:
    number: int
    bookmark: Bookmark | None = None
    children: list[_Node] = field(default_factory=list)

    @property
    def reference(self) -> str:
        return reference(self.number)


def add_outline(file: File, bookmarks: Sequence[Bookmark]) -> dict[str, str]:
    """The catalog's entry for an outline; none without bookmarks."""
    if not bookmarks:
        return {}
    root = _Node(file.reserved())
    _grow(root, file, bookmarks)
    _write(file, root, {"Type": "/Outlines"})
    return {"Outlines": root.reference}


def _grow(root: _Node, file: File, bookmarks: Sequence[Bookmark]) -> None:
    """Hang each bookmark under the last one before it that has a lower level."""
    path = [(0, root)]
    for bookmark in bookmarks:
        while path[-1][0] >= bookmark.level:
            path.pop()
        node = _Node(file.reserved(), bookmark)
        path[-1][1].children.append(node)
        path.append((bookmark.level, node))


def _write(file: File, node: _Node, entries: dict[str, str]) -> None:
    children = node.children
    if children:
        entries |= {"First": children[0].reference, "Last": children[-1].reference, "Count": str(_shown(node))}
    file.contents[node.number] = dictionary(**entries)
    for index, child in enumerate(children):
        assert child.bookmark is not None
        below = {
            "Title": text_string(child.bookmark.title),
            "Parent": node.reference,
            "Dest": child.bookmark.destination,
        }
        if index > 0:
            below["Prev"] = children[index - 1].reference
        if index + 1 < len(children):
            below["Next"] = children[index + 1].reference
        _write(file, child, below)


def _shown(node: _Node) -> int:
    """How many entries show when all are open."""
    return len(node.children) + sum(_shown(child) for child in node.children)
