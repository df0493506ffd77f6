"""The command line: arguments in, exit code out. One module a verb, imported when it is asked for.

Exit codes: 0 all good, 1 a document failed, 2 wrong usage, 3 the machine or the installation, 70 a bug, 130 stopped.
"""

from __future__ import annotations

import gc
import io
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import IO, Any, TextIO, cast

import click

from bmcreport import __version__
from bmcreport.codes.code import ENVIRONMENT, USAGE
from bmcreport.console.gate import say, visible
from bmcreport.diagnostics import BrokenInstallation

BUG = 70
"""EX_SOFTWARE of sysexits.h."""

STOPPED = 130
"""128 and the number of SIGINT, as shells have it."""

_OBJECTS_BETWEEN_COLLECTIONS = 200_000

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

    def main(self, *args: Any, **extra: Any) -> Any:
        # Whatever is installed beside us has no say in what is valid, and need not be looked through.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        # Nearly all that is made stays until the end, and documents leave hardly any cycles: a run of some files ends
        # before these are looked for, and of thousands no more is kept than some 20 MB.
        gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
        with _heard():
            return super().main(*args, **extra)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _gated():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with _gated(), _quiet_libraries():
                return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            say("bmcreport: stopped; what was finished stays", err=True)
            ctx.exit(STOPPED)
        except BrokenInstallation as error:
            say(f"bmcreport: {visible(str(error))}", err=True)
            ctx.exit(ENVIRONMENT)
        except Exception as error:
            if _about_a_stream(error):
                raise
            _tell_of_bug(error, with_traceback=ctx.params["traceback"])
            ctx.exit(BUG)


class WrongUsage(click.ClickException):
    """What click says of a command line, which may hold names of files, said through the gate."""

    exit_code = USAGE

    def __init__(self, error: click.ClickException) -> None:
        super().__init__(error.message)
        self.error = error

    def show(self, file: IO[Any] | None = None) -> None:
        words = io.StringIO()
        self.error.show(words)
        say(words.getvalue(), stream=cast("TextIO | None", file), err=True, end="")


@contextmanager
def _gated() -> Iterator[None]:
    try:
        yield
    except click.ClickException as error:
        raise error if isinstance(error, WrongUsage) else WrongUsage(error) from error


@contextmanager
def _quiet_libraries() -> Iterator[None]:
    """Libraries warn in words of the files that they read; what matters of it is told as findings."""
    unheard = logging.NullHandler()
    logging.getLogger().addHandler(unheard)
    try:
        with warnings.catch_warnings():
            warnings.showwarning = lambda *_, **__: None
            yield
    finally:
        logging.getLogger().removeHandler(unheard)


def _about_a_stream(error: Exception) -> bool:
    """Whether it was standard output or error that could not be written; who wants a file says which."""
    return isinstance(error, OSError) and error.filename is None and not isinstance(error, BrokenPipeError)


@contextmanager
def _heard() -> Iterator[None]:
    """Streams that were closed lead nowhere; where there is no room for what has to be said, exit without saying it."""
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    try:
        yield
    except OSError as error:
        if not _about_a_stream(error):
            raise
        with suppress(OSError):
            say(f"bmcreport: what has to be said cannot be written: {error.strerror}", err=True)
        # A usual way out would try again.
        os._exit(ENVIRONMENT)


def _nowhere() -> TextIO:
    return io.TextIOWrapper(io.BytesIO(), "utf-8")


def _tell_of_bug(error: Exception, *, with_traceback: bool) -> None:
    if with_traceback:
        say("".join(traceback.format_exception(error)), err=True, end="")
    words = visible(f"{type(error).__name__}: {error}")
    advice = "please report it with the command and its input; --traceback shows where"
    say(f"bmcreport: this is a bug ({words}); {advice}", err=True)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bmcreport")
@click.option("--traceback", is_flag=True, help="Show where a bug of bmcreport happened.")
def main(traceback: bool) -> None:  # noqa: FBT001 - click's calling convention; `Verbs` reads it
    """Business Model Canvases kept as YAML, turned into printable pages, native slides and comparisons."""
