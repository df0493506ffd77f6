"""What follows: the sections of a deck, each linked to its first slide and led by what that slide says."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bmcreport.deck.bodies import body_at, common_setting, frame, with_room
from bmcreport.deck.company.lists import bodies_of
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.links import to_slide
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Body, Section, Slide, SlideParagraph
from bmcreport.model.layout import TypeScale
from bmcreport.model.outline import AgendaSlide
from bmcreport.text.fitting import Setting, needed_height, solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Rect, pt

_USUAL = "text"
_LARGEST = 26
_FEWEST = 2
_SPACE = 0.7
_AIRY = (1.8, 1.5, 1.2, 0.9)
"""Between entries that are few, in type sizes."""
_LEAD, _LEAD_LEADING = 615, pt(23)
"""The first title of a section, under its name, in per mille of that; and the line it takes where names are largest."""


def agenda_slides(
    subject: Subject, written: AgendaSlide, sections: Sequence[Section], titles: Sequence[str]
) -> tuple[Slide, ...]:
    """The sections with the numbers and titles of their first slides, on as many slides as they need; none for one.

    The titles are left out where they would take more than a line each, or another slide.
    """
    if len(sections) < _FEWEST:
        return ()
    layout = subject.chosen(written, _USUAL)
    title = subject.stated(written.title, subject.words.agenda)
    eyebrow = subject.stated(written.eyebrow, subject.canvas.company.name)
    bodies = _bodies(subject, sections, titles, subject.master.rect(layout, "body"))
    notes = lines([subject.speech.labelled(section.name, str(section.first + 1)) for section in sections])
    return tuple(
        subject.slide(
            subject.counted(title, number, len(bodies)),
            layout,
            {**subject.heads(layout, subject.counted(title, number, len(bodies)), eyebrow), "body": body},
            notes=notes,
        )
        for number, body in enumerate(bodies, 1)
    )


def _bodies(subject: Subject, sections: Sequence[Section], titles: Sequence[str], rect: Rect) -> tuple[Body, ...]:
    entries, leads = [*map(_entry, sections)], [*map(_lead, sections, titles)]
    body = subject.master.slides.body
    scale = body.model_copy(update={"ceiling": max(_LARGEST, body.ceiling), "item_space": _SPACE})
    beside = replace(rect, height=rect.height - with_room(len(leads) * _LEAD_LEADING))
    if all(_on_one_line(lead, rect, pt(scale.ceiling)) for lead in leads if lead) and (
        setting := _airy(entries, beside, scale)
    ):
        return (_led(body_at(entries, setting), leads),)
    if setting := _airy(entries, rect, scale):
        return (body_at(entries, setting),)
    return bodies_of(entries, rect, scale)


def _airy(entries: Sequence[Paragraph], rect: Rect, scale: TypeScale) -> Setting | None:
    """The largest size, at which few sections fill the height of the slide; none where many do not fit."""
    airy = (scale.model_copy(update={"item_space": space, "floor": scale.ceiling}) for space in _AIRY)
    return next(filter(None, (common_setting([frame(entries, rect)], each) for each in airy)), None)


def _entry(section: Section) -> Paragraph:
    """The number comes first: LibreOffice draws a link as what follows it."""
    number = Run(f"{section.first + 1:\u2007>2}\u2003", Style(colour="quiet"))
    name = Run(section.name, Style(FaceName.BOLD), link=to_slide(section.first + 1))
    return Paragraph((number, name), name=f"agenda/{section.first}")


def _lead(section: Section, title: str) -> Paragraph | None:
    """What the first slide of a section says, under its name; nothing where that is the name itself."""
    if title == section.name:
        return None
    number = Run("\u2007\u2007\u2003")
    return Paragraph((number, Run(title, Style(colour="quiet", scale=_LEAD))), name=f"agenda/{section.first}/title")


def _on_one_line(paragraph: Paragraph, rect: Rect, size: int) -> bool:
    setting = solid(size)
    return needed_height(frame([paragraph], rect), setting) <= setting.leading


def _led(body: Body, leads: Sequence[Paragraph | None]) -> Body:
    """The entries of a body, each with its lead close under it."""
    told: list[SlideParagraph] = []
    for entry, lead in zip(body.paragraphs, leads, strict=True):
        told.append(entry)
        if lead:
            told.append(replace(entry, paragraph=lead, leading=_LEAD_LEADING, space_before=0))
    return replace(body, paragraphs=tuple(told))
