"""XML of other people, parsed without entities, document types and network."""

from __future__ import annotations

from lxml import etree

MAX_XML = 16 << 20
"""Bytes of a part that is parsed."""


class Unreadable(Exception):
    """A file of other people is not what it should be; the message says in which way."""


def parsed(content: bytes) -> etree._Element:
    """The root of a part. Raises Unreadable for what is no XML, or more than that."""
    if len(content) > MAX_XML:
        raise Unreadable("a part is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("a part is not well-formed XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("a part has a document type, which Office programs never write")
    return root
