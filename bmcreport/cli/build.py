"""`bmcreport build`: canvas pages, decks and comparison decks, from documents to files."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from bmcreport.alternatives import LEAST_DPI, MOST_DPI, KnownFont, OutputType, Overflow, SlideFormat
from bmcreport.cli.options import OneOf, layouts_option, paths_argument, template_option
from bmcreport.cli.paper import check_finish, finish_options, handout_options, orientation_option, paper_option
from bmcreport.cli.reporting import Reporting, reporting_options
from bmcreport.cli.source import source_options
from bmcreport.console import visible

if TYPE_CHECKING:
    from bmcreport.building.addresses import Place
    from bmcreport.building.outcome import BuildResult, Outcome, Progress


@click.command
@paths_argument
@click.option("-o", "--output", help="Where to write: a folder, or an address (s3://bucket/prefix).  [default: output]")
@click.option(
    "-t",
    "--type",
    "types",
    multiple=True,
    type=OneOf(OutputType),
    help="What to make; may be repeated. Without it: canvas, deck and comparison.",
)
@paper_option(None)
@orientation_option
@finish_options
@click.option(
    "--outline",
    "outlines",
    multiple=True,
    help="Which slides decks have: full, pitch, board, story, or a file; may be repeated.  [default: full]",
)
@click.option("--audience", multiple=True, help="Of what has tags, show only what has this one; may be repeated.")
@click.option("--since", type=click.Path(path_type=Path), help="An earlier canvas, or a folder of such, for changes.")
@click.option("--dpi", type=click.IntRange(LEAST_DPI, MOST_DPI), help="Dots per inch of PNG pictures.  [default: 150]")
@click.option("--slides", type=OneOf(SlideFormat), help="The proportions of slides.  [default: 16:9]")
@handout_options
@click.option("--deck-font", type=OneOf(KnownFont), help="The font of decks.  [default: calibri]")
@click.option("--stamp", help="Say draft, confidential, or words of your own on every slide.")
@layouts_option
@template_option
@click.option(
    "--overflow",
    type=OneOf(Overflow),
    help="What becomes of items that do not fit a canvas page: an error, or further pages.  [default: error]",
)
@click.option("--no-segment-marks", is_flag=True, help="Leave out the letters of the segments that items serve.")
@click.option("--no-status", is_flag=True, help="Leave out how far items have been tested.")
@source_options
@reporting_options
@click.option("--report", type=click.Choice(["json"]), help="The same as --format json.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    help="Processes that render.  [default: as many as cores, one for a few files]",
)
@click.option("--cluster", help="The address of a Dask scheduler whose workers render, such as tcp://10.0.0.5:8786.")
@click.option("--check", is_flag=True, help="Make nothing; say which files are missing, stale or edited by hand.")
@click.option("--prune", is_flag=True, help="Remove files that were made of these documents and no longer are.")
@click.option("--strict/--no-strict", default=None, help="Let warnings fail, too.")
def command(
    paths: tuple[Path, ...],
    types: tuple[OutputType, ...],
    report: str | None,
    outlines: tuple[str, ...],
    audience: tuple[str, ...],
    *,
    reporting: Reporting,
    output: str | None,
    jobs: int | None,
    cluster: str | None,
    check: bool,
    prune: bool,
    deck_font: KnownFont | None,
    no_segment_marks: bool,
    no_status: bool,
    **given: object,
) -> None:
    """Make a canvas page and a deck of each canvas, and a deck of each comparison.

    PATHS are files, or folders of .yaml files; without any, the folder `canvases`. What no option says, a file
    bmcreport.yaml beside the documents or in the folder above them may say.
    """
    from bmcreport.assets import layouts_folder
    from bmcreport.building.addresses import Address, place
    from bmcreport.building.run import run
    from bmcreport.building.work import Work
    from bmcreport.cli.report import files_data
    from bmcreport.console.telling import Format
    from bmcreport.model.layout import Mark
    from bmcreport.text.families import known_family

    if given["tile"] and OutputType.BOOKLET in types:
        raise click.UsageError("--tile is for large pages, not for booklets")
    unwanted = {Mark.SEGMENTS: no_segment_marks, Mark.STATUS: no_status}
    to = place(output) if output else None
    address = to if isinstance(to, Address) else None
    chosen = {
        **given,
        "output": to if isinstance(to, Path) else None,
        "deck_font": known_family(deck_font) if deck_font else None,
        "types": frozenset(types) or None,
        "outlines": outlines or None,
        "audience": audience or None,
        "marks": frozenset(mark for mark in Mark if not unwanted[mark]),
    }
    check_finish(**given)
    said = replace(reporting, style=Format.JSON) if report else reporting
    with _progress(said) as progress:
        work = Work(jobs, cluster=cluster, address=address, check=check, prune=prune)
        result, where = run(paths, chosen, layouts_folder(), progress, work)
    for path in result.removed:
        said.tell(f"removed  {visible(str(path))}")
    line = _checked(result, where) if check else _summary(result, where)
    # Of thousands of files, no more is unpacked than somebody wants to read.
    data = files_data(result) if said.style.is_document else None
    sys.exit(said.conclude(result.diagnostics, line, data, _documents(result)))


def _documents(result: BuildResult) -> Iterable[str]:
    """The names of the documents that something was made of."""
    return dict.fromkeys(outcome.target.source.name for outcome in result.outcomes)


@contextmanager
def _progress(reporting: Reporting) -> Iterator[Progress]:
    """Files are told while they are made, unless only findings are wanted."""
    from bmcreport.console.progress import progress

    if reporting.quiet:
        yield lambda outcome, done, count: None
        return
    with progress(reporting.stream) as tell:
        yield lambda outcome, done, count: tell(_line(outcome), outcome.target.file_name, done, count)


def _line(outcome: Outcome) -> str:
    """A file with what is in it, or that it was not made."""
    path = visible(str(outcome.place))
    made = outcome.made
    if made is None:
        return f"failed   {path}"
    unit = "slide" if outcome.place.suffix in (".pptx", ".md") else "page"
    size = f", items at {made.type_size:g} pt" if made.type_size else ""
    verb = "fresh  " if outcome.fresh else "written"
    return f"{verb}  {path} ({made.count} {unit}{'' if made.count == 1 else 's'}, {made.size:,} bytes{size})"


def _checked(result: BuildResult, output: Place) -> str:
    """What a check found, in a line."""
    where, wrong = visible(str(output)), len(result.untrue)
    return f"{where}: {wrong:,} of the files are not as they would be made" if wrong else f"{where}: all as it is made"


def _summary(result: BuildResult, output: Place) -> str:
    from bmcreport.console.report import counted, tally

    new = [outcome for outcome in result.written if not outcome.fresh]
    made = Counter(outcome.target.type for outcome in new)
    kinds = [counted(made[kind], kind.noun) for kind in OutputType if made[kind]]
    findings = "".join(f", {count}" for count in tally(result.diagnostics))
    where = visible(str(output))
    more = ((len(result.written) - len(new), "fresh"), (len(result.removed), "removed"))
    others = "".join(f", {count:,} {word}" for count, word in more if count)
    told = f": {', '.join(kinds)}" if kinds else ""
    return f"{counted(len(new), 'file')} written to {where}{told}{others}{findings}"
