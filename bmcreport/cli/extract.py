"""`bmcreport extract`: the documents that a PDF or deck was made of, byte for byte."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bmcreport.console import say, visible
from bmcreport.console.gate import pass_through

if TYPE_CHECKING:
    from bmcreport.enclosed import Enclosed


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write to, or folder.  [default: the terminal]"
)
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
def command(file: Path, output: Path | None, *, force: bool) -> None:
    """Give back the YAML that a PDF or deck was made of, byte for byte.

    FILE is a canvas page, booklet, deck or comparison deck. The deck of a comparison and the booklet carry several
    documents, which go into the folder that --output names.
    """
    from bmcreport.cli.status import exit_status
    from bmcreport.console import show
    from bmcreport.returning.documents import read_returned
    from bmcreport.returning.extract import write_documents

    found = read_returned(file)
    show(found.diagnostics, sys.stderr)
    if found.value is None:
        sys.exit(exit_status(found.diagnostics))
    if output is None:
        _print(found.value.documents)
        return
    written, failures = write_documents(found.value.documents, output, overwrite=force)
    show(failures, sys.stderr)
    for path in written:
        say(f"written  {visible(str(path))}")
    sys.exit(exit_status(failures))


def _print(documents: Sequence[Enclosed]) -> None:
    """The one document: its bytes, or on a terminal text that cannot command it."""
    if len(documents) > 1:
        names = ", ".join(visible(document.name) for document in documents)
        raise click.UsageError(f"there are {len(documents)} documents in this file ({names}); name a folder with -o")
    (document,) = documents
    if sys.stdout.isatty():
        say("\n".join(map(visible, document.text.splitlines())))
    else:
        pass_through(document.content)
