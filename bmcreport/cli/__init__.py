"""The command line: arguments in, exit code out. One module a verb, imported when it is asked for.

Exit codes: 0 all good, 1 a document failed, 2 wrong usage, 3 the machine or the installation, 70 a bug, 130 stopped.
"""

from __future__ import annotations

import traceback
from importlib import import_module
from typing import Any

import click

from bmcreport import __version__
from bmcreport.console import visible
from bmcreport.diagnostics import BrokenInstallation

BUG = 70
"""EX_SOFTWARE of sysexits.h."""

ENVIRONMENT = 3

STOPPED = 130
"""128 and the number of SIGINT, as shells have it."""

VERBS = (
    "build",
    "fit",
    "poster",
    "validate",
    "lint",
    "compare",
    "diff",
    "history",
    "template",
    "extract",
    "verify",
    "pull",
    "schema",
    "explain",
    "examples",
)
"""Each is a module of this package with a click command named `command`."""


class Verbs(click.Group):
    """A group whose commands are imported only when needed, and that never shows a traceback unasked."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"bmcreport.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("bmcreport: stopped; what was finished stays", err=True)
            ctx.exit(STOPPED)
        except BrokenInstallation as error:
            click.echo(f"bmcreport: {visible(str(error))}", err=True)
            ctx.exit(ENVIRONMENT)
        except Exception as error:  # noqa: BLE001 - the one place where a bug becomes an exit code
            _tell_of_bug(error, with_traceback=ctx.params["traceback"])
            ctx.exit(BUG)


def _tell_of_bug(error: Exception, *, with_traceback: bool) -> None:
    if with_traceback:
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    words = visible(f"{type(error).__name__}: {error}")
    advice = "please report it with the command and its input; --traceback shows where"
    click.echo(f"bmcreport: this is a bug ({words}); {advice}", err=True)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bmcreport")
@click.option("--traceback", is_flag=True, help="Show where a bug of bmcreport happened.")
def main(traceback: bool) -> None:  # noqa: FBT001 - click's calling convention; `Verbs` reads it
    """Business Model Canvases kept as YAML, turned into printable pages, native slides and comparisons."""
