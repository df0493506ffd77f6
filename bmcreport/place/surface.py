"""A layout made to the measure of its paper: the arrangement for its orientation, lengths for its distance of reading.

A poster is read from further away than a page, though not in proportion to its size: lengths grow by a power of the
short edge, so that a larger paper has larger type and room for more words at once.
"""

from __future__ import annotations

from collections.abc import Callable

from bmcreport.model.layout import BlockFrame, Layout, PageSurface, Portrait, TypeScale
from bmcreport.units import Size, mm

_A4_SHORT_EDGE = mm(210)
_DISPLAY = ("eyebrow", "title", "tagline", "field_label", "field_value", "footer")
_MOST_OF_TITLE = 0.9
"""The part of the size of the company's name that items on large paper may have."""
_STEPPING_UP = 2 / 3
"""The part of that power by which the floor grows: who wants to read the smallest print steps up to it."""
_LENGTHS = ("margin", "header_gap", "footer_gap", "outline", "hairline", "radius")


def layout_for(layout: Layout, paper: Size) -> Layout:
    """The layout as it stands on this paper; on A4 in landscape as it is."""
    if layout.portrait and paper.height > paper.width:
        layout = _upright(layout, layout.portrait)
    larger = min(paper.width, paper.height) / _A4_SHORT_EDGE
    return layout.model_copy(update={"page": _scaled(layout.page, larger)}) if larger != 1 else layout


def _upright(layout: Layout, portrait: Portrait) -> Layout:
    blocks = {
        key: look.model_copy(update={"columns": portrait.columns.get(key, look.columns)})
        for key, look in layout.blocks.items()
    }
    page = layout.page.model_copy(update={"footer_columns": portrait.footer_columns})
    return layout.model_copy(update={"grid": portrait.grid, "blocks": blocks, "page": page})


def _scaled(page: PageSurface, larger: float) -> PageSurface:
    """`larger` is the short edge in those of A4."""
    factor: float = larger**page.distance

    def type_size(points: float) -> float:
        return max(page.least, points * factor)

    changed: dict[str, object] = {name: type_size(getattr(page, name)) for name in _DISPLAY}
    changed |= {name: getattr(page, name) * factor for name in _LENGTHS}
    most = page.title * _MOST_OF_TITLE
    changed |= {name: _scale(getattr(page, name), type_size, factor, larger, most) for name in ("scale", "tables")}
    changed["frame"] = _frame(page.frame, factor, type_size)
    return page.model_copy(update=changed)


def _scale(
    scale: TypeScale, type_size: Callable[[float], float], factor: float, larger: float, most: float
) -> TypeScale:
    """Sizes stay whole steps, so that they are the same figures on every paper.

    The comfortable size grows with the paper: from where a poster is seen as a whole it looks like a page in the hand,
    and below what is comfortable there its boundaries may move, though who steps up to it can read on.
    So does the largest size, but for `most` times the factor.
    """

    def stepped(points: float) -> float:
        return max(type_size(0), round(type_size(points) / scale.step) * scale.step)

    ceiling, comfortable = stepped(scale.ceiling), None
    if scale.comfortable is not None:
        further = max(1, larger / factor)
        ceiling = max(ceiling, stepped(min(scale.ceiling * further, most)))
        comfortable = min(ceiling, stepped(scale.comfortable * further))
    floor = stepped(scale.floor * factor**_STEPPING_UP / factor)
    changed = {"ceiling": ceiling, "floor": floor, "comfortable": comfortable}
    return scale.model_copy(update=changed)


def _frame(frame: BlockFrame, factor: float, type_size: Callable[[float], float]) -> BlockFrame:
    lengths = {name: getattr(frame, name) * factor for name in ("padding", "icon", "heading_gap", "column_gap")}
    return frame.model_copy(update={**lengths, "heading": type_size(frame.heading)})
