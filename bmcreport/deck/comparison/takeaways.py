"""What follows from a comparison, in the words of its document; or a slide to write it on."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.deck.bodies import body_at, common_setting, frame, portions
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Slide, TextBox
from bmcreport.model.comparison_outline import TakeawaysSlide
from bmcreport.text.types import Paragraph, Run


def takeaway_slides(subject: Subject, written: TakeawaysSlide) -> Iterator[Slide]:
    """The takeaways on as many slides as they need; without any, an empty one if the outline wants it."""
    told = subject.document.takeaways
    if not told:
        if written.blank:
            yield _slide(subject, written, (), 1, 1)
        return
    scale, rect = subject.master.slides.takeaways, subject.master.content_rect("table")
    pages = portions([Paragraph((Run(text),), bullet=True) for text in told], rect, scale)
    for number, page in enumerate(pages, 1):
        yield _slide(subject, written, page, number, len(pages))


def _slide(subject: Subject, written: TakeawaysSlide, page: tuple[Paragraph, ...], number: int, count: int) -> Slide:
    rect = subject.master.content_rect("table")
    setting = common_setting([frame(page, rect)], subject.master.slides.takeaways)
    assert setting is not None, "portions fit at the floor"
    heads = subject.heads("table", subject.eyebrow, subject.counted(written.title, number, count))
    box = TextBox("Takeaways", rect, body_at(page, setting))
    notes = [paragraph.text for paragraph in page] or ["Room for what you conclude."]
    return subject.slide(subject.counted(written.title, number, count), "table", heads, (box,), lines(notes))
