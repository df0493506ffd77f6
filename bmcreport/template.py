"""A PowerPoint template as a value: its layouts with their placeholders, its colours, its fonts, the parts to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from bmcreport.units import Emu, Rect, Size


class Holder(Struct, frozen=True):
    """A placeholder of a template's layout, with all that slides inherit of it.

    `kind` and `index` are as PresentationML states them (ST_PlaceholderType; 0 where none is stated). `rect` is the
    whole shape, `inset` the margins of its text (left, top, right, bottom). `size` and what follows is the first
    level's: `colour` is `#rrggbb`, `tracking` per mille of the size.
    """

    name: str
    kind: str
    index: int
    rect: Rect
    inset: tuple[Emu, Emu, Emu, Emu]
    size: Emu
    colour: str
    font: str
    bold: bool = False
    capitals: bool = False
    tracking: int = 0
    align: str = "l"
    anchor: str = "t"
    leftwards: bool = False
    bulleted: bool = False

    @property
    def text_rect(self) -> Rect:
        """Where its text may stand."""
        return self.rect.inset(*self.inset)


class TemplateLayout(Struct, frozen=True):
    """A slide layout of a template; `part` is the name of its part, `kind` its type as stated (ST_SlideLayoutType).

    `ground` is the colour behind its slides, none where that is a picture or a gradient; `obstacles` are the drawings
    of layout and master that text keeps clear of.
    """

    name: str
    kind: str
    part: str
    holders: tuple[Holder, ...]
    ground: str | None
    obstacles: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part that goes into every deck as it is; `name` from the root, with its slash."""

    name: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A template that was checked and read.

    `masters` are the ids and part names of its masters, `theme` the part of the first one's theme, `text_style` the
    presentation's default text style as XML. `colours` are the first master's by the names that slides use (`tx1`,
    `bg1`, `accent1`), as `#rrggbb`; `body` is the first master's placeholder for text.
    """

    name: str
    size: Size
    layouts: tuple[TemplateLayout, ...]
    colours: Mapping[str, str]
    heading_font: str
    body_font: str
    body: Holder | None
    masters: tuple[tuple[int, str], ...]
    theme: str
    text_style: str
    leftwards: bool
    parts: tuple[TemplatePart, ...] = field(repr=False)
