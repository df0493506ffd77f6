"""A thousand faults in the midst of builds: death, disk full, errors of input and output, folders not to be written.

Whatever happens, each path holds the old whole file or the new whole file, and the next run finishes the rest.
"""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from bmcreport import build
from bmcreport.building.manifest import NAME
from tests.building.folders import SHOP, contents, street

pytestmark = [
    pytest.mark.soak,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are killed in processes of their own"),
]

CALLS = ("open", "write", "fsync", "replace", "close", "mkdir", "lstat", "unlink")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS)
TYPES = ("notes", "svg")
MOST_CALLS, CRASH = 250, 255
LEAST_FAULTS = 1_000
KILLS = 100


@dataclass(frozen=True)
class Fault:
    """What goes wrong at the n-th call of the system: an error, once or from then on, or death."""

    number: int
    error: int | None = None
    lasting: bool = False

    def strike(self, call: int) -> None:
        if call == self.number and self.error is None:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.error and (call == self.number or (self.lasting and call > self.number)):
            raise OSError(self.error, os.strerror(self.error))


@dataclass(frozen=True)
class Ground:
    """A folder of documents, what stands in the output folder before the build, and what would stand there after it."""

    documents: Path
    before: Path
    after: Path

    def whole(self, name: str) -> tuple[bytes, ...]:
        """What a path of the output folder may hold."""
        return tuple((folder / name).read_bytes() for folder in (self.before, self.after) if (folder / name).exists())


@pytest.fixture(params=["nothing there", "one document changed"])
def ground(request: pytest.FixtureRequest, tmp_path: Path) -> Ground:
    """Where a build is to be disturbed."""
    documents, before, after = tmp_path / "documents", tmp_path / "before", tmp_path / "after"
    street(documents)
    before.mkdir()
    if request.param != "nothing there":
        assert build([documents], before, types=TYPES).ok
        street(documents, shop=SHOP.replace("A counter", "A stall"))
    assert build([documents], after, types=TYPES).ok
    return Ground(documents, before, after)


FAULTS: Mapping[str, Callable[[int], Fault]] = {
    "death": Fault,
    **{f"{errno.errorcode[error]} once": partial(Fault, error=error) for error in ERRORS},
    **{f"{errno.errorcode[error]} from then on": partial(Fault, error=error, lasting=True) for error in ERRORS},
}


def test_a_fault_at_any_call_leaves_whole_files_and_the_next_run_finishes(ground: Ground, tmp_path: Path) -> None:
    assert sum(struck(ground, tmp_path / name, fault) for name, fault in FAULTS.items()) >= LEAST_FAULTS / 2


def struck(ground: Ground, folder: Path, fault: Callable[[int], Fault]) -> int:
    """Builds with the fault at the first call, the second and so on, up to the last; how many there were."""
    for number in range(1, MOST_CALLS):
        out = folder / str(number)
        copytree(ground.before, out)
        calls = disturbed(ground, out, fault(number))
        assert_whole(ground, out)
        assert_finished(ground, out)
        if calls is not None and calls < number:
            return number - 1
    pytest.fail("a build has more calls than this")


def disturbed(ground: Ground, out: Path, fault: Fault) -> int | None:
    """Build in a process of its own; the number of calls that it made if it came to its end."""
    child = os.fork()
    if not child:
        os._exit(calls_or_crash(ground, out, fault))
    status = os.waitpid(child, 0)[1]
    assert os.waitstatus_to_exitcode(status) != CRASH, fault
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else None


def calls_or_crash(ground: Ground, out: Path, fault: Fault) -> int:
    # An exception must not reach the tests, of which this process is a copy.
    try:
        return min(CRASH - 1, counted(ground, out, fault))
    except BaseException:  # noqa: BLE001 - whatever it was, it is a bug
        return CRASH


def counted(ground: Ground, out: Path, fault: Fault) -> int:
    calls = count(1)
    for name in CALLS:
        setattr(os, name, partial(_call, getattr(os, name), calls, fault))
    build([ground.documents], out, types=TYPES)
    return next(calls) - 1


def _call(usual: Callable[..., Any], calls: Iterator[int], fault: Fault, *args: Any, **more: Any) -> Any:
    fault.strike(next(calls))
    return usual(*args, **more)


def test_death_at_any_moment_leaves_whole_files_and_the_next_run_finishes(ground: Ground, tmp_path: Path) -> None:
    started = time.monotonic()
    assert build([ground.documents], tmp_path / "timed", types=TYPES).ok
    usual = time.monotonic() - started
    moments = random.Random(7)
    killed = 0
    for number in range(KILLS):
        out = tmp_path / "killed" / str(number)
        copytree(ground.before, out)
        killed += died(ground, out, moments.uniform(0, usual))
        assert_whole(ground, out)
        assert_finished(ground, out)
    assert killed > KILLS / 4


def died(ground: Ground, out: Path, moment: float) -> bool:
    """Build in a process of its own that is killed after some seconds; whether that was before its end."""
    child = os.fork()
    if not child:
        build([ground.documents], out, types=TYPES)
        os._exit(0)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def assert_whole(ground: Ground, out: Path) -> None:
    """No file under its name is anything but old or new."""
    for name in contents(ground.after):
        path = out / name
        assert not path.exists() or path.read_bytes() in ground.whole(name)
        assert path.exists() or not (ground.before / name).exists()
    if (out / NAME).exists():
        assert json.loads((out / NAME).read_bytes())["targets"]


def assert_finished(ground: Ground, out: Path) -> None:
    """The next run ends where an undisturbed one would have."""
    assert build([ground.documents], out, types=TYPES).ok
    assert contents(out) == contents(ground.after)
    assert build([ground.documents], out, types=TYPES, check=True).ok
