"""Custom XML of a deck (ECMA-376 part 1, 15.2.5): the documents that it was made of, as text that XML can hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bmcreport.deck.markup import DECLARATION, escaped, quoted
from bmcreport.deck.package import Part, Relationships
from bmcreport.enclosed import NAMESPACE, VERSION, Enclosed, Piece, ShapeTrace, SlideTrace

NAME = "/customXml/item1.xml"
_PROPERTIES = "/customXml/itemProps1.xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def enclosing_parts(documents: Sequence[Enclosed], traces: Iterable[SlideTrace] = ()) -> tuple[Part, ...]:
    """The part with the documents and where their texts stand, and the part that says what it is.

    None without documents: traces lead into them.
    """
    if not documents:
        return ()
    relationships = Relationships()
    relationships.to_part("customXmlProps", _PROPERTIES)
    listed = "".join((*map(_document, documents), *map(_slide, traces)))
    xml = f'{DECLARATION}<enclosed xmlns="{NAMESPACE}" version="{VERSION}">{listed}</enclosed>'
    return (
        Part(NAME, "application/xml", xml, relationships),
        Part(_PROPERTIES, _PROPERTIES_TYPE, _properties(documents[0].digest)),
    )


def _document(document: Enclosed) -> str:
    """A carriage return is written as a reference, or readers would take it for a line feed."""
    text = escaped(document.text).replace("\r", "&#13;")
    return (
        f'<document name="{quoted(document.name)}" encoding="{document.encoding}" sha256="{document.digest}"'
        f' xml:space="preserve">{text}</document>'
    )


def _slide(trace: SlideTrace) -> str:
    return f'<slide number="{trace.number}">{"".join(map(_shape, trace.shapes))}</slide>'


def _shape(trace: ShapeTrace) -> str:
    block = f' block="{trace.block}"' if trace.block else ""
    paragraphs = "".join(f"<p>{''.join(map(_piece, pieces))}</p>" for pieces in trace.paragraphs)
    return f'<shape name="{quoted(trace.name)}"{block}>{paragraphs}</shape>'


def _piece(piece: Piece) -> str:
    path = f' path="{"/".join(map(str, piece.path))}"' if piece.path else ""
    return f'<t{path} xml:space="preserve">{escaped(piece.text)}</t>'


def _properties(digest: str) -> str:
    """An identifier in the form of a GUID, made of the content."""
    parts = (digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32])
    identifier = "-".join(parts).upper()
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{{identifier}}}" xmlns:ds="{_DATA_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
