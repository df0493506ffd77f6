"""A large page cut up for the printer at hand: sheets that overlap, marks where to cut and a map to put them together.

Everything stays what it is, text and curves. A text is read once, on the sheet where it begins; on a sheet that it only
runs into, it is decoration.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.model.language import LanguageDocument
from bmcreport.pdf.assembly import assembly_map
from bmcreport.pdf.extent import extent, start, touches
from bmcreport.pdf.page import Artifact, Document, Element, Operation, Page, Rule, Text
from bmcreport.pdf.sheets import MARGIN, Sheets, sheets_for
from bmcreport.text.types import FaceName
from bmcreport.units import Rect, Size, mm, pt

_MARK = mm(6)
_AWAY = mm(1)
"""From the print to a mark."""
_LABEL = pt(8)


def tiled(document: Document, sheet: Size, language: LanguageDocument) -> Document:
    """Each page as its map and its sheets, row by row, with what is told in a language."""
    pages = tuple(made for page in document.pages for made in _cut(page, document, sheet, language))
    return replace(document, pages=pages)


class _Tile(Struct, frozen=True):
    """What a sheet shows, and the part of it that no other sheet reads aloud."""

    window: Rect
    cell: Rect


def _cut(page: Page, document: Document, sheet: Size, language: LanguageDocument) -> Iterator[Page]:
    sheets = sheets_for(page.size, sheet)
    yield assembly_map(page, document, sheets, language)
    for row in range(sheets.rows):
        for column in range(sheets.columns):
            name = language.words.sheet.format(row=row + 1, column=column + 1)
            yield _sheet(page, sheets, row, column, name)


def _sheet(page: Page, sheets: Sheets, row: int, column: int, name: str) -> Page:
    window = sheets.window(row, column)
    tile = _Tile(window, sheets.cell(row, column))
    decoration = _seen(page.decoration, tile)
    content, strays = _parts(page.content, tile)
    return replace(
        page,
        decoration=Artifact((*decoration.operations, *(one for stray in strays for one in stray.operations))),
        content=content,
        media=sheets.media(row, column),
        window=window,
        marks=Artifact((*_marks(sheets, row, column), _label(window, name))),
    )


def _parts(elements: tuple[Element, ...], tile: _Tile) -> tuple[tuple[Element, ...], tuple[Artifact, ...]]:
    found = [_part(element, tile) for element in elements]
    kept = tuple(one for one in found if isinstance(one, Element))
    return kept, tuple(one for one in found if isinstance(one, Artifact))


def _part(element: Element, tile: _Tile) -> Element | Artifact:
    """What a sheet shows of an element: decoration, if nothing that is read begins there."""
    children = tuple(_child(child, tile) for child in element.children)
    shown = tuple(child for child in children if not isinstance(child, Artifact) or child.operations)
    if element.tag == "TR" and any(isinstance(child, Element) for child in shown):
        return replace(element, children=tuple(map(_cell, element.children, children)))
    if all(isinstance(child, Artifact) for child in shown):
        return Artifact(tuple(one for child in shown if isinstance(child, Artifact) for one in child.operations))
    areas = tuple(area for area in element.areas if touches(area, tile.window))
    return replace(element, children=shown, areas=areas)


def _cell(
    whole: Element | Artifact | Operation, shown: Element | Artifact | Operation
) -> Element | Artifact | Operation:
    """A cell of a row that has others: it keeps its place in its column though it is read on another sheet."""
    if isinstance(whole, Element) and isinstance(shown, Artifact):
        return replace(whole, children=(shown,) if shown.operations else ())
    return shown


def _child(child: Element | Artifact | Operation, tile: _Tile) -> Element | Artifact | Operation:
    if isinstance(child, Element):
        return _part(child, tile)
    if isinstance(child, Artifact):
        return _seen(child, tile)
    x, y = start(child)
    begins = tile.cell.x <= x < tile.cell.right and tile.cell.y <= y < tile.cell.bottom
    return child if begins else _seen(Artifact((child,)), tile)


def _seen(artifact: Artifact, tile: _Tile) -> Artifact:
    return Artifact(tuple(one for one in artifact.operations if touches(extent(one), tile.window)))


def _marks(sheets: Sheets, row: int, column: int) -> Iterator[Rule]:
    """Short lines in the margin where a neighbour begins."""
    window, cuts = sheets.window(row, column), sheets.cuts(row, column)
    for x in cuts.across:
        for y in (window.y - _AWAY - _MARK, window.bottom + _AWAY):
            yield Rule(x, y, x, y + _MARK, "ink", pt(0.25))
    for y in cuts.down:
        for x in (window.x - _AWAY - _MARK, window.right + _AWAY):
            yield Rule(x, y, x + _MARK, y, "ink", pt(0.25))


def _label(window: Rect, name: str) -> Text:
    return Text(window.x + mm(14), window.bottom + MARGIN - mm(3), name, FaceName.BOLD, _LABEL, "ink")
