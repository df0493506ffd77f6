"""What bmcreport does, stage by stage, on the shipped canvases and on made-up ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bmcreport.assets import examples_folder, layouts_folder
from bmcreport.building.build import build_all
from bmcreport.building.library import open_library
from bmcreport.building.options import Options
from bmcreport.building.stock import Stock, read_stock
from bmcreport.building.stores import Folder
from bmcreport.building.targets import ComparisonTarget
from bmcreport.comparing import compare
from bmcreport.deck.comparison.compose import compose_comparison
from bmcreport.deck.compose import compose_deck
from bmcreport.deck.emit import emit as emit_deck
from bmcreport.deck.slides import Deck
from bmcreport.model.canvas import Block, Blocks, Canvas, Company, Item
from bmcreport.model.layout import Layout
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.papers import PAPERS
from bmcreport.pdf.compose import compose_canvas
from bmcreport.pdf.emit import emit as emit_page
from bmcreport.pdf.page import Document
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.read.collect import collect
from bmcreport.text.fonts import carlito
from bmcreport.units import Size
from tests.benchmarks import content

CANVASES = examples_folder()
FONTS = layouts_folder().parent / "bmcreport" / "fonts"


@dataclass(frozen=True, slots=True)
class Everything:
    """The shipped documents, read."""

    stock: Stock
    canvases: tuple[Canvas, ...]
    names: Mapping[str, str]
    comparisons: tuple[ComparisonTarget, ...]


@cache
def everything() -> Everything:
    """The shipped documents, which have no faults."""
    stock, documents = read_stock(layouts_folder()), collect([CANVASES])
    assert stock.value is not None
    assert documents.value is not None
    library = open_library(documents.value)
    assert library.value is not None
    compared = tuple(ComparisonTarget(one, library.value.compared(one) or {}) for one in documents.value.comparisons)
    canvases = tuple(each.value for each in documents.value.canvases)
    return Everything(stock.value, canvases, {each.slug: each.company.name for each in canvases}, compared)


def reworded(canvas: Canvas, number: int) -> Canvas:
    """The canvas with another word in each item, so that no paragraph was met before."""

    def block(old: Block) -> Block:
        items = tuple(each.model_copy(update={"text": f"{each.text} {number}"}) for each in old.items)
        return old.model_copy(update={"items": items})

    return canvas.model_copy(update={"blocks": Blocks(**{key: block(old) for key, old in canvas.blocks.by_key()})})


def made_up(items: int, number: int) -> Canvas:
    """A canvas with that many short items, spread evenly over its blocks."""
    texts = [Item(text=f"Idea {place} of {number}") for place in range(items)]
    blocks = {key: Block(items=tuple(texts[place :: len(BLOCK_KEYS)])) for place, key in enumerate(BLOCK_KEYS)}
    return Canvas(company=Company(name="Growth"), blocks=Blocks(**blocks))


def wordy(length: int, number: int) -> Canvas:
    """A canvas of three items a block, each about so many characters long, in words of its own."""
    words = " ".join(f"word{(number * 31 + place * 17) % 997}" for place in range(length // 8 + 1))
    texts = [Item(text=f"Item {place} {words}"[:length]) for place in range(3 * len(BLOCK_KEYS))]
    blocks = {key: Block(items=tuple(texts[3 * at : 3 * at + 3])) for at, key in enumerate(BLOCK_KEYS)}
    return Canvas(company=Company(name="Growth"), blocks=Blocks(**blocks))


@cache
def roomy() -> Layout:
    """The layout with room for any number of items: on the slide they may be as small as it takes."""
    layout = everything().stock.layout
    scale = layout.slide.scale.model_copy(update={"floor": 1.0})
    return layout.model_copy(update={"slide": layout.slide.model_copy(update={"scale": scale})})


def placed(canvas: Canvas, layout: Layout | None = None, paper: Size = PAPERS["a4"]) -> PagePlacement:
    """The canvas placed on a page."""
    placement = place_page(canvas, layout or everything().stock.layout, paper)
    assert isinstance(placement, PagePlacement), placement
    return placement


def composed_page(canvas: Canvas, placement: PagePlacement) -> Document:
    """The page as a value."""
    return compose_canvas(canvas, everything().stock.layout, placement)


def page(canvas: Canvas) -> bytes:
    """The page of a canvas that has been read."""
    return emit_page(composed_page(canvas, placed(canvas)), carlito())


def composed_deck(canvas: Canvas, layout: Layout | None = None) -> Deck:
    """The deck as a value."""
    stock = everything().stock
    deck = compose_deck(canvas, layout or stock.layout, stock.slides, stock.outlines["full"], everything().names)
    assert isinstance(deck, Deck), deck
    return deck


def deck(canvas: Canvas) -> bytes:
    """The deck of a canvas that has been read."""
    return emit_deck(composed_deck(canvas))


def composed_comparison(target: ComparisonTarget) -> Deck:
    """The comparison deck as a value."""
    stock, document = everything().stock, target.document.value
    compared = compare(document, target.canvases)
    return compose_comparison(compared, document, stock.layout, stock.slides, stock.comparison)


def build(folder: Path) -> None:
    """Everything that is shipped, from files to files."""
    result = build_all([CANVASES], Folder(folder), layouts_folder(), Options())
    assert result.ok, result.diagnostics


def page_content(canvas: Canvas) -> content.Data:
    """A page ready-made for peers."""
    placement = placed(canvas)
    return content.page_data(placement, composed_page(canvas, placement))


def contents() -> dict[str, tuple[str, content.Data]]:
    """All that a build of the shipped canvases writes, ready-made for the plain script: kind and content by name."""
    made = {f"{each.slug}-canvas": ("page", page_content(each)) for each in everything().canvases}
    made |= {f"{each.slug}-deck": ("deck", content.deck_data(composed_deck(each))) for each in everything().canvases}
    for target in everything().comparisons:
        made[target.document.value.slug] = ("deck", content.deck_data(composed_comparison(target)))
    return made
