"""How many sheets a large page takes, and what each shows of it."""

from __future__ import annotations

from msgspec import Struct

from bmcreport.units import Emu, Rect, Size, mm

MARGIN: Emu = mm(10)
"""What printers leave white at least."""
OVERLAP: Emu = mm(10)
"""What two sheets both show, half of it to cut off and half to glue on."""

_FAR: Emu = 10**12


class Cuts(Struct, frozen=True):
    """Where to cut or to line up a sheet, in coordinates of the page."""

    across: tuple[Emu, ...]
    down: tuple[Emu, ...]


class Sheets(Struct, frozen=True):
    """A page on rows and columns of sheets of one size, which share it out evenly."""

    page: Size
    size: Size
    rows: int
    columns: int

    @property
    def count(self) -> int:
        return self.rows * self.columns

    def window(self, row: int, column: int) -> Rect:
        """What a sheet shows of the page."""
        across, down = _even(self.page.width, self.columns), _even(self.page.height, self.rows)
        return Rect(column * (across - OVERLAP), row * (down - OVERLAP), across, down)

    def media(self, row: int, column: int) -> Rect:
        """The sheet around what it shows."""
        window = self.window(row, column)
        left, top = (self.size.width - window.width) // 2, (self.size.height - window.height) // 2
        return Rect(window.x - left, window.y - top, self.size.width, self.size.height)

    def cell(self, row: int, column: int) -> Rect:
        """What a sheet shows when all are put together; the outer ones reach beyond the page."""
        left, right = _between(column, self.columns, self.page.width)
        top, bottom = _between(row, self.rows, self.page.height)
        return Rect(left, top, right - left, bottom - top)

    def cuts(self, row: int, column: int) -> Cuts:
        """The edges of a sheet's cell that it shares with neighbours."""
        cell = self.cell(row, column)
        return Cuts(_near(cell.x, cell.right), _near(cell.y, cell.bottom))


def sheets_for(page: Size, sheet: Size) -> Sheets:
    """The fewest sheets for a page, upright or not; upright if it is the same."""
    short, long = sorted((sheet.width, sheet.height))
    turned = (Size(short, long), Size(long, short))
    return min((_sheets(page, each) for each in turned), key=lambda sheets: sheets.count)


def _sheets(page: Size, sheet: Size) -> Sheets:
    return Sheets(page, sheet, _number(page.height, sheet.height), _number(page.width, sheet.width))


def _number(length: Emu, edge: Emu) -> int:
    printed = _printed(edge)
    return max(1, -(-(length - OVERLAP) // (printed - OVERLAP)))


def _even(length: Emu, count: int) -> Emu:
    """What each of so many sheets shows of a length."""
    return -(-(length + (count - 1) * OVERLAP) // count)


def _between(number: int, count: int, length: Emu) -> tuple[Emu, Emu]:
    step = _even(length, count) - OVERLAP
    first = -_FAR if number == 0 else number * step + OVERLAP // 2
    last = _FAR if number == count - 1 else (number + 1) * step + OVERLAP // 2
    return first, last


def _printed(edge: Emu) -> Emu:
    return edge - 2 * MARGIN


def _near(*edges: Emu) -> tuple[Emu, ...]:
    return tuple(edge for edge in edges if abs(edge) < _FAR)
