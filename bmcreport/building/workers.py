"""Rendering in other processes, which may die: each costs the document that killed it, and nothing else.

Documents travel without their trees of positions, which weigh more than they do: where something is found, a worker
reads the text again to say where.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bmcreport.building.rendering import Attempt, Ground, Job, attempt
from bmcreport.building.targets import BookletTarget, ComparisonTarget, Target
from bmcreport.building.work import Work
from bmcreport.diagnostics import START, Checked, Diagnostic
from bmcreport.read.located import Located
from bmcreport.read.nodes import Mapping, parse

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from pebble import ProcessPool

SECONDS = 30
"""That a worker has for each canvas of a target."""

MEMORY = 1 << 30
"""Bytes of address space that a worker has."""

RECYCLED = 500
"""Documents after which a worker makes room for a new one."""

_AHEAD = 3
"""Documents under way for each worker: enough that none waits, few enough that no heap of results grows."""

_PRELOADED = (
    "bmcreport.building.fit",
    "bmcreport.building.workers",
    "bmcreport.deck.compose",
    "bmcreport.deck.emit",
    "bmcreport.deck.tracing",
    "bmcreport.pdf.compose",
    "bmcreport.pdf.emit",
    "bmcreport.pdf.finish",
)
"""Loaded once and shared by all workers, where the system can."""

Submit = Callable[[bytes, Job], "Future[tuple[Attempt, ...]]"]


def by_others(jobs: Sequence[Job], ground: Ground, work: Work) -> Generator[Attempt]:
    """The attempts at all targets in the order of the jobs; whoever stops asking stops the work."""
    pickled = pickle.dumps(ground)
    count = work.jobs or cores()
    with ExitStack() as stack:
        alone = _Alone(stack, pickled)
        submit = _to(work.executor) if work.executor else _to_pool(stack.enter_context(_pool(count)))
        waiting: deque[tuple[Job, Future[tuple[Attempt, ...]] | None]] = deque()
        stack.callback(lambda: [future.cancel() for _, future in waiting if future])
        for job in jobs:
            waiting.append((job, _submitted(submit, pickled, job)))
            if len(waiting) > _AHEAD * count:
                yield from alone.settled(*waiting.popleft())
        while waiting:
            yield from alone.settled(*waiting.popleft())


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def perform(ground: bytes, job: Job) -> tuple[Attempt, ...]:
    """What a worker does."""
    return tuple(_attempt(target, _opened(ground)) for target in job)


def _attempt(target: Target, ground: Ground) -> Attempt:
    tried = attempt(target, ground)
    return attempt(_with_roots(target), ground) if tried.rendered.diagnostics else tried


@lru_cache(maxsize=1)
def _opened(ground: bytes) -> Ground:
    opened: Ground = pickle.loads(ground)  # noqa: S301 - from the process that started this one
    return opened


def _submitted(submit: Submit, pickled: bytes, job: Job) -> Future[tuple[Attempt, ...]] | None:
    """The future of a job; none where an executor is broken."""
    with suppress(RuntimeError):
        return submit(pickled, tuple(_on_roots(target, lambda one: replace(one, root=_NOWHERE)) for target in job))
    return None


def _to(executor: Executor) -> Submit:
    return lambda pickled, job: executor.submit(perform, pickled, job)


def _to_pool(pool: ProcessPool) -> Submit:
    return lambda pickled, job: pool.schedule(perform, (pickled, job), timeout=_limit(job))


def _limit(job: Job) -> int:
    """The seconds that a job may take: more canvases take longer."""
    return SECONDS * max(map(_canvases, job))


def _canvases(target: Target) -> int:
    return len(target.canvases) if isinstance(target, (BookletTarget, ComparisonTarget)) else 1


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPool]:
    from pebble import ProcessPool

    pool = ProcessPool(workers, RECYCLED, _confined, context=_context())
    try:
        yield pool
    finally:
        pool.stop()
        pool.join()


def _context() -> BaseContext:
    """Workers that are forked from a process of one thread, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_PRELOADED))
    return context


def _confined() -> None:
    """Let a worker have so much memory and no more, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


@dataclass(slots=True)
class _Alone:
    """A process of its own for documents at which another one died, one at a time, started when there is need."""

    stack: ExitStack
    ground: bytes
    _again: Submit | None = field(default=None, init=False)

    def settled(self, job: Job, future: Future[tuple[Attempt, ...]] | None) -> tuple[Attempt, ...]:
        """What came of a job, at the second try if need be."""
        try:
            if future:
                return future.result()
        except Exception as error:
            if not _deadly(error):
                raise
        try:
            if self._again is None:
                self._again = _to_pool(self.stack.enter_context(_pool(1)))
            second = _submitted(self._again, self.ground, job)
            assert second
            return second.result()
        except Exception as error:
            if not (why := _deadly(error)):
                raise
            return tuple(Attempt(Checked(None, (_lost(target, why),)), 0) for target in job)


def _deadly(error: Exception) -> str:
    """How a worker was lost, if it was; anything else is a bug."""
    from concurrent.futures import BrokenExecutor, CancelledError

    from pebble import ProcessExpired

    match error:
        case TimeoutError():
            return f"it took longer than {SECONDS} seconds a canvas"
        case MemoryError():
            return f"it took more than {MEMORY >> 20} MiB of memory"
        case ProcessExpired() | BrokenExecutor() | CancelledError():
            return "its process died twice"
    return ""


def _lost(target: Target, why: str) -> Diagnostic:
    return Diagnostic(
        "BMC613",
        f"{target.file_name} cannot be made: {why}",
        target.source,
        START,
        "the others were made; take out what is unusual about this document, or report it",
    )


_NOWHERE = Mapping((), START)


def _with_roots(target: Target) -> Target:
    return _on_roots(target, lambda one: replace(one, root=parse(one.source).value or one.root))


def _on_roots(target: Target, change: Callable[[Located[Any]], Located[Any]]) -> Target:
    """The target with the trees of its documents changed."""
    if isinstance(target, BookletTarget):
        return replace(target, canvases=tuple(map(change, target.canvases)))
    if isinstance(target, ComparisonTarget):
        return replace(target, document=change(target.document))
    return replace(target, canvas=change(target.canvas))
