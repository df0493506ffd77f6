"""Pages written with their tags: marked content in the content stream, and the structure elements that it belongs to.

Structure elements, marked content and object references follow ISO 32000-1, 14.7 and 14.8.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from msgspec import Struct, field

from bmcreport.pdf.content import ARTIFACT, Content, Used
from bmcreport.pdf.file import File
from bmcreport.pdf.outline import Bookmark
from bmcreport.pdf.page import Artifact, Box, Disc, Document, Element, IconPath, Operation, Page, Picture, Rule, Text
from bmcreport.pdf.structure import StructureTree
from bmcreport.pdf.syntax import array, dictionary, name, number, points, reference, text_string, thousandths
from bmcreport.text.fonts import Typeface
from bmcreport.units import Emu, Rect

# What may stand in a URI as it is (RFC 3986); `%` is kept, because a canvas holds ready addresses.
_URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"


class Draft(Struct, frozen=True):
    """A document on its way into a file: what its pages share and add to."""

    file: File
    document: Document
    typeface: Typeface
    tree: StructureTree
    page_tree: str
    resources: str
    pages: tuple[int, ...]
    used: Used = field(default_factory=Used)
    bookmarks: list[Bookmark] = field(default_factory=list)


def add_page(draft: Draft, index: int) -> str:
    """A reference to page `index` of the document, written with all that is on it."""
    return _TaggedPage(draft, draft.document.pages[index], draft.pages[index]).added(index)


class _TaggedPage:
    """One page while it is written."""

    def __init__(self, draft: Draft, page: Page, number: int) -> None:
        self._draft = draft
        self._page = page
        self._number, self._own = number, reference(number)
        self._top = thousandths(page.size.height)
        self._content = Content(page.size.height, draft.document.palette, draft.typeface, draft.used)
        self._marked: list[str] = []
        self._annotations: list[str] = []

    def added(self, index: int) -> str:
        draft, page = self._draft, self._page
        if page.marks:
            self._artifact(page.marks)
        if page.window:
            self._content.clip(page.window)
        self._artifact(page.decoration)
        elements = [self._element(element, draft.tree.top) for element in self._page.content]
        draft.tree.add_page(elements, self._marked)
        draft.file.contents[self._number] = dictionary(
            Type="/Page",
            Parent=draft.page_tree,
            **self._boxes(),
            Resources=draft.resources,
            Contents=draft.file.deflated(self._content.data()),
            StructParents=str(index),
            Tabs="/S",
            **({"Annots": array(self._annotations)} if self._annotations else {}),
        )
        return self._own

    def _boxes(self) -> dict[str, str]:
        """The sheet, and where it differs from the page what is left of it after trimming (ISO 32000-1, 14.11.2)."""
        page = self._page
        trim = Rect(0, 0, page.size.width, page.size.height)
        if page.media is None:
            return {"MediaBox": self._rectangle(trim)}
        if page.window:
            return {"MediaBox": self._rectangle(page.media)}
        bleed = trim.inset(*[-page.bleed] * 4)
        boxes = {"MediaBox": page.media, "BleedBox": bleed, "TrimBox": trim}
        return {name: self._rectangle(box) for name, box in boxes.items()}

    def _artifact(self, artifact: Artifact) -> None:
        self._content.marked(ARTIFACT, artifact.operations)

    def _element(self, element: Element, parent: str) -> str:
        """A reference to an element that has been written with all below it."""
        file = self._draft.file
        own = f"{(number := file.reserved())} 0 R"
        if element.bookmark is not None:
            self._add_bookmark(element, element.bookmark)
        kids = self._kids(element, own)
        described = ""
        if element != Element(element.tag, element.children):
            kids += [self._link_annotation(element, area, own) for area in element.areas]
            described = self._description(element)
        file.contents[number] = f"<</S{name(element.tag)}/P {parent}/Pg {self._own}/K[{' '.join(kids)}]{described}>>"
        return own

    def _kids(self, element: Element, own: str) -> list[str]:
        """What stands under an element: elements, and the identifier of each stretch of its own content."""
        kids: list[str] = []
        stretch: list[Operation] = []
        for child in element.children:
            if not isinstance(child, _NOT_DRAWN):
                stretch.append(child)
                continue
            if stretch:
                kids.append(self._marked_content(element.tag, own, stretch))
                stretch = []
            if isinstance(child, Element):
                kids.append(self._element(child, own))
            else:
                self._artifact(child)
        if stretch:
            kids.append(self._marked_content(element.tag, own, stretch))
        return kids

    def _marked_content(self, tag: str, own: str, operations: Sequence[Operation]) -> str:
        mcid = str(len(self._marked))
        self._marked.append(own)
        self._content.marked(f"{name(tag)}<</MCID {mcid}>>BDC", operations)
        return mcid

    def _link_annotation(self, element: Element, area: Rect, own: str) -> str:
        """A reference from an element to a rectangle to click (ISO 14289-1, 7.18.5)."""
        key, described = self._draft.tree.add_annotation(own), text_string(element.alt or "")
        annotation = self._draft.file.added(
            f"<</Type/Annot/Subtype/Link/Rect {self._rectangle(area)}/Border[0 0 0]/F 4/Contents {described}"
            f"/StructParent {key}{self._destination(element)}>>"
        )
        self._annotations.append(annotation)
        return f"<</Type/OBJR/Obj {annotation}>>"

    def _destination(self, element: Element) -> str:
        if element.page is not None:
            return f"/Dest[{reference(self._draft.pages[element.page])} /Fit]"
        return f"/A<</S/URI/URI {_uri(element.uri or '')}>>"

    def _description(self, element: Element) -> str:
        """The entries of a structure element that most have none of."""
        alt = "" if element.alt is None else f"/Alt {text_string(element.alt)}"
        actual = "" if element.actual is None else f"/ActualText {text_string(element.actual)}"
        owned = [] if element.bbox is None else [dictionary(O="/Layout", BBox=self._rectangle(element.bbox))]
        if element.attributes:
            owned.append(_attributes(element))
        language = "" if element.language is None else f"/Lang {text_string(element.language)}"
        return alt + actual + language + (f"/A{array(owned)}" if owned else "")

    def _rectangle(self, rect: Rect) -> str:
        bottom, top = self._top - thousandths(rect.bottom), self._top - thousandths(rect.y)
        return array((points(rect.x), number(bottom), points(rect.right), number(top)))

    def _add_bookmark(self, element: Element, title: str) -> None:
        top = number(self._top - thousandths(min(_tops(element), default=0)))
        destination = array((self._own, "/XYZ", "null", top, "null"))
        self._draft.bookmarks.append(Bookmark(title, _level(element), destination))


_NOT_DRAWN = (Element, Artifact)


def _uri(uri: str) -> str:
    """An address as the 7-bit string that PDF has for it (ISO 32000-1, 12.6.4.7)."""
    return text_string(quote(uri, safe=_URI_CHARACTERS, errors="replace"))


def _attributes(element: Element) -> str:
    values = {key: _attribute(key, value) for key, value in element.attributes.items()}
    return dictionary(O="/List" if element.tag == "L" else "/Table", **values)


def _attribute(key: str, value: str) -> str:
    """A text where it is a summary, else a number or a name (ISO 32000-1, 14.8.5.5 and 14.8.5.7)."""
    if key == "Summary":
        return text_string(value)
    return value if value.isdecimal() else name(value)


def _level(element: Element) -> int:
    """How deep in the outline: a heading by its number, all else as it says."""
    return int(element.tag[1:]) if element.tag[:1] == "H" and element.tag[1:].isdecimal() else element.level


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
        case Box() | IconPath() | Picture():
            return operation.rect.y
        case Disc():
            return operation.y - operation.radius
        case Rule():
            return min(operation.y1, operation.y2)
