"""Every source, numbered and linked, under the company that cites it first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bmcreport.comparing.values import MergedSource
from bmcreport.deck.comparison.speaking import source_lines
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG
from bmcreport.deck.slides import Slide
from bmcreport.deck.source_columns import Entry, source_pages
from bmcreport.model.comparison_outline import SourcesSlide
from bmcreport.text.types import FaceName, Paragraph, Run, Style

_NUMBER = Style(FaceName.BOLD, "quiet")


def source_slides(subject: Subject, written: SourcesSlide) -> Iterator[Slide]:
    """The sources in two columns, on as many slides as they need; none if there are none."""
    pages = source_pages(subject.master, source_entries(subject))
    heading = written.title or subject.layout.words.sources
    for number, page in enumerate(pages, 1):
        heads = subject.heads("sources", heading, subject.counted(subject.layout.words.claims_from, number, len(pages)))
        notes = lines(source_lines(subject, list(range(page.start + 1, page.end + 1))))
        yield subject.slide(
            subject.counted(heading, number, len(pages)), "sources", {**heads, **page.columns}, notes=notes
        )


def source_entries(subject: Subject) -> list[Entry]:
    """Each source, numbered from 1, the first of a company under the company's name."""
    numbered = enumerate(subject.comparison.sources, 1)
    by_company = groupby(numbered, key=lambda pair: pair[1].companies[0])
    return [
        _entry(subject, number, source, first=not index)
        for _, own in by_company
        for index, (number, source) in enumerate(own)
    ]


def _entry(subject: Subject, number: int, source: MergedSource, *, first: bool) -> Entry:
    told = _source(subject, number, source)
    heading = Paragraph((Run(subject.name(source.companies[0]), STRONG),))
    return (heading, told) if first else (told,)


def _source(subject: Subject, number: int, source: MergedSource) -> Paragraph:
    citation, others = source.citation, source.companies[1:]
    title = citation.title + (f", {citation.published}" if citation.published else "")
    told = subject.words.also_cited.format(companies=subject.listed(others)) if others else ""
    also = (Run(f" ({told})", QUIET),) if others else ()
    return Paragraph((Run(f"{number} ", _NUMBER), Run(title, QUIET, citation.url), *also), name=f"sources/{number}")
