"""Items as cells on paper show them: with detail, badge, status and the numbers of their sources."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.comparing.values import ComparedItem
from bmcreport.deck.comparison.cells import item_name
from bmcreport.deck.comparison.subject import Subject
from bmcreport.handout.comparison.ground import Ground
from bmcreport.place.items import item_paragraph
from bmcreport.place.legible import least_scale, legible
from bmcreport.place.marks import Marks, status_language, status_names
from bmcreport.text.types import Paragraph, Run, Style
from bmcreport.units import pt

_FEWEST = 2
"""Companies that can share something."""


class _Numbers(Struct, frozen=True):
    """The numbers that the sources of one company have among those of all."""

    subject: Subject
    company: int

    def mark(self, keys: Iterable[str]) -> str:
        """`1,3`."""
        return ",".join(map(str, sorted(self.subject.source_numbers[self.company, key] for key in keys)))


def shared_by(ground: Ground, count: int) -> str:
    """How many of all companies share something: `5/7`."""
    return f"{count}/{len(ground.subject.order)}"


def sharing_explained(ground: Ground) -> Paragraph:
    """What such a mark means, at the smallest one that there can be: `2/7, shared by two of seven`."""
    subject, whole = ground.subject, len(ground.subject.order)
    words, mark = subject.words, shared_by(ground, _FEWEST)
    if whole == _FEWEST:
        told = subject.speech.counted(words.theme_of_all, whole, theme=mark)
    else:
        told = subject.speech.counted(words.theme_of_some, _FEWEST, theme=mark, whole=subject.speech.number(whole))
    return Paragraph((Run(told, Style(colour="quiet")),), hyphens=subject.document.lang)


def full_item(ground: Ground, block: str, one: ComparedItem, *, cited: bool = True) -> Paragraph:
    """An item with all that its canvas says of it, and, if it is `cited`, the numbers of its sources.

    The letters of segments mean something on its canvas only.
    """
    subject, layout = ground.subject, ground.layout
    canvas = subject.comparison.companies[one.company].canvas
    statuses = status_names(layout) if layout.marks.status and canvas.show.status else {}
    # Whatever the item is in, statuses are in the words of the comparison.
    told_in = status_language(layout) or (subject.document.lang if ground.language_of(one.company) else None)
    marks = Marks({}, statuses, layout.marks.letter, layout.labels.serves, layout.labels.segment, told_in)
    name, numbers = item_name(subject, block, one), _Numbers(subject, one.company) if cited else None
    told = item_paragraph(name, one.item, numbers, marks, details=True, hyphens=canvas.lang)
    return replace(legible(told, least_scale(pt(ground.surface.least), ground.floor)), bullet=False)
