"""A plan carried out: what is stale is rendered and written, what is fresh kept, the manifest says so at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from bmcreport.building.files import write_whole
from bmcreport.building.keys import Keys
from bmcreport.building.locking import held
from bmcreport.building.made import Made, contents, made
from bmcreport.building.manifest import Entry, Manifest, entry, read_manifest, replayed, write_manifest
from bmcreport.building.outcome import BuildResult, Outcome, Progress
from bmcreport.building.plan import Planned, over, plan, untrue
from bmcreport.building.rendering import Attempt, Ground, attempts
from bmcreport.building.targets import Target
from bmcreport.building.work import Work
from bmcreport.diagnostics import Diagnostic, Severity, Source, has_errors


def checked(targets: Sequence[Target], ground: Ground, folder: Path) -> BuildResult:
    """Whether the targets stand in a folder as they would be made, with the warnings of those that do."""
    manifest = read_manifest(folder)
    planned = plan(targets, Keys(ground.stock, ground.options), folder, manifest)
    stored = (found for each in planned if each.fresh for found in replayed(each.fresh, each.target, folder))
    return BuildResult((), (*stored, *untrue(planned, folder, manifest)))


def carried_out(targets: Sequence[Target], ground: Ground, folder: Path, progress: Progress, work: Work) -> BuildResult:
    """Make the targets in a folder; what was found in rendering is in the order of the targets.

    Nothing is pruned unless all targets were made.
    """
    with held(folder) if targets else nullcontext() as refusal:
        if refusal:
            return BuildResult(tuple(_refused(targets, folder, progress)), (refusal,))
        output = _Output(folder, read_manifest(folder))
        planned = plan(targets, Keys(ground.stock, ground.options), folder, output.manifest)
        stale = [each.target for each in planned if not each.fresh]
        with closing(attempts(stale, ground, work)) as tried:
            outcomes = output.make(planned, tried, progress)
        told = [found for outcome in outcomes for found in outcome.diagnostics]
        removed: tuple[Path, ...] = ()
        if work.prune and not has_errors(told):
            removed, edited = output.prune(planned)
            told += edited
        told += filter(None, (output.close(),))
    return BuildResult(tuple(outcomes), tuple(told), removed)


@dataclass(slots=True)
class _Output:
    """An output folder that is being written, with its manifest as it was and the entries that are new."""

    folder: Path
    manifest: Manifest
    _entries: list[Entry] = field(default_factory=list)

    def make(self, planned: Sequence[Planned], tried: Iterator[Attempt], progress: Progress) -> list[Outcome]:
        """Write what is not fresh; what has been written stays known even when the build is stopped."""
        outcomes: list[Outcome] = []
        try:
            for each in planned:
                outcomes.append(self._kept(each, each.fresh) if each.fresh else self._written(each, next(tried)))
                progress(outcomes[-1], len(outcomes), len(planned))
        except BaseException:
            self.close()
            raise
        return outcomes

    def prune(self, planned: Sequence[Planned]) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
        """Remove what nothing makes any more; what has been edited is no longer ours, and told."""
        self._settle()
        removed, edited = [], []
        for each in over(planned, self.folder, self.manifest):
            for file in each.made.files:
                path = self.folder / file.name
                if file.stands_in(self.folder):
                    path.unlink()
                    removed.append(path)
                elif path.exists():
                    edited.append(_edited(path))
            self.manifest = self.manifest.without((each.made.files[0].name,))
        return tuple(removed), tuple(edited)

    def close(self) -> Diagnostic | None:
        """Write the manifest, or say why not."""
        self._settle()
        return write_manifest(self.folder, self.manifest)

    def _settle(self) -> None:
        self.manifest = self.manifest.with_entries(self._entries)
        self._entries.clear()

    def _kept(self, each: Planned, kept: Entry) -> Outcome:
        path = self.folder / each.target.file_name
        return Outcome(each.target, path, kept.made, replayed(kept, each.target, self.folder), fresh=True)

    def _written(self, each: Planned, attempt: Attempt) -> Outcome:
        path, rendered = self.folder / each.target.file_name, attempt.rendered
        if rendered.value is None:
            return Outcome(each.target, path, None, rendered.diagnostics)
        parts = contents(rendered.value, path.name)
        failures = tuple(filter(None, (write_whole(self.folder / name, content) for name, content in parts)))
        if failures:
            return Outcome(each.target, path, None, (*rendered.diagnostics, *failures))
        new = made(rendered.value, path.name, attempt.seconds)
        if not has_errors(rendered.diagnostics):
            self._enter(entry(each.target, self.folder, each.key, new, rendered.diagnostics))
        return Outcome(each.target, path, new, rendered.diagnostics)

    def _enter(self, new: Entry) -> None:
        """Remember an entry, and as its own any page that is not made any more."""
        self._entries.append(new)
        before = self.manifest.entries.get(new.made.files[0].name)
        names = {file.name for file in new.made.files}
        for file in before.made.files if before else ():
            if file.name not in names:
                self._entries.append(replace(new, key="", made=Made((file,), 0), warnings=()))


def _refused(targets: Sequence[Target], folder: Path, progress: Progress) -> Iterator[Outcome]:
    for done, target in enumerate(targets, 1):
        outcome = Outcome(target, folder / target.file_name, None)
        progress(outcome, done, len(targets))
        yield outcome


def _edited(path: Path) -> Diagnostic:
    return Diagnostic(
        "BMC609",
        "nothing makes this file any more, but it has been edited, so it is kept",
        Source(str(path), ""),
        hint="remove it, or move it elsewhere",
        severity=Severity.WARNING,
    )
