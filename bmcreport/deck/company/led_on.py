"""Canvas slides that lead on to the slides with the items for which they have no room."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from bmcreport.deck.company.canvas import more_paragraph
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.fewer import left_out, more_in
from bmcreport.deck.slides import Body, Shortened, Slide, SlideParagraph
from bmcreport.place.placement import CanvasPlacement


def led_on(
    subject: Subject, placement: CanvasPlacement, slides: tuple[Slide, ...]
) -> tuple[tuple[Slide, ...], tuple[Shortened, ...]]:
    """The slides with links to where blocks go on, and the blocks that do; none where no slide shows the canvas."""
    fewer = left_out(placement)
    if not fewer or not any(_more(one) for slide in slides for body in slide.fills.values() for one in body.paragraphs):
        return slides, ()
    shown = {key: len(subject.canvas.blocks[key].items) - count for key, count in fewer.items()}
    numbers = {key: _number(slides, f"{key}/{first}") for key, first in shown.items()}
    told = tuple(_linked(subject, slide, numbers) for slide in slides)
    return told, tuple(Shortened(key, first, numbers[key]) for key, first in shown.items())


def _number(slides: tuple[Slide, ...], item: str) -> int | None:
    """The number of the first slide that shows an item in one of its texts."""
    for number, slide in enumerate(slides, 1):
        if any(one.paragraph.name == item for body in slide.fills.values() for one in body.paragraphs):
            return number
    return None


def _linked(subject: Subject, slide: Slide, numbers: Mapping[str, int | None]) -> Slide:
    fills = {key: _led(subject, body, numbers[key]) if key in numbers else body for key, body in slide.fills.items()}
    return replace(slide, fills=fills)


def _led(subject: Subject, body: Body, number: int | None) -> Body:
    return replace(body, paragraphs=tuple(_with_number(subject, one, number) for one in body.paragraphs))


def _with_number(subject: Subject, given: SlideParagraph, number: int | None) -> SlideParagraph:
    if not _more(given):
        return given
    name = given.paragraph.name
    return replace(given, paragraph=replace(more_paragraph(subject, more_in(name), number), name=name))


def _more(given: SlideParagraph) -> bool:
    return more_in(given.paragraph.name) > 0
