"""What workers do that die at the shop, each in its way; workers load this module by its name."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path

from bmcreport.building.opening import Job
from bmcreport.building.rendering import Attempt, perform


def killed(ground: bytes, job: Job) -> tuple[Attempt, ...]:
    if _unlucky(job):
        os.kill(os.getpid(), signal.SIGKILL)
    return perform(ground, job)


def killed_once(ground: bytes, job: Job) -> tuple[Attempt, ...]:
    been_here = Path(job.orders[0].card.name).with_suffix(".been-here")
    if _unlucky(job) and not been_here.exists():
        been_here.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return perform(ground, job)


def crashing(ground: bytes, job: Job) -> tuple[Attempt, ...]:
    if _unlucky(job):
        ctypes.string_at(0)
    return perform(ground, job)


def greedy(ground: bytes, job: Job) -> tuple[Attempt, ...]:
    if _unlucky(job):
        bytearray(2 << 30)
    return perform(ground, job)


def hanging(ground: bytes, job: Job) -> tuple[Attempt, ...]:
    if _unlucky(job):
        time.sleep(600)
    return perform(ground, job)


def wrong(ground: bytes, job: Job) -> tuple[Attempt, ...]:
    if _unlucky(job):
        raise ZeroDivisionError
    return perform(ground, job)


def unable() -> None:
    """What a process does before anything else that cannot start."""
    os._exit(1)


def slow(ground: bytes, job: Job) -> tuple[Attempt, ...]:
    done = perform(ground, job)
    if "cafe" not in job.orders[0].file_name:
        time.sleep(600)
    return done


def _unlucky(job: Job) -> bool:
    return job.orders[0].file_name.startswith("shop")
