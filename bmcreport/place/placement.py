"""What placing decides: every block's rectangle and every text's size, lines and place, on one surface."""

from __future__ import annotations

from msgspec import Struct

from bmcreport.branding import Logo
from bmcreport.model.layout import Grid
from bmcreport.place.ladder import Step
from bmcreport.text.fitting import SetParagraph, Setting
from bmcreport.units import Emu, Rect, Size


class PlacedIcon(Struct, frozen=True):
    """An icon by name and its square."""

    name: str
    rect: Rect


class PlacedBlock(Struct, frozen=True):
    """A block: its rectangle, its name as printed and its icon, its items, and the rectangle that they had to fit.

    `needed` is the height that the items take of that rectangle.
    """

    key: str
    rect: Rect
    heading: tuple[SetParagraph, ...]
    icon: PlacedIcon
    body: Rect
    items: tuple[SetParagraph, ...]
    colour: str
    tint: str | None
    name: str
    columns: int
    needed: Emu


class CanvasPlacement(Struct, frozen=True):
    """The nine blocks in fill order inside their frame, all items at one setting; `grid` is as the fit left it."""

    rect: Rect
    grid: Grid
    blocks: tuple[PlacedBlock, ...]
    setting: Setting
    step: Step

    def block(self, key: str) -> PlacedBlock:
        return next(block for block in self.blocks if block.key == key)


class HeaderField(Struct, frozen=True):
    """One of the header fields: its label over its value."""

    label: tuple[SetParagraph, ...]
    value: tuple[SetParagraph, ...]


class PlacedLogo(Struct, frozen=True):
    """A logo, the rectangle that it fills, and what is said of it."""

    logo: Logo
    rect: Rect
    alt: str


class PageHeader(Struct, frozen=True):
    """The top of the page: the canvas's name, the company, its tagline, the header fields, and a logo before them."""

    eyebrow: tuple[SetParagraph, ...]
    title: tuple[SetParagraph, ...]
    tagline: tuple[SetParagraph, ...]
    fields: tuple[HeaderField, ...]
    logo: PlacedLogo | None = None


class PlacedSource(Struct, frozen=True):
    """A source: its number, and beside it what it says, all lines of which start at the same place."""

    number: SetParagraph
    text: SetParagraph


class PageFooter(Struct, frozen=True):
    """The foot of the page: sources; what shapes mean, credit to the layout's authors and page number, at the right.

    `house` is the line of whoever made the page, above the credit.
    """

    sources: tuple[PlacedSource, ...]
    legend: tuple[SetParagraph, ...]
    attribution: tuple[SetParagraph, ...]
    house: tuple[SetParagraph, ...] = ()
    number: tuple[SetParagraph, ...] = ()


class PagePlacement(Struct, frozen=True):
    """The whole page: the first of its canvas, or a continuation of the one before."""

    size: Size
    header: PageHeader
    canvas: CanvasPlacement
    footer: PageFooter
    continues: bool = False
