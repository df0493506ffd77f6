"""A whole build: read everything, then render target by target, and write what came out whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.alternatives import OutputType
from bmcreport.branding import PLAIN
from bmcreport.building.audience import unknown_audience
from bmcreport.building.brands import Brands
from bmcreport.building.carrying import Build, checked
from bmcreport.building.catalogue import Catalogue, Reader, open_catalogue
from bmcreport.building.crew import Crew, Unstaffed, crew_of
from bmcreport.building.earlier import read_earlier
from bmcreport.building.fonts import unusable_fonts
from bmcreport.building.furnishing import furnished
from bmcreport.building.keys import Keys
from bmcreport.building.losses import unstaffed
from bmcreport.building.memory import Memory
from bmcreport.building.opening import Ground
from bmcreport.building.options import OF_OUTLINES, Options
from bmcreport.building.orders import Order, orders
from bmcreport.building.outcome import BuildResult, Progress
from bmcreport.building.pixels import missing_extra
from bmcreport.building.plan import unusable_names
from bmcreport.building.reading import Circumstances
from bmcreport.building.rendering import Workshop
from bmcreport.building.spool import Spool
from bmcreport.building.stock import Stock, read_stock
from bmcreport.building.stores import Store
from bmcreport.building.work import Work
from bmcreport.diagnostics import Checked, Diagnostic, Severity, has_errors, in_reading_order
from bmcreport.model.outline import DeckOutline, DeckSlide, RelationsSlide
from bmcreport.read.collect import document_files
from bmcreport.read.projects import Project
from bmcreport.text.fallback import Chosen, using

_ALONE = Work()


def build_all(
    paths: Iterable[Path],
    store: Store,
    layouts: Path,
    options: Options,
    progress: Progress = lambda outcome, done, count: None,
    project: Project | None = None,
    work: Work = _ALONE,
) -> BuildResult:
    """Build the documents at `paths` into a store; `progress` is told each outcome as it comes.

    A document with errors costs only itself: the files of the others are made. `project` is what they are part of.
    What stands in the store as it would be made is not made again.
    """
    files = document_files(paths)
    unusable = unusable_fonts((*options.fonts, *(options.deck_font.files if options.deck_font else ())))
    usable = () if unusable else options.fonts
    try:
        with crew_of(work, len(files.value or ())) as crew, using(Chosen(usable)), closing(Spool()) as spool:
            studio = _Studio(store, layouts, options, project, work, crew, spool, usable)
            return studio.built(files, unusable, progress)
    except Unstaffed as error:
        return BuildResult((), (unstaffed(str(error)),))


class _Studio(Struct, frozen=True):
    """What a build works with; `usable` are the fonts that stand in."""

    store: Store
    layouts: Path
    options: Options
    project: Project | None
    work: Work
    crew: Crew
    spool: Spool
    usable: tuple[Path, ...]

    def built(
        self, files: Checked[tuple[Path, ...]], unusable: tuple[Diagnostic, ...], progress: Progress
    ) -> BuildResult:
        """Everything in order: what is read, what is made of it with what, what is carried out."""
        options, brands = self.options, Brands(self.project)
        circumstances = Circumstances(options.lang, self.usable)
        memory = Memory.of(self.store, circumstances)
        reader = Reader(self.crew, circumstances, self.spool, memory.reading)
        catalogue = open_catalogue(files, reader)
        stock = self._stock(catalogue)
        comparing = _comparing(stock.value.outlines if stock.value else {})
        catalogue = catalogue.with_kin(reader) if comparing else catalogue
        earlier = read_earlier(options.since, catalogue.canvases, reader)
        said = (*stock.diagnostics, *earlier.diagnostics, *_unknown_audience(catalogue, stock.value, options))
        read = dict.fromkeys((*catalogue.diagnostics, *brands.checked(catalogue.canvases)))
        found = _judged((*unusable, *said, *read, *missing_extra(options)), options)
        if stock.value is None or unusable:
            return BuildResult((), found)
        wanted = orders(catalogue, _possible(options), earlier.value, comparing)
        named, blame = _named(_blameless(wanted, found, self.project))
        keys = Keys(stock.value, options, brands.digest)
        if self.work.check:
            result = checked(named, keys, self.store)
        else:
            ground = Ground(stock.value, options, brands.house.value or PLAIN)
            workshop = Workshop(self.crew, ground, self.spool, brands.own_again)
            build = Build(named, keys, workshop, self.store, memory.documents(catalogue))
            result = build.carried_out(progress, prune=self.work.prune and not has_errors((*found, *blame)))
        told = _judged((*blame, *result.diagnostics), options)
        return replace(result, diagnostics=in_reading_order((*found, *told)))

    def _stock(self, catalogue: Catalogue) -> Checked[Stock]:
        """The layouts in the languages of the documents, as the project wants them."""
        outlines = self.options.outlines if self.options.types & OF_OUTLINES else ()
        read = read_stock(self.layouts, _languages(catalogue), outlines, compared=bool(catalogue.comparisons))
        return furnished(read, self.options, self.usable, self.project)


def _possible(options: Options) -> Options:
    """The options without pictures where what draws them is not installed."""
    return replace(options, types=options.types - {OutputType.PNG}) if missing_extra(options) else options


def _named(sound: list[Order]) -> tuple[list[Order], tuple[Diagnostic, ...]]:
    """The orders whose files can be called as they are, and why not those of the others."""
    misnamed = tuple(unusable_names(sound))
    left_out = {id(order) for order, _ in misnamed}
    return [order for order in sound if id(order) not in left_out], tuple(told for _, told in misnamed)


def _comparing(outlines: Mapping[str, DeckOutline]) -> frozenset[str]:
    """The outlines whose decks compare their company with those that it relates to."""
    return frozenset(name for name, outline in outlines.items() if any(map(_compares, outline.slides)))


def _compares(slide: DeckSlide) -> bool:
    return isinstance(slide, RelationsSlide) and slide.computed


def _languages(catalogue: Catalogue) -> set[str]:
    """The languages of the documents, as BCP 47 tags."""
    return {card.lang for card in (*catalogue.canvases, *catalogue.comparisons)}


def _unknown_audience(catalogue: Catalogue, stock: Stock | None, options: Options) -> Iterator[Diagnostic]:
    outlined = (outline.tags() for outline in stock.outlines.values()) if stock else ()
    known = frozenset().union(*(card.tags for card in catalogue.canvases), *outlined)
    return unknown_audience(options.audience, known)


def _judged(found: Iterable[Diagnostic], options: Options) -> tuple[Diagnostic, ...]:
    """In a strict build every warning is an error."""
    return tuple(replace(each, severity=Severity.ERROR) if options.strict else each for each in found)


def _blameless(orders: Iterable[Order], found: Iterable[Diagnostic], project: Project | None) -> list[Order]:
    """The orders of documents without errors; none where the project has some, for it has a say in all of them.

    A booklet lacks no company, or is not made.
    """
    blamed = {each.source.name for each in found if has_errors((each,))}
    if project and project.settings.source.name in blamed:
        return []
    return [
        order for order in orders if not (blamed if order.type is OutputType.BOOKLET else order.card.name in blamed)
    ]
