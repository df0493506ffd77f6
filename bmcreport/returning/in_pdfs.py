"""The documents inside a PDF: private data of the catalog, or files that were attached as its source."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from bmcreport.enclosed import PDF_KEY, VERSION, Enclosed
from bmcreport.read.files import MAX_BYTES, decode
from bmcreport.returning.markup import Unreadable

_MOST = 1_000
"""Documents in one file."""


def documents_of(content: bytes) -> tuple[Enclosed, ...]:
    """The documents, in their order; none in a file that carries none. Raises Unreadable."""
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("it is protected by a password")
    catalog = reader.trailer["/Root"].get_object()
    return tuple(_private(catalog)) or tuple(_attached(catalog))


def _private(catalog: Any) -> Iterator[Enclosed]:
    private = _under(catalog, "/PieceInfo", f"/{PDF_KEY}", "/Private")
    if private is None:
        return
    if private.get("/Version") != VERSION:
        raise Unreadable("its documents are enclosed in a way that a newer bmcreport knows")
    for entry in list(_under(private, "/Documents") or ())[:_MOST]:
        document = entry.get_object()
        yield _document(str(document["/Name"]), _data(document["/Content"]), str(document["/SHA256"]))


def _attached(catalog: Any) -> Iterator[Enclosed]:
    for entry in list(_under(catalog, "/AF") or ())[:_MOST]:
        file = entry.get_object()
        if file.get("/AFRelationship") == "/Source":
            yield _document(str(file.get("/UF") or file["/F"]), _data(file["/EF"].get_object()["/F"]), None)


def _under(start: Any, *keys: str) -> Any:
    """What the keys lead to one after the other; nothing where one is missing."""
    place = start
    for key in keys:
        found = place.get(key)
        if found is None:
            return None
        place = found.get_object()
    return place


def _data(stream: Any) -> bytes:
    data: bytes = stream.get_object().get_data()
    if len(data) > MAX_BYTES:
        raise Unreadable("a document in it is larger than a document may be")
    return data


def _document(name: str, content: bytes, digest: str | None) -> Enclosed:
    if digest not in (None, sha256(content).hexdigest()):
        raise Unreadable("a document in it was changed after it was put there")
    source = decode(name, content).value
    if source is None:
        raise Unreadable("a document in it is not text")
    return Enclosed(name, source.text, source.encoding)
