"""What follows: the sections of a deck, each linked to its first slide."""

from __future__ import annotations

from collections.abc import Sequence

from bmcreport.deck.bodies import common_setting, frame
from bmcreport.deck.company.lists import bodies_of
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.links import to_slide
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Section, Slide
from bmcreport.model.layout import TypeScale
from bmcreport.model.outline import AgendaSlide
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Rect

_USUAL = "text"
_LARGEST = 26
_FEWEST = 2
_SPACE = 0.7
_AIRY = (1.8, 1.5, 1.2, 0.9)
"""Between entries that are few, in type sizes."""


def agenda_slides(subject: Subject, written: AgendaSlide, sections: Sequence[Section]) -> tuple[Slide, ...]:
    """The sections with the numbers of their first slides, on as many slides as they need; none for a single one."""
    if len(sections) < _FEWEST:
        return ()
    layout = subject.chosen(written, _USUAL)
    title = subject.stated(written.title, subject.words.agenda)
    eyebrow = subject.stated(written.eyebrow, subject.canvas.company.name)
    rect, entries = subject.master.rect(layout, "body"), [*map(_entry, sections)]
    bodies = bodies_of(entries, rect, _scale(subject, entries, rect))
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


def _scale(subject: Subject, entries: Sequence[Paragraph], rect: Rect) -> TypeScale:
    """Larger and airier than running text: few sections fill the height of the slide."""
    body = subject.master.slides.body
    scale = body.model_copy(update={"ceiling": max(_LARGEST, body.ceiling), "item_space": _SPACE})
    airy = (scale.model_copy(update={"item_space": space, "floor": scale.ceiling}) for space in _AIRY)
    return next((each for each in airy if common_setting([frame(entries, rect)], each)), scale)


def _entry(section: Section) -> Paragraph:
    """The number comes first: LibreOffice draws a link as what follows it."""
    number = Run(f"{section.first + 1:\u2007>2}\u2003", Style(colour="quiet"))
    name = Run(section.name, Style(FaceName.BOLD), link=to_slide(section.first + 1))
    return Paragraph((number, name), name=f"agenda/{section.first}")
