"""What sets the company apart, in a few large words: a contrast to each of the companies nearest to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bmcreport.deck.bodies import body_at, display, frame
from bmcreport.deck.company.points import points_slides
from bmcreport.deck.company.relations import relation_slides
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Panel, Shape, Slide, TextBox
from bmcreport.model.canvas import Relation, RelationKind
from bmcreport.model.outline import ContrastsSlide, PointsSlide, RelationsSlide
from bmcreport.text.fitting import Frame, fits, needed_height, solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt, split

_GAP = pt(32)
_RULE = pt(2)
_HEAD, _HEAD_HEIGHT = pt(14), pt(20)
_LARGEST = {1: pt(40), 2: pt(34)}
"""Type of the reasons where there are few of them."""
_USUALLY_LARGEST, _LEAST = pt(30), pt(14)
_FOR_A_FULL_LINE = 0.8
"""How small type may become, as a part of what fits, so that fewer reasons end on a line of one word."""
_ABOVE, _UNDER_HEAD = pt(20), pt(20)


def contrast_slides(subject: Subject, written: ContrastsSlide) -> Iterator[Slide]:
    """One slide: the first contrast to each company; without any, what the company has."""
    told = _first_of_each(subject.canvas.relations)[: written.items]
    if not told:
        stated = written.model_dump(exclude={"kind", "items"}, exclude_none=True)
        usual = {"eyebrow": "{why_it_wins}"} | stated
        yield from points_slides(subject, PointsSlide(kind="points", blocks=("key_resources",), **usual))
        return
    layout = subject.chosen(written, "table")
    places = _places(told, subject.master.content_rect(layout))
    size = _common_size(told, places)
    if size is None:
        stated = written.model_dump(include={"title", "eyebrow", "layout"}, exclude_none=True)
        yield from relation_slides(subject, RelationsSlide(kind="relations", **{"eyebrow": "{why_it_wins}"} | stated))
        return
    headline = subject.canvas.blocks.key_resources.headline
    eyebrow = subject.stated(written.eyebrow, subject.words.why_it_wins)
    title = subject.stated(written.title, headline or eyebrow)
    shapes = tuple(_columns(subject, told, places, size))
    notes = lines([subject.canvas.positioning, *(_spoken(subject, relation) for relation in told)])
    yield subject.slide(eyebrow, layout, subject.heads(layout, title, eyebrow), shapes, notes)


def _first_of_each(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """The first contrast to each company, companies in the order in which the canvas first names them."""
    contrasts = [relation for relation in relations if relation.kind is RelationKind.CONTRAST]
    first: dict[str, Relation] = {}
    for relation in contrasts:
        first.setdefault(relation.to, relation)
    return tuple(first.values())


def _places(told: Sequence[Relation], rect: Rect) -> list[Rect]:
    """Where the reasons stand side by side, under their companies."""
    widths = split(rect.width - _GAP * (len(told) - 1), (1,) * len(told))
    top = rect.y + _ABOVE + _HEAD_HEIGHT + _UNDER_HEAD
    lefts = [rect.x + sum(widths[:index]) + _GAP * index for index in range(len(told))]
    return [Rect(left, top, width, rect.bottom - top) for left, width in zip(lefts, widths, strict=True)]


def _columns(subject: Subject, told: Sequence[Relation], places: Sequence[Rect], size: Emu) -> Iterator[Shape]:
    for relation, place in zip(told, places, strict=True):
        company = subject.words.unlike.format(company=subject.company(relation.to))
        colour = subject.layout.family(relation.block).colour
        head = Rect(place.x, place.y - _UNDER_HEAD - _HEAD_HEIGHT, place.width, _HEAD_HEIGHT)
        heading = Paragraph((Run(company, Style(FaceName.BOLD, colour)),))
        yield TextBox(company, head, display([heading], head, _HEAD))
        yield Panel(f"{company} rule", Rect(place.x, head.bottom + pt(3), place.width, _RULE), colour)
        yield TextBox(f"{company}: reason", place, body_at([_reason(relation)], solid(size)))


def _common_size(told: Sequence[Relation], places: Sequence[Rect]) -> Emu | None:
    """The largest size at which every reason fits, or one little smaller that leaves fewer words alone; if any."""
    frames = [frame([_reason(one)], place) for one, place in zip(told, places, strict=True)]
    tried = range(_LARGEST.get(len(told), _USUALLY_LARGEST), _LEAST - 1, -pt(1))
    fitting = next((size for size in tried if all(fits(one, solid(size)) for one in frames)), None)
    if fitting is None:
        return None
    nearby = range(fitting, max(_LEAST, round(fitting * _FOR_A_FULL_LINE)) - 1, -pt(1))
    return min(nearby, key=lambda size: sum(_word_alone(one, size) for one in frames))


def _word_alone(reason: Frame, size: Emu) -> bool:
    """Whether the last word has a line of its own, which others are above."""
    before = Paragraph((Run(reason.paragraphs[0].text.rpartition(" ")[0]),))
    shorter = replace(reason, paragraphs=(before,))
    return bool(before.text) and needed_height(shorter, solid(size)) < needed_height(reason, solid(size))


def _reason(relation: Relation) -> Paragraph:
    return Paragraph((Run(relation.why),))


def _spoken(subject: Subject, relation: Relation) -> str:
    company = f"{subject.company(relation.to)} ({subject.block_name(relation.block)})"
    return subject.speech.labelled(company, relation.why)
