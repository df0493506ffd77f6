"""Targets rendered one after the other, in this process or by others: what came of each, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from bmcreport.building.options import Options
from bmcreport.building.render import Rendered, render
from bmcreport.building.stock import Stock
from bmcreport.building.targets import Target
from bmcreport.diagnostics import Checked


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


def attempts(targets: Sequence[Target], ground: Ground) -> Iterator[Attempt]:
    """Render the targets here, one by one."""
    return (attempt(target, ground) for target in targets)
