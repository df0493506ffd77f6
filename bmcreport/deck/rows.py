"""Tables before their size is known: cells, rows, and how high a row is at a setting."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.deck.bodies import WIDTH_PERCENT, with_room
from bmcreport.deck.slides import Align
from bmcreport.text.fitting import Frame, Setting, needed_height
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt, split

Inset = tuple[Emu, Emu, Emu, Emu]
"""Left, top, right and bottom margin of a cell, the least."""

INSET: Inset = (pt(6), pt(2.75), pt(6), pt(2.75))
"""On slides, where many rows have to stand."""


class Cell(Struct, frozen=True):
    """The text of a cell before its size is known; `language` (BCP 47) where it differs from that of the others."""

    paragraphs: tuple[Paragraph, ...] = ()
    fill: str | None = None
    align: Align = Align.LEFT
    language: str | None = None


Row = tuple[Cell, ...]

STRONG = Style(FaceName.BOLD)
QUIET = Style(colour="quiet")
PLAIN = Style()


def text_cell(text: str, style: Style = PLAIN, fill: str | None = None, link: str | None = None) -> Cell:
    """A cell of one run; an empty one where there is no text."""
    return Cell((Paragraph((Run(text, style, link),)),) if text else (), fill)


def centred(cell: Cell) -> Cell:
    """The cell with its text in the middle, as numbers and what heads them stand."""
    return replace(cell, align=Align.CENTRE)


def header_row(*headings: str) -> Row:
    """The header of a table in strong type."""
    return tuple(text_cell(heading, STRONG) for heading in headings)


class Grid(Struct, frozen=True):
    """A table before its size is known: what it is called, column widths, its header and its rows."""

    name: str
    alt: str
    widths: tuple[Emu, ...]
    header: Row
    rows: tuple[Row, ...]
    header_column: bool = False
    inset: Inset = INSET


class Columns(Struct, frozen=True):
    """What columns need to stand on one line, in micro-em, and the widths which they may have at most for that.

    What they leave goes to the `open_column`, in which running text stands; what that does not need, to all alike.
    """

    needed: tuple[int, ...]
    most: tuple[Emu, ...]
    open_column: int

    @classmethod
    def of(cls, grid: Grid, open_column: int) -> Columns:
        """Those of a grid, whose widths are the most."""
        columns = zip(grid.header, *grid.rows, strict=True)
        return cls(tuple(map(_natural_width, columns)), grid.widths, open_column)

    def widths(self, size: Emu) -> tuple[Emu, ...]:
        """Their widths at a type size, which sum to the most."""
        total, at = sum(self.most), self.open_column
        # A little over 1 %, by which every frame is narrowed before text is fitted to it.
        needed = [width * size * 102 // (MICRO_EM * 100) + INSET[0] + INSET[2] for width in self.needed]
        widths = [min(pair) for pair in zip(needed, self.most, strict=True)]
        widths[at] += min(total - sum(widths), needed[at] - widths[at])
        left = split(total - sum(widths), (1,) * len(widths))
        return tuple(width + more for width, more in zip(widths, left, strict=True))


def _natural_width(column: Sequence[Cell]) -> int:
    return max((natural_width(paragraph) for cell in column for paragraph in cell.paragraphs), default=0)


def measured_width(width: Emu, inset: Inset = INSET) -> Emu:
    """The measure to which the text of a cell is fitted, by the width of its column."""
    return max(1, width - inset[0] - inset[2]) * WIDTH_PERCENT // 100


def row_height(row: Row, widths: Sequence[Emu], setting: Setting, inset: Inset = INSET) -> Emu:
    """The height of the row's highest cell, its margins included; where it has many lines they are not enough."""
    _, top, _, bottom = inset
    needed = max(
        needed_height(Frame(cell.paragraphs, Rect(0, 0, measured_width(width, inset), 0)), setting) or setting.leading
        for cell, width in zip(row, widths, strict=True)
    )
    return max(top + bottom + needed, with_room(needed))
