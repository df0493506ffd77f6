"""Every source of the canvas, numbered as on the page, dated and linked."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.deck.company.subject import Subject, counted
from bmcreport.deck.notes_text import lines, source_lines
from bmcreport.deck.source_columns import source_columns
from bmcreport.deck.slides import Slide
from bmcreport.model.outline import SourcesSlide
from bmcreport.place.footer import source_paragraph


def source_slides(subject: Subject, written: SourcesSlide) -> Iterator[Slide]:
    """The sources in two columns, on as many slides as they need; none if there are none."""
    keys = subject.citations.all
    paragraphs = tuple(source_paragraph(subject.canvas, subject.citations, key) for key in keys)
    pages = source_columns(subject.master, paragraphs)
    for number, columns in enumerate(pages, 1):
        fills = {
            "title": subject.master.text("sources", "title", counted("Where the claims come from", number, len(pages))),
            "eyebrow": subject.master.text("sources", "eyebrow", written.title),
            **columns,
        }
        notes = lines(source_lines(subject.canvas, subject.citations, keys))
        yield subject.slide(counted(written.title, number, len(pages)), "sources", fills, notes=notes)
