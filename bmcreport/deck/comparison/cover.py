"""The cover: what is compared, and the companies with their colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.deck.bodies import body_at, display, frame
from bmcreport.deck.company.subject import as_of
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Panel, Shape, Slide, TextBox
from bmcreport.deck.speech import capitalised
from bmcreport.text.fitting import Setting, fits, solid
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt

_LEAST_TAGLINE = solid(pt(16))
_LABEL = solid(pt(12))
_LABEL_GAP = pt(8)
_SIZES = tuple(pt(size) for size in (18, 17, 16, 15, 14, 13, 12, 11, 10))
_SWATCH, _SWATCH_GAP, _GAP = 0.6, 0.45, 1.5
"""Side of a swatch, from it to its name, and from a name to the next swatch, in type sizes."""


def cover(subject: Subject) -> Slide:
    """The first slide: on dark, without a number."""
    document, master = subject.document, subject.master
    fills = {
        "title": master.text("cover", "title", document.title),
        "eyebrow": master.text("cover", "eyebrow", f"{subject.layout.name} · {subject.eyebrow}"),
    }
    if document.summary:
        fills["tagline"] = master.text("cover", "tagline", _tagline(subject, document.summary))
    shapes = tuple(_companies(subject))
    notes = lines([document.summary, _told_from(subject), *_angles(subject)])
    footer, date = document.designed_for or "", as_of(document.date, subject.layout.words)
    return Slide("Cover", master.name("cover"), fills, shapes, notes, footer, date, numbered=False)


def _tagline(subject: Subject, summary: str) -> str:
    """As many sentences of the summary as the tagline holds, at least the first; the notes have all."""
    rect = subject.master.rect("cover", "tagline")
    sentences = summary.replace(". ", ".\n").split("\n")
    for count in range(len(sentences), 1, -1):
        text = " ".join(sentences[:count])
        if fits(frame([Paragraph((Run(text),))], rect), _LEAST_TAGLINE):
            return text
    return sentences[0]


def _told_from(subject: Subject) -> str:
    words = subject.words
    companies = capitalised(subject.speech.counted(words.companies_counted, len(subject.order)))
    if subject.focus is None:
        return companies
    return words.seen_from.format(companies=companies, company=subject.name(subject.focus))


def _angles(subject: Subject) -> Iterator[str]:
    for company in subject.order:
        angle = subject.comparison.companies[company].angle
        name = subject.name(company)
        yield f"• {subject.speech.labelled(name, angle) if angle else name}"


def _companies(subject: Subject) -> Iterator[Shape]:
    """A line that says how many, and under it the names, in as few rows and as large as they fit.

    Few names stand in the lower half of their room.
    """
    room = _room(subject)
    size, rows = _arranged(subject)
    told = _told_from(subject)
    if sum(map(len, rows)) < len(subject.order):
        told = subject.words.among_them.format(companies=told)
    label = body_at([Paragraph((Run(told, Style(colour="quiet_on_dark")),))], _LABEL)
    top = min(room.y + room.height // 2, room.bottom - len(rows) * _pitch(size))
    yield TextBox("Companies", Rect(room.x, top - _LABEL_GAP - _LABEL.leading, room.width, _LABEL.leading), label)
    for index, row in enumerate(rows):
        yield from _row(subject, row, top + index * _pitch(size), solid(size))


def _room(subject: Subject) -> Rect:
    return subject.master.room("cover", "companies")


def _pitch(size: Emu) -> Emu:
    return round(size * 1.5)


def _arranged(subject: Subject) -> tuple[Emu, list[list[int]]]:
    """The type size and the rows of companies: few rows before large type, and no more rows than there is room for."""
    tried = [(size, _rows(subject, size)) for size in _SIZES]
    holding = [(size, rows) for size, rows in tried if len(rows) * _pitch(size) <= _room(subject).height]
    if not holding:
        size, rows = tried[-1]
        return size, rows[: _room(subject).height // _pitch(size)]
    return min(holding, key=lambda one: (len(one[1]), -one[0]))


def _rows(subject: Subject, size: Emu) -> list[list[int]]:
    rows: list[list[int]] = [[]]
    x = 0
    for company in subject.order:
        width = _swatch_width(size) + _name_width(subject, company, size)
        if x + width > _room(subject).width and rows[-1]:
            rows.append([])
            x = 0
        rows[-1].append(company)
        x += width + round(_GAP * size)
    return rows


def _swatch_width(size: Emu) -> Emu:
    return round((_SWATCH + _SWATCH_GAP) * size)


def _name_width(subject: Subject, company: int, size: Emu) -> Emu:
    natural = natural_width(_name(subject, company)) * size // MICRO_EM
    return min(_room(subject).width - _swatch_width(size), natural * 108 // 100)


def _name(subject: Subject, company: int) -> Paragraph:
    face = FaceName.BOLD if company == subject.focus else FaceName.REGULAR
    return Paragraph((Run(subject.name(company), Style(face, "on_dark")),))


def _row(subject: Subject, companies: Sequence[int], top: Emu, setting: Setting) -> Iterator[Shape]:
    x = _room(subject).x
    side = round(_SWATCH * setting.size)
    for company in companies:
        swatch = Rect(x, top + (setting.leading - side) // 2, side, side)
        name = subject.name(company)
        yield Panel(f"Colour of {name}", swatch, subject.swatch(company), "quiet_on_dark", pt(0.5))
        place = Rect(x + _swatch_width(setting.size), top, _name_width(subject, company, setting.size), setting.leading)
        yield TextBox(f"Company: {name}", place, display([_name(subject, company)], place, setting.size))
        x = place.right + round(_GAP * setting.size)
