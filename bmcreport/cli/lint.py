"""`bmcreport lint`: say what is odd about sound documents, beside everything that is wrong with others."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bmcreport.console import Format


@click.command
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@click.option(
    "--format", "style", type=click.Choice(["human", "short"]), default="human", help="How to show what was found."
)
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The day to count ages to, if not today."
)
def command(paths: tuple[Path, ...], style: Format, today: datetime | None, *, strict: bool) -> None:
    """Look for what canvases leave open: promises to nobody, claims without a source, themes that line nothing up.

    PATHS are files, or folders of .yaml files; without any, the folder `canvases`. `lint:` in the project file sets
    thresholds and leaves codes out.
    """
    from bmcreport.building.lint import lint
    from bmcreport.cli.status import exit_status
    from bmcreport.cli.validate import counted
    from bmcreport.console import show

    day = (today or datetime.now().astimezone()).date()
    found = lint(paths or (Path("canvases"),), day)
    show(found, sys.stderr, style)
    click.echo(counted(len(found), "finding") if found else "nothing odd was found")
    sys.exit(exit_status(found, strict=strict))
