"""The canvas filled block by block: every slide has everything where the last one has it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bmcreport.deck.company.blocks import block_slide_notes
from bmcreport.deck.company.canvas import block_bodies, canvas_eyebrow, canvas_slides
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.slides import Panel, Slide
from bmcreport.model.outline import CanvasSlide, StorySlide
from bmcreport.place.placement import CanvasPlacement
from bmcreport.units import pt

_OUTLINE = pt(2.25)


def story_slides(
    subject: Subject, written: StorySlide, placement: CanvasPlacement, elsewhere: Collection[str]
) -> Iterator[Slide]:
    """A slide per block in fill order, the block that is new outlined, the whole, and what it has no room for."""
    layout, order = subject.chosen(written, "canvas"), subject.layout.in_fill_order()
    rects = {block.key: block.rect for block in placement.blocks}
    eyebrow = subject.stated(written.eyebrow, canvas_eyebrow(subject))
    for number, key in enumerate(order, 1):
        name = subject.block_name(key)
        title = subject.canvas.blocks[key].headline or name
        fills = {
            **subject.heads(layout, title, eyebrow),
            **block_bodies(subject, placement, order[:number]),
        }
        new = Panel(f"{name} outline", rects[key], None, subject.layout.family(key).colour, _OUTLINE)
        yield subject.slide(name, layout, fills, (new,), block_slide_notes(subject, [key]))
    whole = CanvasSlide(kind="canvas", title=written.title, eyebrow=written.eyebrow, layout=written.layout)
    yield from canvas_slides(subject, whole, placement, elsewhere)
