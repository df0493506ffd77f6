"""What a deck on a template is written on: the template's parts as they are, and a presentation that lists them."""

from __future__ import annotations

from functools import lru_cache

from bmcreport.deck import custom_xml, notes, properties, theme
from bmcreport.deck.drawing import NAMESPACES
from bmcreport.deck.foundation import Bound, BoundLayout, Foundation
from bmcreport.deck.layout_parts import WrittenLayout
from bmcreport.deck.levels import all_levels
from bmcreport.deck.markup import DECLARATION
from bmcreport.deck.master_part import plain_text
from bmcreport.deck.package import PRESENTATIONML, Packed, Part, Relationships, pack, slide_name
from bmcreport.deck.paragraphs import Inherited
from bmcreport.deck.placeholders import Slot
from bmcreport.deck.presentation import NAME
from bmcreport.deck.sections import section_list
from bmcreport.deck.slides import OPPOSITE, Align, Deck, Placeholder, PlaceholderKind
from bmcreport.deck.template import Template
from bmcreport.enclosed import FIRST_SLIDE_ID
from bmcreport.template import Template as TheirTemplate

_FIRST_MASTER_ID = 2_147_483_648
_FEET = (PlaceholderKind.DATE, PlaceholderKind.FOOTER, PlaceholderKind.SLIDE_NUMBER)
_TITLES = ("title", "ctrTitle")
_NOTES_THEME = "/ppt/theme/notesTheme.xml"
"""A name that no template gives to a theme of its own."""


def foundation_template(deck: Deck, foundation: Foundation) -> Template:
    """The template under a deck as our writer of slides knows one."""
    ours = {layout.name: {each.name: each for each in layout.placeholders} for layout in deck.layouts}
    layouts = {
        name: _written(bound, ours[name], leftwards=deck.leftwards) for name, bound in foundation.layouts.items()
    }
    packed = (_their_parts(foundation.template), _own_parts(deck, foundation.template))
    return Template(packed, layouts, foundation.colours, Inherited(colour="", foreign=True))


def foundation_presentation(deck: Deck, base: Template, foundation: Foundation) -> Part:
    """The presentation with the template's masters, our notes master and slides, in order."""
    theirs, relationships = foundation.template, Relationships()
    masters = [
        (identity or _FIRST_MASTER_ID + number, relationships.to_part("slideMaster", part))
        for number, (identity, part) in enumerate(theirs.masters)
    ]
    notes_master = relationships.to_part("notesMaster", notes.MASTER)
    slides = [relationships.to_part("slide", slide_name(number)) for number in range(1, len(deck.slides) + 1)]
    relationships.to_part("presProps", properties.PRESENTATION_PROPERTIES)
    relationships.to_part("viewProps", properties.VIEW_PROPERTIES)
    relationships.to_part("theme", theirs.theme)
    relationships.to_part("tableStyles", _table_styles(theirs) or properties.TABLE_STYLES)
    if deck.enclosed:
        relationships.to_part("customXml", custom_xml.NAME)
    listed = "".join(f'<p:sldMasterId id="{number}" r:id="{each}"/>' for number, each in masters)
    shown = "".join(f'<p:sldId id="{number}" r:id="{each}"/>' for number, each in enumerate(slides, FIRST_SLIDE_ID))
    plain = (
        f"<p:defaultTextStyle>{all_levels(plain_text(leftwards=theirs.leftwards), base.colours)}</p:defaultTextStyle>"
    )
    direction = ' rtl="1"' if deck.leftwards or theirs.leftwards else ""
    xml = (
        f"{DECLARATION}<p:presentation {NAMESPACES}{direction}><p:sldMasterIdLst>{listed}</p:sldMasterIdLst>"
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes_master}"/></p:notesMasterIdLst>'
        f"<p:sldIdLst>{shown}</p:sldIdLst>"
        f'<p:sldSz cx="{theirs.size.width}" cy="{theirs.size.height}"/>'
        f'<p:notesSz cx="{notes.PAGE.width}" cy="{notes.PAGE.height}"/>'
        f"{theirs.text_style or plain}{section_list(deck)}</p:presentation>"
    )
    return Part(NAME, f"{PRESENTATIONML}presentation.main+xml", xml, relationships)


def _written(layout: BoundLayout, ours: dict[str, Placeholder], *, leftwards: bool) -> WrittenLayout:
    slots = {name: _slot(ours[name], bound, leftwards=leftwards) for name, bound in layout.holders.items()}
    fields = {each.placeholder.kind: each for each in slots.values() if each.placeholder.kind in _FEET}
    return WrittenLayout(layout.part, slots, fields, Packed("", ()))


def _slot(ours: Placeholder, bound: Bound, *, leftwards: bool) -> Slot:
    """Text of ours that is set as the placeholder is says nothing of its looks."""
    kind = "" if bound.kind == "obj" else f' type="{bound.kind}"'
    numbered = "" if bound.kind in _TITLES else f' idx="{bound.index}"'
    # What a paragraph of ours says where it says nothing of its own; said out loud, it turns the text.
    usual = Align.RIGHT if leftwards else Align.LEFT
    align = OPPOSITE[usual] if bound.turned else usual
    inherited = Inherited(ours.colour, bound.bold, 0, align, bound.leftwards, foreign=True, bulleted=bound.bulleted)
    return Slot(ours, f"{kind}{numbered}".strip(), inherited, bound.place, bound.size)


@lru_cache(maxsize=8)
def _their_parts(template: TheirTemplate) -> Packed:
    """The template's parts byte for byte."""
    return pack(Part(each.name, each.content_type, each.content) for each in template.parts)


def _table_styles(template: TheirTemplate) -> str:
    """The name of its part with styles of tables; nothing if it has none."""
    return next((each.name for each in template.parts if each.content_type.endswith("tableStyles+xml")), "")


def _own_parts(deck: Deck, theirs: TheirTemplate) -> Packed:
    """What no template brings along: the notes master in its fonts and colours, and how programs show the deck."""
    xml = theme.theme_xml(deck.palette, theirs.body_font, deck.theme_name)
    master = notes.master_part(deck.language, leftwards=deck.leftwards, theme_part=_NOTES_THEME)
    missing = () if _table_styles(theirs) else (properties.table_styles(),)
    return pack((master, Part(_NOTES_THEME, theme.CONTENT_TYPE, xml), *properties.view_parts(), *missing))
