"""Options about paper and print that verbs share, and the paper as a value of the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from bmcreport.alternatives import MOST_BLEED, PER_PAGE, Ink, Orientation, Tile
from bmcreport.cli.options import OneOf
from bmcreport.papers import paper_size

F = TypeVar("F", bound=Callable[..., Any])


# Older versions of click know no type argument here.
class PaperName(click.ParamType):  # type: ignore[type-arg]
    """A paper by name or measure; anything else is wrong usage, with a guess at what was meant."""

    name = "paper"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            paper_size(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return value


def paper_option(default: str | None) -> Callable[[F], F]:
    """`--paper`; without a default, the project file may have one, and A4 is taken else."""
    size = "The page's size: a5 to a0, b0, letter, legal, tabloid, or WIDTHxHEIGHTmm."
    return click.option(
        "--paper",
        type=PaperName(),
        default=default,
        show_default=bool(default),
        help=size if default else f"{size}  [default: a4]",
    )


def orientation_option(command: F) -> F:
    """`--orientation`."""
    return click.option(
        "--orientation",
        type=OneOf(Orientation),
        help="Turn the paper. Without it: landscape.",
    )(command)


def finish_options(command: F) -> F:
    """`--ink`, `--bleed`, `--crop-marks` and `--tile`."""
    for option in (
        click.option("--tile", type=OneOf(Tile), help="Cut the page up for sheets of this size, with a map."),
        click.option("--crop-marks", is_flag=True, default=None, help="Marks around the page where to cut."),
        click.option(
            "--bleed",
            type=click.FloatRange(0, MOST_BLEED),
            metavar="MM",
            help="Let colour run this far beyond the edge.",
        ),
        click.option("--ink", type=OneOf(Ink), help="What to print with.  [default: colour]"),
    ):
        command = option(command)
    return command


def handout_options(command: F) -> F:
    """`--per-page` and `--ruled`."""
    for option in (
        click.option(
            "--ruled/--no-ruled", default=None, help="Lines to write on in handouts, in place of the speaker notes."
        ),
        click.option(
            "--per-page",
            type=click.Choice(PER_PAGE),
            help="Slides on a page of a handout.  [default: 3]",
        ),
    ):
        command = option(command)
    return command


def check_finish(*, tile: object, bleed: object, crop_marks: object, **_: object) -> None:
    """Raise wrong usage for options that rule each other out."""
    if tile and (bleed or crop_marks):
        raise click.UsageError("--tile has marks of its own: leave out --bleed and --crop-marks")


def given(**options: object) -> dict[str, Any]:
    """The options that were given."""
    return {name: value for name, value in options.items() if value is not None}
