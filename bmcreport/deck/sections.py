"""The sections of a deck, as a presentation lists them."""

from __future__ import annotations

from uuid import NAMESPACE_OID, uuid5

from bmcreport.deck.markup import quoted
from bmcreport.deck.slides import Deck, Section
from bmcreport.enclosed import FIRST_SLIDE_ID


def section_list(deck: Deck) -> str:
    """The sections with their slides, in the extension of Office 2010 that holds them."""
    ends = (*(section.first for section in deck.sections[1:]), len(deck.slides))
    listed = "".join(map(_section, deck.sections, ends))
    return f"{_SECTIONS}{listed}</p14:sectionLst></p:ext></p:extLst>" if listed else ""


_SECTIONS = (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
)


def _section(section: Section, end: int) -> str:
    # Derived from content, for nothing random goes into a file; no two sections begin with the same slide.
    identity = str(uuid5(NAMESPACE_OID, f"{section.first} {section.name}")).upper()
    slides = "".join(f'<p14:sldId id="{FIRST_SLIDE_ID + index}"/>' for index in range(section.first, end))
    return (
        f'<p14:section name="{quoted(section.name)}" id="{{{identity}}}">'
        f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
    )
