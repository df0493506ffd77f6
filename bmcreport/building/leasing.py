"""One writer at a time in a store that is no folder, where the store can tell whether a file is a new one.

A build puts a file that must not be there yet, sets it anew while it goes on, and removes it at the end. One that has
not been set anew for long was left by a build that was killed, and the next build takes its place.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from secrets import token_hex
from threading import Event, Thread
from typing import Any

from msgspec import Struct

from bmcreport.building.locking import LOCK, WAIT

RENEWED = 60.0
"""Seconds after which a build says again that it goes on."""

STALE = 600.0
"""Seconds of silence after which a build is taken for dead; clocks of stores and machines differ by less."""

_ASKED_AGAIN = 1.0

EXCLUSIVE = frozenset({"s3", "s3a", "gs", "gcs", "memory"})
"""Protocols that put a file only if it is a new one, where that is asked for."""


class Lease(Struct, frozen=True):
    """The file at `path` of an fsspec `system` that says that a build writes beside it."""

    system: Any
    path: str
    token: bytes

    @classmethod
    def beside(cls, system: Any, root: str) -> Lease:  # noqa: ANN401 - fsspec's file systems are not typed
        """That of the folder `root`, known by a word of its own."""
        return cls(system, f"{root}/{LOCK}" if root else LOCK, token_hex(8).encode())

    @contextmanager
    def held(self, wait: float | None = None) -> Iterator[float | None]:
        """The seconds that were waited for it, which then is held as long as the context lasts; none if in vain.

        A store that refuses such a file for any other reason than another build cannot be held, and is not.
        """
        waited = self._waited_for(WAIT if wait is None else wait)
        if waited is None:
            yield None
            return
        ended = Event()
        renewing = Thread(target=self._renew, args=(ended,), daemon=True)
        renewing.start()
        try:
            yield waited
        finally:
            ended.set()
            renewing.join()
            self._give_back()

    def _waited_for(self, most: float) -> float | None:
        started = time.monotonic()
        while not self._taken():
            if self._forsaken():
                with suppress(Exception):
                    self.system.rm_file(self.path)
            elif time.monotonic() - started >= most:
                return None
            else:
                time.sleep(min(_ASKED_AGAIN, most))
        return time.monotonic() - started

    def _taken(self) -> bool:
        try:
            self.system.pipe_file(self.path, self.token, mode="create")
        except FileExistsError:
            return False
        except Exception:  # noqa: BLE001 - each store has exceptions of its own
            return True
        return True

    def _forsaken(self) -> bool:
        """Whether whoever holds it has said nothing for long."""
        try:
            self.system.invalidate_cache()
            silent = datetime.now(UTC) - self.system.modified(self.path)
        except Exception:  # noqa: BLE001 - it may be gone by now, and each store has exceptions of its own
            return False
        return bool(silent.total_seconds() > STALE)

    def _renew(self, ended: Event) -> None:
        while not ended.wait(RENEWED):
            with suppress(Exception):
                self.system.pipe_file(self.path, self.token)

    def _give_back(self) -> None:
        with suppress(Exception):
            if self.system.cat_file(self.path) == self.token:
                self.system.rm_file(self.path)
