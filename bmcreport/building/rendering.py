"""Targets rendered, in this process or by others: what came of each, in order, whoever was first."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from time import perf_counter

from bmcreport.building.options import Options
from bmcreport.building.render import Rendered, render
from bmcreport.building.stock import Stock
from bmcreport.building.targets import Target
from bmcreport.building.work import Work
from bmcreport.diagnostics import Checked

FEW = 64
"""Documents that are rendered in this process unless somebody asks for others: to start those takes longer."""

Job = tuple[Target, ...]
"""The targets of one document, which are rendered together: what was measured for the page holds for the deck."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all targets of a build are rendered with."""

    stock: Stock
    options: Options


@dataclass(frozen=True, slots=True)
class Attempt:
    """A target's content, or why there is none, and the seconds that it took."""

    rendered: Checked[Rendered]
    seconds: float


def attempt(target: Target, ground: Ground) -> Attempt:
    """Render one target."""
    started = perf_counter()
    rendered = render(target, ground.stock, ground.options)
    return Attempt(rendered, perf_counter() - started)


def attempts(targets: Sequence[Target], ground: Ground, work: Work) -> Generator[Attempt]:
    """Render the targets: here one by one, or in as many processes as are wanted, or by an executor."""
    jobs = tuple(_jobs(targets))
    if not work.executor and (work.jobs == 1 or (work.jobs is None and len(jobs) < FEW)):
        return (attempt(target, ground) for target in targets)
    from bmcreport.building.workers import by_others

    return by_others(jobs, ground, work)


def _jobs(targets: Iterable[Target]) -> Iterator[Job]:
    return (tuple(group) for _, group in groupby(targets, key=lambda target: target.source.name))
