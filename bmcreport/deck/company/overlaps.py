"""What the company shares with those that it names, and what only it has: found item by item, block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from bmcreport.comparing.aligning import compare_block
from bmcreport.comparing.values import BlockComparison, ComparedItem, SharedRow
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.comparison.columns import content_widths
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import PLAIN, QUIET, Cell, Grid, Row, header_row, text_cell
from bmcreport.deck.slides import Slide, TableShape
from bmcreport.model.canvas import Canvas
from bmcreport.model.outline import RelationsSlide
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Rect, split

_OWN = 0
"""The column of the company itself."""

_BLOCK, _TEXTS = 17, 83
"""Shares of the width."""
_NAMED = 2
"""How many companies are named beside an item; of more it says how many."""

_SEPARATOR = Run("\u00a0· ", QUIET)


class _Overlap(Struct, frozen=True):
    """A block of the company and those that it names: the rows that it has a part in, and what only it has."""

    key: str
    shared: tuple[SharedRow, ...]
    own: tuple[ComparedItem, ...]

    @classmethod
    def of(cls, block: BlockComparison) -> _Overlap:
        return cls(block.key, tuple(row for row in block.shared if row.cells[_OWN]), block.only[_OWN])

    @property
    def items(self) -> Iterator[tuple[ComparedItem, SharedRow]]:
        """The company's items that others have, too, in the order of its canvas, with their rows."""
        found = [(one, row) for row in self.shared for one in row.cells[_OWN]]
        return iter(sorted(found, key=lambda pair: pair[0].index))


def overlap_slides(subject: Subject, written: RelationsSlide) -> Iterator[Slide]:
    """A table on as many slides as it needs; none without the canvases of other companies, or without an item."""
    if not subject.related:
        return
    canvases = (subject.canvas, *subject.related)
    overlaps = [_Overlap.of(compare_block(key, canvases, _OWN, {})) for key in subject.layout.in_fill_order()]
    overlaps = [one for one in overlaps if one.shared or one.own]
    if not overlaps:
        return
    layout = subject.chosen(written, "table")
    rect = subject.master.content_rect(layout)
    (tables,) = fitted_together([_grid(subject, overlaps, rect)], rect, subject.master.slides.table)
    heading = subject.stated(written.eyebrow, subject.words.how_it_compares)
    for number, table in enumerate(tables, 1):
        fills = subject.heads(layout, subject.counted(_title(subject, overlaps), number, len(tables)), heading)
        name = subject.counted(subject.speech.labelled(heading, subject.words.shared), number, len(tables))
        notes = lines(_spoken(subject, [one for one in overlaps if one.key in _blocks_in(table)]))
        yield subject.slide(name, layout, fills, (table,), notes)


def _title(subject: Subject, overlaps: Sequence[_Overlap]) -> str:
    shared = sum(1 for one in overlaps for _ in one.items)
    own = sum(len(one.own) for one in overlaps)
    words, speech = subject.words, subject.speech
    beside = speech.tallied(words.beside_counted, len(subject.related), company=subject.canvas.company.name)
    return speech.labelled(beside, words.items_shared.format(shared=shared, count=shared + own, own=own))


def _grid(subject: Subject, overlaps: Sequence[_Overlap], rect: Rect) -> Grid:
    words, company = subject.words, subject.canvas.company.name
    header = header_row(words.block, words.shared, words.only_company.format(company=company))
    rows = tuple(_row(subject, one) for one in overlaps)
    alt = words.shared_table.format(company=company)
    block, texts = split(rect.width, (_BLOCK, _TEXTS))
    widths = (block, *content_widths([row[1:] for row in (header, *rows)], texts))
    return Grid(words.shared, alt, widths, header, rows, header_column=True)


def _row(subject: Subject, one: _Overlap) -> Row:
    family = subject.layout.family(one.key)
    block = Run(subject.block_name(one.key), Style(FaceName.BOLD, family.colour))
    shared = [(Run(item.item.text, PLAIN), Run(f" ({_who(subject, row)})", QUIET)) for item, row in one.items]
    own = [(Run(item.item.text, PLAIN),) for item in one.own]
    return Cell((Paragraph((block,), name=one.key),)), _listed(shared), _listed(own)


def _listed(items: Sequence[tuple[Run, ...]]) -> Cell:
    runs = [run for item in items for run in (_SEPARATOR, *item)]
    return Cell((Paragraph(tuple(runs[1:])),)) if runs else text_cell("–", QUIET)


def _others(row: SharedRow) -> list[int]:
    """The other companies that have a part in a row."""
    return [company for company, cell in enumerate(row.cells) if cell and company != _OWN]


def _who(subject: Subject, row: SharedRow) -> str:
    others = _others(row)
    if len(others) <= _NAMED:
        return subject.speech.strung([_company(subject, company).company.name for company in others])
    return f"{len(others)}/{len(subject.related)}"


def _company(subject: Subject, column: int) -> Canvas:
    return subject.related[column - 1]


def _blocks_in(table: TableShape) -> frozenset[str]:
    return frozenset(one.paragraph.name for row in table.cells for one in row[0].body.paragraphs)


def _spoken(subject: Subject, overlaps: Sequence[_Overlap]) -> Iterator[str]:
    """What stands behind each claim: per item what the others have in its row, and why it is there."""
    yield subject.words.why_shared
    for one in overlaps:
        yield subject.speech.introduced(subject.block_name(one.key))
        for item, row in one.items:
            told = (
                subject.speech.labelled(_company(subject, company).company.name, other.item.text)
                for company in _others(row)
                for other in row.cells[company]
            )
            yield f"• {item.item.text} = {'; '.join(told)}{_reason(subject, item, row)}"
        only = subject.words.only_company.format(company=subject.canvas.company.name)
        yield from (f"• {subject.speech.labelled(only, item.item.text)}" for item in one.own)


def _reason(subject: Subject, item: ComparedItem, row: SharedRow) -> str:
    """The theme of a row, or how alike the wording is where that lines an item up."""
    scores = [match.score for match in row.matches if item.key in (match.one.key, match.other.key)]
    if item.item.theme or not scores:
        return f" [{row.theme}]"
    return f" [{subject.speech.share(max(scores) / 100)}]"
