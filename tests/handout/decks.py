"""Decks of companies and comparisons as values, and what their handouts say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from bmcreport.api import load_canvas, load_comparison
from bmcreport.assets import examples_folder
from bmcreport.comparing import compare
from bmcreport.deck.comparison.compose import compose_comparison
from bmcreport.deck.compose import compose_deck
from bmcreport.deck.slides import Body, ChartShape, Deck, PlaceholderKind, Slide, TableShape, TextBox
from bmcreport.handout.compose import compose_handout
from bmcreport.handout.sheet import Handout
from bmcreport.model.canvas import Canvas
from bmcreport.papers import PAPERS
from bmcreport.pdf.elements import operations
from bmcreport.pdf.page import Artifact, Document, Element, Operation, Text
from bmcreport.text.types import Paragraph, Run
from tests.shipped import SLUGS, stock

COMPARISON = "ai-companies"


def deck_in(canvas: Canvas) -> Deck:
    """The deck of a canvas, which must fit."""
    deck = compose_deck(canvas, stock().layout_in(canvas.lang), stock().slides, stock().outlines["full"], {})
    assert isinstance(deck, Deck)
    return deck


@cache
def shipped(slug: str) -> Deck:
    """The deck of a company that comes with the package, or of the comparison."""
    if slug != COMPARISON:
        return deck_in(load_canvas(examples_folder() / f"{slug}.yaml"))
    document = load_comparison(examples_folder() / f"{slug}.yaml")
    canvases = {each: load_canvas(examples_folder() / f"{each}.yaml") for each in SLUGS}
    layout = stock().layout_in(document.lang)
    return compose_comparison(compare(document, canvases), document, layout, stock().slides, stock().comparison)


def handout_of(deck: Deck, per_page: int = 3, *, ruled: bool = False, paper: str = "a4") -> Document:
    """The handout of a deck."""
    layout = stock().layout_in(deck.language)
    return compose_handout(deck, Handout(PAPERS[paper], per_page, ruled), layout.words, layout.numbers)


def noted(deck: Deck, *texts: str) -> Deck:
    """The deck, these texts the notes of its first slide."""
    first, *others = deck.slides
    notes = tuple(Paragraph((Run(text),)) for text in texts)
    return replace(deck, slides=(replace(first, notes=notes), *others))


def varied(deck: Deck) -> Deck:
    """The deck with one slide of each layout and kinds of shapes: to a judge of tags others are the same again."""
    kinds: dict[object, Slide] = {}
    for slide in deck.slides:
        kinds.setdefault((slide.layout, frozenset(map(type, slide.shapes))), slide)
    return replace(deck, slides=tuple(kinds.values()), sections=())


def sections(document: Document) -> list[Element]:
    """The slides of a handout as sections, without those of notes that go on."""
    return [each for page in document.pages for each in page.content if each.tag == "Sect" and each.bookmark]


def texts(parts: Iterable[Element | Artifact | Operation]) -> list[Text]:
    """The words that are drawn, in order."""
    return [each for each in operations(parts) if isinstance(each, Text)]


def joined(words: Iterable[str]) -> str:
    """Words without any white space between or in them."""
    return "".join("".join(words).split())


def written(document: Document) -> str:
    """All words of a handout without white space."""
    return joined(text.text for page in document.pages for text in texts(page.content))


def bodies(slide: Slide) -> Iterator[Body]:
    """The texts of a slide, those of tables by cell."""
    yield from slide.fills.values()
    for shape in slide.shapes:
        if isinstance(shape, TextBox):
            yield shape.body
        elif isinstance(shape, TableShape):
            yield from (cell.body for row in shape.cells for cell in row)


def said_on(slide: Slide, deck: Deck) -> Iterator[str]:
    """Every text that a slide shows."""
    yield from (given.paragraph.text for body in bodies(slide) for given in body.paragraphs)
    for shape in slide.shapes:
        if isinstance(shape, ChartShape):
            yield from shape.categories
    kinds = {each.kind for layout in deck.layouts if layout.name == slide.layout for each in layout.placeholders}
    if PlaceholderKind.FOOTER in kinds:
        yield slide.footer
    if PlaceholderKind.DATE in kinds:
        yield slide.date


def tags(parts: Iterable[Element | Artifact | Operation]) -> list[str]:
    """The tags below, in order."""
    found = []
    for each in parts:
        if isinstance(each, Element):
            found += [each.tag, *tags(each.children)]
    return found


def found(parts: Iterable[Element | Artifact | Operation], tag: str) -> list[Element]:
    """The elements below with a tag, in order."""
    all_below = []
    for each in parts:
        if isinstance(each, Element):
            all_below += [each] if each.tag == tag else []
            all_below += found(each.children, tag)
    return all_below
