"""`bmcreport verify`: whether a PDF or deck still says what a document says."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bmcreport.console import visible


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("document", type=click.Path(path_type=Path))
def command(file: Path, document: Path) -> None:
    """Say whether FILE still matches DOCUMENT: made of the same YAML, and its slides not edited since.

    Exit code 0 if it does, 1 if not; each difference is listed with its block and item.
    """
    from bmcreport.cli.status import exit_status
    from bmcreport.console import show
    from bmcreport.returning.verify import verify

    found = verify(file, document)
    show(found.diagnostics, sys.stderr)
    if found.value is not None:
        says = "matches" if found.value else "does not match"
        click.echo(f"{visible(str(file))} {says} {visible(str(document))}")
    sys.exit(exit_status(found.diagnostics))
