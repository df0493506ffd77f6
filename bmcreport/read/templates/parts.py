"""The parts of a presentation package and how they refer to each other; XML is parsed without entities or network."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath

from lxml import etree
from msgspec import Struct

from bmcreport.read.packages import Package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": OFFICE.rstrip("/"),
}
MOST_XML = 32 << 20
"""Bytes of a part of XML that is parsed."""

_STRICT = "http://purl.oclc.org/ooxml/"
_TYPES = "[Content_Types].xml"


class Unreadable(Exception):
    """A part of a template that cannot be used: `problem` says which and why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Relationship(Struct, frozen=True):
    """How a part refers to another one, or to something outside of the package."""

    identity: str
    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Parts:
    """The members of a package by name (from the root, with the slash), read when they are asked for."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    _types: dict[str, str] = field(default_factory=dict)
    _defaults: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Parts:
        parts = cls(zipfile.ZipFile(BytesIO(package.content)), frozenset(f"/{name}" for name in package.members))
        for entry in parts.xml(f"/{_TYPES}"):
            content_type = entry.get("ContentType", "")
            if extension := entry.get("Extension"):
                parts._defaults[extension.lower()] = content_type
            elif name := entry.get("PartName"):
                parts._types[name] = content_type
        return parts

    def content(self, name: str) -> bytes:
        """The bytes of a part. Raises Unreadable without them."""
        try:
            return self.archive.read(name[1:])
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable(f"its part {name} is missing or damaged") from error

    def xml(self, name: str) -> etree._Element:
        """The root of a part of XML. Raises Unreadable for what is no plain XML."""
        content = self.content(name)
        if len(content) > MOST_XML:
            raise Unreadable(f"its part {name} has more than {MOST_XML >> 20} MiB of XML")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.LxmlError, ValueError) as error:
            raise Unreadable(f"its part {name} is no proper XML") from error
        if _declares_a_type(root):
            raise Unreadable(f"its part {name} declares a document type, which no part of a presentation does")
        if _STRICT in (etree.QName(root).namespace or ""):
            raise Unreadable("it is a Strict Open XML presentation")
        return root

    def content_type(self, name: str) -> str:
        """What kind of part it is, as the package says."""
        return self._types.get(name) or self._defaults.get(name.rpartition(".")[2].lower(), "")

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """The relationships of a part, those of the package for `/`."""
        rels = relationships_name(name)
        return tuple(self._listed(name, rels)) if rels in self.names else ()

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The parts that a part has a relationship of this kind to."""
        return tuple(each.target for each in self.relationships(name) if each.kind == OFFICE + kind)

    def _listed(self, name: str, rels: str) -> Iterator[Relationship]:
        for entry in self.xml(rels):
            target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
            leads_to = target if external else normpath(join(dirname(name), target.partition("#")[0]))
            yield Relationship(entry.get("Id", ""), entry.get("Type", ""), leads_to, external)


def _declares_a_type(root: etree._Element) -> bool:
    # The stubs of lxml do not know the attribute.
    return bool(getattr(root.getroottree().docinfo, "doctype", ""))


def relationships_name(name: str) -> str:
    """The name of the part with the relationships of a part."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"
