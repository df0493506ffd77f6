"""What sets the company apart, in a few large words: a contrast to each of the companies nearest to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.deck.bodies import display, frame
from bmcreport.deck.company.points import points_slides
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Panel, Shape, Slide, TextBox
from bmcreport.model.canvas import Relation, RelationKind
from bmcreport.model.outline import ContrastsSlide, PointsSlide
from bmcreport.text.fitting import fits, solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt, split

_GAP = pt(32)
_RULE = pt(2)
_HEAD, _HEAD_HEIGHT = pt(14), pt(20)
_REASONS = range(pt(26), pt(14) - 1, -pt(1))


def contrast_slides(subject: Subject, written: ContrastsSlide) -> Iterator[Slide]:
    """One slide: the first contrast to each company; without any, what the company has."""
    told = _first_of_each(subject.canvas.relations)[: written.items]
    if not told:
        stated = written.model_dump(exclude={"kind", "items"}, exclude_none=True)
        usual = {"eyebrow": "{why_it_wins}"} | stated
        yield from points_slides(subject, PointsSlide(kind="points", blocks=("key_resources",), **usual))
        return
    layout = subject.chosen(written, "table")
    headline = subject.canvas.blocks.key_resources.headline
    eyebrow = subject.stated(written.eyebrow, subject.words.why_it_wins)
    title = subject.stated(written.title, headline or eyebrow)
    shapes = tuple(_columns(subject, told, subject.master.content_rect(layout)))
    notes = lines([subject.canvas.positioning, *(_spoken(subject, relation) for relation in told)])
    yield subject.slide(eyebrow, layout, subject.heads(layout, title, eyebrow), shapes, notes)


def _first_of_each(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """The first contrast to each company, companies in the order in which the canvas first names them."""
    contrasts = [relation for relation in relations if relation.kind is RelationKind.CONTRAST]
    return tuple({relation.to: relation for relation in reversed(contrasts)}.values())[::-1]


def _columns(subject: Subject, told: Sequence[Relation], rect: Rect) -> Iterator[Shape]:
    widths = split(rect.width - _GAP * (len(told) - 1), (1,) * len(told))
    lefts = [rect.x + sum(widths[:index]) + _GAP * index for index in range(len(told))]
    places = [
        Rect(left, rect.y + _HEAD_HEIGHT + pt(16), width, rect.height - _HEAD_HEIGHT - pt(16))
        for left, width in zip(lefts, widths, strict=True)
    ]
    size = _common_size(told, places)
    for relation, place in zip(told, places, strict=True):
        company = subject.words.unlike.format(company=subject.company(relation.to))
        colour = subject.layout.family(relation.block).colour
        head = Rect(place.x, rect.y, place.width, _HEAD_HEIGHT)
        heading = Paragraph((Run(company, Style(FaceName.BOLD, colour)),))
        yield TextBox(company, head, display([heading], head, _HEAD))
        yield Panel(f"{company} rule", Rect(place.x, head.bottom + pt(3), place.width, _RULE), colour)
        yield TextBox(f"{company}: reason", place, display([_reason(relation)], place, size))


def _common_size(told: Sequence[Relation], places: Sequence[Rect]) -> Emu:
    """The largest size at which every reason fits."""
    pairs = list(zip(told, places, strict=True))
    holding = (
        size for size in _REASONS if all(fits(frame([_reason(one)], place), solid(size)) for one, place in pairs)
    )
    return next(holding, _REASONS[-1])


def _reason(relation: Relation) -> Paragraph:
    return Paragraph((Run(relation.why),))


def _spoken(subject: Subject, relation: Relation) -> str:
    return f"{subject.company(relation.to)} ({subject.block_name(relation.block)}): {relation.why}"
