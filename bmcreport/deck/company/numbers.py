"""The first key figures as large numbers, each with what it counts and for when it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport import figures
from bmcreport.deck.bodies import LEAST_SIZE, body_at, display, frame, spared
from bmcreport.deck.company.figures import figure_notes, figure_slides
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.slides import Anchor, Body, Slide, TextBox
from bmcreport.model.canvas import Metric
from bmcreport.model.outline import FiguresSlide, NumbersSlide
from bmcreport.text.fitting import needed_height, solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Rect, pt, split

_GAP = pt(32)
_NUMBER, _LABEL, _DATE = pt(48), pt(18), pt(14)
_NUMBER_HEIGHT, _LABEL_HEIGHT, _GAP_UNDER = pt(62), pt(76), pt(4)
_LEAST = pt(11)
"""Longer labels stand in a table of figures."""
_HIGHEST_ROW = pt(176)


def number_slides(subject: Subject, written: NumbersSlide) -> Iterator[Slide]:
    """One slide; none where there are no figures."""
    shown = figures.latest_of_each(subject.canvas.metrics)[: written.figures]
    if not shown:
        return
    layout, company = subject.chosen(written, "table"), subject.canvas.company.name
    title = subject.stated(written.title, subject.words.key_figures)
    eyebrow = subject.stated(written.eyebrow, f"{subject.layout.name} · {company}")
    shapes = tuple(_numbers(subject, shown, subject.master.content_rect(layout)))
    if min(one.size for shape in shapes for one in shape.body.paragraphs) < _LEAST:
        stated = written.model_dump(include={"title", "eyebrow", "layout"}, exclude_none=True)
        yield from figure_slides(subject, FiguresSlide(kind="figures", **stated))
        return
    yield subject.slide(title, layout, subject.heads(layout, title, eyebrow), shapes, figure_notes(subject, shown))


def _numbers(subject: Subject, shown: Sequence[Metric], rect: Rect) -> Iterator[TextBox]:
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
    named = not unit or unit.casefold() in metric.label.casefold()
    label = metric.label if named else f"{metric.label} ({unit})"
    under = _qualified(subject, metric)
    head = Rect(place.x, place.y, place.width, _NUMBER_HEIGHT)
    strong = Paragraph((Run(number, Style(FaceName.BOLD, "offer")),))
    yield TextBox(metric.label, head, display([strong], head, _NUMBER, anchor=Anchor.BOTTOM))
    foot = Rect(place.x, head.bottom + _GAP_UNDER, place.width, _LABEL_HEIGHT)
    yield TextBox(f"{metric.label}: what and when", foot, _told(label, under, foot))


def _qualified(subject: Subject, metric: Metric) -> str:
    """How sure a figure is and for when it holds."""
    note, words = figures.qualifier_note(metric), subject.words
    dated = words.as_of.format(date=metric.as_of) if metric.as_of else ""
    return f"{note}, {subject.speech.within(dated)}" if note and dated else note or dated


def _told(label: str, under: str, rect: Rect) -> Body:
    """The label and what stands under it, both smaller where they would not fit."""
    for size in range(_LABEL, LEAST_SIZE - 1, -pt(1)):
        settings = (solid(size), solid(min(size, _DATE)))
        paragraphs = (Paragraph((Run(label, Style(FaceName.BOLD)),)), Paragraph((Run(under, Style(colour="quiet")),)))
        pairs = [*zip(paragraphs, settings, strict=True)][: 2 if under else 1]
        if sum(needed_height(frame([one], rect), setting) for one, setting in pairs) <= spared(rect).height:
            break
    return Body(tuple(one for paragraph, setting in pairs for one in body_at([paragraph], setting).paragraphs))
