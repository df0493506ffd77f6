"""A deck as a value: slides of named layouts, placeholders filled by name, and native shapes. Colours are roles.

Everything is decided here (words, sizes, places, colours); writing it down is the emitter's. Lengths are EMU.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from bmcreport.branding import Bitmap
from bmcreport.deck.foundation import Foundation
from bmcreport.enclosed import Enclosed, SlideTrace
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect, Size


class Anchor(StrEnum):
    """Where a text stands in its frame when it does not fill it."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Align(StrEnum):
    """How lines stand in their measure."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


OPPOSITE = {Align.LEFT: Align.RIGHT, Align.CENTRE: Align.CENTRE, Align.RIGHT: Align.LEFT}
"""How lines stand in a mirror."""


class SlideParagraph(Struct, frozen=True):
    """A paragraph with its type size, leading and the space around it decided.

    `indent` is the hanging indent of a bullet, `bullet_colour` its colour. `leftwards` is read from right to left.
    """

    paragraph: Paragraph
    size: Emu
    leading: Emu
    space_before: Emu = 0
    space_after: Emu = 0
    indent: Emu = 0
    bullet_colour: str = "quiet"
    align: Align = Align.LEFT
    leftwards: bool = False


class Body(Struct, frozen=True):
    """The text of a placeholder, box or cell: paragraphs, where they stand, and the insets around them.

    Insets are left, top, right, bottom. `None` leaves anchor or insets to the layout's placeholder; elsewhere it
    means top and none. The first of the `columns` is at the right where the text runs `leftwards`.
    `name` is what the shape is called on its slide, where that is not the placeholder's name.
    """

    paragraphs: tuple[SlideParagraph, ...]
    anchor: Anchor | None = None
    inset: tuple[Emu, Emu, Emu, Emu] | None = None
    columns: int = 1
    column_gap: Emu = 0
    name: str = ""
    leftwards: bool = False


class PlaceholderKind(StrEnum):
    """The placeholder types of PresentationML that we use."""

    TITLE = "title"
    CENTRED_TITLE = "ctrTitle"
    SUBTITLE = "subTitle"
    BODY = "body"
    DATE = "dt"
    FOOTER = "ftr"
    SLIDE_NUMBER = "sldNum"


class Placeholder(Struct, frozen=True):
    """A placeholder of a slide layout: where it stands and what its text looks like until a slide says otherwise."""

    name: str
    kind: PlaceholderKind
    rect: Rect
    size: Emu
    colour: str = "ink"
    bold: bool = False
    tracking: int = 0
    anchor: Anchor = Anchor.TOP
    align: Align = Align.LEFT
    inset: tuple[Emu, Emu, Emu, Emu] = (0, 0, 0, 0)
    prompt: str = ""
    leftwards: bool = False


class Panel(Struct, frozen=True):
    """A native rectangle without text: a bar, a tint, a rule. `line` outlines it."""

    name: str
    rect: Rect
    fill: str | None = None
    line: str | None = None
    line_width: Emu = 0
    radius: Emu = 0


class IconShape(Struct, frozen=True):
    """An icon as native custom geometry; `alt` describes it, empty means decoration."""

    name: str
    rect: Rect
    icon: str
    colour: str
    alt: str = ""


class TextBox(Struct, frozen=True):
    """A native text box, if wanted on a field of colour."""

    name: str
    rect: Rect
    body: Body
    fill: str | None = None
    line: str | None = None
    line_width: Emu = 0


class TableCell(Struct, frozen=True):
    """A cell of a native table; `fill` tints it, `language` (BCP 47) is its own where it differs from the deck's."""

    body: Body
    fill: str | None = None
    language: str | None = None


class TableShape(Struct, frozen=True):
    """A native table; the first row is its header where `header_row`, the first column where `header_column`.

    `alt` describes the table. Row heights are the least that PowerPoint keeps; the text was fitted to them.
    `rules` is the colour of the lines between rows, `head_rule` of the line under the header. The first column is at
    the right where the table runs `leftwards`.
    """

    name: str
    rect: Rect
    columns: tuple[Emu, ...]
    rows: tuple[Emu, ...]
    cells: tuple[tuple[TableCell, ...], ...]
    alt: str
    header_row: bool = True
    header_column: bool = False
    rules: str = "hairline"
    rule_width: Emu = 9_525
    head_rule: str = "ink"
    head_rule_width: Emu = 19_050
    leftwards: bool = False


