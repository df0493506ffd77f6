"""The first key figures as large numbers, each with what it counts and for when it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport import figures
from bmcreport.deck.bodies import display
from bmcreport.deck.company.figures import figure_notes
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.slides import Anchor, Shape, Slide, TextBox
from bmcreport.model.canvas import Metric
from bmcreport.model.outline import NumbersSlide
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt, split

_GAP = pt(32)
_NUMBER, _LABEL, _DATE = pt(48), pt(18), pt(14)
_NUMBER_HEIGHT, _LABEL_HEIGHT, _DATE_HEIGHT = pt(62), pt(46), pt(36)
_HIGHEST_ROW = pt(176)


def number_slides(subject: Subject, written: NumbersSlide) -> Iterator[Slide]:
    """One slide; none where there are no figures."""
    shown = figures.latest_of_each(subject.canvas.metrics)[: written.figures]
    if not shown:
        return
    layout, company = subject.chosen(written, "table"), subject.canvas.company.name
    title = subject.stated(written.title, subject.words.in_figures.format(company=company))
    name = subject.stated(written.eyebrow, subject.words.key_figures)
    shapes = tuple(_numbers(subject, shown, subject.master.content_rect(layout)))
    yield subject.slide(name, layout, subject.heads(layout, title, name), shapes, figure_notes(subject, shown))


def _numbers(subject: Subject, shown: Sequence[Metric], rect: Rect) -> Iterator[Shape]:
    """In rows of at most three; four stand two by two."""
    columns = 2 if len(shown) in (2, 4) else min(3, len(shown))
    rows = -(-len(shown) // columns)
    width = split(rect.width - _GAP * (columns - 1), (1,) * columns)[0]
    height = min(_HIGHEST_ROW, rect.height // rows)
    for index, metric in enumerate(shown):
        row, column = divmod(index, columns)
        place = Rect(rect.x + column * (width + _GAP), rect.y + pt(14) + row * height, width, height)
        yield from _number(subject, metric, place)


def _number(subject: Subject, metric: Metric, place: Rect) -> Iterator[TextBox]:
    number = figures.short(metric, subject.layout.numbers)
    unit = metric.unit if metric.unit != "percent" else None
    dated = subject.words.as_of.format(date=metric.as_of) if metric.as_of else None
    under = ", ".join(filter(None, (figures.qualifier_note(metric), dated)))
    yield _line(metric.label, number, Style(FaceName.BOLD, "offer"), place, 0, _NUMBER_HEIGHT, _NUMBER)
    label = f"{metric.label} ({unit})" if unit else metric.label
    yield _line(f"{metric.label}: label", label, Style(FaceName.BOLD), place, _NUMBER_HEIGHT, _LABEL_HEIGHT, _LABEL)
    if under:
        top = _NUMBER_HEIGHT + _LABEL_HEIGHT
        yield _line(f"{metric.label}: date", under, Style(colour="quiet"), place, top, _DATE_HEIGHT, _DATE)


def _line(name: str, text: str, style: Style, place: Rect, top: Emu, height: Emu, size: Emu) -> TextBox:
    rect = Rect(place.x, place.y + top, place.width, height)
    anchor = Anchor.BOTTOM if size == _NUMBER else Anchor.TOP
    return TextBox(name, rect, display([Paragraph((Run(text, style),))], rect, size, anchor=anchor))
