"""`bmcreport pull`: what colleagues changed in a deck, as edits of its document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bmcreport.console import say
from bmcreport.console.gate import pass_through
from bmcreport.console.report import counted

if TYPE_CHECKING:
    from bmcreport.returning.merging import Merged


@click.command
@click.argument("deck", type=click.Path(path_type=Path))
@click.argument("document", type=click.Path(path_type=Path), required=False)
@click.option("--write", "writes", is_flag=True, help="Put the changes into DOCUMENT.")
def command(deck: Path, document: Path | None, *, writes: bool) -> None:
    """Show what was changed on the slides of DECK as edits of DOCUMENT, or of the YAML inside the deck.

    Comments, order and quotes of the document stay. What cannot be told for sure, and what has changed in the document
    too, is listed and left to you; then the exit code is 1.
    """
    from bmcreport.cli.status import exit_status
    from bmcreport.console import show
    from bmcreport.returning.pull import pull, write

    if writes and document is None:
        raise click.UsageError("--write needs the document to write to: bmcreport pull DECK DOCUMENT --write")
    found = pull(deck, document)
    show(found.diagnostics, sys.stderr)
    if found.value is None:
        sys.exit(exit_status(found.diagnostics))
    result = found.value
    show((*result.applied, *result.refused), sys.stderr)
    _print(result)
    failure = write(result) if writes and result.applied else None
    show([failure] if failure else [], sys.stderr)
    say(_summary(result, written=writes and not failure), err=True)
    sys.exit(exit_status((*result.refused, *([failure] if failure else []))))


def _print(result: Merged) -> None:
    """The difference, as `patch` takes it; on a terminal without what could command it."""
    from bmcreport.returning.pull import difference

    lines = "".join(f"{line}\n" for line in difference(result))
    if sys.stdout.isatty():
        say(lines, end="")
    else:
        pass_through(lines.encode("utf-8", "surrogateescape"))


def _summary(result: Merged, *, written: bool) -> str:
    if not result.applied and not result.refused:
        return "nothing was changed on the slides"
    state = "written" if written else "found"
    left = f", {counted(len(result.refused), 'change')} left to you" if result.refused else ""
    return f"{counted(len(result.applied), 'change')} {state}{left}"
