"""A page made ready for the guillotine: colour run beyond the edge, and marks where to cut."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from bmcreport.pdf.page import Artifact, Box, Operation, Page, Rule
from bmcreport.units import Emu, Rect, mm, pt

_OFFSET = mm(3)
"""From the trim to a crop mark at the least; a mark never stands in the bleed."""
_LENGTH = mm(5)
_AROUND = mm(2)
"""From the end of a crop mark to the edge of the sheet."""
_HAIRLINE = pt(0.25)


def trimmed(page: Page, bleed: Emu, *, crop_marks: bool) -> Page:
    """The page on a larger sheet. What is placed stays where it is: the sheet reaches beyond the page."""
    offset = max(_OFFSET, bleed)
    around = offset + _LENGTH + _AROUND if crop_marks else bleed
    if not around:
        return page
    trim = Rect(0, 0, page.size.width, page.size.height)
    decoration = Artifact(tuple(_bled(operation, trim, bleed) for operation in page.decoration.operations))
    marks = Artifact(tuple(_crop_marks(trim, offset))) if crop_marks else None
    return replace(page, decoration=decoration, media=trim.inset(*[-around] * 4), bleed=bleed, marks=marks)


def _bled(operation: Operation, trim: Rect, bleed: Emu) -> Operation:
    """A tint that reaches the trim is drawn on into the bleed, so that no white shows where the knife slips."""
    if not isinstance(operation, Box) or not operation.fill:
        return operation
    rect = operation.rect
    beyond = (rect.x <= trim.x, rect.y <= trim.y, rect.right >= trim.right, rect.bottom >= trim.bottom)
    return replace(operation, rect=rect.inset(*(-bleed if reaches else 0 for reaches in beyond)))


def _crop_marks(trim: Rect, offset: Emu) -> Iterator[Rule]:
    near, far = offset, offset + _LENGTH
    for x in (trim.x, trim.right):
        yield Rule(x, trim.y - far, x, trim.y - near, "ink", _HAIRLINE)
        yield Rule(x, trim.bottom + near, x, trim.bottom + far, "ink", _HAIRLINE)
    for y in (trim.y, trim.bottom):
        yield Rule(trim.x - far, y, trim.x - near, y, "ink", _HAIRLINE)
        yield Rule(trim.right + near, y, trim.right + far, y, "ink", _HAIRLINE)
