"""One writer at a time: a build holds its output folder, and others wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bmcreport.building.files import remove_leftovers, unwritable
from bmcreport.diagnostics import Diagnostic, Source

LOCK = ".bmcreport.lock"
"""The file in an output folder that says that a build writes there; it goes with the build."""

WAIT = 60.0
"""Seconds that a build waits for another one."""


@contextmanager
def held(folder: Path, wait: float = WAIT) -> Iterator[Diagnostic | None]:
    """Hold a folder, made if need be, for as long as the context lasts; or say why it cannot be held.

    What killed builds left half-written is removed.
    """
    from filelock import FileLock, Timeout

    path = folder / LOCK
    lock = FileLock(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=wait)
    except Timeout:
        yield busy(str(folder), wait)
        return
    except OSError as error:
        yield unwritable(folder, error)
        return
    try:
        remove_leftovers(folder)
        yield None
    finally:
        # Whoever waits has the file open already, sees that it has no name any more, and makes a new one.
        with suppress(OSError):
            path.unlink()
        lock.release()


def busy(place: str, wait: float) -> Diagnostic:
    """That another build writes there, at a path or an address."""
    return Diagnostic(
        "BMC607",
        f"another build has been writing into this folder for {wait:g} seconds",
        Source(place, ""),
        hint="wait for it, or write into another folder with --output",
    )
