"""`bmcreport validate`: say everything that is wrong with the documents, and build nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bmcreport.cli.options import paths_argument, strict_option
from bmcreport.cli.reporting import Reporting, reporting_options


@click.command
@paths_argument
@strict_option
@reporting_options
def command(paths: tuple[Path, ...], *, strict: bool, reporting: Reporting) -> None:
    """Check documents without building anything.

    PATHS are files, or folders of .yaml files; without any, the folder `canvases`.
    """
    from bmcreport.building.validate import validate
    from bmcreport.console.report import counted, tally

    found = validate(paths)
    line = f"{counted(found.count, 'document')} checked: {', '.join(tally(found.diagnostics)) or 'all good'}"
    sys.exit(reporting.conclude(found.diagnostics, line, {"documents": found.count}, found.sound, strict=strict))
