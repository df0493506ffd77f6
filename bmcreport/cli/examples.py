"""`bmcreport examples`: the canvases that come with the package, copied to start from."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command
@click.argument("folder", type=click.Path(path_type=Path), default=Path("canvases"))
def command(folder: Path) -> None:
    """Copy the canvases that come with bmcreport into FOLDER (default: canvases).

    A file that is there already is left alone.
    """
    from bmcreport.assets import examples_folder
    from bmcreport.building.files import write_whole
    from bmcreport.cli.status import exit_status
    from bmcreport.console import say, show, visible

    failures = []
    for example in sorted(examples_folder().glob("*.yaml")):
        target = folder / example.name
        if target.exists():
            say(f"kept     {visible(str(target))}")
        elif failure := write_whole(target, example.read_bytes()):
            failures.append(failure)
        else:
            say(f"written  {visible(str(target))}")
    show(tuple(failures), sys.stderr)
    sys.exit(exit_status(failures))
