"""A whole build: read everything, then render target by target, and write what came out whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bmcreport.building.files import write_whole
from bmcreport.building.fonts import use_fonts
from bmcreport.building.inspect import inspect
from bmcreport.building.options import Options
from bmcreport.building.render import Rendered, render
from bmcreport.building.stock import Stock, read_stock
from bmcreport.building.targets import Target, targets
from bmcreport.diagnostics import Checked, Diagnostic, Severity, has_errors, in_reading_order


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
) -> BuildResult:
    """Build the documents at `paths` into the folder `output`; `progress` is told each outcome as it comes.

    A document with errors costs only itself: the targets of the others are made.
    """
    unusable = use_fonts(options.fonts)
    stock, inspected = read_stock(layouts), inspect(paths)
    found = _judged((*unusable, *stock.diagnostics, *inspected.diagnostics), options)
    if stock.value is None or unusable:
        return BuildResult((), found)
    planned = [target for target in targets(inspected.library, options) if not _blamed(target, found)]
    outcomes: list[Outcome] = []
    for target in planned:
        outcomes.append(_make(target, stock.value, options, output / target.file_name))
        progress(outcomes[-1], len(outcomes), len(planned))
    told = (each for outcome in outcomes for each in outcome.diagnostics)
    return BuildResult(tuple(outcomes), in_reading_order((*found, *_judged(told, options))))


def _make(target: Target, stock: Stock, options: Options, path: Path) -> Outcome:
    rendered: Checked[Rendered] = render(target, stock, options)
    if rendered.value is None:
        return Outcome(target, path, None, rendered.diagnostics)
    failure = write_whole(path, rendered.value.content)
    if failure:
        return Outcome(target, path, None, (*rendered.diagnostics, failure))
    return Outcome(target, path, rendered.value, rendered.diagnostics)


def _judged(found: Iterable[Diagnostic], options: Options) -> tuple[Diagnostic, ...]:
    """In a strict build every warning is an error."""
    return tuple(replace(each, severity=Severity.ERROR) if options.strict else each for each in found)


def _blamed(target: Target, found: tuple[Diagnostic, ...]) -> bool:
    return has_errors(each for each in found if each.source.name == target.source.name)
