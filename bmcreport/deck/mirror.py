"""A deck for readers who begin at the right: layouts, slides, tables and charts with their left for their right."""

from __future__ import annotations

from msgspec.structs import replace

from bmcreport.deck.slides import (
    OPPOSITE,
    Anchor,
    Backdrop,
    Body,
    ChartShape,
    Deck,
    Placeholder,
    PlaceholderKind,
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


def facing(shape: Shape, width: Emu) -> Shape:
    """A shape on a surface of this width for readers who begin at the right."""
    return _Mirror(width).shape(shape)


class _Mirror:
    """Turns what stands on slides of one width."""

    def __init__(self, width: Emu) -> None:
        self._width = width

    def deck(self, deck: Deck) -> Deck:
        layouts, slides = tuple(map(self._layout, deck.layouts)), tuple(map(self._slide, deck.slides))
        behind = tuple(map(self._backdrop, deck.behind))
        return replace(deck, layouts=layouts, slides=slides, behind=behind, leftwards=True)

    def _layout(self, layout: SlideLayout) -> SlideLayout:
        behind = tuple(map(self._backdrop, layout.shapes))
        return replace(layout, placeholders=tuple(map(self._placeholder, layout.placeholders)), shapes=behind)

    def _placeholder(self, given: Placeholder) -> Placeholder:
        # Letters with marks rise above lines of a stated height: titles keep away from the line above them.
        title = given.kind is PlaceholderKind.TITLE
        return replace(
            given,
            rect=self._rect(given.rect),
            anchor=Anchor.BOTTOM if title else given.anchor,
            align=OPPOSITE[given.align],
            inset=_turned(given.inset),
            leftwards=True,
        )

    def _slide(self, slide: Slide) -> Slide:
        fills = {name: _body(body) for name, body in slide.fills.items()}
        return replace(slide, fills=fills, shapes=tuple(map(self.shape, slide.shapes)))

    def _rect(self, rect: Rect) -> Rect:
        return mirrored_rect(rect, self._width)

    def shape(self, shape: Shape) -> Shape:
        match shape:
            case TableShape():
                cells = tuple(tuple(map(_cell, row)) for row in shape.cells)
                return replace(shape, rect=self._rect(shape.rect), cells=cells, leftwards=True)
            case ChartShape():
                return replace(shape, rect=self._rect(shape.rect), leftwards=True)
            case _:
                return self._backdrop(shape)

    def _backdrop(self, shape: Backdrop) -> Backdrop:
        rect = self._rect(shape.rect)
        if isinstance(shape, TextBox):
            return replace(shape, rect=rect, body=_body(shape.body))
        return replace(shape, rect=rect)


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
