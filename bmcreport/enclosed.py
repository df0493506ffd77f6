"""Documents that travel inside the files that are made of them: a name without folders, and the text as it was stored.

Known to those who write them down and to those who read them back, so the signs by which they are found stand here.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from msgspec import Struct

VERSION = 1
"""Of the form in which documents are enclosed; readers refuse what is newer."""

NAMESPACE = "urn:bmcreport:enclosed:1"
"""Of the custom XML part of a deck."""

PDF_KEY = "bmcreport"
"""Under which the page-piece dictionary of a PDF holds them (ISO 32000-1, 14.5)."""

FIRST_SLIDE_ID = 256
"""Of the first slide as built; those after it count on. Programs keep these when slides are moved."""

ENCODINGS: Mapping[str, tuple[bytes, str]] = {
    "utf-8": (b"", "utf-8"),
    "utf-8-sig": (codecs.BOM_UTF8, "utf-8"),
    "utf-16-le": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16-be": (codecs.BOM_UTF16_BE, "utf-16-be"),
}
"""How a document may be stored: the mark that its file starts with, and how its text follows."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A document with the name of its file; `encoding` is one of `ENCODINGS`."""

    name: str
    text: str = field(repr=False)
    encoding: str = "utf-8"

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        mark, encoding = ENCODINGS[self.encoding]
        return mark + self.text.encode(encoding)

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal digits."""
        return sha256(self.content).hexdigest()


Path = tuple[str | int, ...]
"""Keys and indices that lead to a text of a document, such as `("blocks", "channels", "items", 3, "text")`."""


class Piece(Struct, frozen=True):
    """A stretch of a shown paragraph: a text of the document, or with an empty path words between and around those."""

    text: str
    path: Path = ()


class ShapeTrace(Struct, frozen=True):
    """The paragraphs of a shape (by its name on its slide), each in pieces; one of our own words is one piece.

    `block` is the key of the block whose items the paragraphs are, where they are.
    """

    name: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    block: str = ""

    @property
    def text_path(self) -> Path:
        """That of the first text of the document in it; empty where all its words are ours."""
        return next((piece.path for pieces in self.paragraphs for piece in pieces if piece.path), ())


class SlideTrace(Struct, frozen=True):
    """The shapes of a slide (by its number from 1 as built) that have text."""

    number: int
    shapes: tuple[ShapeTrace, ...]
