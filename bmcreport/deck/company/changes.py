"""What has changed since the earlier version of the canvas, in a native table: before and now side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.comparing.changes import changes
from bmcreport.deck.company.changed_lines import ChangedLine, Told, changed_lines
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row, header_row, text_cell
from bmcreport.deck.slides import Slide
from bmcreport.model.canvas import Canvas
from bmcreport.model.outline import ChangesSlide
from bmcreport.text.types import Paragraph, Run, Style
from bmcreport.units import Rect, split
from bmcreport.versions.marked import changes_counted

_SHARES = (18, 12, 35, 35)


def change_slides(subject: Subject, written: ChangesSlide) -> Iterator[Slide]:
    """The changes, on as many slides as they need; none where no earlier version is known."""
    if subject.earlier is None:
        return
    layout, words = subject.chosen(written, "table"), subject.words
    found = changes(subject.earlier, subject.canvas)
    told = tuple(changed_lines(subject, subject.earlier, found))
    eyebrow = subject.stated(written.eyebrow, _since(subject, subject.earlier))
    title = subject.stated(written.title, changes_counted(found, words))
    if not told:
        yield subject.slide(words.changes_since, layout, subject.heads(layout, title, eyebrow), notes=lines([title]))
        return
    rect = subject.master.content_rect(layout)
    (tables,) = fitted_together([_grid(subject, told, rect)], rect, subject.master.slides.table)
    notes = lines([title, *(_spoken(subject, line) for line in told)])
    for number, table in enumerate(tables, 1):
        fills = subject.heads(layout, subject.counted(title, number, len(tables)), eyebrow)
        name = subject.counted(words.changes_since, number, len(tables))
        yield subject.slide(name, layout, fills, (table,), notes)


def _since(subject: Subject, earlier: Canvas) -> str:
    return " · ".join(filter(None, (subject.words.changes_since, earlier.version, earlier.date)))


def _grid(subject: Subject, told: Sequence[ChangedLine], rect: Rect) -> Grid:
    words = subject.words
    alt = words.changes_table.format(company=subject.canvas.company.name)
    header = header_row(words.block, words.change, words.before, words.now)
    rows = tuple(_row(subject, line) for line in told)
    return Grid(words.changes_since, alt, split(rect.width, _SHARES), header, rows, header_column=True)


def _row(subject: Subject, line: ChangedLine) -> Row:
    kind: str = getattr(subject.words, line.kind.value)
    return text_cell(line.where, STRONG), text_cell(kind), _cell(line.before, QUIET), _cell(line.after, STRONG)


def _cell(told: Told | None, style: Style) -> Cell:
    if told is None:
        return Cell()
    text, more = told
    return Cell((Paragraph((Run(text, style), *((Run(f" {more}", QUIET),) if more else ()))),))


def _spoken(subject: Subject, line: ChangedLine) -> str:
    before, after = (" ".join(filter(None, told)) if told else "–" for told in (line.before, line.after))
    return f"• {subject.speech.labelled(line.where, f'{before} → {after}')}"
