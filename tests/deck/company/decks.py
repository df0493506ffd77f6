"""Decks composed of canvases, and what stands where in them by our own measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bmcreport.deck.compose import compose_deck
from bmcreport.deck.slides import Body, Deck, Placeholder, Slide, TableShape, TextBox
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.model.outline import DeckOutline
from bmcreport.text.fitting import Frame, Setting, needed_height
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect
from tests.shipped import stock


def deck_of(
    canvas: Canvas,
    *,
    outline: DeckOutline | None = None,
    layout: Layout | None = None,
    names: Mapping[str, str] | None = None,
    earlier: Canvas | None = None,
) -> Deck:
    """The deck of a canvas that fits."""
    own = stock()
    deck = compose_deck(
        canvas, layout or own.layout, own.slides, outline or own.outlines["full"], names or {}, earlier=earlier
    )
    assert isinstance(deck, Deck), deck
    return deck


def outline_of(*slides: Mapping[str, object]) -> DeckOutline:
    return DeckOutline.model_validate({"name": "Analysis", "slides": slides})


def text_of(paragraphs: tuple[Paragraph, ...]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)


def body_text(body: Body) -> str:
    return text_of(tuple(one.paragraph for one in body.paragraphs))


def slide_text(slide: Slide) -> str:
    """Everything that is read on a slide, without its notes."""
    return "\n".join(map(body_text, bodies(slide)))


def bodies(slide: Slide) -> Iterator[Body]:
    yield from slide.fills.values()
    for shape in slide.shapes:
        if isinstance(shape, TextBox):
            yield shape.body
        if isinstance(shape, TableShape):
            yield from (cell.body for row in shape.cells for cell in row)


def placeholders(deck: Deck, slide: Slide) -> Mapping[str, Placeholder]:
    """The placeholders of a slide's layout by name."""
    layout = next(layout for layout in deck.layouts if layout.name == slide.layout)
    return {placeholder.name: placeholder for placeholder in layout.placeholders}


def named(deck: Deck, name: str) -> Slide:
    return next(slide for slide in deck.slides if slide.name == name)


def overflows(deck: Deck) -> list[str]:
    """Each text that needs more height than its frame has."""
    return [
        f"{slide.name}: {name}: {body_text(body)[:60]!r} needs {height(body, rect)} of {rect.height}"
        for slide in deck.slides
        for name, body, rect in framed(deck, slide)
        if height(body, rect) > rect.height
    ]


def framed(deck: Deck, slide: Slide) -> Iterator[tuple[str, Body, Rect]]:
    """Each text of a slide with the rectangle inside its insets."""
    holders = placeholders(deck, slide)
    for name, body in slide.fills.items():
        yield name, body, inset(holders[name].rect, body)
    for shape in slide.shapes:
        if isinstance(shape, TextBox):
            yield shape.name, shape.body, inset(shape.rect, shape.body)
        if isinstance(shape, TableShape):
            yield from cells(shape)


def cells(table: TableShape) -> Iterator[tuple[str, Body, Rect]]:
    for row, row_height in zip(table.cells, table.rows, strict=True):
        for cell, width in zip(row, table.columns, strict=True):
            yield table.name, cell.body, inset(Rect(0, 0, width, row_height), cell.body)


def inset(rect: Rect, body: Body) -> Rect:
    # A lower inset under columns only says where they end.
    left, top, right, bottom = body.inset or (0, 0, 0, 0)
    return rect.inset(left, top, right, 0 if body.columns > 1 else bottom)


def height(body: Body, rect: Rect) -> Emu:
    """What a body needs at the widths of its columns, each paragraph at its own setting."""
    if not body.paragraphs:
        return 0
    if body.columns > 1:
        first, second = body.paragraphs[0], body.paragraphs[1]
        at = Setting(first.size, first.leading, second.space_before, first.indent)
        paragraphs = tuple(one.paragraph for one in body.paragraphs)
        return needed_height(Frame(paragraphs, rect, body.columns, body.column_gap), at)
    return sum(
        one.space_before + needed_height(Frame((one.paragraph,), rect), Setting(one.size, one.leading, 0, one.indent))
        for one in body.paragraphs
    )
