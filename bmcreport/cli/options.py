"""Options that verbs share, each written once."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from bmcreport.alternatives import OutputType

F = TypeVar("F", bound=Callable[..., Any])
E = TypeVar("E", bound=StrEnum)

CANVASES = Path("canvases")
"""The folder that is meant where no path is given."""


class OneOf(click.Choice[E]):
    """One of an enumeration, by the word that it stands for."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's way
        return str(choice)


def paths_argument(command: F) -> F:
    """Files and folders, by default the folder `canvases`."""
    return click.argument(
        "paths",
        nargs=-1,
        type=click.Path(path_type=Path),
        callback=lambda ctx, param, value: value or (CANVASES,),
    )(command)


def strict_option(command: F) -> F:
    """`--strict`."""
    return click.option("--strict", is_flag=True, help="Let warnings fail, too.")(command)


def layouts_option(command: F) -> F:
    """`--layouts`."""
    return click.option(
        "--layouts", type=click.Path(path_type=Path), help="A folder of layouts instead of the package's own."
    )(command)


def template_option(command: F) -> F:
    """`--template`."""
    return click.option(
        "--template",
        type=click.Path(path_type=Path),
        help="A PowerPoint template (.potx, .pptx): its masters, layouts, fonts and colours carry the slides.",
    )(command)


def drawing_options(*types: OutputType, help: str) -> Callable[[F], F]:  # noqa: A002 - as click calls it
    """`--type`, `--output` and `--template` of commands that tell first, and draw if they are asked to."""

    def with_options(command: F) -> F:
        for option in (
            template_option,
            click.option(
                "-o",
                "--output",
                type=click.Path(path_type=Path),
                help="Where to draw them.  [default: output]",
            ),
            click.option("-t", "--type", "types", multiple=True, type=OneOf(types), help=help),
        ):
            command = option(command)
        return command

    return with_options
