"""`bmcreport build`: canvas pages, decks and comparison decks, from documents to files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bmcreport.cli.paper import PaperName, finish_of, finish_options, orientation_option
from bmcreport.cli.status import exit_status
from bmcreport.console import visible
from bmcreport.papers import Orientation

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
    type=click.Choice(["canvas", "deck", "comparison", "booklet"]),
    help="What to make; may be repeated. Without it: all but the booklet.",
)
@click.option(
    "--paper",
    type=PaperName(),
    default="a4",
    show_default=True,
    help="The page's size: a5 to a0, b0, letter, legal, tabloid, or WIDTHxHEIGHTmm.",
)
@orientation_option
@finish_options
@click.option("--layouts", type=click.Path(path_type=Path), help="A folder of layouts instead of the package's own.")
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
def command(
    paths: tuple[Path, ...],
    output: Path,
    types: tuple[str, ...],
    paper: str,
    orientation: Orientation | None,
    layouts: Path | None,
    *,
    strict: bool,
    **finish: Any,
) -> None:
    """Make a canvas page and a deck of each canvas, and a deck of each comparison.

    PATHS are files, or folders of .yaml files; without any, the folder `canvases`.
    """
    from bmcreport.assets import layouts_folder
    from bmcreport.building.build import build_all
    from bmcreport.building.options import USUAL, Options, OutputType
    from bmcreport.console import show

    if finish["tile"] and "booklet" in types:
        raise click.UsageError("--tile is for large pages, not for booklets")
    options = Options(frozenset(map(OutputType, types)) or USUAL, paper, strict, orientation, finish_of(**finish))
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
    unit = "page" if outcome.path.suffix == ".pdf" else "slide"
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
    booklets = sum(outcome.target.type == "booklet" for outcome in result.written)
    kinds += [counted(booklets, "booklet")] if booklets else []
    findings = "".join(
        f", {counted(count, word)}" for count, word in ((errors, "error"), (warnings, "warning")) if count
    )
    where = visible(str(output))
    return f"{counted(len(result.written), 'file')} written to {where}: {', '.join(kinds)}{findings}"
