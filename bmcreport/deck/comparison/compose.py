"""A comparison composed into the deck that an outline asks for."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.branding import PLAIN, Branding
from bmcreport.comparing.values import Comparison
from bmcreport.deck.comparison.block_tables import block_table_slides
from bmcreport.deck.comparison.charts import chart_slides
from bmcreport.deck.comparison.cover import cover
from bmcreport.deck.comparison.lenses import lens_slides
from bmcreport.deck.comparison.likeness import likeness_slides
from bmcreport.deck.comparison.miniatures import miniature_slides
from bmcreport.deck.comparison.overlap import overlap_slides
from bmcreport.deck.comparison.overview import overview_slides
from bmcreport.deck.comparison.patterns import pattern_slides
from bmcreport.deck.comparison.sources import source_slides
from bmcreport.deck.comparison.subject import Subject, palette_of_comparison
from bmcreport.deck.comparison.takeaways import takeaway_slides
from bmcreport.deck.finishing import Particulars, finished
from bmcreport.deck.master import Master
from bmcreport.deck.slides import Deck, Slide
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.comparison_outline import (
    BlockTablesSlide,
    ChartsSlide,
    ComparisonOutline,
    ComparisonSlide,
    CoverSlide,
    LensesSlide,
    LikenessSlide,
    MiniaturesSlide,
    OverlapSlide,
    OverviewSlide,
    PatternsSlide,
    SourcesSlide,
    TakeawaysSlide,
)
from bmcreport.model.layout import Layout
from bmcreport.model.slides import SlideLayouts


def compose_comparison(
    comparison: Comparison,
    document: ComparisonDocument,
    layout: Layout,
    slides: SlideLayouts,
    outline: ComparisonOutline,
    branding: Branding = PLAIN,
) -> Deck:
    """The deck of a comparison, which `document` asked for."""
    subject = Subject.of(comparison, document, Master(slides, layout), outline, branding)
    told_of = subject.speech.labelled(subject.eyebrow, subject.listed(subject.order))
    palette = palette_of_comparison(comparison, layout)
    particulars = Particulars(document.title, document.designed_by or document.title, told_of, document.lang, palette)
    told = (slide for written in outline.slides for slide in _slides(subject, written))
    return finished(told, particulars, subject.master, branding)


def _slides(subject: Subject, written: ComparisonSlide) -> Iterator[Slide]:  # noqa: C901 (a kind a line)
    match written:
        case CoverSlide():
            yield cover(subject)
        case OverviewSlide():
            yield from overview_slides(subject, written)
        case BlockTablesSlide():
            yield from block_table_slides(subject, written)
        case LensesSlide():
            yield from lens_slides(subject, written)
        case ChartsSlide():
            yield from chart_slides(subject, written)
        case OverlapSlide():
            yield from overlap_slides(subject, written)
        case LikenessSlide():
            yield from likeness_slides(subject, written)
        case PatternsSlide():
            yield from pattern_slides(subject, written)
        case MiniaturesSlide():
            yield from miniature_slides(subject, written)
        case TakeawaysSlide():
            yield from takeaway_slides(subject, written)
        case SourcesSlide():
            yield from source_slides(subject, written)
