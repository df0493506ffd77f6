"""A presentation as a package of parts (ECMA-376 part 2), read without any library that knows presentations."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from lxml import etree

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = f"{{{OFFICE}}}"

SURFACES = ("slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster")
"""Kinds of parts that hold a tree of shapes."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship with what it leads to: an address, or the name of a part without its first slash."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The members of a package by name, its XML read once."""

    def __init__(self, content: bytes, theirs: tuple[str, ...] = ()) -> None:
        """Open the package in these bytes; parts whose names begin as `theirs` were taken over from a template."""
        self._theirs = theirs
        with zipfile.ZipFile(BytesIO(content)) as archive:
            self.entries = archive.infolist()
            self.members: Mapping[str, bytes] = {each.filename: archive.read(each) for each in self.entries}

    @cached_property
    def xml(self) -> Mapping[str, etree._Element]:
        """The root of every member that is XML."""
        return {
            name: etree.fromstring(content)
            for name, content in self.members.items()
            if name.endswith((".xml", ".rels"))
        }

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """What is neither the list of content types nor relationships."""
        return tuple(name for name in self.members if name != "[Content_Types].xml" and not name.endswith(".rels"))

    @cached_property
    def relationships(self) -> Mapping[str, tuple[Relationship, ...]]:
        """The relationships of each part, those of the package itself under an empty name."""
        return {name: tuple(self._relationships(name)) for name in ("", *self.parts)}

    def _relationships(self, part: str) -> Iterator[Relationship]:
        folder, file = posixpath.split(part)
        listed = self.xml.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        for each in () if listed is None else listed:
            target, external = each.get("Target", ""), each.get("TargetMode") == "External"
            inside = target if external else posixpath.normpath(posixpath.join("/", folder, target))[1:]
            yield Relationship(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], inside, external)

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The parts that a relationship of this kind leads to, each once, in order."""
        found = [each.target for listed in self.relationships.values() for each in listed if each.kind == kind]
        return tuple(dict.fromkeys(found))

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Where the relationships of a kind lead from a part."""
        return tuple(each.target for each in self.relationships[part] if each.kind == kind)

    @cached_property
    def surfaces(self) -> Mapping[str, etree._Element]:
        """The roots of slides, layouts, masters and notes that we wrote."""
        return {name: self.xml[name] for kind in SURFACES for name in self.of_kind(kind) if name in self.own}

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The parts in XML that we wrote."""
        return tuple(name for name in self.parts if name in self.xml and not name.startswith(self._theirs or "\0"))
