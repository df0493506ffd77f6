"""What follows from a comparison, in the words of its document; or a slide to write it on."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.deck.company.lists import bodies_of
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Body, Slide, TextBox
from bmcreport.model.comparison_outline import TakeawaysSlide
from bmcreport.text.types import Paragraph, Run


def takeaway_slides(subject: Subject, written: TakeawaysSlide) -> Iterator[Slide]:
    """The takeaways on as many slides as they need; without any, an empty one if the outline wants it."""
    told, title = subject.document.takeaways, written.title or subject.words.takeaways
    if not told:
        if written.blank:
            yield _slide(subject, title, Body(()), 1, 1)
        return
    scale, rect = subject.master.slides.takeaways, subject.master.content_rect("table")
    bodies = bodies_of([Paragraph((Run(text),), bullet=True) for text in told], rect, scale)
    for number, body in enumerate(bodies, 1):
        yield _slide(subject, title, body, number, len(bodies))


def _slide(subject: Subject, title: str, body: Body, number: int, count: int) -> Slide:
    rect = subject.master.content_rect("table")
    heads = subject.heads("table", "", subject.counted(title, number, count))
    box = TextBox("Takeaways", rect, body)
    notes = [one.paragraph.text for one in body.paragraphs] or [subject.words.room_to_conclude]
    return subject.slide(subject.counted(title, number, count), "table", heads, (box,), lines(notes))
