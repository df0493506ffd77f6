"""What sets the company apart, in a few large words: a contrast to each of the companies nearest to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.deck.company.cards import Card, cards
from bmcreport.deck.company.points import points_slides
from bmcreport.deck.company.relations import relation_slides
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Slide
from bmcreport.model.canvas import Relation, RelationKind
from bmcreport.model.outline import ContrastsSlide, PointsSlide, RelationsSlide
from bmcreport.text.types import Paragraph, Run


def contrast_slides(subject: Subject, written: ContrastsSlide) -> Iterator[Slide]:
    """One slide: the first contrast to each company; without any, what the company has."""
    told = _first_of_each(subject.canvas.relations)[: written.items]
    if not told:
        stated = written.model_dump(exclude={"kind", "items"}, exclude_none=True)
        usual = {"eyebrow": "{why_it_wins}"} | stated
        yield from points_slides(subject, PointsSlide(kind="points", blocks=("key_resources",), **usual))
        return
    layout = subject.chosen(written, "table")
    shapes = cards([_card(subject, relation) for relation in told], subject.master.content_rect(layout))
    if not shapes:
        stated = written.model_dump(include={"title", "eyebrow", "layout"}, exclude_none=True)
        yield from relation_slides(subject, RelationsSlide(kind="relations", **{"eyebrow": "{why_it_wins}"} | stated))
        return
    headline = subject.canvas.blocks.key_resources.headline
    eyebrow = subject.stated(written.eyebrow, subject.words.why_it_wins)
    title = subject.stated(written.title, headline or eyebrow)
    notes = lines([subject.canvas.positioning, *(_spoken(subject, relation) for relation in told)])
    yield subject.slide(eyebrow, layout, subject.heads(layout, title, eyebrow), shapes, notes)


def _first_of_each(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """The first contrast to each company, companies in the order in which the canvas first names them."""
    contrasts = [relation for relation in relations if relation.kind is RelationKind.CONTRAST]
    first: dict[str, Relation] = {}
    for relation in contrasts:
        first.setdefault(relation.to, relation)
    return tuple(first.values())


def _card(subject: Subject, relation: Relation) -> Card:
    company = subject.words.unlike.format(company=subject.company(relation.to))
    names = (company, f"{company} rule", f"{company}: reason")
    return Card(company, subject.layout.family(relation.block).colour, Paragraph((Run(relation.why),)), names)


def _spoken(subject: Subject, relation: Relation) -> str:
    company = f"{subject.company(relation.to)} ({subject.block_name(relation.block)})"
    return subject.speech.labelled(company, relation.why)
