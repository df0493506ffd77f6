"""`bmcreport schema`: the JSON Schema of a kind of document, for editors."""

from __future__ import annotations

import click


@click.command
@click.argument("kind", type=click.Choice(["canvas", "comparison", "layout", "project"]), default="canvas")
def command(kind: str) -> None:
    """Print the JSON Schema of a kind of document.

    Editors with YAML support complete and check documents with it.
    """
    from bmcreport.console import say
    from bmcreport.schema import schema_text

    say(schema_text(kind), end="")
