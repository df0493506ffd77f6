"""A comparison composed into its handout: the field, block by block, and the sources."""

from __future__ import annotations

from itertools import chain

from bmcreport.branding import PLAIN, Branding
from bmcreport.comparing.values import Comparison
from bmcreport.deck.comparison.subject import Subject, palette_of_comparison
from bmcreport.deck.master import Master
from bmcreport.handout.comparison.blocks import block_sheets
from bmcreport.handout.comparison.furniture import Furniture
from bmcreport.handout.comparison.ground import Ground
from bmcreport.handout.comparison.overview import overview_sheets
from bmcreport.handout.comparison.sources import source_sheets
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.comparison_outline import ComparisonOutline
from bmcreport.model.layout import Layout
from bmcreport.model.slides import SlideLayouts
from bmcreport.pdf.page import Document, Page
from bmcreport.units import Size


def compose_comparison_handout(
    comparison: Comparison,
    document: ComparisonDocument,
    layout: Layout,
    slides: SlideLayouts,
    outline: ComparisonOutline,
    paper: Size,
    branding: Branding = PLAIN,
) -> Document:
    """The handout of a comparison, which `document` asked for, as far as the outline of its deck wants its parts."""
    eyebrow = outline.name or layout.language.comparison.comparison
    subject = Subject(comparison, document, Master(slides, layout), eyebrow, branding)
    ground = Ground.of(subject, outline, paper)
    furniture = Furniture(ground)
    sheets = chain.from_iterable(make(ground, furniture) for make in (overview_sheets, block_sheets, source_sheets))
    return _document(ground, furniture.pages(tuple(sheets)))


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
