"""A document in the ink of its printer: in colour, in greys of the same contrast, or in outlines that save toner."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from bmcreport.alternatives import Ink
from bmcreport.contrast import LEAST_FOR_TEXT, contrast, hexadecimal, luminance
from bmcreport.pdf.page import Artifact, Box, Disc, Document, Element, IconPath, Operation, Page, Rule, Text
from bmcreport.units import pt

_THIN = pt(0.35)
_PAPER = "#ffffff"


def inked(document: Document, ink: Ink) -> Document:
    """The document in this ink."""
    if ink is Ink.COLOUR:
        return document
    palette = {role: grey(colour) for role, colour in document.palette.items()}
    pages = document.pages
    if ink is Ink.OUTLINE:
        pages = tuple(_outlined(page, palette) for page in pages)
    return replace(document, pages=pages, palette=palette)


def grey(colour: str) -> str:
    """The grey as light as a colour: contrasts depend on luminance alone, so all of them stay."""
    light = luminance(colour)
    part = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return hexadecimal((part * 255,) * 3)


def _outlined(page: Page, palette: Mapping[str, str]) -> Page:
    decoration = Artifact(tuple(_thin(one) for one in page.decoration.operations if not _is_tint(one)))
    content = tuple(_outlined_element(element, palette) for element in page.content)
    return replace(page, decoration=decoration, content=content)


def _outlined_element(element: Element, palette: Mapping[str, str]) -> Element:
    return replace(element, children=tuple(_outlined_child(child, palette) for child in element.children))


def _outlined_child(
    child: Element | Artifact | Operation, palette: Mapping[str, str]
) -> Element | Artifact | Operation:
    if isinstance(child, Element):
        return _outlined_element(child, palette)
    if isinstance(child, Artifact):
        return Artifact(tuple(_unfilled(one, palette) for one in child.operations))
    return _unfilled(child, palette)


def _is_tint(operation: Operation) -> bool:
    return isinstance(operation, Box) and operation.line is None


def _unfilled(operation: Operation, palette: Mapping[str, str]) -> Operation:
    """What was told by a field of colour is told by its outline; what stood light on it is written dark."""
    match operation:
        case Box():
            return replace(operation, fill=None, line=operation.line or "quiet", line_width=_THIN)
        case Text() if contrast(palette[operation.colour], _PAPER) < LEAST_FOR_TEXT:
            return replace(operation, colour="ink")
        case Disc() | IconPath() if contrast(palette[operation.colour], _PAPER) < LEAST_FOR_TEXT:
            return replace(operation, colour="ink")
    return _thin(operation)


def _thin(operation: Operation) -> Operation:
    match operation:
        case Box():
            return replace(operation, fill=None, line_width=min(operation.line_width, _THIN))
        case Rule():
            return replace(operation, width=min(operation.width, _THIN))
    return operation
