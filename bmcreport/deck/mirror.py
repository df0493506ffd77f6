"""A deck for readers who begin at the right: layouts, slides, tables and charts with their left for their right."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatchmethod

from bmcreport.deck.slides import (
    OPPOSITE,
    Body,
    ChartShape,
    Deck,
    IconShape,
    Panel,
    PictureShape,
    Placeholder,
    Shape,
    Slide,
    SlideLayout,
    SlideParagraph,
    TableCell,
    TableShape,
    TextBox,
)
from bmcreport.place.mirror import mirrored_rect, reads_leftwards
from bmcreport.units import Emu, Rect

_Inset = tuple[Emu, Emu, Emu, Emu]


def facing_its_readers(deck: Deck) -> Deck:
    """The deck as readers of its language expect it: mirrored where they begin at the right."""
    return _Mirror(deck.size.width).deck(deck) if reads_leftwards(deck.language) else deck


class _Mirror:
    """Turns what stands on slides of one width."""

    def __init__(self, width: Emu) -> None:
        self._width = width

    def deck(self, deck: Deck) -> Deck:
        layouts, slides = tuple(map(self._layout, deck.layouts)), tuple(map(self._slide, deck.slides))
        return replace(deck, layouts=layouts, slides=slides, leftwards=True)

    def _layout(self, layout: SlideLayout) -> SlideLayout:
        behind = tuple(replace(shape, rect=self._rect(shape.rect)) for shape in layout.shapes)
        return replace(layout, placeholders=tuple(map(self._placeholder, layout.placeholders)), shapes=behind)

    def _placeholder(self, given: Placeholder) -> Placeholder:
        return replace(
            given,
            rect=self._rect(given.rect),
            align=OPPOSITE[given.align],
            inset=_turned(given.inset),
            leftwards=True,
        )

    def _slide(self, slide: Slide) -> Slide:
        fills = {name: _body(body) for name, body in slide.fills.items()}
        return replace(slide, fills=fills, shapes=tuple(map(self._shape, slide.shapes)))

    def _rect(self, rect: Rect) -> Rect:
        return mirrored_rect(rect, self._width)

    @singledispatchmethod
    def _shape(self, shape: Shape) -> Shape:
        raise TypeError(shape)

    @_shape.register
    def _(self, shape: Panel | IconShape | PictureShape) -> Shape:
        return replace(shape, rect=self._rect(shape.rect))

    @_shape.register
    def _(self, shape: TextBox) -> Shape:
        return replace(shape, rect=self._rect(shape.rect), body=_body(shape.body))

    @_shape.register
    def _(self, shape: TableShape) -> Shape:
        cells = tuple(tuple(map(_cell, row)) for row in shape.cells)
        return replace(shape, rect=self._rect(shape.rect), cells=cells, leftwards=True)

    @_shape.register
    def _(self, shape: ChartShape) -> Shape:
        return replace(shape, rect=self._rect(shape.rect), leftwards=True)


def _cell(cell: TableCell) -> TableCell:
    return replace(cell, body=_body(cell.body))


def _body(body: Body) -> Body:
    inset = None if body.inset is None else _turned(body.inset)
    return replace(body, paragraphs=tuple(map(_paragraph, body.paragraphs)), inset=inset, leftwards=True)


def _paragraph(paragraph: SlideParagraph) -> SlideParagraph:
    return replace(paragraph, align=OPPOSITE[paragraph.align], leftwards=True)


def _turned(inset: _Inset) -> _Inset:
    left, top, right, bottom = inset
    return right, top, left, bottom
