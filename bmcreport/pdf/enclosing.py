"""Documents inside a PDF: as private data, which every part of PDF/A allows, or as attached files, for PDF/A-3 only.

Private data is a page-piece dictionary (ISO 32000-1, 14.5), which readers pass over and programs keep. Attached files
show in readers; each is an associated file of the document, and its source (ISO 19005-3, 6.8 and annex E).
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5

from bmcreport.enclosed import PDF_KEY, VERSION, Enclosed
from bmcreport.pdf.file import File
from bmcreport.pdf.syntax import array, dictionary, name, text_string

MEDIA_TYPE = "application/yaml"
"""RFC 9512."""


def add_private(file: File, documents: Sequence[Enclosed], modified: str) -> dict[str, str]:
    """The catalog's entry for documents as private data; `modified` is a PDF date."""
    if not documents:
        return {}
    listed = array(_private(file, document) for document in documents)
    private = dictionary(Version=str(VERSION), Documents=listed)
    data = dictionary(LastModified=modified, Private=private)
    return {"PieceInfo": dictionary(**{PDF_KEY: data})}


def add_attached(file: File, documents: Sequence[Enclosed], modified: str, what: str) -> dict[str, str]:
    """The catalog's entries for documents as attached files, and `what` they are, as readers show it."""
    if not documents:
        return {}
    specifications = {document.name: _specification(file, document, modified, what) for document in documents}
    names = " ".join(f"{text_string(key)} {specifications[key]}" for key in sorted(specifications))
    tree = dictionary(EmbeddedFiles=dictionary(Names=f"[{names}]"))
    return {"Names": tree, "AF": array(specifications.values())}


def _private(file: File, document: Enclosed) -> str:
    content = file.deflated(document.content)
    return dictionary(Name=text_string(document.name), SHA256=f"({document.digest})", Content=content)


def _specification(file: File, document: Enclosed, modified: str, what: str) -> str:
    content = document.content
    checksum = md5(content, usedforsecurity=False).hexdigest()
    parameters = dictionary(Size=str(len(content)), ModDate=modified, CheckSum=f"<{checksum}>")
    stream = file.deflated(content, Type="/EmbeddedFile", Subtype=name(MEDIA_TYPE), Params=parameters)
    title = text_string(document.name)
    return file.added(
        dictionary(
            Type="/Filespec",
            F=title,
            UF=title,
            AFRelationship="/Source",
            Desc=text_string(what),
            EF=dictionary(F=stream, UF=stream),
        )
    )
