"""Parts and relationships of an Open Packaging Conventions package (ECMA-376 part 2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import relpath

from msgspec import Struct
from msgspec import field as struct_field

from bmcreport.deck.freeze import Member, freeze, member
from bmcreport.deck.markup import DECLARATION, escaped, quoted

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml."
"""What the content types of slides, layouts and masters begin with."""

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
)


@dataclass(slots=True)
class Relationships:
    """The relationships of one part, numbered as they are asked for; the same one twice has one id."""

    _ids: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to_part(self, kind: str, target: str) -> str:
        """The id of a relationship to the part named `target` (from the root, with its slash)."""
        return self._id(kind if "/" in kind else OFFICE + kind, target, external=False)

    def to_link(self, target: str) -> str:
        """The id of a hyperlink that leads out of the package."""
        return self._id(OFFICE + "hyperlink", target, external=True)

    def xml(self, folder: str) -> str:
        """The relationships part of a part in `folder`, or nothing when there are none."""
        if not self._ids:
            return ""
        listed = "".join(_relationship(key, identity, folder) for key, identity in self._ids.items())
        return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{listed}</Relationships>'

    def _id(self, kind: str, target: str, *, external: bool) -> str:
        return self._ids.setdefault((kind, target, external), f"rId{len(self._ids) + 1}")


def _relationship(key: tuple[str, str, bool], identity: str, folder: str) -> str:
    kind, target, external = key
    mode = ' TargetMode="External"' if external else ""
    leads_to = target if external else _relative(target, folder)
    return f'<Relationship Id="{identity}" Type="{kind}" Target="{quoted(leads_to)}"{mode}/>'


@lru_cache(maxsize=4096)
def _relative(target: str, folder: str) -> str:
    """As every known program writes it; few read targets from the root with care."""
    return relpath(target, folder)


class Part(Struct, frozen=True):
    """A part of a package; `name` from the root, with its slash. Packages in a package need no content type."""

    name: str
    content_type: str
    content: str | bytes
    relationships: Relationships = struct_field(default_factory=Relationships)


class Packed(Struct, frozen=True):
    """Parts ready for the archive: their members, and what the list of content types says about them."""

    overrides: str
    members: tuple[Member, ...]


def slide_name(number: int) -> str:
    """The name of the part of a slide, counted from 1."""
    return f"/ppt/slides/slide{number}.xml"


def pack(parts: Iterable[Part]) -> Packed:
    """Parts and their relationships, deflated."""
    listed = tuple(parts)
    overrides = "".join(_override(part) for part in listed if part.content_type)
    return Packed(overrides, tuple(each for part in listed for each in _members(part)))


def package(packed: Sequence[Packed], root: Relationships) -> bytes:
    """The package with these parts; `root` are the relationships of the package itself."""
    overrides = "".join(each.overrides for each in packed)
    types = f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">{_DEFAULTS}{overrides}</Types>'
    first = (member("[Content_Types].xml", types.encode()), member("_rels/.rels", root.xml("/").encode()))
    return freeze([*first, *(each for some in packed for each in some.members)])


def _override(part: Part) -> str:
    return f'<Override PartName="{escaped(part.name)}" ContentType="{part.content_type}"/>'


def _members(part: Part) -> Iterable[Member]:
    content = part.content.encode() if isinstance(part.content, str) else part.content
    yield member(part.name[1:], content)
    folder, _, file = part.name.rpartition("/")
    if related := part.relationships.xml(folder):
        yield member(f"{folder[1:]}/_rels/{file}.rels", related.encode())
