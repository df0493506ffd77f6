"""Comparisons as pages of ours: the handout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bmcreport.building.coverage import unwritable_words
from bmcreport.comparing import compare
from bmcreport.diagnostics import Checked
from bmcreport.handout.comparison.compose import compose_comparison_handout
from bmcreport.pdf.finish import finished

if TYPE_CHECKING:
    from bmcreport.building.options import Options
    from bmcreport.building.stock import Stock
    from bmcreport.building.targets import ComparisonTarget
    from bmcreport.pdf.page import Document


def comparison_pages(target: ComparisonTarget, stock: Stock, options: Options) -> Checked[Document]:
    """The pages of a comparison as they are to be printed, or why there are none."""
    document = target.document.value
    layout = stock.layout_in(document.lang)
    if unwritable := unwritable_words(target.document, layout):
        return Checked(None, unwritable)
    comparison = compare(document, target.canvases, stock.patterns_in(document.lang))
    handout = compose_comparison_handout(
        comparison, document, layout, stock.slides, stock.comparison, options.size, target.branding
    )
    return Checked(finished(handout, options.finish))
