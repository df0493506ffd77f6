"""`bmcreport history`: how a canvas under git developed, version by version."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from bmcreport.assets import layouts_folder
from bmcreport.console import show_table, visible

if TYPE_CHECKING:
    from bmcreport.building.versions import Version

_HEADINGS = ("commit", "day", "version", "items", "carried", "new", "dropped", "subject")


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--last", type=click.IntRange(1, 200), default=20, show_default=True, help="How many commits to tell.")
@click.option(
    "--format", "style", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to say it."
)
@click.option(
    "-t",
    "--type",
    "types",
    multiple=True,
    type=click.Choice(["deck", "handout"]),
    help="Also draw the versions: as slides, or these as a PDF.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to draw them.  [default: output]")
@click.option("--template", type=click.Path(path_type=Path), help="A PowerPoint template that carries the slides.")
def command(file: Path, last: int, style: Literal["table", "json"], types: tuple[str, ...], **given: object) -> None:
    """Tell the versions of a canvas that git has, each with the items that it carried on, brought and dropped.

    Renames of FILE are followed; the file as it is now comes last if it differs from its last commit. Drawings
    are as its project file says.
    """
    from bmcreport.building.evolution import draw_history
    from bmcreport.building.versions import history
    from bmcreport.cli.status import exit_status
    from bmcreport.console import show

    read = history(file, last)
    found = read.diagnostics
    if read.value:
        _tell(read.value, file, style)
        drawn = draw_history(read.value, file, types, given, layouts_folder())
        found += drawn.diagnostics
        for path in drawn.value or ():
            click.echo(f"written  {visible(str(path))}", err=style == "json")
    show(found, sys.stderr)
    sys.exit(exit_status(found))


def _tell(versions: Sequence[Version], file: Path, style: Literal["table", "json"]) -> None:
    rows = _rows(versions)
    if style == "json":
        click.echo(json.dumps({"versions": rows}, indent=2, ensure_ascii=False))
        return
    table = [tuple(visible(str("" if row[key] is None else row[key])) for key in _HEADINGS) for row in rows]
    show_table(f"{visible(str(file))}: {len(rows)} versions", _HEADINGS, table, sys.stdout, range(3, 7))


def _rows(versions: Sequence[Version]) -> list[dict[str, Any]]:
    from bmcreport.comparing.evolving import stages

    told = zip(versions, stages([one.canvas.value for one in versions]), strict=True)
    return [
        {
            "commit": one.commit.short if one.commit else None,
            "day": one.commit.day if one.commit else None,
            "version": stage.canvas.version,
            "items": stage.count,
            "carried": stage.carried if index else None,
            "new": len(stage.new) if index else None,
            "dropped": len(stage.dropped) if index else None,
            "subject": one.commit.subject if one.commit else None,
        }
        for index, (one, stage) in enumerate(told)
    ]
