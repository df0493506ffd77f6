"""A target rendered to bytes: pure, no file is touched."""

from __future__ import annotations

from dataclasses import dataclass

from bmcreport.building.options import Options, OutputType
from bmcreport.building.overfull import overfull_findings
from bmcreport.building.stock import Stock
from bmcreport.building.targets import CanvasTarget, ComparisonTarget, Target
from bmcreport.diagnostics import Checked
from bmcreport.model.canvas import Canvas
from bmcreport.papers import PAPERS
from bmcreport.read.located import Located
from bmcreport.text.fallback import choose, chosen_for


@dataclass(frozen=True, slots=True)
class Rendered:
    """The content of a file; `count` is its number of pages or slides, `type_size` of a page's items in points."""

    content: bytes
    count: int
    type_size: float | None = None


def render(target: Target, stock: Stock, options: Options) -> Checked[Rendered]:
    """The content of a target, or why it cannot be made."""
    choose(chosen_for(_language(target), options.fonts))
    if isinstance(target, ComparisonTarget):
        return _comparison(target, stock)
    if target.type is OutputType.CANVAS:
        return _page(target.canvas, stock, options)
    return _deck(target, stock)


def _language(target: Target) -> str:
    return target.document.value.lang if isinstance(target, ComparisonTarget) else target.canvas.value.lang


def _page(canvas: Located[Canvas], stock: Stock, options: Options) -> Checked[Rendered]:
    from bmcreport.pdf.compose import compose_canvas
    from bmcreport.pdf.emit import emit
    from bmcreport.place.page import place_page
    from bmcreport.text.fonts import carlito
    from bmcreport.units import in_points

    placement = place_page(canvas.value, stock.layout, PAPERS[options.paper])
    if isinstance(placement, tuple):
        where = f"the page ({options.paper})"
        return Checked(None, overfull_findings(canvas, placement, where, stock.layout.page.scale.floor))
    document = compose_canvas(canvas.value, stock.layout, placement)
    size = in_points(placement.canvas.setting.size)
    return Checked(Rendered(emit(document, carlito()), len(document.pages), size))


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
