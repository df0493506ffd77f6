"""Work that goes on: a moving bar with a line a step on a terminal, and lines alone elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from bmcreport.console.gate import say, terminal, visible

Step = Callable[[str, str, int, int], None]
"""Told the line of a step, what it was about, how many are done by now and how many there will be."""


@contextmanager
def progress(stream: TextIO) -> Iterator[Step]:
    """Tell steps while they are made."""
    if not stream.isatty():
        yield lambda line, about, done, count: say(line, stream=stream)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.text import Text

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=terminal(stream)) as bar:
        task = bar.add_task("reading", total=None)

        def tell(line: str, about: str, done: int, count: int) -> None:
            bar.console.print(Text(visible(line)))
            bar.update(task, completed=done, total=count, description=visible(about))

        yield tell
