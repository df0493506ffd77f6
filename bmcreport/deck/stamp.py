"""The stamp on every slide of a deck: a small field of colour in the corner, drawn by the master."""

from __future__ import annotations

from msgspec.structs import replace

from bmcreport.branding import Branding
from bmcreport.deck.bodies import WIDTH_PERCENT, body_at
from bmcreport.deck.master import Master, rect_of
from bmcreport.deck.slides import Align, Anchor, Deck, TextBox
from bmcreport.text.capitals import in_capitals, spaced
from bmcreport.text.fitting import solid
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt

_STEP = pt(0.5)
_PADDING = pt(7)
_MARGIN = pt(24)
_TRACKING = 80


def stamp_words(master: Master, branding: Branding) -> str:
    """What is stamped on the slides; nothing where nothing is."""
    words = master.layout.words
    known = {"draft": words.draft, "confidential": words.confidential}
    return known.get(branding.stamp or "", branding.stamp or "")


def stamp_shapes(master: Master, branding: Branding) -> tuple[TextBox, ...]:
    """The stamp where the slide layouts have room for one, as wide as its words; none without either."""
    said, room = stamp_words(master, branding), master.slides.stamp
    if not said or room is None:
        return ()
    rect = rect_of(room)
    words = Paragraph((Run(in_capitals(said), Style(FaceName.BOLD, "badge", tracking=spaced(said, _TRACKING))),))
    # 9 to 5.5 pt in the 14 of our own slides.
    sizes = range(rect.height * 9 // 14, rect.height * 5 // 14, -_STEP)
    size = next((each for each in sizes if _width(words, each) <= rect.width), sizes[-1])
    width = min(rect.width, _width(words, size))
    right = min(rect.right, master.size.width - _MARGIN)
    field = Rect(right - width, rect.y, width, rect.height)
    body = body_at([words], solid(size), anchor=Anchor.MIDDLE, align=Align.CENTRE)
    return (TextBox("Stamp", field, body, fill="badge_paper"),)


def stamped_by_slide(deck: Deck) -> Deck:
    """The deck with what its master would draw drawn by its slides: masters of other people stay as they are."""
    slides = tuple(replace(slide, shapes=(*slide.shapes, *deck.behind)) for slide in deck.slides)
    return replace(deck, slides=slides, behind=())


def _width(words: Paragraph, size: Emu) -> Emu:
    return natural_width(words) * size * 100 // (MICRO_EM * WIDTH_PERCENT) + 2 * _PADDING
