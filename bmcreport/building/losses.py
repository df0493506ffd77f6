"""What is said of work that came to nothing although nothing is known to be wrong with the document."""

from __future__ import annotations

import traceback
from pathlib import Path

import bmcreport
from bmcreport.building.cards import Card
from bmcreport.building.crew import Lost
from bmcreport.diagnostics import START, Diagnostic, Source


def lost(what: str, source: Source, loss: Lost) -> Diagnostic:
    """That a process was lost at a document, or that this package has a bug that the document brings out."""
    if loss.bug:
        return _bug(what, source, loss.why)
    return Diagnostic(
        "BMC613",
        f"{what} cannot be made: {loss.why}",
        source,
        START,
        "the others were made; take out what is unusual about this document, or report it",
    )


def bug(what: str, source: Source, error: Exception) -> Diagnostic:
    """That an exception that nobody foresaw kept something from being made."""
    return _bug(what, source, described(error))


def described(error: BaseException) -> str:
    """An exception in a line, with the innermost place of this package that it came through."""
    root = Path(bmcreport.__file__).parent
    frames = [each for each in traceback.extract_tb(error.__traceback__) if Path(each.filename).is_relative_to(root)]
    place = f" at {Path(frames[-1].filename).relative_to(root).as_posix()}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{f': {error}'[:200] if str(error) else ''}{place}"


def _bug(what: str, source: Source, why: str) -> Diagnostic:
    hint = "the others were made; please report it with this document, bmcreport is to blame and not the document"
    return Diagnostic("BMC614", f"{what} cannot be made: this is a bug ({why})", source, START, hint)


def changed(card: Card) -> Diagnostic:
    """That a document, or a picture that it names, is not any more as it was when it was read."""
    hint = "run the build again"
    return Diagnostic("BMC618", "this was changed while it was built from", card.source, START, hint)


def unstaffed(why: str) -> Diagnostic:
    """That nobody can be found who renders."""
    hint = "free memory or processes, or render in this one with `-j 1`; what was finished stays"
    return Diagnostic("BMC617", f"no process can be started that renders: {why}", Source("bmcreport", ""), START, hint)
