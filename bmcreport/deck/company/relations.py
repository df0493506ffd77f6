"""How the company compares: its relations to others, grouped by company, in a native table."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.deck.company.overlaps import overlap_slides
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.fitted_tables import fitted_snugly
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Grid, Row, header_row, text_cell
from bmcreport.deck.slides import Slide
from bmcreport.model.canvas import Relation, RelationKind
from bmcreport.model.layout import TypeScale
from bmcreport.model.outline import RelationsSlide
from bmcreport.text.types import Style
from bmcreport.units import Rect, split

_SHARES = (16, 13, 19, 52)
_SIGNS = {RelationKind.PARALLEL: "=", RelationKind.CONTRAST: "≠"}


def relation_slides(subject: Subject, written: RelationsSlide) -> Iterator[Slide]:
    """The relations, on as many slides as they need, and what follows from the canvases that they lead to.

    None if the canvas draws no relations.
    """
    relations = _grouped(subject.canvas.relations)
    if not relations:
        return
    layout = subject.chosen(written, "table")
    rect = subject.master.content_rect(layout)
    tables = fitted_snugly(_grid(subject, relations, rect), rect, _scale(subject))
    heading = subject.stated(written.eyebrow, subject.words.how_it_compares)
    stated = subject.stated(written.title, _title(subject, relations))
    for number, table in enumerate(tables, 1):
        fills = subject.heads(layout, subject.counted(stated, number, len(tables)), heading)
        notes = lines([subject.canvas.positioning, *(_spoken(subject, relation) for relation in relations)])
        yield subject.slide(subject.counted(heading, number, len(tables)), layout, fills, (table,), notes)
    if written.computed:
        yield from overlap_slides(subject, written)


def _grouped(relations: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """By company, companies in the order in which the canvas first names them."""
    order = list(dict.fromkeys(relation.to for relation in relations))
    return tuple(sorted(relations, key=lambda relation: order.index(relation.to)))


def _title(subject: Subject, relations: tuple[Relation, ...]) -> str:
    companies = len({relation.to for relation in relations})
    contrasts = sum(relation.kind is RelationKind.CONTRAST for relation in relations)
    parallels = len(relations) - contrasts
    words, speech = subject.words, subject.speech
    stated = speech.tallied(words.beside_counted, companies, company=subject.canvas.company.name)
    alike, apart = (
        speech.tallied(words.parallels_counted, parallels),
        speech.tallied(words.contrasts_counted, contrasts),
    )
    return speech.labelled(stated, speech.strung([alike, apart]))


def _kind(subject: Subject, relation: Relation) -> str:
    return subject.words.parallel if relation.kind is RelationKind.PARALLEL else subject.words.contrast


def _scale(subject: Subject) -> TypeScale:
    """As large as running text where the relations are few."""
    slides = subject.master.slides
    return slides.table.model_copy(update={"ceiling": max(slides.table.ceiling, slides.body.ceiling)})


def _grid(subject: Subject, relations: tuple[Relation, ...], rect: Rect) -> Grid:
    rows = tuple(_row(subject, relations, index) for index in range(len(relations)))
    words = subject.words
    header = header_row(words.company, words.relation, words.block, words.why)
    alt = words.relations_table.format(company=subject.canvas.company.name)
    return Grid(words.how_it_compares, alt, split(rect.width, _SHARES), header, rows, header_column=True)


def _row(subject: Subject, relations: tuple[Relation, ...], index: int) -> Row:
    """A relation; the company is named in every row, for a table read aloud has no blank cells."""
    relation = relations[index]
    family = subject.layout.family(relation.block)
    return (
        text_cell(subject.company(relation.to), STRONG),
        text_cell(f"{_SIGNS[relation.kind]}\u00a0{_kind(subject, relation)}"),
        text_cell(subject.block_name(relation.block), Style(colour=family.colour)),
        text_cell(relation.why, QUIET),
    )


def _spoken(subject: Subject, relation: Relation) -> str:
    block = subject.block_name(relation.block)
    told = subject.speech.strung([subject.company(relation.to), f"{_kind(subject, relation)} ({block})"])
    return subject.speech.labelled(told, relation.why)
