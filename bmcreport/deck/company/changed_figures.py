"""The key figures of two versions side by side, each at its latest date, in a native table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bmcreport import figures
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row, header_row, text_cell
from bmcreport.deck.slides import Slide
from bmcreport.model.canvas import Canvas, Metric
from bmcreport.model.outline import ChangedFiguresSlide
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Rect, split

_SHARES = (34, 24, 24, 18)
_NOTHING = "–"

Pair = tuple[Metric | None, Metric | None]
"""A figure before and now."""


def changed_figure_slides(subject: Subject, written: ChangedFiguresSlide) -> Iterator[Slide]:
    """All figures of both versions, on as many slides as they need."""
    pairs = [] if subject.earlier is None else _pairs(subject.earlier, subject.canvas)
    if not pairs:
        return
    layout, words = subject.chosen(written, "table"), subject.words
    rect = subject.master.content_rect(layout)
    (tables,) = fitted_together([_grid(subject, pairs, rect)], rect, subject.master.slides.table)
    eyebrow = subject.stated(written.eyebrow, words.changes_since)
    title = subject.stated(written.title, words.in_figures.format(company=subject.canvas.company.name))
    notes = lines([title, *(_spoken(subject, pair) for pair in pairs)])
    for number, table in enumerate(tables, 1):
        fills = subject.heads(layout, subject.counted(title, number, len(tables)), eyebrow)
        yield subject.slide(subject.counted(words.key_figures, number, len(tables)), layout, fills, (table,), notes)


def _pairs(earlier: Canvas, canvas: Canvas) -> list[Pair]:
    """By key, in the order of the later version, then what only the earlier one has."""
    before, now = ({one.key: one for one in figures.latest_of_each(each.metrics)} for each in (earlier, canvas))
    return [(before.get(key), now.get(key)) for key in dict.fromkeys((*now, *before))]


def _grid(subject: Subject, pairs: list[Pair], rect: Rect) -> Grid:
    words = subject.words
    header = header_row(words.figure, words.before, words.now, words.change)
    alt = words.changes_table.format(company=subject.canvas.company.name)
    rows = tuple(_row(subject, pair) for pair in pairs)
    return Grid(words.key_figures, alt, split(rect.width, _SHARES), header, rows, header_column=True)


def _row(subject: Subject, pair: Pair) -> Row:
    before, now = pair
    return text_cell(_label(pair)), _cell(subject, before), _cell(subject, now), text_cell(_turn(subject, pair), STRONG)


def _label(pair: Pair) -> str:
    metric = pair[1] or pair[0]
    assert metric
    return metric.label


def _cell(subject: Subject, metric: Metric | None) -> Cell:
    if metric is None:
        return text_cell(_NOTHING, QUIET)
    note = ", ".join(filter(None, (figures.qualifier_note(metric), metric.as_of)))
    runs = (Run(figures.full(metric, subject.layout.numbers)), *((Run(f" ({note})", QUIET),) if note else ()))
    return Cell((Paragraph(runs),))


def _turn(subject: Subject, pair: Pair) -> str:
    """By how many per cent a figure has changed, or what became of it; unlike measures are not compared."""
    before, now = pair
    words, numbers = subject.words, subject.layout.numbers
    if before is None or now is None:
        return words.added if before is None else words.removed
    if before == now:
        return ""
    if figures.measure(before) != figures.measure(now) or before.value <= 0 or now.value < 0:
        return words.changed
    per_cent = (100 * (now.value - before.value) / before.value).quantize(Decimal(1))
    sign = "+" if per_cent > 0 else "−" if per_cent < 0 else "±"
    return sign + numbers.percent.format(number=figures.plain(abs(per_cent), numbers))


def _spoken(subject: Subject, pair: Pair) -> str:
    numbers = subject.layout.numbers
    told = [figures.full(one, numbers) if one else _NOTHING for one in pair]
    return f"• {subject.speech.labelled(_label(pair), f'{told[0]} → {told[1]}')}"
