"""Times of contenders that take turns, so that what else the machine does falls on all alike."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from os import environ
from pathlib import Path
from statistics import median
from time import perf_counter

ROUND = "{round}"
"""Stands in an argument of a command for the number of the round: who writes there anew has all to make."""

Contender = Callable[[int], object]
"""Does its work once and gives what it made, or its size; is given the round's number, so that texts may differ."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by contender, the median of the rounds, and the bytes that it made where it makes any."""

    seconds: Mapping[str, float]
    sizes: Mapping[str, int]


def warm(contenders: Mapping[str, Contender], rounds: int) -> Measured:
    """Median seconds in one process after one round that does not count."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    sizes: dict[str, int] = {}
    for number in range(rounds + 1):
        for name, work in contenders.items():
            gc.collect()
            start = perf_counter()
            made = work(number)
            times[name].append(perf_counter() - start)
            if isinstance(made, bytes | int):
                sizes[name] = made if isinstance(made, int) else len(made)
    return Measured({name: median(taken[1:]) for name, taken in times.items()}, sizes)


def cold(commands: Mapping[str, Sequence[str]], rounds: int, folder: Path) -> Measured:
    """Median seconds of whole Python processes started in `folder`, after one each that does not count.

    That one compiles what is imported, as an installer would: without it a process would compile our own sources anew.
    """
    usual = {name: value for name, value in environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = usual | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}

    def process(command: Sequence[str]) -> Contender:
        def run(number: int) -> None:
            given = [each.replace(ROUND, str(number)) for each in command]
            subprocess.run(
                [sys.executable, *given], cwd=folder, env=compiled, check=True, capture_output=True, timeout=300
            )

        return run

    return warm({name: process(command) for name, command in commands.items()}, rounds)


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The k of the power law t = c n^k that fits (n, t) best in logarithms: 1 is linear."""
    xs, ys = [log(number) for number, _ in points], [log(seconds) for _, seconds in points]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    rise = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return rise / sum((x - middle_x) * (x - middle_x) for x in xs)
