"""The field at a glance: each company with its angle, where it comes from and its first figures."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport import figures
from bmcreport.comparing.values import ComparedCompany
from bmcreport.deck.comparison.cells import companies_in, company_name, nothing, with_swatch
from bmcreport.deck.comparison.speaking import figure_line, source_lines
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row, text_cell
from bmcreport.deck.slides import Slide, TableShape
from bmcreport.deck.speech import capitalised
from bmcreport.model.canvas import Metric
from bmcreport.model.comparison_outline import OverviewSlide
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, pt, split

_SWATCH = pt(6)
_SHARES = (25, 41, 34)


def overview_slides(subject: Subject, written: OverviewSlide) -> Iterator[Slide]:
    """All companies, on one slide if they fit."""
    rect = subject.master.content_rect("table")
    (tables,) = fitted_together(
        [overview_grid(subject, written.figures, rect.width)], rect, subject.master.slides.overview
    )
    heading = written.title or subject.words.at_a_glance
    title = capitalised(subject.speech.counted(subject.words.companies_at_a_glance, len(subject.order)))
    for number, table in enumerate(tables, 1):
        heads = subject.heads("table", heading, subject.counted(title, number, len(tables)))
        name = subject.counted(heading, number, len(tables))
        yield subject.slide(name, "table", heads, (table,), lines(_notes(subject, table, written.figures)))


def overview_grid(subject: Subject, count: int, width: Emu) -> Grid:
    """The companies as rows of a table of this width, with so many figures each."""
    words = subject.layout.words
    headings = (words.company, subject.words.angle, words.key_figures)[: 3 if count else 2]
    header = (Cell(), *(text_cell(heading, STRONG) for heading in headings))
    rows = tuple(_row(subject, company, count) for company in subject.order)
    return Grid("The field at a glance", subject.words.overview_table, _widths(width, len(headings)), header, rows)


def _widths(width: Emu, columns: int) -> tuple[Emu, ...]:
    return _SWATCH, *split(width - _SWATCH, _SHARES[:columns])


def _row(subject: Subject, company: int, count: int) -> Row:
    one, fill = subject.comparison.companies[company], subject.tint(company)
    cells = (_name(subject, company), text_cell(one.angle, fill=fill) if one.angle else nothing(fill))
    told = tuple(_figure(subject, metric) for metric in one.figures[:count])
    last = ((Cell(told, fill) if told else nothing(fill)),) if count else ()
    return with_swatch(subject, company, (*cells, *last))


def _name(subject: Subject, company: int) -> Cell:
    """The name, and under it since when and where."""
    name = company_name(subject, company)
    facts = _facts(subject, subject.comparison.companies[company])
    return Cell((name, Paragraph((Run(facts, QUIET),))) if facts else (name,), subject.tint(company))


def _facts(subject: Subject, one: ComparedCompany) -> str:
    city = (one.company.headquarters or "").split(",")[0]
    since = one.company.founded and subject.words.since.format(date=one.company.founded[:4])
    return subject.speech.strung([told for told in (city, since) if told])


def _figure(subject: Subject, metric: Metric) -> Paragraph:
    """What cannot be said by a sign stands before the figure, the label after it: `about $10B Valuation`."""
    note = figures.qualifier_note(metric)
    before = (Run(f"{capitalised(note)} ", QUIET),) if note else ()
    return Paragraph(
        (*before, Run(figures.short(metric, subject.layout.numbers), STRONG), Run(f" {metric.label}", QUIET))
    )


def _notes(subject: Subject, table: TableShape, count: int) -> Iterator[str | None]:
    yield subject.document.summary
    numbers: set[int] = set()
    for company in companies_in(subject, table):
        one = subject.comparison.companies[company]
        yield " · ".join(filter(None, (one.name, _facts(subject, one), one.angle)))
        for metric in one.figures[:count]:
            yield f"• {figure_line(subject, company, metric)}"
            numbers |= {subject.source_numbers[company, metric.source]} if metric.source else set()
    yield from source_lines(subject, numbers)
