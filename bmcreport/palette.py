"""The palette of one company's outputs: the layout's colours with the company's own as `brand`."""

from __future__ import annotations

from collections.abc import Mapping

from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout


def palette_of(canvas: Canvas, layout: Layout) -> Mapping[str, str]:
    """Colours by role; `brand` is the company's where the canvas states one."""
    return {**layout.palette, "brand": canvas.company.colour or layout.palette["brand"]}