class ChartShape(Struct, frozen=True):
    """A native bar chart of one measure: a value per category, `None` where it is missing.

    Where there are `days` (rising, one per value), it is a line over time instead, and the categories say the dates in
    words. `number_format` is an Excel format code for the labels, but for those of values that have one in
    `own_formats`, and `highlight` the index of the category in `accent`. `most` is the value at the end of the axis,
    which charts of one measure on several slides share, or open. Bars grow from the right, and time runs from there,
    where the chart runs `leftwards`. `rooms` are the parts of the width for the categories' names and for the value at
    the end of the longest bar; without them programs guess, and leave out names where they guess too little.
    Labels of the values `before` stand before their points, off the line that rises from these; others stand above.
    """

    name: str
    rect: Rect
    categories: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    series: str
    number_format: str
    alt: str
    size: Emu
    colour: str = "quiet"
    accent: str = "brand"
    highlight: int | None = None
    most: Decimal | None = None
    leftwards: bool = False
    days: tuple[date, ...] = ()
    rooms: tuple[float, float] | None = None
    own_formats: tuple[str | None, ...] = ()
    before: tuple[int, ...] = ()


class PictureShape(Struct, frozen=True):
    """A native picture that fills `rect`; `alt` describes it."""

    name: str
    rect: Rect
    bitmap: Bitmap
    alt: str


Shape = Panel | IconShape | TextBox | TableShape | ChartShape | PictureShape


Backdrop = Panel | IconShape | PictureShape | TextBox
"""What masters and layouts draw behind their slides."""


class SlideLayout(Struct, frozen=True):
    """A named slide layout: its placeholders and what it draws behind every slide of its kind."""

    name: str
    placeholders: tuple[Placeholder, ...]
    background: str = "paper"
    shapes: tuple[Backdrop, ...] = ()


class Slide(Struct, frozen=True):
    """One slide: `fills` gives bodies to placeholders of its layout by name; the order is the reading order.

    `footer` and `date` fill the layout's fields of that kind; every slide but one with `numbered=False` has a number.
    """

    name: str
    layout: str
    fills: Mapping[str, Body]
    shapes: tuple[Shape, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    footer: str = ""
    date: str = ""
    numbered: bool = True


class Section(Struct, frozen=True):
    """A named part of a deck; `first` is the index of its first slide."""

    name: str
    first: int


class Shortened(Struct, frozen=True):
    """A block of which the canvas slide shows the first items only: how many, and the slide that goes on with them.

    Without one the notes alone have the others.
    """

    block: str
    shown: int
    number: int | None


class Deck(Struct, frozen=True):
    """A presentation as a value. `behind` is what the master draws on every slide, `status` such as `Draft`.

    `created` is ISO 8601 in UTC; `palette` maps roles to `#rrggbb`; its `sections`, if it has any, begin with the first
    slide. `leftwards` is for readers who begin at the right; everything on the slides says so for itself, too.
    `enclosed` are the documents that travel inside its file, `traces` say where their texts stand.
    A `foundation` is the template that carries the slides instead of layouts of ours.
    `shortened` are the blocks that the canvas slide has no room for.
    """

    slides: tuple[Slide, ...]
    layouts: tuple[SlideLayout, ...]
    size: Size
    palette: Mapping[str, str]
    title: str
    author: str
    subject: str
    language: str
    font: str = "Calibri"
    created: str = "2000-01-01T00:00:00Z"
    theme_name: str = "Business Model Canvas"
    behind: tuple[Backdrop, ...] = ()
    status: str = ""
    leftwards: bool = False
    enclosed: tuple[Enclosed, ...] = ()
    foundation: Foundation | None = None
    traces: tuple[SlideTrace, ...] = ()
    sections: tuple[Section, ...] = ()
    shortened: tuple[Shortened, ...] = ()
