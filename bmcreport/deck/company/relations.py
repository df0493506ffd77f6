"""How the company compares: its relations to others, grouped by company, in a native table."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.deck.company.subject import Subject, counted
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Grid, Row, header_row, text_cell
from bmcreport.deck.slides import Slide
from bmcreport.model.canvas import Relation, RelationKind
from bmcreport.model.outline import RelationsSlide
from bmcreport.text.types import Style
from bmcreport.units import Rect, pt, split

_SHARES = (16, 13, 19, 52)
_HEADINGS = ("Company", "Relation", "Block", "Why")
_KINDS = {RelationKind.PARALLEL: "= parallel", RelationKind.CONTRAST: "≠ contrast"}


def relation_slides(subject: Subject, written: RelationsSlide) -> Iterator[Slide]:
    """The relations, on as many slides as they need; none if the canvas draws none."""
    relations = _grouped(subject.canvas.relations)
    if not relations:
        return
    (tables,) = fitted_together([_grid(subject, relations)], table_rect(subject), subject.master.slides.table)
    for number, table in enumerate(tables, 1):
        fills = {
            "title": subject.master.text("table", "title", counted(_title(subject, relations), number, len(tables))),
            "eyebrow": subject.master.text("table", "eyebrow", written.title),
        }
        notes = lines([subject.canvas.positioning, *(_spoken(subject, relation) for relation in relations)])
        yield subject.slide(counted(written.title, number, len(tables)), "table", fills, (table,), notes)


def table_rect(subject: Subject) -> Rect:
    """Where a table stands: under the title, down to the footer."""
    title = subject.master.rect("table", "title")
    foot = subject.master.rect("table", "footer")
    top = title.bottom + pt(14)
    return Rect(title.x, top, title.width, foot.y - pt(10) - top)


def _grouped(relations: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """By company, companies in the order in which the canvas first names them."""
    order = list(dict.fromkeys(relation.to for relation in relations))
    return tuple(sorted(relations, key=lambda relation: order.index(relation.to)))


def _title(subject: Subject, relations: tuple[Relation, ...]) -> str:
    companies = len({relation.to for relation in relations})
    contrasts = sum(relation.kind is RelationKind.CONTRAST for relation in relations)
    parallels = len(relations) - contrasts
    beside = "one other company" if companies == 1 else f"{companies} other companies"
    counts = f"{_count(parallels, 'parallel')}, {_count(contrasts, 'contrast')}"
    return f"{subject.canvas.company.name} beside {beside}: {counts}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _grid(subject: Subject, relations: tuple[Relation, ...]) -> Grid:
    rect = table_rect(subject)
    rows = tuple(_row(subject, relations, index) for index in range(len(relations)))
    alt = f"Relations of {subject.canvas.company.name} to other companies: company, kind, block and reason"
    return Grid("Relations", alt, split(rect.width, _SHARES), header_row(*_HEADINGS), rows, header_column=True)


def _row(subject: Subject, relations: tuple[Relation, ...], index: int) -> Row:
    """A relation; the company is named in every row, for a table read aloud has no blank cells."""
    relation = relations[index]
    family = subject.layout.family(relation.block)
    return (
        text_cell(subject.company(relation.to), STRONG),
        text_cell(_KINDS[relation.kind]),
        text_cell(subject.block_name(relation.block), Style(colour=family.colour)),
        text_cell(relation.why, QUIET),
    )


def _spoken(subject: Subject, relation: Relation) -> str:
    block = subject.block_name(relation.block)
    return f"{subject.company(relation.to)}, {relation.kind.value} on {block}: {relation.why}"
