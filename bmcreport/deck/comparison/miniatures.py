"""Whole canvases side by side on a slide, in miniature yet native: text boxes on the grid of the layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

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
from bmcreport.model.layout import BlockFrame, Layout
from bmcreport.place.contents import contents_of
from bmcreport.place.marks import Marks
from bmcreport.place.placement import CanvasPlacement, PlacedBlock
from bmcreport.text.fitting import solid
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Rect, pt

_GAP = pt(16)
_NAME, _NAME_SIZE, _NAME_GAP = pt(16), pt(12), pt(4)
_ROWS = {1: 1, 2: 1, 3: 1, 4: 2}
"""Rows of miniatures by how many stand on a slide."""

_UNMARKED = Marks({}, {}, "ink", "", "")


def miniature_slides(subject: Subject, written: MiniaturesSlide) -> Iterator[Slide]:
    """All companies, the focus first, so many to a slide."""
    rect, heading = subject.master.content_rect("table"), written.title or subject.words.miniatures
    groups = even_groups(subject.order, written.canvases)
    for number, companies in enumerate(groups, 1):
        heads = subject.heads("table", heading, subject.listed(companies))
        places = _places(rect, len(companies))
        shapes = (
            shape
            for company, place in zip(companies, places, strict=True)
            for shape in _shapes(subject, company, place)
        )
        name = subject.counted(heading, number, len(groups))
        yield subject.slide(name, "table", heads, tuple(shapes), lines(_notes(subject, companies)))


def _places(rect: Rect, count: int) -> Iterator[Rect]:
    """The rectangles of miniatures, row by row."""
    rows = _ROWS[count]
    columns = count // rows
    width = (rect.width - _GAP * (columns - 1)) // columns
    height = (rect.height - _GAP * (rows - 1)) // rows
    for index in range(count):
        row, column = divmod(index, columns)
        yield Rect(rect.x + column * (width + _GAP), rect.y + row * (height + _GAP), width, height)


def _shapes(subject: Subject, company: int, place: Rect) -> Iterator[Shape]:
    """A company's name over its canvas."""
    name, slug = subject.name(company), subject.comparison.companies[company].slug
    title = Rect(place.x, place.y, place.width, _NAME)
    head = display([Paragraph((Run(name, subject.head_style(company)),))], title, _NAME_SIZE, anchor=Anchor.BOTTOM)
    yield TextBox(f"{slug}", title, head)
    yield from _canvas(subject, company, place.inset(0, _NAME + _NAME_GAP, 0, 0))


def _canvas(subject: Subject, company: int, rect: Rect) -> Iterator[Shape]:
    one = subject.comparison.companies[company]
    layout = subject.layout.model_copy(update={"slide": subject.layout.miniature})
    contents = contents_of(one.canvas, layout, layout.slide, rect, None, _UNMARKED, FILLED)
    placement = placed_with_fewer(contents, partial(_more, subject))
    yield from (_of(one.slug, shape) for shape in _ground(layout, placement, rect))
    frame = layout.slide.frame
    for block in placement.blocks:
        yield TextBox(f"{one.slug} {block.key} name", _around(block, frame), block_body(block.heading))
        if block.items:
            yield TextBox(f"{one.slug} {block.key}", items_shape(block.body, frame), items_body(block, frame))


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
