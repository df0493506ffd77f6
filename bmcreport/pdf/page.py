"""A page as a value: a tree of tagged content over a handful of drawing operations. Colours are palette roles.

Every drawing operation stands in an `Element` (meaning) or an `Artifact` (decoration), as PDF/UA-1 asks
(ISO 14289-1, 7.1). Children are in reading order and are painted in that order; artifacts of the page are painted
first.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from bmcreport.branding import Bitmap
from bmcreport.enclosed import Enclosed
from bmcreport.text.types import FaceName
from bmcreport.units import Emu, Rect, Size


class Box(Struct, frozen=True):
    """A rectangle, filled, outlined or both, its corners rounded by `radius` EMU."""

    rect: Rect
    fill: str | None = None
    line: str | None = None
    line_width: Emu = 0
    radius: Emu = 0


class Rule(Struct, frozen=True):
    """A straight line from (x1, y1) to (x2, y2)."""

    x1: Emu
    y1: Emu
    x2: Emu
    y2: Emu
    colour: str
    width: Emu


class Disc(Struct, frozen=True):
    """A filled circle, such as a bullet."""

    x: Emu
    y: Emu
    radius: Emu
    colour: str


class IconPath(Struct, frozen=True):
    """An icon of the package, scaled into a square at `rect`."""

    icon: str
    rect: Rect
    colour: str


class Text(Struct, frozen=True):
    """Words of one face, size and colour on one baseline, from `x`; `size`, `tracking` (after each glyph) in EMU.

    `font` is the key of the face that stands in for Carlito's; words that are read `leftwards` are drawn so.
    `said` is what the words say without the `hyphen` at their end and the marks of direction for readers of PDF files,
    where they have such.
    """

    x: Emu
    baseline: Emu
    text: str
    face: FaceName
    size: Emu
    colour: str
    tracking: Emu = 0
    font: str = ""
    leftwards: bool = False
    said: str = ""
    hyphen: bool = False


class Picture(Struct, frozen=True):
    """A picture that fills `rect`."""

    rect: Rect
    bitmap: Bitmap


Operation = Box | Rule | Disc | IconPath | Text | Picture


class Artifact(Struct, frozen=True):
    """Decoration, which assistive technology passes over."""

    operations: tuple[Operation, ...]


_NO_ATTRIBUTES: Mapping[str, str] = {}


class Element(Struct, frozen=True):
    """A structure element (ISO 32000-1, 14.8.4) with operations, further elements and artifacts as its children.

    `alt` describes a Figure; `bbox` is the Figure's rectangle. `bookmark` puts the element into the outline. For a
    `Link`, `uri` (or `page`, by index) is where it leads, `areas` the rectangles to click and `alt` its description.
    `attributes` holds further entries of the Table owner, such as Scope, or for an `L` of the List owner; `level` is
    that of its bookmark where the tag is no heading's; `language` is that of its text where it differs from the
    document's. `actual` is its text where that is drawn in another order than it is read.
    """

    tag: str
    children: tuple[Element | Artifact | Operation, ...] = ()
    alt: str | None = None
    bbox: Rect | None = None
    bookmark: str | None = None
    uri: str | None = None
    areas: tuple[Rect, ...] = ()
    attributes: Mapping[str, str] = _NO_ATTRIBUTES
    page: int | None = None
    level: int = 1
    language: str | None = None
    actual: str | None = None


class Page(Struct, frozen=True):
    """One page: its size, the decoration under everything, and its content in reading order.

    `media` is the sheet that it is printed on, in coordinates of the page, where that is not the page itself; `bleed`
    how far print runs beyond the trim; `window` the only part of it that is drawn, `marks` what is drawn around it.
    """

    size: Size
    decoration: Artifact
    content: tuple[Element, ...]
    media: Rect | None = None
    bleed: Emu = 0
    window: Rect | None = None
    marks: Artifact | None = None


class Document(Struct, frozen=True):
    """A PDF document as a value. `created` is ISO 8601 with time zone; `palette` maps roles to `#rrggbb`.

    `enclosed` are the texts that it was made of, which travel in its file as private data, or as files that readers
    show if it is said what they are `attached_as`.
    """

    pages: tuple[Page, ...]
    palette: Mapping[str, str]
    title: str
    author: str
    subject: str
    language: str
    created: str = "2000-01-01T00:00:00+00:00"
    enclosed: tuple[Enclosed, ...] = ()
    attached_as: str | None = None
