"""Patterns of business models: who follows which, with the items that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.comparing.values import ComparedItem, Evidence, FoundPattern
from bmcreport.deck.comparison.block_tables import column_groups
from bmcreport.deck.comparison.cells import company_head, nothing, separated
from bmcreport.deck.comparison.speaking import item_line, source_lines, source_numbers
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row
from bmcreport.deck.slides import Slide, TableShape
from bmcreport.model.comparison_outline import PatternsSlide
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, pt

_NAME = pt(150)


def pattern_slides(subject: Subject, written: PatternsSlide) -> Iterator[Slide]:
    """The patterns that a company follows, the most followed first; no slide if there are none."""
    found = subject.comparison.patterns
    if not found:
        return
    rect, heading = subject.master.content_rect("table"), written.title or subject.words.patterns
    grids = [
        pattern_grid(subject, found, group, (_NAME, rect.width)) for group in column_groups(subject, written.companies)
    ]
    fitted = [table for tables in fitted_together(grids, rect, subject.master.slides.table) for table in tables]
    for number, table in enumerate(fitted, 1):
        heads = subject.heads("table", heading, subject.counted(patterns_stated(subject), number, len(fitted)))
        name = subject.counted(heading, number, len(fitted))
        yield subject.slide(name, "table", heads, (table,), lines(_notes(subject, _shown(found, table))))


def pattern_grid(
    subject: Subject,
    found: Sequence[FoundPattern],
    companies: Sequence[int],
    widths: tuple[Emu, Emu],
    *,
    every: bool = False,
) -> Grid:
    """The patterns as rows of a table, these companies as columns; `widths` are those of the names and of all.

    Cells show the first item for each part of a rule, or `every` one.
    """
    header = (Cell(), *(company_head(subject, company) for company in companies))
    rows = tuple(_row(subject, one, companies, every=every) for one in found)
    name, width = widths
    each = (width - name) // len(companies)
    alt = subject.words.patterns_table.format(companies=subject.listed(companies))
    return Grid("Patterns", alt, (name, *(each for _ in companies)), header, rows, header_column=True)


def _row(subject: Subject, found: FoundPattern, companies: Sequence[int], *, every: bool) -> Row:
    name = Paragraph((Run(found.pattern.name, STRONG),), name=found.key)
    meaning = Paragraph((Run(found.pattern.meaning, QUIET),))
    return Cell((name, meaning)), *(_cell(subject, found, company, every=every) for company in companies)


def _cell(subject: Subject, found: FoundPattern, company: int, *, every: bool) -> Cell:
    evidence, fill = found.evidence[company], subject.tint(company)
    if not evidence:
        return nothing(fill)
    texts = dict.fromkeys(one.item.item.text for part in evidence for one in (part if every else part[:1]))
    return Cell((Paragraph(separated(texts)),), fill)


def _shown(found: Sequence[FoundPattern], table: TableShape) -> list[FoundPattern]:
    names = {paragraph.paragraph.name for row in table.cells for paragraph in row[0].body.paragraphs}
    return [one for one in found if one.key in names]


def patterns_stated(subject: Subject) -> str:
    """What is common to all, and what most of the others follow."""
    whole, words, speech = len(subject.order), subject.words, subject.speech
    common = [one.pattern.name for one in subject.comparison.patterns if len(one.companies) == whole]
    if common:
        return speech.counted(words.pattern_of_all, whole, patterns=speech.listed(common))
    widest = subject.comparison.patterns[0]
    told = {"pattern": widest.pattern.name, "whole": speech.number(whole)}
    return speech.counted(words.widest_pattern, len(widest.companies), **told)


def _notes(subject: Subject, found: Sequence[FoundPattern]) -> Iterator[str]:
    yield subject.speech.introduced(subject.words.patterns_explained)
    told: list[ComparedItem] = []
    for one in found:
        yield subject.speech.labelled(one.pattern.name, one.pattern.meaning)
        for company in subject.order:
            for part, evidence in zip(one.pattern.parts, one.evidence[company] or (), strict=False):
                yield subject.speech.introduced(subject.speech.strung([subject.name(company), part.name]))
                yield from (item_line(subject, each.item) for each in evidence)
                told += _items(evidence)
    yield from source_lines(subject, source_numbers(subject, told))


def _items(evidence: Sequence[Evidence]) -> list[ComparedItem]:
    return [each.item for each in evidence]
