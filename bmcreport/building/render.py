"""A target rendered to bytes: pure, no file is touched."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.alternatives import OutputType, Overflow, SourceIn
from bmcreport.branding import Branding
from bmcreport.building.audience import addressed
from bmcreport.building.coverage import unwritable_words
from bmcreport.building.enclosing import enclosures
from bmcreport.building.options import COMPARISON_PAGES, PAGES, Options
from bmcreport.building.pixels import too_many_pixels
from bmcreport.building.stock import Stock
from bmcreport.building.targets import BookletTarget, CanvasTarget, ComparisonTarget, Target
from bmcreport.building.templates import deck_ground
from bmcreport.diagnostics import Checked, Source
from bmcreport.model.tags import Audience, for_audience
from bmcreport.model.words import Words
from bmcreport.text.fallback import Chosen, typeface, using
from bmcreport.text.families import known_family

if TYPE_CHECKING:
    from bmcreport.building.fit import PageFit
    from bmcreport.deck.slides import Deck
    from bmcreport.model.slides import SlideLayouts
    from bmcreport.pdf.page import Document


class Rendered(Struct, frozen=True):
    """The content of a file; `count` is its number of pages or slides, `type_size` of a page's items in points.

    `further` are the contents of more files, where each page is one of its own. `pages` says of a canvas how well it
    fits each of its pages.
    """

    content: bytes
    count: int
    type_size: float | None = None
    further: tuple[bytes, ...] = ()
    pages: tuple[PageFit, ...] = ()


def render(target: Target, stock: Stock, options: Options) -> Checked[Rendered]:
    """The content of a target, or why it cannot be made."""
    # Handouts and notes are pages of ours, whatever carries the slides.
    house = None if target.type in {OutputType.HANDOUT, OutputType.NOTES} else stock.house
    chosen = replace(as_chosen(stock, options), house=house)
    with using(faces_chosen(options, chosen.slides, _language(target), on_paper=_on_paper(target))):
        return _drawn(target, chosen, options)


def as_chosen(stock: Stock, options: Options) -> Stock:
    """The layouts with the marks, and the slide layouts in the proportions and font, that the options choose."""
    slides = stock.slides.in_format(options.slides) if options.slides else stock.slides
    family = options.deck_font or known_family(slides.font)
    if family and family.name != slides.font:
        slides = slides.model_copy(update={"font": family.name})
    return replace(stock, layout=stock.layout.marking(options.marks), slides=slides)


def faces_chosen(options: Options, slides: SlideLayouts, language: str, *, on_paper: bool) -> Chosen:
    """What text is measured with, on pages or on slides in their font."""
    family = options.deck_font or known_family(slides.font)
    # Calibri is measured with Carlito as pages are: what was measured for one holds for the other.
    measured = None if on_paper or family == known_family("calibri") else family
    return Chosen(options.fonts, language, family=measured)


def _stamped(target: CanvasTarget | ComparisonTarget, options: Options) -> Branding:
    return replace(target.branding, stamp=options.stamp)


def _on_paper(target: Target) -> bool:
    """Whether a target is pages, handouts among them, which have the fonts that they embed, or slides."""
    return isinstance(target, BookletTarget) or target.type in PAGES | COMPARISON_PAGES | {OutputType.HANDOUT}


def _drawn(target: Target, stock: Stock, options: Options) -> Checked[Rendered]:
    if isinstance(target, ComparisonTarget) and target.type in COMPARISON_PAGES:
        return _compared(target, stock, options)
    if isinstance(target, ComparisonTarget):
        return _shown(_comparison(target, stock, options), target, stock, options)
    if isinstance(target, BookletTarget):
        return _booklet(target, stock, options)
    if target.type in PAGES:
        return _page(target, stock, options)
    own = _for_its_outline(target, stock)
    return _shown(_deck(own, stock, options), own, stock, options)


def _language(target: Target) -> str:
    if isinstance(target, BookletTarget):
        return target.canvases[0].value.lang
    return target.document.value.lang if isinstance(target, ComparisonTarget) else target.canvas.value.lang


def _page(target: CanvasTarget, stock: Stock, options: Options) -> Checked[Rendered]:
    from bmcreport.building.fit import fit_of, placed_pages
    from bmcreport.pdf.compose import compose_canvas
    from bmcreport.pdf.finish import finished

    layout = stock.layout_in(target.canvas.value.lang)
    if unwritable := unwritable_words(target.canvas, layout):
        return Checked(None, unwritable)
    placed = placed_pages(target.canvas, layout, options, target.branding)
    if placed.value is None:
        return Checked(None, placed.diagnostics)
    document = finished(compose_canvas(target.canvas.value, layout, *placed.value), options.finish, layout.language)
    if target.type is OutputType.CANVAS:
        document = enclosing(document, target, options, layout.words)
    return _printed(document, target, options, fit_of(layout, placed.value))


def _printed(document: Document, target: CanvasTarget, options: Options, fit: tuple[PageFit, ...]) -> Checked[Rendered]:
    """The pages as the kind of file that was asked for."""
    from bmcreport.pdf.emit import emit

    count, size = len(document.pages), fit[0].size
    if target.type is OutputType.CANVAS:
        return Checked(Rendered(emit(document, typeface()), count, size, pages=fit))
    if target.type is OutputType.SVG:
        from bmcreport.svg.emit import emit as emit_svg

        first, *others = (page.encode() for page in emit_svg(document, typeface()))
        return Checked(Rendered(first, count, size, tuple(others), fit))
    if too_large := too_many_pixels(document, target.canvas, options.dpi):
        return Checked(None, too_large)
    from bmcreport.raster import pictures

    first, *others = pictures(emit(document, typeface()), options.dpi)
    return Checked(Rendered(first, count, size, tuple(others), fit))


def enclosing(document: Document, target: Target, options: Options, words: Words) -> Document:
    """The document with the texts that it was made of, and its date."""
    attached_as = words.made_of if options.source is SourceIn.ATTACHED else None
    created = options.created or document.created
    return replace(document, enclosed=enclosures(target, options), attached_as=attached_as, created=created)


def _booklet(target: BookletTarget, stock: Stock, options: Options) -> Checked[Rendered]:
    """All canvases in one PDF; its contents speak the language of the first."""
    from bmcreport.building.fit import placed_pages
    from bmcreport.pdf.booklet import compose_booklet
    from bmcreport.pdf.emit import emit
    from bmcreport.pdf.finish import finished

    layouts = [stock.layout_in(canvas.value.lang) for canvas in target.canvases]
    pairs = list(zip(target.canvases, layouts, strict=True))
    unwritable = tuple(found for canvas, layout in pairs for found in unwritable_words(canvas, layout))
    if unwritable:
        return Checked(None, unwritable)
    one_page = replace(options, overflow=Overflow.ERROR)
    placed = [placed_pages(canvas, layout, one_page, target.branding) for canvas, layout in pairs]
    if findings := tuple(chain.from_iterable(each.diagnostics for each in placed)):
        return Checked(None, findings)
    placements = [page for each in placed for page in each.value or ()]
    canvases = [canvas.value for canvas in target.canvases]
    document = finished(
        compose_booklet(canvases, placements, layouts[0], layouts[0].name), options.finish, layouts[0].language
    )
    document = enclosing(document, target, options, layouts[0].words)
    return Checked(Rendered(emit(document, typeface()), len(document.pages)))


def _compared(target: ComparisonTarget, stock: Stock, options: Options) -> Checked[Rendered]:
    """A comparison on pages."""
    from bmcreport.building.sheets import comparison_pages
    from bmcreport.pdf.emit import emit

    pages = comparison_pages(target, stock, options)
    if pages.value is None:
        return Checked(None, pages.diagnostics)
    document = enclosing(pages.value, target, options, stock.layout_in(_language(target)).words)
    return Checked(Rendered(emit(document, typeface()), len(document.pages)), pages.diagnostics)


def _shown(
    deck: Checked[Deck], target: CanvasTarget | ComparisonTarget, stock: Stock, options: Options
) -> Checked[Rendered]:
    """A deck as the kind of file that was asked for."""
    if deck.value is None:
        return Checked(None, deck.diagnostics)
    if target.type is OutputType.HANDOUT:
        return Checked(_handout(deck.value, target, stock, options), deck.diagnostics)
    if target.type is OutputType.NOTES:
        from bmcreport.handout.markdown import notes_in_markdown

        return Checked(Rendered(notes_in_markdown(deck.value).encode(), len(deck.value.slides)), deck.diagnostics)
    from bmcreport.deck.emit import emit

    carrying = replace(deck.value, enclosed=enclosures(target, options), created=options.created or deck.value.created)
    return Checked(Rendered(emit(carrying), len(deck.value.slides)), deck.diagnostics)


def _handout(deck: Deck, target: CanvasTarget | ComparisonTarget, stock: Stock, options: Options) -> Rendered:
    from bmcreport.handout.compose import compose_handout
    from bmcreport.handout.sheet import Handout
    from bmcreport.pdf.emit import emit
    from bmcreport.pdf.ink import inked

    handout, layout = Handout(options.size, options.per_page, options.ruled), stock.layout_in(_language(target))
    document = inked(compose_handout(deck, handout, layout.words, layout.numbers), options.ink)
    return Rendered(emit(enclosing(document, target, options, layout.words), typeface()), len(document.pages))


def _for_its_outline(target: CanvasTarget, stock: Stock) -> CanvasTarget:
    """The target with what the audience of its outline sees."""
    audience = stock.outlines[target.outline].audience
    canvas = addressed(target.canvas, audience)
    earlier = for_audience(target.earlier, audience) if target.earlier else None
    related = tuple(for_audience(one, audience) for one in target.related)
    return replace(
        target, canvas=canvas, earlier=earlier, related=related, spared=target.spared or canvas is not target.canvas
    )


def _deck(target: CanvasTarget, stock: Stock, options: Options) -> Checked[Deck]:
    """The slides in the order of the outline."""
    from bmcreport.building.shortfalls import shortfalls, without_logo
    from bmcreport.deck.compose import compose_deck
    from bmcreport.deck.tracing import traced

    outline = stock.outlines[target.outline].seen_by(Audience.of(options.audience))
    layout = stock.layout_in(target.canvas.value.lang)
    if unwritable := unwritable_words(target.canvas, layout):
        return Checked(None, unwritable)
    ground = deck_ground(stock.house, stock.slides, layout, target.canvas.value.lang)
    branding = _stamped(target, options)
    deck = compose_deck(
        target.canvas.value,
        ground.layout,
        ground.slides,
        outline,
        target.names,
        branding,
        target.earlier,
        target.related,
    )
    settled = traced(ground.settled(deck), target.canvas.value)
    logo = without_logo(deck, branding, _template_or(target.canvas.source, stock))
    return Checked(settled, (*shortfalls(target.canvas, deck, settled.traces), *logo))


def _template_or(document: Source, stock: Stock) -> Source:
    """Where the slide layouts of a deck come from: its template, or beside the document."""
    return Source(stock.house.template.name, "") if stock.house else document


def _comparison(target: ComparisonTarget, stock: Stock, options: Options) -> Checked[Deck]:
    from bmcreport.building.shortfalls import without_logo
    from bmcreport.comparing import compare
    from bmcreport.deck.comparison.compose import compose_comparison

    document = target.document.value
    comparison = compare(document, target.canvases, stock.patterns_in(document.lang))
    ground = deck_ground(stock.house, stock.slides, stock.layout_in(document.lang), document.lang)
    outline, branding = stock.comparison, _stamped(target, options)
    deck = compose_comparison(comparison, document, ground.layout, ground.slides, outline, branding)
    logo = without_logo(deck, branding, _template_or(target.document.source, stock))
    return Checked(ground.settled(deck), tuple(logo))
