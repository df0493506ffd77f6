"""The foot of the printed page: the numbered sources of its claims, what shapes mean, and the layout's credit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bmcreport.model.canvas import Canvas, Status
from bmcreport.model.layout import Layout
from bmcreport.place.citations import Citations
from bmcreport.place.marks import Marks, status_run
from bmcreport.place.placement import PageFooter
from bmcreport.place.stacking import bottom_of, ending_at, plain, stack
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


_LONG = 8
"""More sources a column are a long list."""
_MOST_COLUMNS = 6
_LEAST_MEASURE = 18
"""A column that is added is no narrower than this, in type sizes."""


def place_footer(
    canvas: Canvas,
    layout: Layout,
    citations: Citations,
    marks: Marks,
    inside: Rect,
    house: str | None = None,
    number: str | None = None,
) -> tuple[PageFooter, Emu]:
    """The footer up from the bottom of `inside`, and where it begins.

    `house` is the line of whoever makes the page, `number` that of the page, if there are several.
    """
    size = pt(layout.page.footer)
    setting, gap = Setting(size, round(size * 1.2), 0, 0), round(size * _GAP)
    most = round(inside.width * _CREDIT_PART)
    legend, credit = _legend(canvas, marks), plain("attribution", layout.attribution, _QUIET)
    own, numbered = plain("house", house, Style(FaceName.BOLD, "quiet")), plain("number", number, _QUIET)
    legend_width, credit_width = (min(most, _width(texts, size)) for texts in (legend, (*credit, *own)))
    sources_width = inside.width - max(legend_width, credit_width) - gap
    sources = tuple(source_paragraph(canvas, citations, key) for key in citations.on_canvas)
    columns = _columns(sources, sources_width, gap, setting, layout.page.footer_columns)

    left = inside.right - credit_width
    meaning = stack(legend, inside.right - legend_width, 0, legend_width, setting)
    above = stack(own, left, bottom_of(meaning, 0), credit_width, setting)
    attribution = stack(credit, left, bottom_of(above, bottom_of(meaning, 0)), credit_width, setting)
    first = PageFooter(
        stack(sources, inside.x, 0, sources_width, setting, columns, gap),
        meaning,
        ending_at(attribution, inside.right),
        ending_at(above, inside.right),
        ending_at(stack(numbered, left, bottom_of(attribution, 0), credit_width, setting), inside.right),
    )
    top = inside.bottom - max(_end(first.sources), _end(first.attribution), _end(first.number))
    return _lowered(first, top), top


def _lowered(footer: PageFooter, by: Emu) -> PageFooter:
    """A footer further down."""
    parts = (footer.sources, footer.legend, footer.attribution, footer.house, footer.number)
    return PageFooter(*(tuple(replace(one, top=one.top + by) for one in part) for part in parts))


def _columns(sources: Sequence[Paragraph], width: Emu, gap: Emu, setting: Setting, usual: int) -> int:
    """The usual number of columns, or for long lists as many as make them least high."""
    usual = max(1, min(usual, len(sources)))
    if len(sources) <= _LONG * usual:
        return usual
    possible = range(usual, max(usual, min(_MOST_COLUMNS, width // (_LEAST_MEASURE * setting.size))) + 1)
    return min(possible, key=lambda columns: _end(stack(sources, 0, 0, width, setting, columns, gap)))


def _legend(canvas: Canvas, marks: Marks) -> tuple[Paragraph, ...]:
    used = {item.status for _, _, item in canvas.items()}
    return legend({status: name for status, name in marks.statuses.items() if status in used})


def legend(statuses: Mapping[Status, str]) -> tuple[Paragraph, ...]:
    """What the shapes on the page mean, by what they are called; nothing where there are none."""
    entries = [(status_run(status), name) for status, name in statuses.items()]
    return (Paragraph(tuple(_entries(entries)), name="legend"),) if entries else ()


def _entries(entries: list[tuple[Run, str]]) -> Iterator[Run]:
    for index, (shape, name) in enumerate(entries):
        if index:
            yield Run("\u00a0\u00a0 ", _QUIET)
        yield shape
        yield Run(f"\u00a0{name}", _QUIET)


def _width(paragraphs: tuple[Paragraph, ...], size: Emu) -> Emu:
    return max((natural_width(each) * size // MICRO_EM + pt(1) for each in paragraphs), default=0)


def source_paragraph(canvas: Canvas, citations: Citations, key: str) -> Paragraph:
    """A source with its number, title and date, linked where it has an address."""
    source = canvas.sources[key]
    title = source.title + (f", {source.published}" if source.published else "")
    number = Run(f"{citations.number(key)} ", _NUMBER)
    return Paragraph((number, Run(title, _QUIET, link=source.url)), name=f"sources/{key}")


def _end(placed: tuple[SetParagraph, ...]) -> Emu:
    return bottom_of(placed, 0)
