"""Whole canvases side by side on a slide, in miniature yet native: text boxes on the grid of the layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from bmcreport.deck.block_shapes import items_shape, name_shape
from bmcreport.deck.bodies import FILLED, display
from bmcreport.deck.canvas_ground import canvas_ground
from bmcreport.deck.company.canvas import block_body, items_body
from bmcreport.deck.comparison.lenses import items_of
from bmcreport.deck.comparison.speaking import item_line, source_lines, source_numbers
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.fewer import placed_with_fewer
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET
from bmcreport.deck.slides import Anchor, IconShape, Panel, Shape, Slide, TextBox
from bmcreport.deck.splitting import even_groups
from bmcreport.model.comparison_outline import MiniaturesSlide
from bmcreport.model.layout import BlockFrame, Layout, SlideSurface
from bmcreport.place.contents import Contents, contents_of
from bmcreport.place.marks import Marks
from bmcreport.place.placement import CanvasPlacement, PlacedBlock
from bmcreport.text.fitting import solid
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Rect, pt

_GAP = pt(16)
_NAME, _NAME_SIZE, _NAME_GAP = pt(16), pt(12), pt(4)
_ROWS = {1: 1, 2: 1, 3: 1, 4: 2}
"""Rows of miniatures by how many stand on a slide."""

_LEAST_WHOLE, _STEP = 6, 0.5
"""Points to which type shrinks before words are cut: slides of 4:3 are shown as large as wide ones."""

_UNMARKED = Marks({}, {}, "ink", "", "")


def miniature_slides(subject: Subject, written: MiniaturesSlide) -> Iterator[Slide]:
    """All companies, the focus first, so many to a slide; where one has to stand alone, it is the focus."""
    rect, heading = subject.master.content_rect("table"), written.title or subject.words.miniatures
    groups = _groups(subject, written.canvases)
    for number, companies in enumerate(groups, 1):
        heads = subject.heads("table", heading, subject.listed(companies))
        places = _places(rect, len(companies))
        shapes = (
            shape
            for company, place in zip(companies, places, strict=True)
            for shape in _shapes(subject, company, place, alone=len(companies) == 1)
        )
        name = subject.counted(heading, number, len(groups))
        yield subject.slide(name, "table", heads, tuple(shapes), lines(_notes(subject, companies)))


def _groups(subject: Subject, most: int) -> list[tuple[int, ...]]:
    groups = even_groups(subject.order, most)
    if subject.focus is None or len(groups[-1]) > 1:
        return groups
    others = [company for company in subject.order if company != subject.focus]
    return [(subject.focus,), *even_groups(others, most)] if others else groups


def _places(rect: Rect, count: int) -> Iterator[Rect]:
    """The rectangles of miniatures, row by row."""
    rows = _ROWS[count]
    columns = count // rows
    width = (rect.width - _GAP * (columns - 1)) // columns
    height = (rect.height - _GAP * (rows - 1)) // rows
    for index in range(count):
        row, column = divmod(index, columns)
        yield Rect(rect.x + column * (width + _GAP), rect.y + row * (height + _GAP), width, height)


def _shapes(subject: Subject, company: int, place: Rect, *, alone: bool) -> Iterator[Shape]:
    """A company's name over its canvas, which is as large as any where it stands alone."""
    name, slug = subject.name(company), subject.comparison.companies[company].slug
    title = Rect(place.x, place.y, place.width, _NAME)
    head = display([Paragraph((Run(name, subject.head_style(company)),))], title, _NAME_SIZE, anchor=Anchor.BOTTOM)
    yield TextBox(f"{slug}", title, head)
    surface = subject.layout.slide if alone else subject.layout.miniature
    yield from _canvas(subject, company, place.inset(0, _NAME + _NAME_GAP, 0, 0), surface)


def _canvas(subject: Subject, company: int, rect: Rect, surface: SlideSurface) -> Iterator[Shape]:
    one = subject.comparison.companies[company]
    layout = subject.layout.model_copy(update={"slide": surface})
    placement = _placed(subject, contents_of(one.canvas, layout, layout.slide, rect, None, _UNMARKED, FILLED))
    yield from (_of(one.slug, shape) for shape in _ground(layout, placement, rect))
    frame = layout.slide.frame
    for block in placement.blocks:
        yield TextBox(f"{one.slug} {block.key} name", _around(block, frame), block_body(block.heading))
        if block.items:
            yield TextBox(f"{one.slug} {block.key}", items_shape(block.body, frame), items_body(block, frame))


def _placed(subject: Subject, contents: Contents) -> CanvasPlacement:
    """The canvas at the largest size that cuts no word, down to the least; if each cuts some, at the largest of all."""
    scale = contents.surface.scale
    largest = placed_with_fewer(contents, partial(_more, subject))
    placement, size = largest, min(scale.ceiling, scale.comfortable or scale.ceiling)
    while not _whole(contents, placement):
        size -= _STEP
        if size < max(_LEAST_WHOLE, scale.floor):
            return largest
        smaller = scale.model_copy(update={"ceiling": size, "comfortable": size})
        surface = contents.surface.model_copy(update={"scale": smaller})
        placement = placed_with_fewer(replace(contents, surface=surface), partial(_more, subject))
    return placement


def _whole(contents: Contents, placement: CanvasPlacement) -> bool:
    """Whether no word of an item is cut."""
    filled = (block for block in placement.blocks if block.items)
    return all(contents.whole(block.key, block.body, block.items[0].setting.size) for block in filled)


def _ground(layout: Layout, placement: CanvasPlacement, rect: Rect) -> tuple[Panel | IconShape, ...]:
    return canvas_ground(layout.model_copy(update={"grid": placement.grid}), rect)


def _of(slug: str, shape: Panel | IconShape) -> Panel | IconShape:
    """The drawing under a name of its own: several canvases stand on a slide."""
    return replace(shape, name=f"{slug} {shape.name}")


def _around(block: PlacedBlock, frame: BlockFrame) -> Rect:
    """The room of a block's name."""
    (first, *_) = block.heading
    width, height = block.icon.rect.x - block.body.x, solid(pt(frame.heading)).leading
    return name_shape(Rect(block.body.x, first.top, width, height), frame)


def _more(subject: Subject, count: int) -> Paragraph:
    """In the place of items that are left out: the notes have them."""
    return Paragraph((Run(subject.speech.tallied(subject.words.and_more, count), QUIET),))


def _notes(subject: Subject, companies: Sequence[int]) -> Iterator[str]:
    numbers: set[int] = set()
    for company in companies:
        yield subject.speech.introduced(subject.name(company))
        for key in subject.layout.in_fill_order():
            block = subject.comparison.block(key)
            items = items_of(block, company)
            if items:
                yield subject.speech.introduced(subject.block_name(block))
                yield from (item_line(subject, one) for one in items)
            numbers |= source_numbers(subject, items)
    yield from source_lines(subject, numbers)
