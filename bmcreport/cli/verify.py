"""`bmcreport verify`: whether a PDF or deck still says what a document says."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bmcreport.cli.reporting import Reporting, reporting_options
from bmcreport.console import visible


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("document", type=click.Path(path_type=Path))
@reporting_options
def command(file: Path, document: Path, *, reporting: Reporting) -> None:
    """Say whether FILE still matches DOCUMENT: made of the same YAML, and its slides not edited since.

    Exit code 0 if it does, 1 if not; each difference is listed with its block and item. Of PDFs and comparison decks
    the YAML inside is compared, not what stands on their pages and slides.
    """
    from bmcreport.returning.verify import verify

    found = verify(file, document)
    line, data = "", {}
    if found.value is not None:
        data = {"matches": found.value.matches}
        says = "matches" if found.value.matches else "does not match"
        compared = "the YAML inside and the text of its slides" if found.value.slides else "only the YAML inside"
        line = f"{visible(str(file))} {says} {visible(str(document))} (compared: {compared})"
    sys.exit(reporting.conclude(found.diagnostics, line, data))
