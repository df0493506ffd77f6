"""What has to be placed: the items of each block as paragraphs, the surface, and the rectangle of the frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Grid, Layout, PageSurface, SlideSurface
from bmcreport.place.block import block_parts
from bmcreport.place.citations import Citations
from bmcreport.place.grid import block_rects
from bmcreport.place.items import item_paragraph
from bmcreport.text.fitting import Frame, Setting, fits, needed_height
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect, pt


@dataclass(frozen=True)
class Contents:
    """Items to be placed in a frame. Text is fitted to `percent` of a block's width."""

    layout: Layout
    surface: PageSurface | SlideSurface
    rect: Rect
    items: Mapping[str, tuple[Paragraph, ...]]
    percent: int = 100

    def frames(self, grid: Grid) -> dict[str, Frame]:
        """Per block, in fill order, the frame that its items have to fit."""
        rects = block_rects(grid, self.rect)
        return {
            key: self._frame(key, block_parts(rects[key], self.surface.frame).body)
            for key in self.layout.in_fill_order()
        }

    def fit(self, grid: Grid, setting: Setting) -> bool:
        """Whether every block holds its items."""
        return all(fits(frame, setting) for frame in self.frames(grid).values())

    def needs_at(self, setting: Setting) -> Callable[[str, Emu], Emu]:
        """The height that a block needs at a width, its name and padding included."""
        body = block_parts(self.rect, self.surface.frame).body
        across, down = self.rect.width - body.width, self.rect.height - body.height

        def need(key: str, width: Emu) -> Emu:
            return down + needed_height(self._frame(key, Rect(0, 0, max(1, width - across), 0)), setting)

        return need

    def _frame(self, key: str, body: Rect) -> Frame:
        narrowed = Rect(body.x, body.y, body.width * self.percent // 100, body.height)
        return Frame(self.items[key], narrowed, self.layout.blocks[key].columns, pt(self.surface.frame.column_gap))


def contents_of(
    canvas: Canvas,
    layout: Layout,
    surface: PageSurface | SlideSurface,
    rect: Rect,
    citations: Citations | None,
    percent: int = 100,
) -> Contents:
    """The items of a canvas, with source numbers where there are citations."""
    # On slides PowerPoint breaks the lines.
    hyphens = canvas.lang if isinstance(surface, PageSurface) else ""
    items = {
        key: tuple(
            item_paragraph(f"{key}/{index}", item, citations, details=surface.details, hyphens=hyphens)
            for index, item in enumerate(canvas.blocks[key].items)
        )
        for key in layout.in_fill_order()
    }
    return Contents(layout, surface, rect, items, percent)
