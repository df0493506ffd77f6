"""The catalogue of a build: every document read once, checked on its own and beside the others, and put on a card."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from msgspec import Struct, field, structs

from bmcreport.building.cards import Card, Place, Reference, excerpted, version_card
from bmcreport.building.crew import Crew, Lost
from bmcreport.building.crossing import Known, file_of, name_beside, unknown_entries, unknown_relations
from bmcreport.building.losses import lost
from bmcreport.building.past import read_past
from bmcreport.building.reading import (
    Circumstances,
    Reading,
    Unread,
    opened_comparison,
    read_neighbour,
    read_one,
    record_of,
    text_digest,
    with_root,
)
from bmcreport.building.spool import Spool, text_of
from bmcreport.diagnostics import Checked, Diagnostic, Source, has_errors
from bmcreport.read.canvases import DocumentKind
from bmcreport.read.collect import shared_names
from bmcreport.read.files import read_content
from bmcreport.read.nodes import plain_data
from bmcreport.read.projects import NAMES as PROJECT_NAMES

Version = tuple[Path, str, str]
"""A folder, a slug and a revision of git."""

Remembered = Callable[[str, str], Reading | None]
"""What an earlier build wrote of a document, by its name and the digest of its file."""


class Catalogue(Struct, frozen=True):
    """The documents without errors of their own, and the canvases beside them that they compare or relate to.

    `past` are canvases as they were, `kin` those that canvases relate to, where somebody asked for them; `readings` is
    what came of each document, by its name, `given` are the names of those that were asked for.
    """

    canvases: tuple[Card, ...] = ()
    comparisons: tuple[Card, ...] = ()
    shelf: Mapping[Place, Card] = field(default_factory=dict)
    names: Mapping[Place, str] = field(default_factory=dict)
    past: Mapping[Version, Card] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    kin: Mapping[Place, Card] = field(default_factory=dict)
    given: tuple[str, ...] = ()

    def names_of_relations(self, card: Card) -> Mapping[str, str]:
        """The names of the companies that a canvas relates to, by slug, as far as their canvases are there."""
        related = dict.fromkeys(one.to for one in card.references)
        found = {slug: self.names.get((card.folder, slug)) for slug in related}
        return {slug: name for slug, name in found.items() if name}

    def related(self, card: Card) -> tuple[Card, ...]:
        """Those of `kin` that a canvas relates to, in the order in which it first names them."""
        slugs = dict.fromkeys(one.to for one in card.references if one.to != card.slug)
        found = (self.kin.get((card.folder, slug)) for slug in slugs)
        return tuple(one for one in found if one)

    def with_kin(self, reader: Reader) -> Catalogue:
        """The catalogue with the canvases that others relate to, as far as they can be compared; no more is told."""
        places = _places(self.canvases)
        files = {place: file for place in sorted(places - set(self.shelf)) if (file := file_of(place))}
        beside = reader.neighbours(file for file in files.values() if str(file) not in self.readings)
        readings = {**self.readings, **beside}
        known = [one.beside if has_errors(one.diagnostics) else one.card for one in readings.values()]
        canvases = (card for card in known if card and card.kind is DocumentKind.CANVAS)
        kin = {card.place: card for card in canvases if card.place in places}
        return structs.replace(self, kin=kin, readings=readings)

    def compared(self, comparison: Card) -> tuple[Card, ...] | None:
        """The canvases of a comparison in its order; none if one of them is missing."""
        found = [self._canvas(comparison.folder, one) for one in comparison.references]
        cards = tuple(card for card in found if card)
        return cards if len(cards) == len(found) else None

    def _canvas(self, folder: Path, one: Reference) -> Card | None:
        return self.past.get((folder, one.to, one.rev)) if one.rev else self.shelf.get((folder, one.to))


@dataclass(slots=True)
class Reader:
    """Reads documents by a crew; what has not changed since it was read before is not read again."""

    crew: Crew
    circumstances: Circumstances
    spool: Spool
    remembered: Remembered = lambda name, texts: None

    def read(self, paths: Iterable[Path]) -> dict[str, Reading]:
        """What comes of each file, by its name, in the order of the paths."""
        return self._read(read_one, paths, lambda card: bool(card.value))

    def neighbours(self, paths: Iterable[Path]) -> dict[str, Reading]:
        """What others compare of each canvas, whatever else it says."""
        return self._read(read_neighbour, paths, lambda card: True)

    def _read(
        self, reading: Callable[[bytes, Unread], Reading], paths: Iterable[Path], enough: Callable[[Card], bool]
    ) -> dict[str, Reading]:
        readings: dict[str, Reading] = {}
        given = pickle.dumps(self.circumstances)
        unread = self._unread(paths, enough, readings)
        for task, result in self.crew.work(reading, given, unread, lambda _: 1):
            if isinstance(result, Lost):
                source = Source(task.name, "")
                readings[task.name] = Reading(task.name, None, diagnostics=(lost("this document", source, result),))
            else:
                self.spool.keep(task.name, result.record)
                readings[task.name] = structs.replace(result, record=b"")
        return readings

    def versions(self, comparisons: Iterable[Card]) -> Checked[dict[Version, Card]]:
        """The canvases as they were that comparisons name."""
        dated = [card for card in comparisons if any(one.rev for one in card.references)]
        records = [record for card in dated if (record := self.spool.record(card))]
        documents = [with_root(opened_comparison(record, self.circumstances.lang)) for record in records]
        past = read_past(documents)
        cards: dict[Version, Card] = {}
        for document in documents:
            folder = Path(document.source.name).parent
            for entry in document.value.canvases:
                if canvas := (past.value or {}).get((folder, entry.canvas, entry.rev or "")):
                    card = version_card(entry, canvas, folder)
                    cards[folder, entry.canvas, entry.rev or ""] = card
                    text = replace(canvas.source, name=card.name)
                    self.spool.keep(card.name, record_of(text, plain_data(canvas.root)))
        return Checked(cards, past.diagnostics)

    def _unread(
        self, paths: Iterable[Path], enough: Callable[[Card], bool], readings: dict[str, Reading]
    ) -> Iterator[Unread]:
        """The files that have to be read; what can be said of others is put in its place, and so is that of these."""
        for path in paths:
            name = str(path)
            content = read_content(path)
            if content.value is None:
                readings[name] = Reading(name, None, diagnostics=content.diagnostics)
            elif (before := self.remembered(name, text_digest(content.value))) and before.card and enough(before.card):
                readings[name] = before
            else:
                readings[name] = Reading(name, None)
                yield Unread(name, content.value)


def open_catalogue(files: Checked[tuple[Path, ...]], reader: Reader) -> Catalogue:
    """The documents in these files; the canvases that they name are read from beside them.

    What is wrong with a canvas that is only related to is not told: nothing of it is drawn but its name.
    """
    readings = reader.read(files.value or ())
    cards = [one.card for one in readings.values() if one.card]
    canvases = tuple(card for card in cards if card.kind is DocumentKind.CANVAS)
    comparisons = tuple(card for card in cards if card.kind is DocumentKind.COMPARISON)
    shelf = {card.place: card for card in canvases}
    compared, related = _places(comparisons), _places(canvases)
    missing = sorted(compared - set(shelf))
    beside = reader.read(path for path in map(file_of, missing) if path and str(path) not in readings)
    others = [one.card for one in beside.values() if one.card]
    shelf |= {card.place: card for card in others if card.kind is DocumentKind.CANVAS}
    names = {place: card.title for place, card in shelf.items()}
    names |= {place: name for place in sorted(related - set(shelf)) if (name := name_beside(place))}
    sound = {card.slug for card in canvases}
    called = {Path(name).stem for name in readings if Path(name).name not in PROJECT_NAMES}
    faulty = (called - sound) | {place[1] for place in compared | related if place not in names and file_of(place)}
    known = Known(names, frozenset(shelf), faulty, text_of)
    crossed = chain(unknown_relations(canvases, known), unknown_entries(comparisons, known))
    past = reader.versions(comparisons)
    shared = shared_names([card.source for card in (*canvases, *comparisons)])
    found = (found for one in (*readings.values(), *beside.values()) for found in one.diagnostics)
    thin = (thinned for each in crossed for thinned in excerpted((each,)))
    told = (*files.diagnostics, *found, *past.diagnostics, *shared, *thin)
    all_read, given = readings | beside, tuple(readings)
    return Catalogue(canvases, comparisons, shelf, names, past.value or {}, all_read, told, given=given)


def _places(cards: Iterable[Card]) -> set[Place]:
    return {(card.folder, one.to) for card in cards for one in card.references if not one.rev}
