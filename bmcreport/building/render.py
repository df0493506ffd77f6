"""A target rendered to bytes: pure, no file is touched."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from bmcreport.building.options import Options, OutputType
from bmcreport.building.overfull import overfull_findings
from bmcreport.building.stock import Stock
from bmcreport.building.targets import BookletTarget, CanvasTarget, ComparisonTarget, Target
from bmcreport.diagnostics import Checked
from bmcreport.model.canvas import Canvas
from bmcreport.read.located import Located


@dataclass(frozen=True, slots=True)
class Rendered:
    """The content of a file; `count` is its number of pages or slides, `type_size` of a page's items in points."""

    content: bytes
    count: int
    type_size: float | None = None


def render(target: Target, stock: Stock, options: Options) -> Checked[Rendered]:
    """The content of a target, or why it cannot be made."""
    if isinstance(target, ComparisonTarget):
        return _comparison(target, stock)
    if isinstance(target, BookletTarget):
        return _booklet(target, stock, options)
    if target.type is OutputType.CANVAS:
        return _page(target.canvas, stock, options)
    return _deck(target, stock)


def _page(canvas: Located[Canvas], stock: Stock, options: Options) -> Checked[Rendered]:
    from bmcreport.pdf.compose import compose_canvas
    from bmcreport.pdf.emit import emit
    from bmcreport.pdf.finish import finished
    from bmcreport.place.page import place_page
    from bmcreport.place.surface import layout_for
    from bmcreport.text.fonts import carlito
    from bmcreport.units import in_points

    placement = place_page(canvas.value, stock.layout, options.size)
    if isinstance(placement, tuple):
        where = f"the page ({options.paper})"
        floor = layout_for(stock.layout, options.size).page.scale.floor
        return Checked(None, overfull_findings(canvas, placement, where, floor))
    document = finished(compose_canvas(canvas.value, stock.layout, placement), options.finish)
    size = in_points(placement.canvas.setting.size)
    return Checked(Rendered(emit(document, carlito()), len(document.pages), size))


def _booklet(target: BookletTarget, stock: Stock, options: Options) -> Checked[Rendered]:
    from bmcreport.pdf.booklet import compose_booklet
    from bmcreport.pdf.emit import emit
    from bmcreport.pdf.finish import finished
    from bmcreport.place.page import place_page
    from bmcreport.place.placement import PagePlacement
    from bmcreport.place.surface import layout_for
    from bmcreport.text.fonts import carlito

    placed = [(canvas, place_page(canvas.value, stock.layout, options.size)) for canvas in target.canvases]
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

    deck = compose_deck(target.canvas.value, stock.layout, stock.slides, stock.deck, target.names)
    if isinstance(deck, tuple):
        return Checked(None, overfull_findings(target.canvas, deck, "the canvas slide", stock.layout.slide.scale.floor))
    return Checked(Rendered(emit(deck), len(deck.slides)))


def _comparison(target: ComparisonTarget, stock: Stock) -> Checked[Rendered]:
    from bmcreport.comparing import compare
    from bmcreport.deck.comparison.compose import compose_comparison
    from bmcreport.deck.emit import emit

    document = target.document.value
    comparison = compare(document, target.canvases)
    deck = compose_comparison(comparison, document, stock.layout, stock.slides, stock.comparison)
    return Checked(Rendered(emit(deck), len(deck.slides)))
