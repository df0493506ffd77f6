"""The foot of the printed page: the numbered sources of its claims, and the credit to the layout's authors."""

from __future__ import annotations

from dataclasses import replace

from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.place.citations import Citations
from bmcreport.place.placement import PageFooter
from bmcreport.place.stacking import bottom_of, plain, stack
from bmcreport.text.fitting import SetParagraph, Setting
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt

_QUIET = Style(colour="quiet")
_NUMBER = Style(FaceName.BOLD, "quiet")
_GAP = pt(14)
_CREDIT_PART = 0.3
"""The part of the footer's width that the credit may take before it wraps."""


def place_footer(canvas: Canvas, layout: Layout, citations: Citations, inside: Rect) -> tuple[PageFooter, Emu]:
    """The footer up from the bottom of `inside`, and where it begins."""
    size = pt(layout.page.footer)
    setting = Setting(size, round(size * 1.2), 0, 0)
    credit = plain("attribution", layout.attribution, _QUIET)
    credit_width = min(round(inside.width * _CREDIT_PART), natural_width(credit[0]) * size // MICRO_EM + pt(1))
    sources_width = inside.width - credit_width - _GAP
    sources = tuple(source_paragraph(canvas, citations, key) for key in citations.on_canvas)
    columns = max(1, min(layout.page.footer_columns, len(sources)))

    def at(top: Emu) -> PageFooter:
        return PageFooter(
            stack(sources, inside.x, top, sources_width, setting, columns, _GAP),
            tuple(
                replace(line, edge=inside.right)
                for line in stack(credit, inside.right - credit_width, top, credit_width, setting)
            ),
        )

    height = max(_end(at(0).sources), _end(at(0).attribution))
    return at(inside.bottom - height), inside.bottom - height


def source_paragraph(canvas: Canvas, citations: Citations, key: str) -> Paragraph:
    """A source with its number, title and date, linked where it has an address."""
    source = canvas.sources[key]
    title = source.title + (f", {source.published}" if source.published else "")
    number = Run(f"{citations.number(key)} ", _NUMBER)
    return Paragraph((number, Run(title, _QUIET, link=source.url)), name=f"sources/{key}")


def _end(placed: tuple[SetParagraph, ...]) -> Emu:
    return bottom_of(placed, 0)
