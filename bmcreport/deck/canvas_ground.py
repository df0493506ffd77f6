"""What stands behind the canvas on its slide layout: tints, block edges, the frame, and the blocks' icons."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.deck.slides import IconShape, Panel
from bmcreport.model.layout import Layout
from bmcreport.place.block import block_parts
from bmcreport.place.grid import block_rects
from bmcreport.units import Rect, pt


def canvas_ground(layout: Layout, rect: Rect) -> tuple[Panel | IconShape, ...]:
    """The drawings of the canvas layout, from the back to the front."""
    surface, rects = layout.slide, block_rects(layout.grid, rect)
    blocks = {key: rects[key] for key in layout.in_fill_order()}
    hairline = pt(surface.hairline)
    edges = (
        Panel(f"{layout.blocks[key].name} edge", block, layout.family(key).tint, "hairline", hairline)
        for key, block in blocks.items()
    )
    frame = Panel("Frame", rect, None, "ink", pt(surface.outline), pt(4))
    return (*edges, frame, *_icons(layout, blocks))


def _icons(layout: Layout, blocks: dict[str, Rect]) -> Iterator[IconShape]:
    for key, block in blocks.items():
        look = layout.blocks[key]
        square = block_parts(block, layout.slide.frame).icon
        yield IconShape(f"{look.name} icon", square, look.icon, layout.family(key).colour)
