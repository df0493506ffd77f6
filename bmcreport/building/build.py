"""A whole build: read everything, then render target by target, and write what came out whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bmcreport.building.files import write_whole
from bmcreport.building.library import open_library
from bmcreport.building.options import Options
from bmcreport.building.render import Rendered, render
from bmcreport.building.stock import Stock, read_stock
from bmcreport.building.targets import Target, targets
from bmcreport.diagnostics import Checked, Diagnostic, Severity, has_errors, in_reading_order
from bmcreport.read.collect import Documents, collect


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
    stock, documents = read_stock(layouts), collect(paths)
    found = [*stock.diagnostics, *documents.diagnostics]
    if stock.value is None or documents.value is None:
        return BuildResult((), _sorted(found, options))
    library = open_library(_sound(documents.value, _sorted(found, options)))
    assert library.value is not None
    found += [each for each in library.diagnostics if each not in found]
    planned = [target for target in targets(library.value, options) if not _blamed(target, _sorted(found, options))]
    outcomes = []
    for target in planned:
        outcomes.append(_make(target, stock.value, options, output / target.file_name))
        progress(outcomes[-1], len(outcomes), len(planned))
        found += outcomes[-1].diagnostics
    return BuildResult(tuple(outcomes), _sorted(dict.fromkeys(found), options))


def _make(target: Target, stock: Stock, options: Options, path: Path) -> Outcome:
    rendered: Checked[Rendered] = render(target, stock, options)
    if rendered.value is None:
        return Outcome(target, path, None, rendered.diagnostics)
    failure = write_whole(path, rendered.value.content)
    if failure:
        return Outcome(target, path, None, (*rendered.diagnostics, failure))
    return Outcome(target, path, rendered.value, rendered.diagnostics)


def _sorted(found: Iterable[Diagnostic], options: Options) -> tuple[Diagnostic, ...]:
    """In reading order; in a strict build every warning is an error."""
    if options.strict:
        found = (replace(each, severity=Severity.ERROR) for each in found)
    return in_reading_order(found)


def _sound(documents: Documents, found: tuple[Diagnostic, ...]) -> Documents:
    """The documents without errors of their own."""
    bad = {each.source.name for each in found if each.severity is Severity.ERROR}
    return Documents(
        tuple(one for one in documents.canvases if one.source.name not in bad),
        tuple(one for one in documents.comparisons if one.source.name not in bad),
    )


def _blamed(target: Target, found: tuple[Diagnostic, ...]) -> bool:
    return has_errors(each for each in found if each.source.name == target.source.name)
