"""The foot of the printed page: the numbered sources of its claims, and the credit to the layout's authors."""

from __future__ import annotations

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
_GAP = 14 / 6
"""Between columns, in type sizes."""
_CREDIT_PART = 0.3
"""The part of the footer's width that the credit may take before it wraps."""


def place_footer(
    canvas: Canvas,
    layout: Layout,
    citations: Citations,
    inside: Rect,
    house: str | None = None,
    number: str | None = None,
) -> tuple[PageFooter, Emu]:
    """The footer up from the bottom of `inside`, and where it begins.

    `house` is the line of whoever makes the page, `number` that of the page, if there are several.
    """
    size = pt(layout.page.footer)
    setting, gap = Setting(size, round(size * 1.2), 0, 0), round(size * _GAP)
    credit = plain("attribution", layout.attribution, _QUIET)
    own = plain("house", house, Style(FaceName.BOLD, "quiet"))
    numbered = plain("number", number, _QUIET)
    natural = max(natural_width(paragraph) for paragraph in (*credit, *own))
    credit_width = min(round(inside.width * _CREDIT_PART), natural * size // MICRO_EM + pt(1))
    sources_width = inside.width - credit_width - gap
    sources = tuple(source_paragraph(canvas, citations, key) for key in citations.on_canvas)
    columns = max(1, min(layout.page.footer_columns, len(sources)))

    def at(top: Emu) -> PageFooter:
        left = inside.right - credit_width
        above = stack(own, left, top, credit_width, setting)
        attribution = stack(credit, left, bottom_of(above, top), credit_width, setting)
        return PageFooter(
            stack(sources, inside.x, top, sources_width, setting, columns, gap),
            attribution,
            inside.right,
            above,
            stack(numbered, left, bottom_of(attribution, top), credit_width, setting),
        )

    height = max(_end(at(0).sources), _end(at(0).attribution), _end(at(0).number))
    return at(inside.bottom - height), inside.bottom - height


def source_paragraph(canvas: Canvas, citations: Citations, key: str) -> Paragraph:
    """A source with its number, title and date, linked where it has an address."""
    source = canvas.sources[key]
    title = source.title + (f", {source.published}" if source.published else "")
    number = Run(f"{citations.number(key)} ", _NUMBER)
    return Paragraph((number, Run(title, _QUIET, link=source.url)), name=f"sources/{key}")


def _end(placed: tuple[SetParagraph, ...]) -> Emu:
    return bottom_of(placed, 0)
