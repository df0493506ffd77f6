"""How many sheets a large page takes, and what each shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from bmcreport.units import Emu, Rect, Size, mm

MARGIN: Emu = mm(10)
"""What printers leave white."""
OVERLAP: Emu = mm(10)
"""What two sheets both show, half of it to cut off and half to glue on."""

_FAR: Emu = 10**12


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where to cut or to line up a sheet, in coordinates of the page."""

    across: tuple[Emu, ...]
    down: tuple[Emu, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """A page on rows and columns of sheets of one size."""

    size: Size
    rows: int
    columns: int

    @property
    def count(self) -> int:
        return self.rows * self.columns

    def window(self, row: int, column: int) -> Rect:
        """What a sheet shows of the page."""
        across, down = _printed(self.size.width), _printed(self.size.height)
        return Rect(column * (across - OVERLAP), row * (down - OVERLAP), across, down)

    def cell(self, row: int, column: int) -> Rect:
        """What a sheet shows when all are put together; the outer ones reach beyond the page."""
        left, right = self._between(column, self.columns, self.size.width)
        top, bottom = self._between(row, self.rows, self.size.height)
        return Rect(left, top, right - left, bottom - top)

    def cuts(self, row: int, column: int) -> Cuts:
        """The edges of a sheet's cell that it shares with neighbours."""
        cell = self.cell(row, column)
        return Cuts(_near(cell.x, cell.right), _near(cell.y, cell.bottom))

    def _between(self, number: int, count: int, edge: Emu) -> tuple[Emu, Emu]:
        step = _printed(edge) - OVERLAP
        first = -_FAR if number == 0 else number * step + OVERLAP // 2
        last = _FAR if number == count - 1 else (number + 1) * step + OVERLAP // 2
        return first, last


def sheets_for(page: Size, sheet: Size) -> Sheets:
    """The fewest sheets for a page, upright or not; upright if it is the same."""
    short, long = sorted((sheet.width, sheet.height))
    turned = (Size(short, long), Size(long, short))
    return min((_sheets(page, each) for each in turned), key=lambda sheets: sheets.count)


def _sheets(page: Size, sheet: Size) -> Sheets:
    return Sheets(sheet, _number(page.height, sheet.height), _number(page.width, sheet.width))


def _number(length: Emu, edge: Emu) -> int:
    printed = _printed(edge)
    return max(1, -(-(length - OVERLAP) // (printed - OVERLAP)))


def _printed(edge: Emu) -> Emu:
    return edge - 2 * MARGIN


def _near(*edges: Emu) -> tuple[Emu, ...]:
    return tuple(edge for edge in edges if abs(edge) < _FAR)
