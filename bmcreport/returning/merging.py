"""Changes of a deck brought into a document that may have changed since: found again, applied, or told as conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from msgspec import Struct

from bmcreport.diagnostics import Diagnostic, Severity, Source
from bmcreport.enclosed import Path
from bmcreport.model.canvas import Canvas, Item
from bmcreport.read.canvases import read_canvas
from bmcreport.read.located import Located, find
from bmcreport.read.nodes import Mapping, Node, Scalar
from bmcreport.read.nodes import Sequence as ListNode
from bmcreport.returning.canvases import item_at, text_at, with_items, with_text
from bmcreport.returning.changes import Added, Change, Edited, Placed, Placeless, Removed, Unclear
from bmcreport.returning.naming import called
from bmcreport.returning.splicing import rewritten, with_item, without_item, without_key

_BY_HAND = "look at the slide and edit the document"
_NO_PLACE = "put into the document what it should say; in a deck that is built anew this is not there"
_BOTH = "the document has changed here since the deck was made; choose one by hand"


class Merged(Struct, frozen=True):
    """A document after the changes of a deck; `applied` tells each, `refused` those that were left to people."""

    before: Source
    after: Source
    applied: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]


def merged(base: Canvas, document: Located[Canvas], changes: Sequence[Change]) -> Merged:
    """The document with the changes against `base`, which the deck was made of, one after the other.

    Each is read again: it is in when the document then says exactly what was meant, and nothing else.
    """
    merge = _Merge(base, document)
    for change in sorted(changes, key=_from_the_end):
        merge.take(change)
    order = sorted(merge.applied, key=lambda found: found.span), sorted(merge.refused, key=lambda found: found.span)
    return Merged(document.source, merge.current.source, tuple(order[0]), tuple(order[1]))


def _from_the_end(change: Change) -> tuple[int, int]:
    """Texts first, then what is gone and new, from the last item to the first: so no index is off."""
    if isinstance(change, Added):
        return 2, -(int(change.after[3]) if change.after else -1)
    if isinstance(change, Removed):
        return 1, -int(change.path[3])
    return 0, 0


class _Merge:
    """A document while changes come in."""

    def __init__(self, base: Canvas, document: Located[Canvas]) -> None:
        self.base = base
        self.given = document
        self.current = document
        self.doubts = len(read_canvas(document.source, document.value.slug).diagnostics)
        self.places = {key: list(range(len(block.items))) for key, block in document.value.blocks.by_key()}
        """Per block the items that are there now, by their index in the document as given; -1 for new ones."""
        self.applied: list[Diagnostic] = []
        self.refused: list[Diagnostic] = []

    def take(self, change: Change) -> None:
        """Bring one change in, or tell why not."""
        if isinstance(change, Unclear):
            self._refuse("BMC708", change, change.reason, _BY_HAND)
        elif isinstance(change, Placeless):
            self.refused.append(self._without_place(change))
        elif isinstance(change, Edited):
            self._edit(change)
        elif isinstance(change, Removed):
            self._remove(change)
        else:
            self._add(change)

    def _edit(self, change: Edited) -> None:
        path, says = self._given_path(change.path), f"this reads `{change.new}`"
        stands = text_at(self.given.value, path) if path else None
        if path and stands == change.new:
            return
        if not path or stands != text_at(self.base, change.path):
            self._refuse("BMC709", change, says, _BOTH)
        elif not change.new and path[-1] != "detail":
            self._refuse("BMC708", change, "this is empty", _BY_HAND)
        else:
            wanted = with_text(self.current.value, path, change.new or None)
            self._settle(self._spliced(path, change.new), wanted, change, says if change.new else "this is gone")

    def _spliced(self, path: Path, new: str) -> Iterator[str]:
        place, text = find(self.current.root, path), self.current.source.text
        if isinstance(place.node, Scalar) and new:
            return rewritten(text, place.node, new)
        return without_key(text, place.key, place.node) if place.key else iter(())

    def _remove(self, change: Removed) -> None:
        path, item = self._given_path(change.path), item_at(self.base, change.path)
        block, items = str(change.path[1]), _items_node(self.current, str(change.path[1]))
        if not path or item_at(self.given.value, path) != item:
            self._refuse("BMC709", change, "this is gone", _BOTH)
        elif items:
            place = self.places[block].index(int(path[3]))
            old = self.current.value.blocks[block].items
            wanted = with_items(self.current.value, block, (*old[:place], *old[place + 1 :]))
            if self._settle(without_item(self.current.source.text, items, place), wanted, change, "this is gone"):
                del self.places[block][place]

    def _add(self, change: Added) -> None:
        block, items = change.block, _items_node(self.current, change.block)
        says = f"there is a new item, `{' '.join(filter(None, (change.text, change.detail)))}`"
        old = self.current.value.blocks[block].items
        if any((item.text, item.detail or "") == (change.text, change.detail) for item in old):
            return
        after = self._given_path(change.after) if change.after else ()
        if items is None or after is None or (after and int(after[3]) not in self.places[block]):
            self._refuse("BMC708", change, says, _BY_HAND)
            return
        place = self.places[block].index(int(after[3])) + 1 if after else 0
        new = Item(text=change.text, detail=change.detail or None)
        wanted = with_items(self.current.value, block, (*old[:place], new, *old[place:]))
        spliced = with_item(self.current.source.text, items, place, change.text, change.detail)
        if self._settle(spliced, wanted, change, says):
            self.places[block].insert(place, -1)

    def _given_path(self, path: Path) -> Path | None:
        """Where in the document as given stands what `path` leads to in the base; none if that is not sure."""
        item = item_at(self.base, path[:4]) if path[:1] == ("blocks",) and len(path) > 3 else None
        if item is None:
            return path
        block = str(path[1])
        found = _same(item, self.base.blocks[block].items, self.given.value.blocks[block].items)
        return None if found is None else (*path[:3], found, *path[4:])

    def _settle(self, candidates: Iterable[str], wanted: Canvas, change: Placed, says: str) -> bool:
        """Take the first candidate that says exactly what is wanted, and tell whether there was one."""
        for text in candidates:
            source = replace(self.current.source, text=text)
            read = read_canvas(source, self.given.value.slug)
            if read.value and len(read.diagnostics) <= self.doubts and read.value.value == wanted:
                self.applied.append(self._finding("BMC707", change, says, "", Severity.WARNING))
                self.current = read.value
                return True
        self._refuse("BMC708", change, says, "it cannot be written there without harm; edit the document")
        return False

    def _refuse(self, code: str, change: Placed, says: str, hint: str) -> None:
        self.refused.append(self._finding(code, change, says, hint, Severity.ERROR))

    def _without_place(self, change: Placeless) -> Diagnostic:
        message = f"slide {change.slide} has a new text that has no place in the document: `{change.text}`"
        return self.given.finding("BMC710", message, _NO_PLACE, self.given.span())

    def _finding(self, code: str, change: Placed, says: str, hint: str, severity: Severity) -> Diagnostic:
        """At the place in the document as it was given."""
        path: Path = (change.after or ("blocks", change.block)) if isinstance(change, Added) else change.path
        name = called(self.base, path[:2] if isinstance(change, Added) else path)
        span = self.given.span(*(self._given_path(path) or path[:2]))
        return self.given.finding(code, f"{name}: on slide {change.slide} {says}", hint, span, severity)


def _same(item: Item, before: Sequence[Item], now: Sequence[Item]) -> int | None:
    """The index of an item in a list that may have changed: by its id, its words, or its place where all are there."""
    for alike in (
        [index for index, other in enumerate(now) if item.id and other.id == item.id],
        [index for index, other in enumerate(now) if (other.text, other.detail) == (item.text, item.detail)],
        [index for index, other in enumerate(now) if other.text == item.text],
    ):
        if len(alike) == 1:
            return alike[0]
    place = before.index(item)
    return place if len(before) == len(now) else None


def _items_node(canvas: Located[Canvas], block: str) -> ListNode | None:
    """The list of the items of a block as it is written, short or long."""
    node: Node = find(canvas.root, ("blocks", block)).node
    if isinstance(node, Mapping):
        entry = node.entry("items")
        node = entry[1] if entry else node
    return node if isinstance(node, ListNode) and node.items else None
