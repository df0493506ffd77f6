"""`bmcreport build`: canvas pages, decks and comparison decks, from documents to files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bmcreport.cli.status import exit_status
from bmcreport.console import visible

if TYPE_CHECKING:
    from bmcreport.building.build import BuildResult, Outcome

    Progress = Callable[[Outcome, int, int], None]


@click.command
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True, help="Where to write."
)
@click.option(
    "-t",
    "--type",
    "types",
    multiple=True,
    type=click.Choice(["canvas", "deck", "comparison"]),
    help="What to make; may be repeated. Without it: everything.",
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="The page's size.")
@click.option("--layouts", type=click.Path(path_type=Path), help="A folder of layouts instead of the package's own.")
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@click.option("--no-segment-marks", is_flag=True, help="Leave out the letters of the segments that items serve.")
@click.option("--no-status", is_flag=True, help="Leave out how far items have been tested.")
def command(  # noqa: PLR0913 (one for each option)
    paths: tuple[Path, ...],
    output: Path,
    types: tuple[str, ...],
    paper: str,
    layouts: Path | None,
    *,
    strict: bool,
    no_segment_marks: bool,
    no_status: bool,
) -> None:
    """Make a canvas page and a deck of each canvas, and a deck of each comparison.

    PATHS are files, or folders of .yaml files; without any, the folder `canvases`.
    """
    from bmcreport.assets import layouts_folder
    from bmcreport.building.build import build_all
    from bmcreport.building.options import Options, OutputType
    from bmcreport.console import show
    from bmcreport.model.layout import Mark

    unwanted = {Mark.SEGMENTS: no_segment_marks, Mark.STATUS: no_status}
    marks = frozenset(mark for mark in Mark if not unwanted[mark])
    options = Options(frozenset(map(OutputType, types)) or frozenset(OutputType), paper, strict, marks)
    with _progress() as progress:
        result = build_all(paths or (Path("canvases"),), output, layouts or layouts_folder(), options, progress)
    show(result.diagnostics, sys.stderr, "human")
    click.echo(_summary(result, output))
    sys.exit(exit_status(result.diagnostics))


@contextmanager
def _progress() -> Iterator[Progress]:
    """A moving bar on a terminal, a line per file elsewhere."""
    if not sys.stdout.isatty():
        yield lambda outcome, done, count: click.echo(_line(outcome))
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.text import Text

    with Progress(BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False)) as bar:
        task = bar.add_task("reading", total=None)

        def tell(outcome: Outcome, done: int, count: int) -> None:
            bar.console.print(Text(_line(outcome)))
            bar.update(task, completed=done, total=count, description=visible(outcome.target.file_name))

        yield tell


def _line(outcome: Outcome) -> str:
    """A file with what is in it, or that it was not made."""
    path = visible(str(outcome.path))
    if outcome.rendered is None:
        return f"failed   {path}"
    made = outcome.rendered
    unit = "page" if outcome.target.type == "canvas" else "slide"
    size = f", items at {made.type_size:g} pt" if made.type_size else ""
    return f"written  {path} ({made.count} {unit}{'' if made.count == 1 else 's'}, {len(made.content):,} bytes{size})"


def _summary(result: BuildResult, output: Path) -> str:
    from bmcreport.cli.validate import counted
    from bmcreport.diagnostics import Severity

    errors = sum(found.severity is Severity.ERROR for found in result.diagnostics)
    warnings = len(result.diagnostics) - errors
    kinds = [
        counted(sum(outcome.target.type == kind for outcome in result.written), word)
        for kind, word in (("canvas", "canvas page"), ("deck", "deck"), ("comparison", "comparison deck"))
    ]
    findings = "".join(
        f", {counted(count, word)}" for count, word in ((errors, "error"), (warnings, "warning")) if count
    )
    where = visible(str(output))
    return f"{counted(len(result.written), 'file')} written to {where}: {', '.join(kinds)}{findings}"
