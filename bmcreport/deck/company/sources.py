"""Every source of the canvas, numbered as on the page, dated and linked."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.deck.company.speaking import source_lines
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Slide
from bmcreport.deck.source_columns import source_pages
from bmcreport.model.outline import SourcesSlide
from bmcreport.place.footer import source_paragraph


def source_slides(subject: Subject, written: SourcesSlide) -> Iterator[Slide]:
    """The sources in two columns, on as many slides as they need; none if there are none."""
    keys = subject.citations.all
    entries = [(source_paragraph(subject.canvas, subject.citations, key),) for key in keys]
    layout = subject.chosen(written, "sources")
    pages = source_pages(subject.master, entries, layout)
    heading = subject.stated(written.eyebrow, subject.words.sources)
    stated = subject.stated(written.title, subject.words.claims_from)
    for number, page in enumerate(pages, 1):
        title = subject.counted(stated, number, len(pages))
        fills = {**subject.heads(layout, title, heading), **page.columns}
        notes = lines(source_lines(subject, keys[page.start : page.end]))
        yield subject.slide(subject.counted(heading, number, len(pages)), layout, fills, notes=notes)
