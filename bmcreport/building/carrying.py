"""A plan carried out: what is stale is rendered and written, what is fresh kept, the manifest says so at the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.building.addresses import Place
from bmcreport.building.crew import Unstaffed
from bmcreport.building.entries import Entry, Line, entry, orphan, replayed
from bmcreport.building.keys import Keys
from bmcreport.building.losses import unstaffed
from bmcreport.building.made import Made, contents, made
from bmcreport.building.manifest import Manifest
from bmcreport.building.orders import Order
from bmcreport.building.outcome import BuildResult, Outcome, Progress
from bmcreport.building.plan import Planned, over, plan, untrue
from bmcreport.building.rendering import Attempt, Workshop
from bmcreport.building.stores import Store, Writing, source_of
from bmcreport.diagnostics import Diagnostic, Severity, has_errors


class Documents(Struct, frozen=True):
    """What the manifest is to remember of the documents of a build, by their path as seen from its store."""

    lines: Mapping[str, Line]
    circumstances: str

    def put_into(self, manifest: Manifest) -> Manifest:
        """The manifest with these; others are remembered where they were read under the same circumstances."""
        others = manifest.documents if manifest.circumstances == self.circumstances else {}
        return replace(manifest, documents={**others, **self.lines}, circumstances=self.circumstances)


def checked(orders: Sequence[Order], keys: Keys, store: Store) -> BuildResult:
    """Whether the files of orders stand as they would be made, with the warnings of those that do."""
    manifest = store.manifest()
    planned = plan(orders, keys, store, manifest)
    stored = (found for each in planned if each.fresh for found in replayed(each.fresh, each.order, store.base))
    return BuildResult((), (*stored, *untrue(planned, store, manifest)))


class Build(Struct, frozen=True):
    """A build of orders into a store: how it knows them again, who renders, and what the manifest remembers."""

    orders: Sequence[Order]
    keys: Keys
    workshop: Workshop
    store: Store
    documents: Documents

    def carried_out(self, progress: Progress, *, prune: bool) -> BuildResult:
        """Make what is stale; what was found in rendering is in the order of the orders.

        Nothing is pruned unless all was made.
        """
        with self.store.held() if self.orders else nullcontext() as refusal:
            if refusal:
                return BuildResult(tuple(_refused(self.orders, self.store, progress)), (refusal,))
            output = _Output(self.store, self.documents.put_into(self.store.manifest()))
            planned = deque(plan(self.orders, self.keys, self.store, output.manifest))
            stale = [each.order for each in planned if not each.fresh]
            with closing(self.workshop.attempts(stale)) as tried:
                outcomes = output.make(planned, tried, progress)
            told = [found for outcome in outcomes for found in outcome.diagnostics]
            told += output.found
            removed: tuple[Place, ...] = ()
            if prune and not has_errors(told):
                removed, kept = output.prune(self.orders)
                told += kept
            told += filter(None, (output.close(),))
        return BuildResult(tuple(outcomes), tuple(told), removed)


@dataclass(slots=True)
class _Output:
    """A store that is being written, with its manifest as it was and the entries that are new.

    `found` is what concerns no single file.
    """

    store: Store
    manifest: Manifest
    found: list[Diagnostic] = field(default_factory=list)
    _entries: list[Entry] = field(default_factory=list)

    def make(self, planned: deque[Planned], tried: Iterator[Attempt], progress: Progress) -> list[Outcome]:
        """Write what is not fresh; what has been written stays known even when the build is stopped.

        What is done leaves the plan, for there may be thousands.
        """
        outcomes: list[Outcome] = []
        under_way: deque[Callable[[], Outcome]] = deque()
        count = len(planned)
        try:
            while planned or under_way:
                if planned:
                    under_way.append(self._begun(planned.popleft(), tried))
                if not planned or len(under_way) > self.store.in_flight:
                    outcomes.append(under_way.popleft()())
                    progress(outcomes[-1], len(outcomes), count)
        except BaseException:
            self._settle()
            self.store.stop(self.manifest)
            raise
        return outcomes

    def prune(self, orders: Sequence[Order]) -> tuple[tuple[Place, ...], tuple[Diagnostic, ...]]:
        """Remove what nothing makes any more; what has been edited is no longer ours, and told."""
        self._settle()
        removed: list[Place] = []
        kept: list[Diagnostic] = []
        for each in over(orders, self.store, self.manifest):
            for file in each.made.files:
                if self.store.stands(file):
                    failure = self.store.remove(file.name)
                    kept += [failure] if failure else []
                    removed += [] if failure else [self.store.place(file.name)]
                elif self.store.is_there(file.name):
                    kept.append(_edited(self.store, file.name))
            self.manifest = self.manifest.without((each.name,))
        return tuple(removed), tuple(kept)

    def close(self) -> Diagnostic | None:
        """Write the manifest, or say why not."""
        self._settle()
        return self.store.close(self.manifest)

    def _settle(self) -> None:
        self.manifest = self.manifest.with_entries(self._entries)
        self._entries.clear()

    def _begun(self, each: Planned, tried: Iterator[Attempt]) -> Callable[[], Outcome]:
        """What becomes of an order, once its files have arrived."""
        if each.fresh:
            return partial(self._kept, each.order, each.fresh)
        nothing = partial(Outcome, each.order, None, self.store)
        if self.found:
            return nothing
        try:
            return self._sent(each, next(tried))
        except Unstaffed as error:
            self.found.append(unstaffed(str(error)))
            return nothing

    def _kept(self, order: Order, fresh: Entry) -> Outcome:
        return Outcome(order, fresh, self.store, replayed(fresh, order, self.store.base), fresh=True)

    def _sent(self, each: Planned, attempt: Attempt) -> Callable[[], Outcome]:
        name, rendered = each.order.file_name, attempt.rendered
        if rendered.value is None:
            return partial(Outcome, each.order, None, self.store, rendered.diagnostics)
        writings = [self.store.write(part, content) for part, content in contents(rendered.value, name)]
        new = made(rendered.value, name, attempt.seconds)
        return partial(self._written, each, new, rendered.diagnostics, writings)

    def _written(self, each: Planned, new: Made, told: tuple[Diagnostic, ...], writings: Sequence[Writing]) -> Outcome:
        failures = tuple(filter(None, [written() for written in writings]))
        if failures:
            return Outcome(each.order, None, self.store, (*told, *failures))
        noted = entry(each.order, self.store.base, each.key, new, told)
        if not has_errors(told):
            self._enter(noted)
        return Outcome(each.order, noted, self.store, told)

    def _enter(self, new: Entry) -> None:
        """Remember an entry, and as its own any page that is not made any more."""
        names = {file.name for file in new.made.files}
        before = self.manifest.entries.get(new.name)
        gone = [file for file in before.made.files if file.name not in names] if before else []
        for each in (new, *(orphan(file, new) for file in gone)):
            self._entries.append(each)
            self.store.note(each)


def _refused(orders: Sequence[Order], store: Store, progress: Progress) -> Iterator[Outcome]:
    for done, order in enumerate(orders, 1):
        outcome = Outcome(order, None, store)
        progress(outcome, done, len(orders))
        yield outcome


def _edited(store: Store, name: str) -> Diagnostic:
    return Diagnostic(
        "BMC609",
        "nothing makes this file any more, but it has been edited, so it is kept",
        source_of(store, name),
        hint="remove it, or move it elsewhere",
        severity=Severity.WARNING,
    )
