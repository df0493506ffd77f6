"""A whole build: read everything, then render target by target, and write what came out whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from bmcreport.building.audience import unknown_audience
from bmcreport.building.branding import branded
from bmcreport.building.earlier import read_earlier
from bmcreport.building.files import write_whole
from bmcreport.building.fonts import unusable_fonts
from bmcreport.building.inspect import Inspected, inspect
from bmcreport.building.library import Library
from bmcreport.building.locking import held
from bmcreport.building.options import OF_OUTLINES, Options, OutputType
from bmcreport.building.pixels import missing_extra
from bmcreport.building.render import Rendered, render
from bmcreport.building.stock import Stock, read_stock
from bmcreport.building.targets import BookletTarget, Target, targets
from bmcreport.building.templates import read_house
from bmcreport.diagnostics import Checked, Diagnostic, Severity, has_errors, in_reading_order
from bmcreport.model.canvas import Canvas
from bmcreport.model.tags import tags_of
from bmcreport.read.projects import Project
from bmcreport.text.fallback import Chosen, using


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one target: the file with what is in it, or the reasons why there is none."""

    target: Target
    path: Path
    rendered: Rendered | None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """All outcomes, and everything that was found, in reading order."""

    outcomes: tuple[Outcome, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def written(self) -> tuple[Outcome, ...]:
        """The targets that are files now."""
        return tuple(outcome for outcome in self.outcomes if outcome.rendered)

    @property
    def ok(self) -> bool:
        """Whether everything that was asked for was made."""
        return not has_errors(self.diagnostics)


def build_all(
    paths: Iterable[Path],
    output: Path,
    layouts: Path,
    options: Options,
    progress: Callable[[Outcome, int, int], None] = lambda outcome, done, count: None,
    project: Project | None = None,
) -> BuildResult:
    """Build the documents at `paths` into the folder `output`; `progress` is told each outcome as it comes.

    A document with errors costs only itself: the targets of the others are made. `project` is what they are part of.
    """
    unusable = unusable_fonts((*options.fonts, *(options.deck_font.files if options.deck_font else ())))
    with using(Chosen(() if unusable else options.fonts)):
        inspected = inspect(paths, project, options.lang)
        outlines = options.outlines if options.types & OF_OUTLINES else ()
        read = read_stock(layouts, _languages(inspected.library), outlines)
        stock = _housed(_painted(read, project), options, project)
        earlier = read_earlier(options.since, inspected.library.canvases)
    lacking = missing_extra(options)
    said = (*stock.diagnostics, *earlier.diagnostics, *_unknown_audience(inspected.library, stock.value, options))
    found = _judged((*unusable, *said, *inspected.diagnostics, *lacking), options)
    if stock.value is None or unusable:
        return BuildResult((), found)
    possible = replace(options, types=options.types - {OutputType.PNG}) if lacking else options
    planned = [
        target for target in _targets(inspected, possible, earlier.value or {}) if not _blamed(target, found, project)
    ]
    outcomes: list[Outcome] = []
    with held(output) if planned else nullcontext() as refusal:
        for target in planned:
            path = output / target.file_name
            outcomes.append(Outcome(target, path, None) if refusal else _make(target, stock.value, options, path))
            progress(outcomes[-1], len(outcomes), len(planned))
    if refusal:
        found = (*found, refusal)
    told = (each for outcome in outcomes for each in outcome.diagnostics)
    return BuildResult(tuple(outcomes), in_reading_order((*found, *_judged(told, options))))


def _languages(library: Library) -> set[str]:
    """The languages of the documents, as BCP 47 tags."""
    canvases = {canvas.value.lang for canvas in library.canvases}
    return canvases | {comparison.value.lang for comparison in library.comparisons}


def _painted(stock: Checked[Stock], project: Project | None) -> Checked[Stock]:
    """The layouts in the project's colours."""
    if stock.value is None or project is None:
        return stock
    layout = branded(stock.value.layout, project.settings)
    painted = replace(stock.value, layout=layout.value) if layout.value else stock.value
    return Checked(painted, (*stock.diagnostics, *layout.diagnostics))


def _housed(stock: Checked[Stock], options: Options, project: Project | None) -> Checked[Stock]:
    """The layouts with the template that decks are built on; none without the one that was asked for."""
    if stock.value is None or options.template is None:
        return stock
    house, matched = read_house(options.template, stock.value.slides, stock.value.layout, project, options.fonts)
    return Checked(replace(stock.value, house=house) if house else None, (*stock.diagnostics, *matched.diagnostics))


def _targets(inspected: Inspected, options: Options, earlier: Mapping[str, Canvas]) -> Iterator[Target]:
    return targets(inspected.library, options, inspected.house, inspected.branding, earlier)


def _unknown_audience(library: Library, stock: Stock | None, options: Options) -> Iterator[Diagnostic]:
    outlined = (outline.tags() for outline in stock.outlines.values()) if stock else ()
    known = frozenset().union(*(tags_of(canvas.value) for canvas in library.canvases), *outlined)
    return unknown_audience(options.audience, known)


def _make(target: Target, stock: Stock, options: Options, path: Path) -> Outcome:
    rendered: Checked[Rendered] = render(target, stock, options)
    if rendered.value is None:
        return Outcome(target, path, None, rendered.diagnostics)
    contents = (rendered.value.content, *rendered.value.further)
    failures = tuple(filter(None, (write_whole(_page_path(path, page), one) for page, one in enumerate(contents, 1))))
    if failures:
        return Outcome(target, path, None, (*rendered.diagnostics, *failures))
    return Outcome(target, path, rendered.value, rendered.diagnostics)


def _page_path(path: Path, page: int) -> Path:
    """Where a page goes that is a file of its own: pages after the first have their number in the name."""
    return path if page == 1 else path.with_name(f"{path.stem}-{page}{path.suffix}")


def _judged(found: Iterable[Diagnostic], options: Options) -> tuple[Diagnostic, ...]:
    """In a strict build every warning is an error."""
    return tuple(replace(each, severity=Severity.ERROR) if options.strict else each for each in found)


def _blamed(target: Target, found: tuple[Diagnostic, ...], project: Project | None) -> bool:
    """Whether what a target is made from has errors, or the project, which has a say in all targets.

    A booklet lacks no company, or is not made.
    """
    if isinstance(target, BookletTarget):
        return has_errors(found)
    names = {target.source.name, project.settings.source.name if project else ""}
    return has_errors(each for each in found if each.source.name in names)
