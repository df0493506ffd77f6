"""The options that say whether files carry the documents that they were made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from bmcreport.alternatives import SourceIn
from bmcreport.cli.options import OneOf

F = TypeVar("F", bound=Callable[..., Any])


def source_options(command: F) -> F:
    """`--source` and `--no-source`."""
    for option in (
        click.option(
            "--no-source", "source", flag_value=SourceIn.NONE, type=OneOf(SourceIn), help="The same as --source none."
        ),
        click.option(
            "--source",
            type=OneOf(SourceIn),
            help="Whether PDFs and decks carry their documents: inside as private data, as attached files (then "
            "PDF/A-3a), or not.  [default: inside]",
        ),
    ):
        command = option(command)
    return command
