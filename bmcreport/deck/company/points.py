"""The first items of one or two blocks in large type, in two columns: what a room reads while somebody speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from bmcreport.deck.bodies import frame, spared
from bmcreport.deck.company.blocks import block_slide_notes, block_slides, headings, pair_name, rules
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.slides import Body, Slide, SlideParagraph
from bmcreport.model.canvas import Item
from bmcreport.model.outline import BlocksSlide, PointsSlide
from bmcreport.text.fitting import needed_height, solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt

_LEADS = range(pt(34), pt(18) - 1, -pt(1))
_DETAIL_SHARE, _LEAST_DETAIL = 0.66, pt(14)
_SPACE = 0.9
_SIDES = ("left", "right")
_LEAD, _DETAIL = Style(FaceName.BOLD), Style(colour="quiet")


class _Points(Struct, frozen=True):
    """The items of one column with their places in the block, as they are told: with their details or without."""

    block: str
    items: tuple[tuple[int, Item], ...]
    details: bool

    def body(self, lead: Emu) -> Body:
        """The column with its leads at a size, a detail under each."""
        return Body(tuple(paragraph for row in range(len(self.items)) for paragraph in self._told(row, lead)))

    def _told(self, row: int, lead: Emu) -> Iterator[SlideParagraph]:
        index, item = self.items[row]
        name = f"{self.block}/{index}"
        space = round(lead * _SPACE) if row else 0
        yield SlideParagraph(Paragraph((Run(item.text, _LEAD),), name=name), lead, round(lead * 1.15), space)
        if self.details and item.detail:
            size = max(_LEAST_DETAIL, round(lead * _DETAIL_SHARE / pt(0.5)) * pt(0.5))
            told = Paragraph((Run(item.detail, _DETAIL),), name=f"{name}/detail")
            yield SlideParagraph(told, size, round(size * 1.2))


def points_slides(subject: Subject, written: PointsSlide) -> Iterator[Slide]:
    """One slide; none where the blocks are empty."""
    blocks = tuple(key for key in written.blocks if subject.canvas.blocks[key].items)
    if not blocks:
        return
    alone = len(blocks) == 1 and min(written.items, len(subject.canvas.blocks[blocks[0]].items)) == 1
    layout = subject.chosen(written, "text" if alone else "statement")
    two = not alone and set(_SIDES) <= set(subject.master.slides.layouts[layout].placeholders)
    places = _SIDES if two else ("body",)
    rects = [spared(subject.master.rect(layout, place)) for place in places]
    bodies = _fitted(subject, blocks, written, rects)
    if not bodies:
        # A single lead that is longer than a slide at this size.
        stated = written.model_dump(include={"title", "eyebrow"}, exclude_none=True)
        yield from block_slides(subject, BlocksSlide(kind="blocks", blocks=blocks, **stated))
        return
    headlines = [subject.canvas.blocks[key].headline for key in blocks]
    title = subject.stated(written.title, next(filter(None, headlines), pair_name(subject, blocks)))
    eyebrow = subject.stated(written.eyebrow, pair_name(subject, blocks))
    fills = subject.heads(layout, title, eyebrow)
    fills |= headings(subject, blocks, layout) if two else {}
    fills |= dict(zip(places, bodies, strict=False))
    shapes = tuple(rules(subject, blocks, layout)) if two else ()
    yield subject.slide(eyebrow, layout, fills, shapes, block_slide_notes(subject, blocks))


def _fitted(subject: Subject, blocks: Sequence[str], written: PointsSlide, rects: Sequence[Rect]) -> tuple[Body, ...]:
    """As many items as fit, with their details if those fit too, at the largest size at which they do; or none."""
    for count in range(written.items, 0, -1):
        for details in (True, False) if written.details else (False,):
            columns = list(_columns(subject, blocks, count, len(rects), details=details))
            for lead in _LEADS:
                bodies = tuple(column.body(lead) for column in columns)
                if all(_height(body, rect) <= rect.height for body, rect in zip(bodies, rects, strict=False)):
                    return bodies
    return ()


def _columns(subject: Subject, blocks: Sequence[str], count: int, places: int, *, details: bool) -> Iterator[_Points]:
    """A column of each block; the items of a single one go on from the first to the second where there are two."""
    for key in blocks:
        items = tuple(enumerate(subject.canvas.blocks[key].items[:count]))
        half = (len(items) + 1) // 2 if len(blocks) < places else len(items)
        yield _Points(key, items[:half], details)
        if half < len(items):
            yield _Points(key, items[half:], details)


def _height(body: Body, rect: Rect) -> Emu:
    return sum(
        one.space_before + needed_height(frame([one.paragraph], rect), solid(one.size)) for one in body.paragraphs
    )
