"""A slide drawn and tagged at its own size: everything that PowerPoint shows of it, in its reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec.structs import replace

from bmcreport.deck.slides import (
    Body,
    ChartShape,
    Deck,
    IconShape,
    Panel,
    PictureShape,
    Placeholder,
    PlaceholderKind,
    Shape,
    Slide,
    SlideLayout,
    SlideParagraph,
    TableShape,
    TextBox,
)
from bmcreport.handout.charts import chart_figure
from bmcreport.handout.tables import table_element
from bmcreport.handout.texts import place_body, text_elements, words_of
from bmcreport.handout.titles import TITLES
from bmcreport.model.language import Numbers
from bmcreport.pdf.elements import operations
from bmcreport.pdf.page import Artifact, Box, Element, IconPath, Operation, Picture
from bmcreport.pdf.text import Child
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Rect


class SlideArtist:
    """Draws the slides of one deck."""

    def __init__(self, deck: Deck, numbers: Numbers) -> None:
        """`numbers` say how values of charts are written."""
        self._whole = Rect(0, 0, deck.size.width, deck.size.height)
        self._layouts = {layout.name: layout for layout in deck.layouts}
        self._behind = deck.behind
        self._numbers = numbers

    def drawn(self, slide: Slide, number: int) -> tuple[Child, ...]:
        """The slide with this number, counted from 1, in its own coordinates; its title is a heading H2."""
        layout = self._layouts[slide.layout]
        children = (self._ground(layout), *self._fills(slide, layout), *self._shapes(slide.shapes))
        return (*children, *self._foot(slide, layout, number))

    def _ground(self, layout: SlideLayout) -> Artifact:
        """What the master and the layout draw behind their slides."""
        behind = self._shapes((*self._behind, *layout.shapes))
        return Artifact((Box(self._whole, fill=layout.background), *operations(behind)))

    def _fills(self, slide: Slide, layout: SlideLayout) -> Iterator[Child]:
        holders = {holder.name: holder for holder in layout.placeholders}
        for name, body in slide.fills.items():
            holder = holders[name]
            yield from self._heading(holder, body) if holder.kind in TITLES else self._held(holder, body)

    def _heading(self, holder: Placeholder, body: Body) -> Iterator[Child]:
        """The title, however many paragraphs it has; nothing where it is empty."""
        placed = place_body(_in(holder, body), holder.rect, holder.anchor)
        words = tuple(child for text in placed for child in words_of(text))
        if words:
            yield Element("H2", words)

    def _held(self, holder: Placeholder, body: Body) -> tuple[Child, ...]:
        return text_elements(_in(holder, body), holder.rect, holder.anchor)

    def _shapes(self, shapes: Iterable[Shape]) -> Iterator[Child]:
        for shape in shapes:
            yield from self._shape(shape)

    def _shape(self, shape: Shape) -> tuple[Child, ...]:
        match shape:
            case Panel():
                return (Artifact((_box(shape),)),)
            case IconShape():
                return (_described(IconPath(shape.icon, shape.rect, shape.colour), shape.rect, shape.alt),)
            case TextBox():
                field = (Artifact((_box(shape),)),) if shape.fill or shape.line else ()
                return (*field, *text_elements(shape.body, shape.rect))
            case TableShape():
                return (table_element(shape),)
            case ChartShape():
                return (chart_figure(shape, self._numbers),)
            case PictureShape():
                return (_described(Picture(shape.rect, shape.bitmap), shape.rect, shape.alt),)
        assert_never(shape)

    def _foot(self, slide: Slide, layout: SlideLayout, number: int) -> Iterator[Child]:
        """Date, footer and number in the looks of the layout, where it has room for them."""
        contents = {PlaceholderKind.DATE: slide.date, PlaceholderKind.FOOTER: slide.footer}
        if slide.numbered:
            contents[PlaceholderKind.SLIDE_NUMBER] = str(number)
        holders = {holder.kind: holder for holder in layout.placeholders}
        for kind, text in contents.items():
            if text and kind in holders:
                yield from self._held(holders[kind], _field(holders[kind], text))


def _in(holder: Placeholder, body: Body) -> Body:
    """The body with the insets of its placeholder where it has none of its own."""
    if body.inset is not None:
        return body
    return replace(body, inset=holder.inset)


def _field(holder: Placeholder, text: str) -> Body:
    style = Style(FaceName.BOLD if holder.bold else FaceName.REGULAR, holder.colour, tracking=holder.tracking)
    given = SlideParagraph(
        Paragraph((Run(text, style),)),
        holder.size,
        holder.size * 6 // 5,
        align=holder.align,
        leftwards=holder.leftwards,
    )
    return Body((given,), leftwards=holder.leftwards)


def _box(shape: Panel | TextBox) -> Box:
    radius = shape.radius if isinstance(shape, Panel) else 0
    return Box(shape.rect, shape.fill, shape.line, shape.line_width, radius)


def _described(operation: Operation, rect: Rect, alt: str) -> Child:
    """A figure where there is something to say for it, else decoration."""
    return Element("Figure", (operation,), alt=alt, bbox=rect) if alt else Artifact((operation,))
