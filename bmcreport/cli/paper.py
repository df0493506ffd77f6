"""Options about paper and print that verbs share, and the paper as a value of the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bmcreport.papers import Orientation, paper_size

if TYPE_CHECKING:
    from bmcreport.pdf.finish import Finish

F = TypeVar("F", bound=Callable[..., Any])

INKS = ("colour", "grey", "outline")
TILES = ("a4", "a3", "letter")


class PaperName(click.ParamType[str]):
    """A paper by name or measure; anything else is wrong usage, with a guess at what was meant."""

    name = "paper"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            paper_size(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return value


def orientation_option(command: F) -> F:
    """`--orientation`, as a value of the package."""
    return click.option(
        "--orientation",
        type=click.Choice([each.value for each in Orientation]),
        callback=lambda ctx, param, value: value and Orientation(value),
        help="Turn the paper. Without it: landscape.",
    )(command)


def finish_options(command: F) -> F:
    """`--ink`, `--bleed`, `--crop-marks` and `--tile`."""
    for option in (
        click.option("--tile", type=click.Choice(TILES), help="Cut the page up for sheets of this size, with a map."),
        click.option("--crop-marks", is_flag=True, help="Marks around the page where to cut."),
        click.option(
            "--bleed",
            type=click.FloatRange(0, 50),
            default=0,
            metavar="MM",
            help="Let colour run this far beyond the edge.",
        ),
        click.option("--ink", type=click.Choice(INKS), default="colour", show_default=True, help="What to print with."),
    ):
        command = option(command)
    return command


def finish_of(*, ink: str, bleed: float, crop_marks: bool, tile: str | None) -> Finish:
    """What these options ask for."""
    from bmcreport.pdf.finish import Finish
    from bmcreport.pdf.ink import Ink
    from bmcreport.units import mm

    if tile and (bleed or crop_marks):
        raise click.UsageError("--tile has marks of its own: leave out --bleed and --crop-marks")
    return Finish(Ink(ink), mm(bleed), crop_marks, paper_size(tile) if tile else None)
