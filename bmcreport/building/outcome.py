"""What became of the orders of a build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from bmcreport.building.addresses import Place
from bmcreport.building.entries import Entry
from bmcreport.building.made import Made
from bmcreport.building.orders import Order
from bmcreport.building.stores import Store
from bmcreport.diagnostics import Diagnostic, has_errors


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one order: its file with what there is to say of it, or the reasons why there is none.

    A `fresh` file stood there as it would have been made, and was left alone. What is said of it stays packed until it
    is asked for: there may be thousands.
    """

    target: Order
    entry: Entry | None
    store: Store = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()
    fresh: bool = False

    @property
    def place(self) -> Place:
        """Where the file is, or would be: a path, or the address of what is no folder."""
        return self.store.place(self.target.file_name)

    @property
    def path(self) -> Path:
        """The path of the file; raises ValueError where it has none but an address."""
        place = self.place
        if not isinstance(place, Path):
            raise ValueError(f"{place} is no path")  # noqa: TRY004 - the store is at fault, not a type
        return place

    @property
    def made(self) -> Made | None:
        """The file with its pages or slides and how they fit."""
        return self.entry.made if self.entry else None


Progress = Callable[[Outcome, int, int], None]
"""Told each outcome, how many there are by now and how many there will be."""


class BuildResult(Struct, frozen=True):
    """All outcomes, and everything that was found, in reading order; `removed` is what nothing makes any more."""

    outcomes: tuple[Outcome, ...]
    diagnostics: tuple[Diagnostic, ...]
    removed: tuple[Place, ...] = ()

    @property
    def written(self) -> tuple[Outcome, ...]:
        """The orders that are files now, fresh ones among them."""
        return tuple(outcome for outcome in self.outcomes if outcome.entry)

    @property
    def ok(self) -> bool:
        """Whether everything that was asked for was made."""
        return not has_errors(self.diagnostics)

    @property
    def untrue(self) -> tuple[Diagnostic, ...]:
        """What a check found of files that are not as they would be made."""
        return tuple(found for found in self.diagnostics if found.code == "BMC609")
