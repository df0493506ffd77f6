"""The documents inside a deck and where their texts stand, found by the namespace of their custom XML part.

The part may be called what it will: LibreOffice and PowerPoint keep it, but not always under its name.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from bmcreport.enclosed import ENCODINGS, NAMESPACE, VERSION, Enclosed, Piece, ShapeTrace, SlideTrace
from bmcreport.read.packages import Package
from bmcreport.returning.markup import Unreadable, parsed

_FOLDER = "customxml/"


def documents_of(package: Package) -> tuple[Enclosed, ...]:
    """The documents, in their order; none in a deck that carries none. Raises Unreadable."""
    return tuple(_document(each) for each in _entries(package, "document"))


def traces_of(package: Package) -> tuple[SlideTrace, ...]:
    """Where texts of the first document stand, as far as that was recorded. Raises Unreadable."""
    return tuple(
        SlideTrace(_number(slide.get("number")), tuple(_shape(each) for each in slide.iterchildren(_named("shape"))))
        for slide in _entries(package, "slide")
    )


def _entries(package: Package, name: str) -> Iterator[etree._Element]:
    for root in _parts(package):
        if root.tag == _named("enclosed"):
            if root.get("version") != str(VERSION):
                raise Unreadable("its documents are enclosed in a way that a newer bmcreport knows")
            yield from root.iterchildren(_named(name))
            return


def _named(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _parts(package: Package) -> Iterator[etree._Element]:
    with zipfile.ZipFile(BytesIO(package.content)) as archive:
        for name in package.members:
            if name.lower().startswith(_FOLDER) and name.endswith(".xml"):
                yield parsed(archive.read(name))


def _document(element: etree._Element) -> Enclosed:
    encoding = element.get("encoding") or ""
    if encoding not in ENCODINGS:
        raise Unreadable("a document in it is stored in an unknown encoding")
    found = Enclosed(element.get("name") or "", element.text or "", encoding)
    if found.digest != element.get("sha256"):
        raise Unreadable("a document in it was changed after it was put there")
    return found


def _shape(element: etree._Element) -> ShapeTrace:
    paragraphs = tuple(
        tuple(_piece(each) for each in paragraph.iterchildren(_named("t")))
        for paragraph in element.iterchildren(_named("p"))
    )
    return ShapeTrace(element.get("name") or "", paragraphs, element.get("block") or "")


def _piece(element: etree._Element) -> Piece:
    steps = (element.get("path") or "").split("/")
    return Piece(element.text or "", tuple(_step(step) for step in steps if step))


def _step(written: str) -> str | int:
    return _number(written) if written.isdigit() else written


def _number(written: str | None) -> int:
    if written is None or not written.isascii() or not written.isdigit() or len(written) > 6:
        raise Unreadable("the record of its texts is damaged")
    return int(written)
