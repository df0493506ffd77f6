"""The foot of the printed page: the numbered sources of its claims, what shapes mean, and the layout's credit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from bmcreport.model.canvas import Canvas, Status
from bmcreport.model.layout import Layout
from bmcreport.place.citations import Citations
from bmcreport.place.marks import Marks, status_run
from bmcreport.place.placement import PageFooter, PlacedSource
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
_NUMBER_GAP = 0.4
"""From the number of a source to what it says, in type sizes."""
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
    numbers = tuple(Paragraph((_number_run(citations, key),)) for key in citations.on_canvas)
    sources = tuple(
        Paragraph((_title_run(canvas, key),), bullet=True, name=f"sources/{key}") for key in citations.on_canvas
    )
    listed = replace(setting, indent=_width(numbers, size) + round(size * _NUMBER_GAP)) if sources else setting
    columns = _columns(sources, sources_width, gap, listed, layout.page.footer_columns)

    left = inside.right - credit_width
    meaning = stack(legend, inside.right - legend_width, 0, legend_width, setting)
    above = stack(own, left, bottom_of(meaning, 0), credit_width, setting)
    attribution = stack(credit, left, bottom_of(above, bottom_of(meaning, 0)), credit_width, setting)
    first = PageFooter(
        tuple(map(_numbered, numbers, stack(sources, inside.x, 0, sources_width, listed, columns, gap))),
        meaning,
        ending_at(attribution, inside.right),
        ending_at(above, inside.right),
        ending_at(stack(numbered, left, bottom_of(attribution, 0), credit_width, setting), inside.right),
    )
    told = (*(source.text for source in first.sources), *first.attribution, *first.number)
    top = inside.bottom - _end(told)
    return _lowered(first, top), top


def _lowered(footer: PageFooter, by: Emu) -> PageFooter:
    """A footer further down."""
    parts = (footer.legend, footer.attribution, footer.house, footer.number)
    sources = tuple(PlacedSource(_lower(source.number, by), _lower(source.text, by)) for source in footer.sources)
    return PageFooter(sources, *(tuple(_lower(one, by) for one in part) for part in parts))


def _lower(placed: SetParagraph, by: Emu) -> SetParagraph:
    return replace(placed, top=placed.top + by)


def _numbered(number: Paragraph, text: SetParagraph) -> PlacedSource:
    """A source with its number on its first line, in the room of its indent, so that numbers end below each other."""
    setting = text.setting
    (placed,) = stack((number,), text.x, text.top, setting.indent, setting)
    return PlacedSource(replace(placed, edge=text.text_x - round(setting.size * _NUMBER_GAP)), text)


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


def _width(paragraphs: Sequence[Paragraph], size: Emu) -> Emu:
    return max((natural_width(each) * size // MICRO_EM + pt(1) for each in paragraphs), default=0)


def source_paragraph(canvas: Canvas, citations: Citations, key: str) -> Paragraph:
    """A source with its number, title and date, linked where it has an address."""
    number, title = _number_run(citations, key), _title_run(canvas, key)
    return Paragraph((replace(number, text=f"{number.text} "), title), name=f"sources/{key}")


def _number_run(citations: Citations, key: str) -> Run:
    return Run(str(citations.number(key)), _NUMBER)


def _title_run(canvas: Canvas, key: str) -> Run:
    source = canvas.sources[key]
    return Run(source.title + (f", {source.published}" if source.published else ""), _QUIET, link=source.url)


def _end(placed: Sequence[SetParagraph]) -> Emu:
    return bottom_of(placed, 0)
