"""The key figures with their dates and sources, in a native table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport import figures
from bmcreport.deck.company.speaking import source_lines
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.fitted_tables import fitted_snugly
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row, header_row, text_cell
from bmcreport.deck.slides import Slide
from bmcreport.model.canvas import Metric
from bmcreport.model.outline import FiguresSlide
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Rect, split

_SHARES = (33, 17, 12, 50)


def figure_slides(subject: Subject, written: FiguresSlide) -> Iterator[Slide]:
    """All figures of the canvas, on as many slides as they need; none if there are none."""
    metrics = _in_order(subject.canvas.metrics)
    if not metrics:
        return
    layout = subject.chosen(written, "table")
    rect = subject.master.content_rect(layout)
    tables = fitted_snugly(_grid(subject, metrics, rect), rect, subject.master.slides.table)
    heading = subject.stated(written.eyebrow, subject.words.key_figures)
    stated = subject.stated(written.title, subject.words.in_figures.format(company=subject.canvas.company.name))
    for number, table in enumerate(tables, 1):
        title = subject.counted(stated, number, len(tables))
        fills = subject.heads(layout, title, heading)
        name = subject.counted(heading, number, len(tables))
        yield subject.slide(name, layout, fills, (table,), figure_notes(subject, metrics))


def _in_order(metrics: tuple[Metric, ...]) -> tuple[Metric, ...]:
    """Measures in the order of the canvas, each from its newest date to its oldest."""
    order = list(dict.fromkeys(metric.key for metric in metrics))
    newest_first = sorted(metrics, key=lambda metric: figures.day(metric.as_of), reverse=True)
    return tuple(sorted(newest_first, key=lambda metric: order.index(metric.key)))


def _grid(subject: Subject, metrics: tuple[Metric, ...], rect: Rect) -> Grid:
    rows = tuple(_row(subject, metric) for metric in metrics)
    words = subject.words
    header = header_row(words.figure, words.value, words.date_of_figure, words.source)
    alt = words.figures_table.format(company=subject.canvas.company.name)
    return Grid(words.key_figures, alt, split(rect.width, _SHARES), header, rows, header_column=True)


def _row(subject: Subject, metric: Metric) -> Row:
    note = figures.qualifier_note(metric)
    label = (Run(metric.label), *((Run(f" ({note})", QUIET),) if note else ()))
    source = subject.canvas.sources.get(metric.source or "")
    cited = f"[{subject.citations.number(metric.source)}] {source.title}" if source and metric.source else ""
    return (
        Cell((Paragraph(label),)),
        text_cell(figures.full(metric, subject.layout.numbers), STRONG),
        text_cell(metric.as_of or ""),
        text_cell(cited, QUIET, link=source.url if source else None),
    )


def figure_notes(subject: Subject, metrics: Sequence[Metric]) -> tuple[Paragraph, ...]:
    """What is said about figures: each with its date, and the sources."""
    told = (_told(subject, metric) for metric in metrics)
    cited = [metric.source for metric in metrics if metric.source]
    return lines([*told, *source_lines(subject, cited)])


def _told(subject: Subject, metric: Metric) -> str:
    words = subject.words
    # Within a sentence the words of the foot lose their capital.
    dated = subject.speech.within(words.as_of.format(date=metric.as_of)) if metric.as_of else words.as_of_undated
    said = subject.speech.strung([figures.full(metric, subject.layout.numbers), dated])
    return subject.speech.labelled(metric.label, said)
