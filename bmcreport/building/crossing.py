"""References between documents, which go by file name within one folder: those that lead nowhere are told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from bmcreport.building.cards import Card, Place
from bmcreport.diagnostics import Diagnostic, Severity, Source
from bmcreport.read.collect import SUFFIXES
from bmcreport.read.documents import company_name
from bmcreport.read.files import read_source
from bmcreport.read.suggest import did_you_mean

_BY_FILE = "canvases are named by their file, without .yaml"

_MOST_GUESSED = 1000
"""Names that a reference that leads nowhere is compared with: thousands of those with thousands take hours."""


class Known(Struct, frozen=True):
    """What references may lead to: `names` of companies, the canvases that are there to be compared, faulty ones.

    `text` finds the text of a document by its name, to show it.
    """

    names: Mapping[Place, str]
    comparable: Collection[Place]
    faulty: Collection[str]
    text: Callable[[str], Source]

    def guessed(self, card: Card, word: str) -> str:
        """Which slug in the folder of a document was probably meant, unless there are too many to go through."""
        beside = (slug for folder, slug in self.names if folder == card.folder)
        return did_you_mean(word, beside if len(self.names) <= _MOST_GUESSED else (), _BY_FILE)


def unknown_relations(canvases: Iterable[Card], known: Known) -> Iterator[Diagnostic]:
    """Relations that lead nowhere; one to a canvas with errors of its own leads somewhere."""
    for card in canvases:
        for one in card.references:
            if (card.folder, one.to) not in known.names and one.to not in known.faulty:
                message = f"there is no canvas named `{one.to}` beside this one"
                hint = known.guessed(card, one.to)
                yield Diagnostic("BMC503", message, known.text(card.name), one.span, hint, Severity.WARNING)


def unknown_entries(comparisons: Iterable[Card], known: Known) -> Iterator[Diagnostic]:
    """Canvases that are compared and are not there, or have errors."""
    for card in comparisons:
        for one in card.references:
            if one.rev or (card.folder, one.to) in known.comparable:
                continue
            message, hint = f"there is no canvas named `{one.to}` to compare", ""
            if one.to in known.faulty:
                message = f"the canvas `{one.to}` has errors and cannot be compared"
                hint = "mend that canvas first; its errors are listed with it"
            hint = hint or known.guessed(card, one.to)
            yield Diagnostic("BMC504", message, known.text(card.name), one.span, hint)


def file_of(place: Place) -> Path | None:
    """The file of a canvas of that name in that folder, if there is one."""
    folder, slug = place
    return next((path for suffix in SUFFIXES if (path := folder / f"{slug}{suffix}").is_file()), None)


def name_beside(place: Place) -> str | None:
    """The name of the company whose canvas is called that in that folder, if there is one."""
    path = file_of(place)
    text = read_source(path).value if path else None
    return company_name(text) if text else None
