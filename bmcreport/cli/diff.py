"""`bmcreport diff`: what has changed from one version of a canvas to the next."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from bmcreport.assets import layouts_folder
from bmcreport.cli.paper import PaperName
from bmcreport.console import visible

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
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to say it."
)
@click.option(
    "-t",
    "--type",
    "types",
    multiple=True,
    type=click.Choice(["canvas", "deck"]),
    help="Also draw the changes: on the page of the new canvas, or as slides.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to draw them.  [default: output]")
@click.option("--paper", type=PaperName(), help="The paper of the page.  [default: a4]")
@click.option("--template", type=click.Path(path_type=Path), help="A PowerPoint template that carries the slides.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there are changes, as `git diff --exit-code` does.")
def command(
    paths: tuple[Path, ...],
    rev: str | None,
    style: Literal["text", "json"],
    types: tuple[str, ...],
    *,
    exit_code: bool,
    **given: object,
) -> None:
    """Tell what has changed: items added, removed, reworded and moved, the header, figures, relations and sources.

    PATHS are the OLD and the NEW canvas, or two folders of canvases; with --rev, one file or folder under git, by
    default the folder `canvases`. Items are the same by their id, else by their text, else by alike wording. They are
    drawn as the project file of the new canvas says.
    """
    from bmcreport.building.changed import draw_changes
    from bmcreport.building.stock import read_stock
    from bmcreport.cli.status import exit_status
    from bmcreport.console import show

    stock = read_stock(layouts_folder(), (), ()).value
    assert stock
    found = _versions(paths, rev)
    versions = found.value or ()
    _tell(versions, stock.layout, style)
    drawn = draw_changes(versions, types, given, layouts_folder())
    show((*found.diagnostics, *drawn.diagnostics), sys.stderr)
    for path in drawn.value or ():
        click.echo(f"written  {visible(str(path))}", err=style == "json")
    different = exit_code and any(one.changes is None or one.changes for one in versions)
    sys.exit(exit_status((*found.diagnostics, *drawn.diagnostics)) or (DIFFERENT if different else 0))


def _tell(versions: Iterable[Versions], layout: Layout, style: Literal["text", "json"]) -> None:
    if style == "text":
        _show(versions, layout)
        return
    from bmcreport.cli.diff_data import versions_data

    click.echo(json.dumps({"canvases": [versions_data(one) for one in versions]}, indent=2, ensure_ascii=False))


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
            click.secho(f"{before or after}: {kind} as a whole", fg=_COLOURS[kind])
            continue
        click.secho(f"{before} → {after}: {counted(one.changes)}", bold=True)
        for line in told(one.changes, blocks):
            click.secho(line.text, fg=_COLOURS[line.kind.value] if line.kind else None)
