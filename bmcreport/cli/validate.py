"""`bmcreport validate`: say everything that is wrong with the documents, and build nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bmcreport.console import Format
    from bmcreport.diagnostics import Diagnostic


@click.command
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@click.option(
    "--format", "style", type=click.Choice(["human", "short"]), default="human", help="How to show what was found."
)
def command(paths: tuple[Path, ...], style: Format, *, strict: bool) -> None:
    """Check documents without building anything.

    PATHS are files, or folders of .yaml files; without any, the folder `canvases`.
    """
    from bmcreport.building.fonts import project_fonts, unusable_fonts
    from bmcreport.building.inspect import inspect, open_project
    from bmcreport.cli.status import exit_status
    from bmcreport.console import show
    from bmcreport.diagnostics import in_reading_order
    from bmcreport.text.fallback import Chosen, using

    chosen = paths or (Path("canvases"),)
    project = open_project(chosen)
    fonts = project_fonts(project.value)
    unusable = unusable_fonts(fonts)
    with using(Chosen(() if unusable else fonts)):
        inspected = inspect(chosen, project.value)
    found = in_reading_order(dict.fromkeys((*project.diagnostics, *unusable, *inspected.diagnostics)))
    show(found, sys.stderr, style)
    click.echo(_summary(len(inspected.documents.names) + (project.value is not None), found))
    sys.exit(exit_status(found, strict=strict))


def _summary(documents: int, diagnostics: tuple[Diagnostic, ...]) -> str:
    from bmcreport.diagnostics import Severity

    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    warnings = len(diagnostics) - errors
    counts = [counted(count, word) for count, word in ((errors, "error"), (warnings, "warning")) if count]
    return f"{counted(documents, 'document')} checked: {', '.join(counts) or 'all good'}"


def counted(count: int, word: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
