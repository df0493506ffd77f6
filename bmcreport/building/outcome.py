"""What became of the targets of a build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bmcreport.building.made import Made
from bmcreport.building.targets import Target
from bmcreport.diagnostics import Diagnostic, has_errors


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one target: its file with what there is to say of it, or the reasons why there is none.

    A `fresh` file stood there as it would have been made, and was left alone.
    """

    target: Target
    path: Path
    made: Made | None
    diagnostics: tuple[Diagnostic, ...] = ()
    fresh: bool = False


Progress = Callable[[Outcome, int, int], None]
"""Told each outcome, how many there are by now and how many there will be."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """All outcomes, and everything that was found, in reading order; `removed` is what nothing makes any more."""

    outcomes: tuple[Outcome, ...]
    diagnostics: tuple[Diagnostic, ...]
    removed: tuple[Path, ...] = ()

    @property
    def written(self) -> tuple[Outcome, ...]:
        """The targets that are files now, fresh ones among them."""
        return tuple(outcome for outcome in self.outcomes if outcome.made)

    @property
    def ok(self) -> bool:
        """Whether everything that was asked for was made."""
        return not has_errors(self.diagnostics)

    @property
    def untrue(self) -> tuple[Diagnostic, ...]:
        """What a check found of files that are not as they would be made."""
        return tuple(found for found in self.diagnostics if found.code == "BMC609")
