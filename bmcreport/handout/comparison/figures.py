"""The figures that companies share as a table: a row per measure, so that nothing stands beside what is unlike it."""

from __future__ import annotations

from collections.abc import Sequence

from bmcreport import figures
from bmcreport.comparing.values import Conversion, SharedMeasure
from bmcreport.deck.comparison.cells import company_head, nothing
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.rows import PLAIN, QUIET, STRONG, Cell, Grid
from bmcreport.model.canvas import Metric
from bmcreport.place.items import MARK
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, split


def figure_grid(
    subject: Subject, measures: Sequence[SharedMeasure], companies: Sequence[int], widths: tuple[Emu, Emu]
) -> Grid:
    """The measures as rows, these companies as columns; `widths` are those of the names and of all.

    A measure has a row where another company than the focus, which stands beside all, states something of it.
    """
    header = (Cell(), *(company_head(subject, company) for company in companies))
    rows = tuple(
        (_name(subject, measure), *(_cell(subject, measure, company) for company in companies))
        for measure in measures
        if any(measure.figures[one] or measure.elsewhere[one] for one in companies if one != subject.focus)
    )
    name, width = widths
    alt = subject.speech.labelled(subject.layout.words.key_figures, subject.listed(companies))
    return Grid("figures", alt, (name, *split(width - name, [1] * len(companies))), header, rows, header_column=True)


def _name(subject: Subject, measure: SharedMeasure) -> Cell:
    """What is measured, and in what."""
    sample = next(figure for figure in measure.figures if figure)
    measured = subject.speech.measure(sample)
    return Cell((Paragraph((Run(measure.label, STRONG),)), Paragraph((Run(measured, QUIET),))))


def _cell(subject: Subject, measure: SharedMeasure, company: int) -> Cell:
    """The figure with its date; where it is stated in another measure only, that one in brackets."""
    fill, figure, other = subject.tint(company), measure.figures[company], measure.elsewhere[company]
    if figure:
        amount = Run(figures.full(figure, subject.layout.numbers), PLAIN)
        conversion = measure.converted[company]
        told = (_converted(subject, conversion),) if conversion else _noted(figure)
        quiet = Run(f" {subject.speech.strung(told)}", QUIET)
        return Cell((Paragraph((amount, *((quiet,) if told else ()), *_source(subject, company, figure))),), fill)
    if other:
        noted = subject.speech.strung([figures.full(other, subject.layout.numbers), *_noted(other)])
        return Cell((Paragraph((Run(f"({noted})", QUIET), *_source(subject, company, other))),), fill)
    return nothing(fill)


def _noted(figure: Metric) -> tuple[str, ...]:
    """What a figure says of itself beside its amount, and its date."""
    return tuple(filter(None, (figures.qualifier_note(figure), figure.as_of)))


def _converted(subject: Subject, conversion: Conversion) -> str:
    """What was stated, and the rate by which it was converted."""
    rate, numbers = conversion.rate, subject.layout.numbers
    stated, written = figures.full(conversion.stated, numbers), figures.exact(rate.rate, numbers)
    return subject.words.exchanged.format(
        stated=stated, rate=written, into=rate.into, currency=rate.currency, date=rate.as_of
    )


def _source(subject: Subject, company: int, figure: Metric) -> tuple[Run, ...]:
    """The number of its source, as the list at the end has it."""
    number = subject.source_numbers[company, figure.source] if figure.source else None
    return (Run(f"\u202f{number}", MARK, keep=True),) if number else ()
