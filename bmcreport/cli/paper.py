"""Options about paper that verbs share, and the paper as a value of the command line."""

from __future__ import annotations

import click

from bmcreport.papers import Orientation, paper_size


class PaperName(click.ParamType):
    """A paper by name or measure; anything else is wrong usage, with a guess at what was meant."""

    name = "paper"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            paper_size(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return value


ORIENTATION = click.option(
    "--orientation",
    type=click.Choice([each.value for each in Orientation]),
    callback=lambda ctx, param, value: value and Orientation(value),
    help="Turn the paper. Without it: landscape.",
)
