"""A deck written down as a PowerPoint file: every decision was made before, the same deck gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.deck import properties
from bmcreport.deck.custom_xml import enclosing_parts
from bmcreport.deck.package import CORE_PROPERTIES, Part, Relationships, pack, package
from bmcreport.deck.presentation import NAME, presentation_part
from bmcreport.deck.slide_parts import SlideWriter
from bmcreport.deck.slides import Deck
from bmcreport.deck.template import Template, template
from bmcreport.deck.templates.writing import foundation_presentation, foundation_template


def emit(deck: Deck) -> bytes:
    """The deck as a .pptx file.

    Raises KeyError when a slide names a layout, placeholder, palette role or icon that there is not.
    """
    base = foundation_template(deck, deck.foundation) if deck.foundation else template(deck)
    enclosed = enclosing_parts(deck.enclosed, deck.traces)
    first = pack((*properties.property_parts(deck), _presentation(deck, base), *enclosed))
    return package((first, *base.packed, pack(_slides(deck, base))), _root())


def _presentation(deck: Deck, base: Template) -> Part:
    return foundation_presentation(deck, base, deck.foundation) if deck.foundation else presentation_part(deck, base)


def _slides(deck: Deck, base: Template) -> Iterator[Part]:
    writer = SlideWriter(base, deck.language, leftwards=deck.leftwards)
    for number, slide in enumerate(deck.slides, 1):
        yield from writer.parts(number, slide)


def _root() -> Relationships:
    relationships = Relationships()
    relationships.to_part("officeDocument", NAME)
    relationships.to_part(CORE_PROPERTIES, properties.CORE)
    relationships.to_part("extended-properties", properties.EXTENDED)
    return relationships
