"""Work in other processes, which may die: each death costs the document that brought it about, and nothing else."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from bmcreport.building.crew import Lost, Unstaffed
from bmcreport.building.work import Work
from bmcreport.diagnostics import BmcreportError

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext, ForkServerContext

    from pebble import ProcessPool

SECONDS = 30
"""That a worker has for each canvas of a target."""

MEMORY = 1 << 30
"""Bytes of address space that a worker has."""

RECYCLED = 1000
"""Documents after which a worker makes room for a new one."""

STARTING = 60
"""Seconds after which a process that has not begun with what it was given is taken for one that cannot start."""

_AHEAD = 3
"""Documents under way for each worker: enough that none waits, few enough that no heap of results grows."""

_STARTS = 3
"""How often a process is started anew that dies before it has begun with anything."""

_PRELOADED = (
    "bmcreport.building.fit",
    "bmcreport.building.reading",
    "bmcreport.building.rendering",
    "bmcreport.building.workers",
    "bmcreport.deck.compose",
    "bmcreport.deck.emit",
    "bmcreport.deck.tracing",
    "bmcreport.pdf.compose",
    "bmcreport.pdf.emit",
    "bmcreport.pdf.finish",
)
"""Loaded once and shared by all workers, where the system can."""

T = TypeVar("T")
R = TypeVar("R")

Submit = Callable[[Callable[[bytes, Any], Any], bytes, Any, int], "Future[Any]"]
"""Hands in a function with what is shared, a task and the seconds that it may take."""


def others(work: Work, stack: ExitStack) -> Others:
    """The crew of an executor or a cluster, or processes of our own; all goes with the stack."""
    if work.cluster:
        from bmcreport.building.cluster import hands_of

        return hands_of(work.cluster, stack)
    count = work.jobs or cores()
    if work.executor:
        return Others(stack, to_executor(work.executor), count)
    return Others(stack, _to_pool(stack.enter_context(_pool(count))), count, confined=True)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def to_executor(executor: Executor) -> Submit:
    """Hands in at an executor of somebody else, which knows no limits of time."""
    return lambda function, shared, task, _: executor.submit(function, shared, task)


def _to_pool(pool: ProcessPool) -> Submit:
    return lambda function, shared, task, seconds: pool.schedule(function, (shared, task), timeout=seconds)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPool]:
    from pebble import ProcessPool

    pool = ProcessPool(workers, RECYCLED, _confined, context=_context())
    try:
        # The first task starts the processes; where none starts, the tasks that count tell of it.
        with _undisturbed(), suppress(RuntimeError):
            pool.schedule(_nothing)
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
    _start_forking(context)
    return context


def _start_forking(context: ForkServerContext) -> None:
    """Start the process that workers are forked from, and wait for it.

    Ctrl-C, which a terminal sends to all, does nothing to it and to those from its first moment on: it is this process
    that tells of it and ends the others. Who is stopped while it waits leaves a process behind that has nothing to do
    and ends, not one that misses what this one had for it.
    """
    from multiprocessing import forkserver, resource_tracker

    # When it starts, it lets signals through again.
    resource_tracker.ensure_running()
    with _undisturbed():
        forkserver.ensure_running()
    with suppress(OSError, EOFError):
        context.Process(target=_nothing, daemon=True).start()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until this is over, where the system can; what starts meanwhile never hears of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _nothing() -> None:
    """What a process has to do that is only to be there."""


def _confined() -> None:
    """Let a worker have so much memory and no more, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


@dataclass(slots=True)
class Others:
    """Processes that do tasks, some ahead of the one that is asked for; `deadly` is what a lost one raises, too.

    Those that are `confined` have a limit of time, and those that do not start at all are noticed by it.
    """

    stack: ExitStack
    submit: Submit
    count: int
    confined: bool = False
    deadly: tuple[type[Exception], ...] = ()
    _again: Submit | None = field(default=None, init=False)

    def work(
        self, function: Callable[[bytes, T], R], shared: bytes, tasks: Iterable[T], weight: Callable[[T], int]
    ) -> Generator[tuple[T, R | Lost]]:
        """What came of each task, in order."""
        waiting: deque[tuple[T, Future[R] | None]] = deque()

        def settled() -> tuple[T, R | Lost]:
            task, future = waiting[0]
            result = self._settled(function, shared, task, SECONDS * weight(task), future)
            waiting.popleft()
            return task, result

        try:
            for task in tasks:
                waiting.append((task, self._submitted(function, shared, task, SECONDS * weight(task))))
                if len(waiting) > _AHEAD * self.count:
                    yield settled()
            while waiting:
                yield settled()
        finally:
            for _, future in waiting:
                if future:
                    future.cancel()

    def _submitted(self, function: Callable[[bytes, T], R], shared: bytes, task: T, seconds: int) -> Future[R] | None:
        """The future of a task; none where those who should do it are gone."""
        with suppress(RuntimeError):
            return self.submit(function, shared, task, seconds)
        return None

    def _settled(
        self, function: Callable[[bytes, T], R], shared: bytes, task: T, seconds: int, future: Future[R] | None
    ) -> R | Lost:
        """What came of a task, at the second try if need be."""
        if future:
            result = self._result(future, seconds + STARTING if self.confined else None)
            if not isinstance(result, Lost) or result.bug:
                return result
        for _ in range(_STARTS):
            second = self._handed_in_again(function, shared, task, seconds)
            result = self._result(second, seconds + STARTING)
            if not (isinstance(result, Lost) and isinstance(second.exception(), BrokenExecutor)):
                return result
            self._again = None
        raise Unstaffed("new ones die before they begin")

    def _handed_in_again(self, function: Callable[[bytes, T], R], shared: bytes, task: T, seconds: int) -> Future[R]:
        """The future of a task in a process of its own, started when there is need."""
        if self._again is None:
            self._again = _to_pool(self.stack.enter_context(_pool(1)))
        with suppress(RuntimeError):
            return self._again(function, shared, task, seconds)
        broken: Future[R] = Future()
        broken.set_exception(BrokenExecutor("its process died with nothing to do"))
        return broken

    def _result(self, future: Future[R], patience: int | None) -> R | Lost:
        try:
            return future.result(patience)
        except BmcreportError:
            raise
        except Exception as error:
            if isinstance(error, TimeoutError) and not future.done():
                raise Unstaffed(f"none has begun for {STARTING} seconds") from error
            return self._loss(error)

    def _loss(self, error: Exception) -> Lost:
        """How a worker was lost, if it was; anything else is a bug."""
        from pebble import ProcessExpired

        from bmcreport.building.losses import described

        match error:
            case TimeoutError():
                return Lost(f"it took longer than {SECONDS} seconds a canvas")
            case MemoryError():
                return Lost(f"it took more than {MEMORY >> 20} MiB of memory")
            case ProcessExpired() | BrokenExecutor() | CancelledError():
                return Lost("its process died twice")
        return Lost("its process died twice") if isinstance(error, self.deadly) else Lost(described(error), bug=True)
