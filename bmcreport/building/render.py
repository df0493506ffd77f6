"""A target rendered to bytes: pure, no file is touched."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bmcreport.building.options import PAGES, Options, OutputType
from bmcreport.building.overfull import overfull_findings
from bmcreport.building.pixels import too_many_pixels
from bmcreport.building.stock import Stock
from bmcreport.building.targets import BookletTarget, CanvasTarget, ComparisonTarget, Target
from bmcreport.diagnostics import Checked

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
    if isinstance(target, BookletTarget):
        return _booklet(target, stock, options)
    if target.type in PAGES:
        return _page(target, stock, options)
    return _deck(target, stock)


def _page(target: CanvasTarget, stock: Stock, options: Options) -> Checked[Rendered]:
    from bmcreport.pdf.compose import compose_canvas
    from bmcreport.pdf.finish import finished
    from bmcreport.place.page import place_page
    from bmcreport.place.surface import layout_for
    from bmcreport.units import in_points

    canvas = target.canvas
    placement = place_page(canvas.value, stock.layout, options.size, target.branding)
    if isinstance(placement, tuple):
        where = f"the page ({options.paper})"
        floor = layout_for(stock.layout, options.size).page.scale.floor
        return Checked(None, overfull_findings(canvas, placement, where, floor))
    document = finished(compose_canvas(canvas.value, stock.layout, placement), options.finish)
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


def _booklet(target: BookletTarget, stock: Stock, options: Options) -> Checked[Rendered]:
    from bmcreport.pdf.booklet import compose_booklet
    from bmcreport.pdf.emit import emit
    from bmcreport.pdf.finish import finished
    from bmcreport.place.page import place_page
    from bmcreport.place.placement import PagePlacement
    from bmcreport.place.surface import layout_for
    from bmcreport.text.fonts import carlito

    placed = [
        (canvas, place_page(canvas.value, stock.layout, options.size, target.branding)) for canvas in target.canvases
    ]
    floor, where = layout_for(stock.layout, options.size).page.scale.floor, f"the page ({options.paper})"
    lost = (overfull_findings(one, found, where, floor) for one, found in placed if isinstance(found, tuple))
    if findings := tuple(chain.from_iterable(lost)):
        return Checked(None, findings)
    placements = [found for _, found in placed if isinstance(found, PagePlacement)]
    canvases = [canvas.value for canvas in target.canvases]
    document = finished(compose_booklet(canvases, placements, stock.layout, stock.layout.name), options.finish)
    return Checked(Rendered(emit(document, carlito()), len(document.pages)))


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
