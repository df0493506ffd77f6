"""What placing decides: every block's rectangle and every text's size, lines and place, on one surface."""

from __future__ import annotations

from dataclasses import dataclass

from bmcreport.model.layout import Grid
from bmcreport.text.fitting import SetParagraph, Setting
from bmcreport.units import Rect, Size


@dataclass(frozen=True, slots=True)
class PlacedIcon:
    """An icon by name and its square."""

    name: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block: its rectangle, its name and icon, its items, and the rectangle that they had to fit."""

    key: str
    rect: Rect
    heading: tuple[SetParagraph, ...]
    icon: PlacedIcon
    body: Rect
    items: tuple[SetParagraph, ...]
    colour: str
    tint: str | None


@dataclass(frozen=True, slots=True)
class CanvasPlacement:
    """The nine blocks in fill order inside their frame, all items at one setting; `grid` is as the fit left it."""

    rect: Rect
    grid: Grid
    blocks: tuple[PlacedBlock, ...]
    setting: Setting

    def block(self, key: str) -> PlacedBlock:
        return next(block for block in self.blocks if block.key == key)


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One of the header fields: its label over its value."""

    label: tuple[SetParagraph, ...]
    value: tuple[SetParagraph, ...]


@dataclass(frozen=True, slots=True)
class PageHeader:
    """The top of the page: the canvas's name, the company, its tagline, the header fields."""

    eyebrow: tuple[SetParagraph, ...]
    title: tuple[SetParagraph, ...]
    tagline: tuple[SetParagraph, ...]
    fields: tuple[HeaderField, ...]


@dataclass(frozen=True, slots=True)
class PageFooter:
    """The foot of the page: numbered sources, and the credit to the layout's authors (lines end at the right)."""

    sources: tuple[SetParagraph, ...]
    attribution: tuple[SetParagraph, ...]


@dataclass(frozen=True, slots=True)
class PagePlacement:
    """The whole page."""

    size: Size
    header: PageHeader
    canvas: CanvasPlacement
    footer: PageFooter
