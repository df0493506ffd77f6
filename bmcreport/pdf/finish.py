"""What is done to a composed document before it is written: its ink, its bleed and its marks."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.alternatives import Ink
from bmcreport.model.language import LanguageDocument
from bmcreport.pdf.ink import inked
from bmcreport.pdf.page import Document
from bmcreport.pdf.trim import trimmed
from bmcreport.units import Emu, Size


class Finish(Struct, frozen=True):
    """How pages leave the press; `bleed` in EMU, `tile` is the sheet that large pages are cut up for."""

    ink: Ink = Ink.COLOUR
    bleed: Emu = 0
    crop_marks: bool = False
    tile: Size | None = None


PLAIN = Finish()
"""In colour, as large as the paper."""


def finished(document: Document, finish: Finish, language: LanguageDocument) -> Document:
    """The document as it is to be printed; the language is that of what is printed beside it."""
    document = inked(document, finish.ink)
    if finish.tile:
        from bmcreport.pdf.tile import tiled  # noqa: PLC0415 - only who cuts pages up needs it

        return tiled(document, finish.tile, language)
    pages = tuple(trimmed(page, finish.bleed, crop_marks=finish.crop_marks) for page in document.pages)
    return replace(document, pages=pages)
