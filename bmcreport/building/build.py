"""A whole build: read everything, then render target by target, and write what came out whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bmcreport.building.audience import unknown_audience
from bmcreport.building.carrying import carried_out, checked
from bmcreport.building.earlier import read_earlier
from bmcreport.building.fonts import unusable_fonts
from bmcreport.building.furnishing import furnished
from bmcreport.building.inspect import Inspected, inspect
from bmcreport.building.library import Library
from bmcreport.building.options import OF_OUTLINES, Options, OutputType
from bmcreport.building.outcome import BuildResult, Progress
from bmcreport.building.pixels import missing_extra
from bmcreport.building.plan import unusable_names
from bmcreport.building.rendering import Ground
from bmcreport.building.stock import Stock, read_stock
from bmcreport.building.targets import BookletTarget, Target, targets
from bmcreport.building.work import Work
from bmcreport.diagnostics import Diagnostic, Severity, has_errors, in_reading_order
from bmcreport.model.canvas import Canvas
from bmcreport.model.tags import tags_of
from bmcreport.read.projects import Project
from bmcreport.text.fallback import Chosen, using

_ALONE = Work()


def build_all(
    paths: Iterable[Path],
    output: Path,
    layouts: Path,
    options: Options,
    progress: Progress = lambda outcome, done, count: None,
    project: Project | None = None,
    work: Work = _ALONE,
) -> BuildResult:
    """Build the documents at `paths` into the folder `output`; `progress` is told each outcome as it comes.

    A document with errors costs only itself: the targets of the others are made. `project` is what they are part of.
    What stands in the folder as it would be made is not made again.
    """
    unusable = unusable_fonts((*options.fonts, *(options.deck_font.files if options.deck_font else ())))
    with using(Chosen(() if unusable else options.fonts)):
        inspected = inspect(paths, project, options.lang)
        outlines = options.outlines if options.types & OF_OUTLINES else ()
        read = read_stock(layouts, _languages(inspected.library), outlines)
        stock = furnished(read, options, () if unusable else options.fonts, project)
        earlier = read_earlier(options.since, inspected.library.canvases)
    lacking = missing_extra(options)
    said = (*stock.diagnostics, *earlier.diagnostics, *_unknown_audience(inspected.library, stock.value, options))
    found = _judged((*unusable, *said, *inspected.diagnostics, *lacking), options)
    if stock.value is None or unusable:
        return BuildResult((), found)
    possible = replace(options, types=options.types - {OutputType.PNG}) if lacking else options
    sound = [
        target for target in _targets(inspected, possible, earlier.value or {}) if not _blamed(target, found, project)
    ]
    misnamed = tuple(unusable_names(sound))
    named = [target for target in sound if not any(target is other for other, _ in misnamed)]
    ground, blame = Ground(stock.value, options), tuple(told for _, told in misnamed)
    if work.check:
        result = checked(named, ground, output)
    else:
        sure = replace(work, prune=work.prune and not has_errors((*found, *blame)))
        result = carried_out(named, ground, output, progress, sure)
    told = _judged((*blame, *result.diagnostics), options)
    return replace(result, diagnostics=in_reading_order((*found, *told)))


def _languages(library: Library) -> set[str]:
    """The languages of the documents, as BCP 47 tags."""
    canvases = {canvas.value.lang for canvas in library.canvases}
    return canvases | {comparison.value.lang for comparison in library.comparisons}


def _targets(inspected: Inspected, options: Options, earlier: Mapping[str, Canvas]) -> Iterator[Target]:
    return targets(inspected.library, options, inspected.house, inspected.branding, earlier)


def _unknown_audience(library: Library, stock: Stock | None, options: Options) -> Iterator[Diagnostic]:
    outlined = (outline.tags() for outline in stock.outlines.values()) if stock else ()
    known = frozenset().union(*(tags_of(canvas.value) for canvas in library.canvases), *outlined)
    return unknown_audience(options.audience, known)


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
