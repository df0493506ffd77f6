"""What is done to a composed document before it is written: its ink, its bleed and its marks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bmcreport.pdf.ink import Ink, inked
from bmcreport.pdf.page import Document
from bmcreport.pdf.trim import trimmed
from bmcreport.units import Emu


@dataclass(frozen=True, slots=True)
class Finish:
    """How pages leave the press; `bleed` in EMU."""

    ink: Ink = Ink.COLOUR
    bleed: Emu = 0
    crop_marks: bool = False


PLAIN = Finish()
"""In colour, as large as the paper."""


def finished(document: Document, finish: Finish) -> Document:
    """The document as it is to be printed."""
    document = inked(document, finish.ink)
    pages = tuple(trimmed(page, finish.bleed, crop_marks=finish.crop_marks) for page in document.pages)
    return replace(document, pages=pages)
