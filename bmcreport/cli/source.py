"""The options that say whether files carry the documents that they were made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from bmcreport.building.options import SourceIn

F = TypeVar("F", bound=Callable[..., Any])


def source_options(command: F) -> F:
    """`--source` and `--no-source`."""
    for option in (
        click.option(
            "--no-source", "source", flag_value="none", callback=_source_in, help="The same as --source none."
        ),
        click.option(
            "--source",
            type=click.Choice(["inside", "attached", "none"]),
            callback=_source_in,
            help="Whether PDFs and decks carry their documents: inside as private data, as attached files (then "
            "PDF/A-3a), or not.  [default: inside]",
        ),
    ):
        command = option(command)
    return command


def _source_in(ctx: click.Context, param: click.Parameter, value: str | None) -> SourceIn | None:  # noqa: ARG001
    """As a value of the package, imported only where it is given."""
    from bmcreport.building.options import SourceIn

    return SourceIn(value) if value else None
