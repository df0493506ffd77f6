"""A target rendered to bytes: pure, no file is touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bmcreport.building.options import PAGES, Options, OutputType
from bmcreport.building.overfull import overfull_findings
from bmcreport.building.pixels import too_many_pixels
from bmcreport.building.stock import Stock
from bmcreport.building.targets import CanvasTarget, ComparisonTarget, Target
from bmcreport.diagnostics import Checked
from bmcreport.papers import PAPERS

if TYPE_CHECKING:
    from bmcreport.pdf.page import Document


@dataclass(frozen=True, slots=True)
class Rendered:
    """The content of a file; `count` is its number of pages or slides, `type_size` of a page's items in points.

    `further` are the contents of more files, where each page is one of its own.
    """

    content: bytes
    count: int
    type_size: float | None = None
    further: tuple[bytes, ...] = ()


def render(target: Target, stock: Stock, options: Options) -> Checked[Rendered]:
    """The content of a target, or why it cannot be made."""
    if isinstance(target, ComparisonTarget):
        return _comparison(target, stock)
    if target.type in PAGES:
        return _page(target, stock, options)
    return _deck(target, stock)


def _page(target: CanvasTarget, stock: Stock, options: Options) -> Checked[Rendered]:
    from bmcreport.pdf.compose import compose_canvas
    from bmcreport.place.page import place_page
    from bmcreport.units import in_points

    canvas = target.canvas
    placement = place_page(canvas.value, stock.layout, PAPERS[options.paper], target.branding)
    if isinstance(placement, tuple):
        where = f"the page ({options.paper})"
        return Checked(None, overfull_findings(canvas, placement, where, stock.layout.page.scale.floor))
    document = compose_canvas(canvas.value, stock.layout, placement)
    size = in_points(placement.canvas.setting.size)
    return _printed(document, target, options, size)


def _printed(document: Document, target: CanvasTarget, options: Options, size: float) -> Checked[Rendered]:
    """The page as the kind of file that was asked for."""
    from bmcreport.pdf.emit import emit
    from bmcreport.text.fonts import carlito

    count = len(document.pages)
    if target.type is OutputType.CANVAS:
        return Checked(Rendered(emit(document, carlito()), count, size))
    if target.type is OutputType.SVG:
        from bmcreport.svg.emit import emit as emit_svg

        first, *others = (page.encode() for page in emit_svg(document, carlito()))
        return Checked(Rendered(first, count, size, tuple(others)))
    if too_large := too_many_pixels(document, target.canvas, options.dpi):
        return Checked(None, too_large)
    from bmcreport.raster import pictures

    first, *others = pictures(emit(document, carlito()), options.dpi)
    return Checked(Rendered(first, count, size, tuple(others)))


def _deck(target: CanvasTarget, stock: Stock) -> Checked[Rendered]:
    from bmcreport.deck.compose import compose_deck
    from bmcreport.deck.emit import emit

    deck = compose_deck(target.canvas.value, stock.layout, stock.slides, stock.deck, target.names, target.branding)
    if isinstance(deck, tuple):
        return Checked(None, overfull_findings(target.canvas, deck, "the canvas slide", stock.layout.slide.scale.floor))
    return Checked(Rendered(emit(deck), len(deck.slides)))


def _comparison(target: ComparisonTarget, stock: Stock) -> Checked[Rendered]:
    from bmcreport.comparing import compare
    from bmcreport.deck.comparison.compose import compose_comparison
    from bmcreport.deck.emit import emit

    document = target.document.value
    comparison = compare(document, target.canvases)
    deck = compose_comparison(comparison, document, stock.layout, stock.slides, stock.comparison, target.branding)
    return Checked(Rendered(emit(deck), len(deck.slides)))
