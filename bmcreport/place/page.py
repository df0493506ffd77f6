"""The printed page placed: header, frame with the nine blocks, sources and credit at the foot."""

from __future__ import annotations

from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.place.canvas import Overfull, place_blocks
from bmcreport.place.citations import Citations
from bmcreport.place.contents import contents_of
from bmcreport.place.footer import place_footer
from bmcreport.place.header import place_header
from bmcreport.place.mirror import mirrored_page, reads_leftwards
from bmcreport.place.placement import PagePlacement
from bmcreport.units import Rect, Size, pt


def place_page(canvas: Canvas, layout: Layout, paper: Size) -> PagePlacement | tuple[Overfull, ...]:
    """The canvas on a page of this size, or what does not fit on it."""
    surface, citations = layout.page, Citations(canvas, layout)
    inside = Rect(0, 0, paper.width, paper.height).inset(*[pt(surface.margin)] * 4)
    header, header_bottom = place_header(canvas, layout, inside)
    footer, footer_top = place_footer(canvas, layout, citations, inside)
    top = header_bottom + pt(surface.header_gap)
    frame = Rect(inside.x, top, inside.width, max(0, footer_top - pt(surface.footer_gap) - top))
    blocks = place_blocks(contents_of(canvas, layout, surface, frame, citations))
    if isinstance(blocks, tuple):
        return blocks
    page = PagePlacement(paper, header, blocks, footer)
    return mirrored_page(page) if reads_leftwards(canvas.lang) else page
