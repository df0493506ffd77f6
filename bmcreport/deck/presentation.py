"""The part that lists what a presentation is made of."""

from __future__ import annotations

from bmcreport.deck import custom_xml, notes, properties
from bmcreport.deck.drawing import NAMESPACES
from bmcreport.deck.layout_parts import MASTER
from bmcreport.deck.levels import all_levels
from bmcreport.deck.markup import DECLARATION
from bmcreport.deck.master_part import THEME, plain_text
from bmcreport.deck.package import PRESENTATIONML, Part, Relationships, slide_name
from bmcreport.deck.sections import section_list
from bmcreport.deck.slides import Deck
from bmcreport.deck.template import Template
from bmcreport.enclosed import FIRST_SLIDE_ID
from bmcreport.units import Size, pt

NAME = "/ppt/presentation.xml"

_MASTER_ID = 2_147_483_648
_KNOWN_SIZES = {Size(pt(720), pt(540)): ' type="screen4x3"'}
"""Sizes that PowerPoint has a name for; widescreen is a size of one's own to it."""


def presentation_part(deck: Deck, base: Template) -> Part:
    """The presentation with its master, notes master and slides, in order."""
    relationships = Relationships()
    master = relationships.to_part("slideMaster", MASTER)
    notes_master = relationships.to_part("notesMaster", notes.MASTER)
    slides = [relationships.to_part("slide", slide_name(number)) for number in range(1, len(deck.slides) + 1)]
    relationships.to_part("presProps", properties.PRESENTATION_PROPERTIES)
    relationships.to_part("viewProps", properties.VIEW_PROPERTIES)
    relationships.to_part("theme", THEME)
    relationships.to_part("tableStyles", properties.TABLE_STYLES)
    if deck.enclosed:
        relationships.to_part("customXml", custom_xml.NAME)
    listed = "".join(f'<p:sldId id="{number}" r:id="{each}"/>' for number, each in enumerate(slides, FIRST_SLIDE_ID))
    text = plain_text(leftwards=deck.leftwards)
    xml = (
        f"{DECLARATION}<p:presentation {NAMESPACES}{_direction(deck)}>"
        f'<p:sldMasterIdLst><p:sldMasterId id="{_MASTER_ID}" r:id="{master}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes_master}"/></p:notesMasterIdLst>'
        f"<p:sldIdLst>{listed}</p:sldIdLst>"
        f'<p:sldSz cx="{deck.size.width}" cy="{deck.size.height}"{_KNOWN_SIZES.get(deck.size, "")}/>'
        f'<p:notesSz cx="{notes.PAGE.width}" cy="{notes.PAGE.height}"/>'
        f"<p:defaultTextStyle>{all_levels(text, base.colours)}</p:defaultTextStyle>"
        f"{section_list(deck)}</p:presentation>"
    )
    return Part(NAME, f"{PRESENTATIONML}presentation.main+xml", xml, relationships)


def _direction(deck: Deck) -> str:
    return ' rtl="1"' if deck.leftwards else ""
