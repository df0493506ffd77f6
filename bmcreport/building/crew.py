"""Who does the work: this process, processes of our own that may die, an executor of somebody else, or a cluster.

Every crew is given functions with tasks and hands back what came of each in order. A task that a process dies at is
tried once more, alone; one that fails again, or that brings out a bug, is lost and costs nobody else.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Protocol, TypeVar

from msgspec import Struct

from bmcreport.building.work import Work
from bmcreport.diagnostics import BmcreportError

T = TypeVar("T")
R = TypeVar("R")

FEW = 64
"""Documents that are done in this process unless somebody asks for others: to start those takes longer."""


class Unstaffed(Exception):
    """There is nobody who could do the work: processes do not start, or a cluster is gone."""


class Lost(Struct, frozen=True):
    """Why a task came to nothing: its process was lost, twice, or there is a `bug`."""

    why: str
    bug: bool = False


class Crew(Protocol):
    """Does tasks."""

    def work(
        self, function: Callable[[bytes, T], R], shared: bytes, tasks: Iterable[T], weight: Callable[[T], int]
    ) -> Generator[tuple[T, R | Lost]]:
        """What came of each task, in order; `shared` is given with each, the `weight` of a task multiplies its time.

        Tasks are taken as they are needed. Whoever stops asking stops the work. Raises Unstaffed.
        """
        ...


class Alone(Struct, frozen=True):
    """This process."""

    def work(
        self, function: Callable[[bytes, T], R], shared: bytes, tasks: Iterable[T], weight: Callable[[T], int]
    ) -> Generator[tuple[T, R | Lost]]:
        """What came of each task; none has a limit of time here, whatever its weight."""
        del weight
        from bmcreport.building.losses import described

        for task in tasks:
            try:
                yield task, function(shared, task)
            except BmcreportError:
                raise
            except Exception as error:  # noqa: BLE001 - a bug costs the document that brings it out
                yield task, Lost(described(error), bug=True)


@contextmanager
def crew_of(work: Work, documents: int) -> Iterator[Crew]:
    """Those who do the work on so many documents."""
    if not (work.executor or work.cluster) and (work.jobs == 1 or (work.jobs is None and documents < FEW)):
        yield Alone()
        return
    from bmcreport.building.workers import others

    with ExitStack() as stack:
        yield others(work, stack)
