"""The documents inside a deck, found by the namespace of their custom XML part, whatever it is called by now."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from bmcreport.enclosed import ENCODINGS, NAMESPACE, VERSION, Enclosed
from bmcreport.read.packages import Package
from bmcreport.returning.markup import Unreadable, parsed

_FOLDER = "customxml/"
_DOCUMENT = f"{{{NAMESPACE}}}document"


def documents_of(package: Package) -> tuple[Enclosed, ...]:
    """The documents, in their order; none in a deck that carries none. Raises Unreadable."""
    for root in _parts(package):
        if root.tag == f"{{{NAMESPACE}}}enclosed":
            if root.get("version") != str(VERSION):
                raise Unreadable("its documents are enclosed in a way that a newer bmcreport knows")
            return tuple(_document(each) for each in root.iterchildren(_DOCUMENT))
    return ()


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
