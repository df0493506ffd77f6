"""The structure tree of a document and the way back from its content (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterable

from bmcreport.pdf.file import File
from bmcreport.pdf.syntax import array, dictionary, reference


class StructureTree:
    """One Document element over the elements of all pages, and the parent tree.

    The parent tree's keys are the numbers of the pages from 0, and after them those of the annotations.
    """

    def __init__(self, file: File, pages: int) -> None:
        self._file = file
        self._root, self._document = file.reserved(), file.reserved()
        self._pages = pages
        self._elements: list[str] = []
        self._marked: list[str] = []
        self._annotated: list[str] = []

    @property
    def top(self) -> str:
        """A reference to the element that pages hang their elements under."""
        return reference(self._document)

    def add_page(self, elements: Iterable[str], marked: Iterable[str]) -> None:
        """Add the elements of the next page, and the element of each piece of its marked content."""
        self._elements += elements
        self._marked.append(array(marked))

    def add_annotation(self, element: str) -> int:
        """The key of an annotation that belongs to an element."""
        self._annotated.append(element)
        return self._pages + len(self._annotated) - 1

    def closed(self) -> str:
        """A reference to the whole tree, when all pages are in it."""
        root = reference(self._root)
        self._file.contents[self._document] = dictionary(
            Type="/StructElem", S="/Document", P=root, K=array(self._elements)
        )
        entries = [f"{key} {value}" for key, value in enumerate([*self._marked, *self._annotated])]
        self._file.contents[self._root] = dictionary(
            Type="/StructTreeRoot",
            K=self.top,
            ParentTree=dictionary(Nums=array(entries)),
            ParentTreeNextKey=str(len(entries)),
        )
        return root
