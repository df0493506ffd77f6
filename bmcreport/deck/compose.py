"""A canvas composed into the deck that an outline asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bmcreport.branding import PLAIN, Branding
from bmcreport.deck.company.blocks import block_slides
from bmcreport.deck.company.canvas import canvas_slide, place_on_slide
from bmcreport.deck.company.cover import cover
from bmcreport.deck.company.figures import figure_slides
from bmcreport.deck.company.relations import relation_slides
from bmcreport.deck.company.sources import source_slides
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.master import Master
from bmcreport.deck.mirror import facing_its_readers
from bmcreport.deck.slides import Deck, Slide
from bmcreport.deck.stamp import stamp_shapes, stamp_words
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.model.outline import (
    BlocksSlide,
    CanvasSlide,
    CoverSlide,
    DeckOutline,
    DeckSlide,
    FiguresSlide,
    RelationsSlide,
    SourcesSlide,
)
from bmcreport.model.slides import SlideLayouts
from bmcreport.palette import palette_of
from bmcreport.place.canvas import Overfull
from bmcreport.place.placement import CanvasPlacement


def compose_deck(
    canvas: Canvas,
    layout: Layout,
    slides: SlideLayouts,
    outline: DeckOutline,
    names: Mapping[str, str],
    branding: Branding = PLAIN,
) -> Deck | tuple[Overfull, ...]:
    """The deck of one company, or what does not fit its canvas slide.

    `names` says what the canvases that it relates to are called, by slug.
    """
    placement = place_on_slide(Subject(canvas, Master(slides, layout), names))
    if isinstance(placement, tuple):
        return placement
    # The slide layout of the canvas has its boundaries where the fit left them.
    fitted = layout.model_copy(update={"grid": placement.grid})
    subject = Subject(canvas, Master(slides, fitted), names, branding)
    deck = Deck(
        tuple(slide for written in outline.slides for slide in _slides(subject, placement, written)),
        subject.master.slide_layouts(branding.logo),
        subject.master.size,
        palette_of(canvas, layout),
        title=f"{canvas.company.name}: {layout.name}",
        author=canvas.designed_by or canvas.company.name,
        subject=canvas.positioning or canvas.company.tagline or layout.name,
        language=canvas.lang,
        font=slides.font,
        theme_name=layout.name,
        behind=stamp_shapes(subject.master, branding),
        status=stamp_words(subject.master, branding),
    )
    return facing_its_readers(deck)


def _slides(subject: Subject, placement: CanvasPlacement, written: DeckSlide) -> Iterator[Slide]:
    match written:
        case CoverSlide():
            yield cover(subject, written)
        case CanvasSlide():
            yield canvas_slide(subject, placement)
        case BlocksSlide():
            yield from block_slides(subject, written)
        case RelationsSlide():
            yield from relation_slides(subject, written)
        case FiguresSlide():
            yield from figure_slides(subject, written)
        case SourcesSlide():
            yield from source_slides(subject, written)
