"""Pages with their tags: marked content in content streams, and the structure tree that gives it meaning.

Structure elements, parent tree and object references follow ISO 32000-1, 14.7 and 14.8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from bmcreport.pdf.content import Content, Used
from bmcreport.pdf.file import File
from bmcreport.pdf.outline import Bookmark
from bmcreport.pdf.page import Artifact, Box, Disc, Document, Element, IconPath, Operation, Page, Rule, Text
from bmcreport.pdf.syntax import array, dictionary, name, number, points, reference, text_string, thousandths
from bmcreport.text.fonts import Typeface
from bmcreport.units import Emu, Rect

# What may stand in a URI as it is (RFC 3986); `%` is kept, because a canvas holds ready addresses.
_URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class _OpenPage:
    """A page while its content is written: its reference, upper edge (thousandths of a point) and marked content."""

    own: str
    top: int
    content: Content
    marked: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)


class Tagging:
    """Writes pages and grows the structure tree of one document."""

    def __init__(self, file: File, document: Document, typeface: Typeface) -> None:
        self.used = Used()
        self.bookmarks: list[Bookmark] = []
        self.resources = file.slot()
        self._file = file
        self._palette = document.palette
        self._typeface = typeface
        self._pages = file.slot()
        self._root = file.slot()
        self._document = file.slot()
        self._page_references: list[str] = []
        self._content: list[str] = []
        self._parents: list[str] = []
        self._links: list[str] = []
        self._first_link = len(document.pages)

    def add_page(self, page: Page) -> None:
        """Write one page with all that is on it."""
        slot = self._file.slot()
        content = Content(page.size.height, self._palette, self._typeface, self.used)
        self._page = _OpenPage(reference(slot.number), thousandths(page.size.height), content)
        self._artifact(page.decoration)
        parent = reference(self._document.number)
        self._content += [self._element(element, parent) for element in page.content]
        slot.content = self._page_dictionary(page)
        self._page_references.append(self._page.own)
        self._parents.append(array(self._page.marked))

    def pages(self) -> str:
        """A reference to the page tree."""
        count = str(len(self._page_references))
        self._pages.content = dictionary(Type="/Pages", Count=count, Kids=array(self._page_references))
        return reference(self._pages.number)

    def tree(self) -> str:
        """A reference to the structure tree, complete when all pages are there."""
        root = reference(self._root.number)
        self._document.content = dictionary(Type="/StructElem", S="/Document", P=root, K=array(self._content))
        entries = [f"{key} {value}" for key, value in enumerate([*self._parents, *self._links])]
        self._root.content = dictionary(
            Type="/StructTreeRoot",
            K=reference(self._document.number),
            ParentTree=dictionary(Nums=array(entries)),
            ParentTreeNextKey=str(len(entries)),
        )
        return root

    def _page_dictionary(self, page: Page) -> str:
        entries = {
            "Type": "/Page",
            "Parent": reference(self._pages.number),
            "MediaBox": array(("0", "0", points(page.size.width), points(page.size.height))),
            "Resources": reference(self.resources.number),
            "Contents": self._file.deflated(self._page.content.data()),
            "StructParents": str(len(self._page_references)),
            "Tabs": "/S",
        }
        return dictionary(**entries, **_if_any("Annots", self._page.annotations))

    def _artifact(self, artifact: Artifact) -> None:
        content = self._page.content
        content.begin_artifact()
        for operation in artifact.operations:
            content.draw(operation)
        content.end()

    def _element(self, element: Element, parent: str) -> str:
        """A reference to an element that has been written with all below it."""
        slot = self._file.slot()
        own = reference(slot.number)
        if element.bookmark is not None:
            self._add_bookmark(element, element.bookmark)
        kids = self._kids(element, own)
        kids += [self._link_annotation(element, area, own) for area in element.areas]
        slot.content = f"<</S{name(element.tag)}/P {parent}/Pg {self._page.own}/K[{' '.join(kids)}]{_attributes(self._page, element)}>>"
        return own

    def _kids(self, element: Element, own: str) -> list[str]:
        kids: list[str] = []
        content, is_open = self._page.content, False
        for child in element.children:
            kind = type(child)
            if is_open and (kind is Element or kind is Artifact):
                content.end()
                is_open = False
            if isinstance(child, Element):
                kids.append(self._element(child, own))
            elif isinstance(child, Artifact):
                self._artifact(child)
            else:
                if not is_open:
                    kids.append(self._begin(element.tag, own))
                    is_open = True
                content.draw(child)
        if is_open:
            content.end()
        return kids

    def _begin(self, tag: str, own: str) -> str:
        mcid = str(len(self._page.marked))
        self._page.content.begin(tag, mcid)
        self._page.marked.append(own)
        return mcid

    def _link_annotation(self, element: Element, area: Rect, own: str) -> str:
        """A reference from an element to a rectangle to click (ISO 14289-1, 7.18.5)."""
        annotation = self._file.slot(
            dictionary(
                Type="/Annot",
                Subtype="/Link",
                Rect=_rectangle(self._page, area),
                Border="[0 0 0]",
                F="4",
                Contents=text_string(element.alt or ""),
                StructParent=str(self._first_link + len(self._links)),
                A=dictionary(S="/URI", URI=text_string(quote(element.uri or "", safe=_URI_CHARACTERS))),
            )
        )
        self._links.append(own)
        self._page.annotations.append(reference(annotation.number))
        return dictionary(Type="/OBJR", Obj=reference(annotation.number))

    def _add_bookmark(self, element: Element, title: str) -> None:
        top = number(self._page.top - thousandths(min(_tops(element), default=0)))
        destination = array((self._page.own, "/XYZ", "null", top, "null"))
        self.bookmarks.append(Bookmark(title, _level(element), destination))


def _attributes(page: _OpenPage, element: Element) -> str:
    """The entries of a structure element that most have none of."""
    alt = "" if element.alt is None else f"/Alt {text_string(element.alt)}"
    owned = [] if element.bbox is None else [dictionary(O="/Layout", BBox=_rectangle(page, element.bbox))]
    if element.attributes:
        owned.append(_table_attributes(element.attributes))
    return alt + (f"/A{array(owned)}" if owned else "")


def _rectangle(page: _OpenPage, rect: Rect) -> str:
    bottom, top = page.top - thousandths(rect.bottom), page.top - thousandths(rect.y)
    return array((points(rect.x), number(bottom), points(rect.right), number(top)))


def _if_any(key: str, items: Sequence[str]) -> dict[str, str]:
    return {key: array(items)} if items else {}


def _table_attributes(attributes: Mapping[str, str]) -> str:
    values = {key: value if value.isdecimal() else name(value) for key, value in attributes.items()}
    return dictionary(O="/Table", **values)


def _level(element: Element) -> int:
    """How deep in the outline: a heading by its number, all else at the top."""
    return int(element.tag[1:]) if element.tag[:1] == "H" and element.tag[1:].isdecimal() else 1


def _tops(element: Element) -> list[Emu]:
    """The upper edges of all that an element draws."""
    tops: list[Emu] = []
    for child in element.children:
        if isinstance(child, Element):
            tops += _tops(child)
        elif not isinstance(child, Artifact):
            tops.append(_top(child))
    return tops


def _top(operation: Operation) -> Emu:
    match operation:
        case Text():
            return operation.baseline - operation.size
        case Box() | IconPath():
            return operation.rect.y
        case Disc():
            return operation.y - operation.radius
        case Rule():
            return min(operation.y1, operation.y2)
