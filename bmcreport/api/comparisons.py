"""Comparisons from Python, as slides and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from bmcreport.api.given import stock_for, value_of
from bmcreport.diagnostics import Source

if TYPE_CHECKING:
    from bmcreport.alternatives import OutputType
    from bmcreport.building.choices import PrintOptions
    from bmcreport.comparing.values import Comparison
    from bmcreport.model.comparison import ComparisonDocument
    from bmcreport.model.layout import Layout


def render_comparison(comparison: Comparison, document: ComparisonDocument, *, layout: Layout | None = None) -> bytes:
    """A comparison as a PowerPoint deck."""
    from bmcreport.deck.comparison.compose import compose_comparison
    from bmcreport.deck.emit import emit

    stock = stock_for(layout, document.lang)
    return emit(
        compose_comparison(comparison, document, stock.layout_in(document.lang), stock.slides, stock.comparison)
    )


def render_comparison_handout(
    comparison: Comparison,
    document: ComparisonDocument,
    *,
    layout: Layout | None = None,
    **options: Unpack[PrintOptions],
) -> bytes:
    """A comparison as a PDF: the field on a page, each block on its own, sources; on A4 unless told otherwise.

    Raises InvalidInput if a word of its language has no glyph, and ValueError for a paper that there is not.
    """
    from bmcreport.alternatives import OutputType

    return _printed(comparison, document, OutputType.COMPARISON_HANDOUT, layout, options)


def render_comparison_poster(
    comparison: Comparison,
    document: ComparisonDocument,
    *,
    layout: Layout | None = None,
    **options: Unpack[PrintOptions],
) -> bytes:
    """A comparison on one page as a PDF; on the smallest of A3, A2, A1 and A0 that holds it unless told otherwise.

    Raises as `render_comparison_handout` does, and InvalidInput if its companies do not fit the paper.
    """
    from bmcreport.alternatives import OutputType

    return _printed(comparison, document, OutputType.COMPARISON_POSTER, layout, options)


def _printed(
    comparison: Comparison, document: ComparisonDocument, type_: OutputType, layout: Layout | None, given: PrintOptions
) -> bytes:
    from bmcreport.building.choices import options_of
    from bmcreport.building.sheets import pages_of
    from bmcreport.diagnostics import START
    from bmcreport.pdf.emit import emit
    from bmcreport.read.located import Located
    from bmcreport.read.nodes import Mapping
    from bmcreport.text.fallback import Chosen, typeface, using

    located = Located(document, Source(document.slug, ""), Mapping((), START))
    with using(Chosen(language=document.lang)):
        stock = stock_for(layout, document.lang)
        return emit(value_of(pages_of(located, comparison, type_, stock, options_of(given))), typeface())
