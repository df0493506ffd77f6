"""`bmcreport diff`: what has changed from one version of a canvas to the next."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bmcreport.alternatives import OutputType
from bmcreport.assets import layouts_folder
from bmcreport.cli.options import drawing_options
from bmcreport.cli.paper import paper_option
from bmcreport.cli.reporting import Reporting, reporting_options
from bmcreport.console import Piece, say, visible

if TYPE_CHECKING:
    from bmcreport.building.versions import Versions
    from bmcreport.diagnostics import Checked
    from bmcreport.model.layout import Layout

_COLOURS = {"added": "green", "removed": "red", "changed": "yellow", "moved": "cyan"}

DIFFERENT = 1
"""The exit code of versions that differ, where it is asked for."""


@click.command
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--rev", metavar="REVISION", help="Compare with this commit, branch or tag of git, such as HEAD~3.")
@drawing_options(
    OutputType.CANVAS, OutputType.DECK, help="Also draw the changes: on the page of the new canvas, or as slides."
)
@paper_option(None)
@reporting_options
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there are changes, as `git diff --exit-code` does.")
def command(
    paths: tuple[Path, ...],
    rev: str | None,
    types: tuple[OutputType, ...],
    *,
    exit_code: bool,
    reporting: Reporting,
    **given: object,
) -> None:
    """Tell what has changed: items added, removed, reworded and moved, the header, figures, relations and sources.

    PATHS are the OLD and the NEW canvas, or two folders of canvases; with --rev, one file or folder under git, by
    default the folder `canvases`. Items are the same by their id, else by their text, else by alike wording. They are
    drawn as the project file of the new canvas says.
    """
    from bmcreport.building.changed import draw_changes
    from bmcreport.building.stock import read_stock
    from bmcreport.cli.diff_data import versions_data

    stock = read_stock(layouts_folder(), (), ()).value
    assert stock
    found = _versions(paths, rev)
    versions = found.value or ()
    if reporting.tells:
        _show(versions, stock.layout)
    drawn = draw_changes(versions, types, given, layouts_folder())
    for path in drawn.value or ():
        reporting.tell(f"written  {visible(str(path))}")
    data = {"canvases": [versions_data(one) for one in versions]}
    status = reporting.conclude((*found.diagnostics, *drawn.diagnostics), data=data)
    different = exit_code and any(one.changes is None or one.changes for one in versions)
    sys.exit(status or (DIFFERENT if different else 0))


def _versions(paths: tuple[Path, ...], rev: str | None) -> Checked[tuple[Versions, ...]]:
    from bmcreport.building.versions import versions_of_files, versions_since

    if rev is None:
        if len(paths) != 2:
            raise click.UsageError("name the old and the new version, or one file or folder with --rev")
        return versions_of_files(*paths)
    if len(paths) > 1:
        raise click.UsageError("with --rev, name one file or folder")
    return versions_since(rev, *(paths or (Path("canvases"),)))


def _show(versions: Iterable[Versions], layout: Layout) -> None:
    from bmcreport.cli.telling import counted, told

    blocks = {key: layout.blocks[key].name for key in layout.in_fill_order()}
    for one in versions:
        before, after = (visible(each.source.name) if each else None for each in (one.before, one.after))
        if one.changes is None:
            kind = "removed" if before else "added"
            say(Piece(f"{before or after}: {kind} as a whole", _COLOURS[kind]))
            continue
        say(Piece(f"{before} → {after}: {counted(one.changes)}", "bold"))
        for line in told(one.changes, blocks):
            say(Piece(line.text, _COLOURS[line.kind.value] if line.kind else ""))
