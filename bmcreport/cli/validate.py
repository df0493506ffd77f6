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
    from bmcreport.building.fonts import project_fonts, unusable_fonts
    from bmcreport.building.inspect import inspect, open_project
    from bmcreport.console.report import counted, tally
    from bmcreport.diagnostics import in_reading_order
    from bmcreport.text.fallback import Chosen, using

    project = open_project(paths)
    fonts = project_fonts(project.value)
    unusable = unusable_fonts(fonts)
    with using(Chosen(() if unusable else fonts)):
        inspected = inspect(paths, project.value)
    found = in_reading_order(dict.fromkeys((*project.diagnostics, *unusable, *inspected.diagnostics)))
    count = len(inspected.documents.names) + (project.value is not None)
    line = f"{counted(count, 'document')} checked: {', '.join(tally(found)) or 'all good'}"
    sys.exit(reporting.conclude(found, line, {"documents": count}, inspected.documents.sound, strict=strict))
