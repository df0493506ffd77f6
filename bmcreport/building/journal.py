"""The journal of a build: each file is noted when it is whole, so that a killed build is known of by the next one.

The manifest is written last. A note that is lost, as with the power, costs no more than making that file again: what a
note says of a file is only believed if the file has the digest that it names.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from bmcreport.building.entries import Entry, entries_of

NAME = ".bmcreport.journal"

_HEAD = b"bmcreport 2\n"

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FLAGS |= getattr(os, "O_BINARY", 0)


class Journal(Struct, frozen=True):
    """An open journal; `before` is what a build noted that came to no end."""

    before: tuple[Entry, ...]
    descriptor: int

    def note(self, entry: Entry) -> None:
        """Note a file; in a single call, so that no other process sees half of it."""
        os.write(self.descriptor, entry.text + b"\n")


@contextmanager
def opened_journal(folder: Path) -> Iterator[Journal]:
    """The journal of a folder, open while the context lasts; raises OSError where there can be none.

    It stays until `end_journal`, whatever happens.
    """
    descriptor = os.open(folder / NAME, _FLAGS, 0o666)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{NAME} is not a file")
        with os.fdopen(os.dup(descriptor), "rb") as file:
            before = tuple(entries_of(file)) if file.readline() == _HEAD else None
        if before is None:
            os.ftruncate(descriptor, 0)
        # What was cut off in the middle of a line does not run into the next one.
        os.write(descriptor, _HEAD if before is None else b"\n")
        yield Journal(before or (), descriptor)
    finally:
        # Nothing depends on the last notes.
        with suppress(OSError):
            os.close(descriptor)


def end_journal(folder: Path) -> None:
    """Remove the journal: all that it says is in the manifest."""
    with suppress(OSError):
        (folder / NAME).unlink()
