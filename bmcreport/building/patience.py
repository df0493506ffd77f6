"""How long is waited for what may not answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread


def within(seconds: float, attempt: Callable[[], object]) -> None:
    """Try something, and go on without it, and without what it says, once it has taken too long."""

    def trying() -> None:
        with suppress(Exception):
            attempt()

    # What hangs does not keep the process from ending.
    thread = Thread(target=trying, daemon=True)
    thread.start()
    thread.join(seconds)
