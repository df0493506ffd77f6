"""Slides finished into a deck, with what every deck takes from its master and branding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from bmcreport.branding import Branding
from bmcreport.deck.master import Master
from bmcreport.deck.mirror import facing_its_readers
from bmcreport.deck.slides import Deck, Slide
from bmcreport.deck.stamp import stamp_shapes, stamp_words
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.palette import palette_of


class Particulars(Struct, frozen=True):
    """What a deck says of itself, its language (BCP 47), and its colours as `#rrggbb` by role."""

    title: str
    author: str
    subject: str
    language: str
    palette: Mapping[str, str]

    @classmethod
    def of_company(cls, title: str, canvas: Canvas, layout: Layout) -> Particulars:
        """Those of a deck about one company."""
        author = canvas.designed_by or canvas.company.name
        subject = canvas.positioning or canvas.company.tagline or layout.name
        return cls(title, author, subject, canvas.lang, palette_of(canvas, layout))


def finished(slides: Iterable[Slide], particulars: Particulars, master: Master, branding: Branding) -> Deck:
    """The deck, turned to where readers of its language begin."""
    deck = Deck(
        tuple(slides),
        master.slide_layouts(branding.logo),
        master.size,
        particulars.palette,
        title=particulars.title,
        author=particulars.author,
        subject=particulars.subject,
        language=particulars.language,
        font=master.slides.font,
        theme_name=master.layout.name,
        behind=stamp_shapes(master, branding),
        status=stamp_words(master, branding),
    )
    return facing_its_readers(deck)
