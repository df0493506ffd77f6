"""What a deck says about itself: core and extended properties, and how programs open it."""

from __future__ import annotations

from collections.abc import Iterable

from bmcreport.deck.drawing import NAMESPACES
from bmcreport.deck.markup import DECLARATION, escaped
from bmcreport.deck.package import PRESENTATIONML, Part
from bmcreport.deck.slides import Deck
from bmcreport.deck.tables import NO_STYLE

CORE = "/docProps/core.xml"
EXTENDED = "/docProps/app.xml"
PRESENTATION_PROPERTIES = "/ppt/presProps.xml"
VIEW_PROPERTIES = "/ppt/viewProps.xml"
TABLE_STYLES = "/ppt/tableStyles.xml"

_DUBLIN_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_EXTENDED = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'
_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def property_parts(deck: Deck) -> tuple[Part, ...]:
    """Core properties and the counts of slides and notes."""
    core_type = "application/vnd.openxmlformats-package.core-properties+xml"
    extended_type = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return Part(CORE, core_type, _core(deck)), Part(EXTENDED, extended_type, _extended(deck))


def setting_parts() -> tuple[Part, ...]:
    """How programs show the deck and its tables: as they do by default."""
    return (*view_parts(), table_styles())


def view_parts() -> tuple[Part, ...]:
    """How programs show the deck: as they do by default."""
    return (
        Part(
            PRESENTATION_PROPERTIES,
            f"{PRESENTATIONML}presProps+xml",
            f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        ),
        Part(VIEW_PROPERTIES, f"{PRESENTATIONML}viewProps+xml", f"{DECLARATION}<p:viewPr {NAMESPACES}/>"),
    )


def table_styles() -> Part:
    """No styles of tables but those that programs bring along."""
    xml = f'{DECLARATION}<a:tblStyleLst {_DRAWING} def="{NO_STYLE}"/>'
    return Part(TABLE_STYLES, f"{PRESENTATIONML}tableStyles+xml", xml)


def _core(deck: Deck) -> str:
    author = escaped(deck.author)
    return (
        f"{DECLARATION}<cp:coreProperties {_DUBLIN_CORE}><dc:title>{escaped(deck.title)}</dc:title>"
        f"<dc:subject>{escaped(deck.subject)}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<dc:language>{escaped(deck.language)}</dc:language><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"{_date('created', deck)}{_date('modified', deck)}{_status(deck)}</cp:coreProperties>"
    )


def _status(deck: Deck) -> str:
    return deck.status and f"<cp:contentStatus>{escaped(deck.status)}</cp:contentStatus>"


def _date(which: str, deck: Deck) -> str:
    return f'<dcterms:{which} xsi:type="dcterms:W3CDTF">{escaped(deck.created)}</dcterms:{which}>'


def _extended(deck: Deck) -> str:
    return (
        f"{DECLARATION}<Properties {_EXTENDED}><Application>bmcreport</Application>"
        f"<Slides>{len(deck.slides)}</Slides><Notes>{_count(slide.notes for slide in deck.slides)}</Notes>"
        "<HiddenSlides>0</HiddenSlides></Properties>"
    )


def _count(notes: Iterable[tuple[object, ...]]) -> int:
    return sum(1 for each in notes if each)
