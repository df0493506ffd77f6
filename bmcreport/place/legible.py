"""Small print kept legible: nothing in a paragraph is set smaller than the least type of its page."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from bmcreport.text.fonts import carlito
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu


def least_scale(least: Emu, size: Emu) -> int:
    """The least type in per mille of a paragraph's size, no more than the paragraph's own."""
    return min(1000, -(-least * 1000 // size))


def legible(paragraph: Paragraph, least: int) -> Paragraph:
    """The paragraph with no run below `least` per mille of its size; itself where there is none.

    What is drawn larger keeps the top of its figures where it was, down to the baseline.
    """
    runs, changed = list(paragraph.runs), False
    for place, run in enumerate(runs):
        style = run.style
        if style.scale < least and not style.shape:
            runs[place] = Run(run.text, _legible_style(style, least), run.link, run.keep, run.alt)
            changed = True
    return Paragraph(tuple(runs), paragraph.bullet, paragraph.name, paragraph.hyphens) if changed else paragraph


@lru_cache(maxsize=1_000)
def _legible_style(style: Style, least: int) -> Style:
    capitals = carlito()[FaceName.REGULAR].cap_height
    rise = style.rise - (least - style.scale) * capitals // 1_000_000
    return replace(style, scale=least, rise=max(0, rise))
