"""A comparison composed into its handout (the field, blocks, what goes across them, sources) and into its poster."""

from __future__ import annotations

from itertools import chain

from bmcreport.branding import PLAIN, Branding
from bmcreport.comparing.values import Comparison
from bmcreport.deck.comparison.subject import Subject, palette_of_comparison
from bmcreport.deck.master import Master
from bmcreport.handout.comparison.blocks import block_sheets, endless_headlines
from bmcreport.handout.comparison.furniture import Furniture
from bmcreport.handout.comparison.ground import Ground
from bmcreport.handout.comparison.overview import endless_texts, overview_sheets
from bmcreport.handout.comparison.poster import Crowded, poster_page
from bmcreport.handout.comparison.sources import source_sheets
from bmcreport.handout.comparison.topics import endless_lenses, topic_sheets
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.comparison_outline import ComparisonOutline
from bmcreport.model.layout import Layout
from bmcreport.model.slides import SlideLayouts
from bmcreport.pdf.page import Document, Page
from bmcreport.units import Size


def ground_of(
    comparison: Comparison,
    document: ComparisonDocument,
    layout: Layout,
    slides: SlideLayouts,
    outline: ComparisonOutline,
    paper: Size,
    branding: Branding = PLAIN,
) -> Ground:
    """A comparison, which `document` asked for, on paper of this size; `outline` is that of its deck."""
    subject = Subject.of(comparison, document, Master(slides, layout), outline, branding)
    return Ground.of(subject, outline, paper)


def endless(ground: Ground) -> tuple[tuple[str | int, ...], ...]:
    """The paths in the document of texts that leave pages no room for anything else."""
    furniture = Furniture(ground)
    return tuple(
        path for found in (endless_texts, endless_headlines, endless_lenses) for path in found(ground, furniture)
    )


def compose_comparison_handout(ground: Ground) -> Document:
    """The handout of a comparison, as far as the outline of its deck wants its parts."""
    furniture = Furniture(ground)
    parts = (overview_sheets, block_sheets, topic_sheets, source_sheets)
    sheets = chain.from_iterable(make(ground, furniture) for make in parts)
    return _document(ground, furniture.pages(tuple(sheets)))


def compose_comparison_poster(ground: Ground) -> Document | Crowded:
    """The poster of a comparison, or why it does not fit its paper."""
    page = poster_page(ground)
    return page if isinstance(page, Crowded) else _document(ground, (page,))


def _document(ground: Ground, pages: tuple[Page, ...]) -> Document:
    subject, document = ground.subject, ground.subject.document
    return Document(
        pages,
        palette_of_comparison(subject.comparison, subject.layout),
        title=document.title,
        author=document.designed_by or document.title,
        subject=subject.speech.labelled(subject.eyebrow, subject.listed(subject.order)),
        language=document.lang,
    )
