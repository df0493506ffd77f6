"""`bmcreport history`: how a canvas under git developed, version by version."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bmcreport.alternatives import OutputType
from bmcreport.assets import layouts_folder
from bmcreport.cli.options import drawing_options
from bmcreport.cli.reporting import Reporting, reporting_options
from bmcreport.console import show_table, visible

if TYPE_CHECKING:
    from bmcreport.building.versions import Version

_HEADINGS = ("commit", "day", "version", "items", "carried", "new", "dropped", "subject")


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--last", type=click.IntRange(1, 200), default=20, show_default=True, help="How many commits to tell.")
@drawing_options(OutputType.DECK, OutputType.HANDOUT, help="Also draw the versions: as slides, or these as a PDF.")
@reporting_options
def command(file: Path, last: int, types: tuple[OutputType, ...], *, reporting: Reporting, **given: object) -> None:
    """Tell the versions of a canvas that git has, each with the items that it carried on, brought and dropped.

    Renames of FILE are followed; the file as it is now comes last if it differs from its last commit. Drawings
    are as its project file says.
    """
    from bmcreport.building.evolution import draw_history
    from bmcreport.building.versions import history

    read = history(file, last)
    found = read.diagnostics
    rows = _rows(read.value) if read.value else []
    if read.value:
        if reporting.tells:
            _show(rows, file)
        drawn = draw_history(read.value, file, types, given, layouts_folder())
        found += drawn.diagnostics
        for path in drawn.value or ():
            reporting.tell(f"written  {visible(str(path))}")
    sys.exit(reporting.conclude(found, data={"versions": rows}))


def _show(rows: Sequence[Mapping[str, Any]], file: Path) -> None:
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
