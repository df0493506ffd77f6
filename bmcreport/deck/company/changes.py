"""What has changed since the earlier version of the canvas, in a native table: before and now side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bmcreport import figures
from bmcreport.comparing.changes import Change, ChangeKind, FieldChange, PlacedItem, changes
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row, header_row, text_cell
from bmcreport.deck.slides import Slide
from bmcreport.model.canvas import Canvas, Item, Metric, Relation
from bmcreport.model.outline import ChangesSlide
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.place.marks import status_names
from bmcreport.text.types import Paragraph, Run, Style
from bmcreport.units import Rect, split

_SHARES = (18, 12, 35, 35)
_TOLD_ELSEWHERE = ("date", "version", "lang", "summary", "notes", "tags", "colour", "logo", "segments", "status")
"""Texts that no slide shows, or that the eyebrow tells."""

_Told = tuple[str, str | None]
"""What is said strong, and what quieter after it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A change as it is told: where, what kind, what was there and what is there."""

    where: str
    kind: ChangeKind
    before: _Told | None
    after: _Told | None


def change_slides(subject: Subject, written: ChangesSlide) -> Iterator[Slide]:
    """The changes, on as many slides as they need; none where no earlier version is known."""
    if subject.earlier is None:
        return
    layout, words = subject.chosen(written, "table"), subject.words
    told = [line for line in _lines(subject, subject.earlier) if line.before != line.after]
    eyebrow = subject.stated(written.eyebrow, _since(subject, subject.earlier))
    title = subject.stated(written.title, _counted(subject, told))
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


def _counted(subject: Subject, told: list[_Line]) -> str:
    counts = Counter(line.kind for line in told)
    words = subject.words
    return (
        words.changes_counted.format(**{kind.value: counts[kind] for kind in ChangeKind}) if told else words.no_changes
    )


def _lines(subject: Subject, earlier: Canvas) -> Iterator[_Line]:
    found = changes(earlier, subject.canvas)
    texts = [each for each in found.texts if each.path[-1] not in _TOLD_ELSEWHERE]
    yield from (_text(subject, each) for each in texts if each.path[0] not in BLOCK_KEYS)
    for key in BLOCK_KEYS:
        yield from (_text(subject, each) for each in texts if each.path[0] == key)
        yield from (_item(subject, each) for each in found.items if _block(each) == key)
    yield from (_metric(subject, each) for each in found.metrics)
    yield from (_relation(subject, each) for each in found.relations)


def _text(subject: Subject, change: FieldChange) -> _Line:
    key, name = change.path[0], change.path[-1]
    labels = subject.layout.labels
    where = subject.layout.blocks[key].name if key in subject.layout.blocks else getattr(labels, name, None)
    before, after = ((text, None) if text else None for text in (change.before, change.after))
    return _Line(where or subject.canvas.company.name, change.kind, before, after)


def _block(change: Change[PlacedItem]) -> str:
    placed = change.after or change.before
    assert placed
    return placed.block


def _item(subject: Subject, change: Change[PlacedItem]) -> _Line:
    placed = change.after or change.before
    assert placed
    moved = change.kind is ChangeKind.MOVED
    told = tuple(_placed(subject, one, moved=moved) if one else None for one in (change.before, change.after))
    return _Line(subject.block_name(placed.block), change.kind, *told)


def _placed(subject: Subject, placed: PlacedItem, *, moved: bool) -> _Told:
    """An item, with its block where that is the news."""
    item: Item = placed.item
    status = status_names(subject.layout)[item.status].lower() if item.status else None
    block = f"({subject.block_name(placed.block)})" if moved else None
    return item.text, " ".join(filter(None, (item.detail, item.badge and f"[{item.badge}]", status, block))) or None


def _metric(subject: Subject, change: Change[Metric]) -> _Line:
    told = tuple(_figure(subject, one) if one else None for one in (change.before, change.after))
    return _Line(subject.words.key_figures, change.kind, *told)


def _figure(subject: Subject, metric: Metric) -> _Told:
    dated = ", ".join(filter(None, (metric.label, figures.qualifier_note(metric), metric.as_of)))
    return figures.full(metric, subject.layout.numbers), dated


def _relation(subject: Subject, change: Change[Relation]) -> _Line:
    told = tuple((subject.company(one.to), one.why) if one else None for one in (change.before, change.after))
    return _Line(subject.words.how_it_compares, change.kind, *told)


def _grid(subject: Subject, told: list[_Line], rect: Rect) -> Grid:
    words = subject.words
    alt = words.changes_table.format(company=subject.canvas.company.name)
    header = header_row(words.block, words.change, words.before, words.now)
    rows = tuple(_row(subject, line) for line in told)
    return Grid(words.changes_since, alt, split(rect.width, _SHARES), header, rows, header_column=True)


def _row(subject: Subject, line: _Line) -> Row:
    kind: str = getattr(subject.words, line.kind.value)
    return text_cell(line.where, STRONG), text_cell(kind), _cell(line.before, QUIET), _cell(line.after, STRONG)


def _cell(told: _Told | None, style: Style) -> Cell:
    if told is None:
        return Cell()
    text, more = told
    return Cell((Paragraph((Run(text, style), *((Run(f" {more}", QUIET),) if more else ()))),))


def _spoken(subject: Subject, line: _Line) -> str:
    before, after = (" ".join(filter(None, told)) if told else "–" for told in (line.before, line.after))
    return f"• {subject.speech.labelled(line.where, f'{before} → {after}')}"
