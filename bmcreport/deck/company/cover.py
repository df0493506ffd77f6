"""The cover: whose canvas it is, and the figures that one remembers."""

from __future__ import annotations

from bmcreport import figures
from bmcreport.deck.bodies import body_at
from bmcreport.deck.company.subject import Subject, as_of
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Slide, TextBox
from bmcreport.model.canvas import Metric
from bmcreport.model.outline import CoverSlide
from bmcreport.model.words import Words
from bmcreport.text.fitting import solid
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt

_NUMBER = solid(pt(32))
_LABEL = solid(pt(12))
_GAP = pt(36)
_LEAST_WIDTH = pt(110)


def cover(subject: Subject, written: CoverSlide) -> Slide:
    """The first slide: on dark, without a number."""
    company, master = subject.canvas.company, subject.master
    layout, tagline = subject.chosen(written, "cover"), company.tagline or subject.canvas.positioning
    title, eyebrow = subject.stated(written.title, company.name), subject.stated(written.eyebrow, subject.layout.name)
    fills = {
        **subject.heads(layout, title, eyebrow),
        "tagline": master.text(layout, "tagline", tagline or subject.layout.name),
    }
    notes = lines([subject.canvas.summary, subject.canvas.positioning, _facts(subject)]) or lines([company.name])
    figures_shown = _key_figures(subject, written.figures, master.room("cover", "figures"))
    shapes = figures_shown
    footer, date = subject.canvas.designed_for or "", as_of(subject.canvas.date, subject.words)
    return Slide("Cover", master.name(layout), fills, shapes, notes, footer, date, numbered=False)


def _facts(subject: Subject) -> str:
    company, words = subject.canvas.company, subject.words
    facts = (
        company.founded and words.founded.format(date=company.founded),
        company.headquarters and words.headquarters.format(place=company.headquarters),
        company.founders and words.founders.format(names=subject.speech.strung(company.founders)),
        company.website,
    )
    return ". ".join(fact for fact in facts if fact)


def _key_figures(subject: Subject, count: int, room: Rect) -> tuple[TextBox, ...]:
    """The year of foundation and the first figures of the canvas, as wide as their texts, as many as stand in a row."""
    company, metrics = subject.canvas.company, subject.canvas.metrics
    founded = _founded_label(company.headquarters, subject.words)
    told = [(company.founded[:4], founded, subject.words.founded_label)] if company.founded else []
    told += [
        (figures.short(metric, subject.layout.numbers), figure_label(metric), metric.label)
        for metric in figures.latest_of_each(metrics)
    ]
    boxes: list[TextBox] = []
    x = room.x
    for number, label, name in told[: count + 1 if count else 0]:
        box = _figure(number, label, name, x, room.y)
        if box.rect.right > room.right:
            break
        boxes.append(box)
        x = box.rect.right + _GAP
    return tuple(boxes)


def _founded_label(headquarters: str | None, words: Words) -> str:
    return words.founded_in.format(place=headquarters.split(",")[0]) if headquarters else words.founded_label


def figure_label(metric: Metric) -> str:
    """The label of a figure with its qualifier and date, as it stands under the number."""
    note = figures.qualifier_note(metric)
    return ", ".join(filter(None, (metric.label, note, metric.as_of)))


def _figure(number: str, label: str, name: str, x: Emu, top: Emu) -> TextBox:
    strong = Paragraph((Run(number, Style(FaceName.BOLD, "on_dark")),))
    quiet = Paragraph((Run(label, Style(colour="quiet_on_dark")),))
    widths = (natural_width(strong) * _NUMBER.size // MICRO_EM, natural_width(quiet) * _LABEL.size // MICRO_EM)
    width = max(_LEAST_WIDTH, *(round(width * 1.08) for width in widths))
    body = body_at([strong], _NUMBER)
    with_label = type(body)(body.paragraphs + body_at([quiet], _LABEL).paragraphs)
    return TextBox(f"Key figure: {name}", Rect(x, top, width, _NUMBER.leading + _LABEL.leading), with_label)
