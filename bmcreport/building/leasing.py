"""One writer at a time in a store that is no folder, where the store can tell whether a file is a new one.

A build puts a file that must not be there yet, sets it anew while it goes on, and removes it at the end. One that has
not been set anew for long was left by a build that was killed, and one of those that wait takes its place.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from threading import Event, Thread
from typing import Any

from msgspec import Struct

from bmcreport.building.locking import LOCK, WAIT
from bmcreport.building.patience import within

RENEWED = 60.0
"""Seconds after which a build says again that it goes on."""

STALE = 600.0
"""Seconds of silence after which a build is taken for dead; clocks of stores and machines differ by less."""

_ASKED_AGAIN = 1.0

_STOPPING = 0.6
"""Seconds in which a build that is stopped gives back what it holds."""

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
        ended = Event()
        renewing = Thread(target=self._renew, args=(ended,), daemon=True)
        try:
            waited = self._waited_for(WAIT if wait is None else wait)
            if waited is not None:
                renewing.start()
            yield waited
        except BaseException:
            # Whoever stopped it does not wait for a store that does not answer.
            within(_STOPPING, lambda: self._end(ended, renewing))
            raise
        if waited is not None:
            self._end(ended, renewing)

    def _waited_for(self, most: float) -> float | None:
        started = time.monotonic()
        while not (self._taken() or self._inherited()):
            if time.monotonic() - started >= most:
                return None
            time.sleep(min(_ASKED_AGAIN, most))
        return time.monotonic() - started

    def _taken(self) -> bool:
        try:
            self._put_first(self.path)
        except FileExistsError:
            return False
        except Exception:  # noqa: BLE001 - each store has exceptions of its own
            return True
        return True

    def _inherited(self) -> bool:
        """Whether it was taken from a build that has said nothing for long.

        Several may find so at once, and some act on it late. Whoever puts the claim to what that build left takes it,
        unless it has gone to somebody else by then. A claim that is itself left is forgotten after as long.
        """
        claim = ""
        try:
            left = self._said()
            claim = f"{self.path}.{left.hex()}"
            if not self._is_silent(self.path):
                return False
            self._put_first(claim)
        except Exception:  # noqa: BLE001 - it may be gone by now, and each store has exceptions of its own
            self._forget(claim)
            return False
        try:
            return self._passed_on(left)
        finally:
            with suppress(Exception):
                self.system.rm_file(claim)

    def _passed_on(self, left: bytes) -> bool:
        try:
            if self._said() != left:
                return False
            self.system.pipe_file(self.path, self.token)
        except Exception:  # noqa: BLE001 - as above
            return False
        return True

    def _forget(self, claim: str) -> None:
        with suppress(Exception):
            if self._is_silent(claim):
                self.system.rm_file(claim)

    def _put_first(self, path: str) -> None:
        """Put a file that is not there yet. Raises FileExistsError where it is."""
        self.system.pipe_file(path, self.token, mode="create")

    def _said(self) -> bytes:
        """The token of whoever holds it."""
        self.system.invalidate_cache()
        token: bytes = self.system.cat_file(self.path)
        return token

    def _is_silent(self, path: str) -> bool:
        """Whether a file was last set long ago."""
        self.system.invalidate_cache()
        silent: timedelta = datetime.now(UTC) - self.system.modified(path)
        return silent.total_seconds() > STALE

    def _renew(self, ended: Event) -> None:
        while not ended.wait(RENEWED):
            with suppress(Exception):
                # A machine may have slept for so long that another build took its place.
                if self._said() == self.token:
                    self.system.pipe_file(self.path, self.token)

    def _end(self, ended: Event, renewing: Thread) -> None:
        ended.set()
        if renewing.is_alive():
            renewing.join()
        self._give_back()

    def _give_back(self) -> None:
        with suppress(Exception):
            if self._said() == self.token:
                self.system.rm_file(self.path)
