"""`bmcreport lint`: say what is odd about sound documents, beside everything that is wrong with others."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from bmcreport.cli.options import paths_argument, strict_option
from bmcreport.cli.reporting import Reporting, reporting_options


@click.command
@paths_argument
@strict_option
@reporting_options
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The day to count ages to, if not today."
)
def command(paths: tuple[Path, ...], today: datetime | None, *, strict: bool, reporting: Reporting) -> None:
    """Look for what canvases leave open: promises to nobody, claims without a source, themes that line nothing up.

    PATHS are files, or folders of .yaml files; without any, the folder `canvases`. `lint:` in the project file sets
    thresholds and leaves codes out.
    """
    from bmcreport.building.lint import lint
    from bmcreport.console.report import counted

    day = (today or datetime.now().astimezone()).date()
    found = lint(paths, day)
    line = counted(len(found), "finding") if found else "nothing odd was found"
    sys.exit(reporting.conclude(found, line, strict=strict))
