"""A few statements in large type side by side, each under a head with a rule in its colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.deck.bodies import body_at, display, frame
from bmcreport.deck.slides import Panel, Shape, TextBox
from bmcreport.text.fitting import Frame, fits, needed_height, solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt, split

_GAP = pt(32)
_RULE = pt(2)
_HEAD, _HEAD_HEIGHT = pt(14), pt(20)
_LARGEST = {1: pt(40), 2: pt(34)}
"""Type of the statements where there are few of them."""
_USUALLY_LARGEST, _LEAST = pt(30), pt(14)
_FOR_A_FULL_LINE = 0.8
"""How small type may become, as a part of what fits, so that fewer statements end on a line of one word."""
_ABOVE, _UNDER_HEAD = pt(20), pt(20)


class Card(Struct, frozen=True):
    """A statement and what stands over it; `names` are those of its three shapes: head, rule and statement."""

    head: str
    colour: str
    statement: Paragraph
    names: tuple[str, str, str]


def cards(told: Sequence[Card], rect: Rect) -> tuple[Shape, ...]:
    """Their shapes at the largest size at which every statement fits, as far as the last lines allow; or none."""
    places = _places(len(told), rect)
    size = _common_size(told, places)
    return () if size is None else tuple(_shapes(told, places, size))


def _places(count: int, rect: Rect) -> list[Rect]:
    """Where the statements stand side by side, under their heads."""
    widths = split(rect.width - _GAP * (count - 1), (1,) * count)
    top = rect.y + _ABOVE + _HEAD_HEIGHT + _UNDER_HEAD
    lefts = [rect.x + sum(widths[:index]) + _GAP * index for index in range(count)]
    return [Rect(left, top, width, rect.bottom - top) for left, width in zip(lefts, widths, strict=True)]


def _shapes(told: Sequence[Card], places: Sequence[Rect], size: Emu) -> Iterator[Shape]:
    for card, place in zip(told, places, strict=True):
        head_name, rule_name, statement_name = card.names
        head = Rect(place.x, place.y - _UNDER_HEAD - _HEAD_HEIGHT, place.width, _HEAD_HEIGHT)
        heading = Paragraph((Run(card.head, Style(FaceName.BOLD, card.colour)),))
        yield TextBox(head_name, head, display([heading], head, _HEAD))
        yield Panel(rule_name, Rect(place.x, head.bottom + pt(3), place.width, _RULE), card.colour)
        yield TextBox(statement_name, place, body_at([card.statement], solid(size)))


def _common_size(told: Sequence[Card], places: Sequence[Rect]) -> Emu | None:
    """The largest size at which every statement fits, or one little smaller that leaves fewer words alone; if any."""
    frames = [frame([one.statement], place) for one, place in zip(told, places, strict=True)]
    tried = range(_LARGEST.get(len(told), _USUALLY_LARGEST), _LEAST - 1, -pt(1))
    fitting = next((size for size in tried if all(fits(one, solid(size)) for one in frames)), None)
    if fitting is None:
        return None
    nearby = range(fitting, max(_LEAST, round(fitting * _FOR_A_FULL_LINE)) - 1, -pt(1))
    return min(nearby, key=lambda size: sum(_word_alone(one, size) for one in frames))


def _word_alone(statement: Frame, size: Emu) -> bool:
    """Whether the last word has a line of its own, which others are above."""
    *runs, last = statement.paragraphs[0].runs
    before = Paragraph((*runs, replace(last, text=last.text.rpartition(" ")[0])))
    shorter = replace(statement, paragraphs=(before,))
    return bool(before.text) and needed_height(shorter, solid(size)) < needed_height(statement, solid(size))
