"""The documents of a build, and how they refer to each other: by file name, within one folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from msgspec import Struct, field

from bmcreport.building.cards import Place, canvas_card, comparison_card
from bmcreport.building.crossing import Known, file_of, name_beside, unknown_entries, unknown_relations
from bmcreport.building.past import read_past
from bmcreport.diagnostics import Checked, Diagnostic, Source, has_errors
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument, Entry
from bmcreport.read.canvases import read_canvas
from bmcreport.read.collect import Documents
from bmcreport.read.files import read_source
from bmcreport.read.located import Located


class Library(Struct, frozen=True):
    """What is built, and the canvases beside it that it compares (`shelf`) or relates to (`names` of companies).

    `past` are canvases as they were, by folder, slug and revision.
    """

    canvases: tuple[Located[Canvas], ...]
    comparisons: tuple[Located[ComparisonDocument], ...]
    shelf: Mapping[Place, Located[Canvas]]
    names: Mapping[Place, str]
    past: Mapping[tuple[Path, str, str], Located[Canvas]] = field(default_factory=dict)

    def names_of_relations(self, canvas: Located[Canvas]) -> Mapping[str, str]:
        """The names of the companies that a canvas relates to, by slug, as far as their canvases are there."""
        related = dict.fromkeys(relation.to for relation in canvas.value.relations)
        found = {slug: self.names.get((_folder(canvas), slug)) for slug in related}
        return {slug: name for slug, name in found.items() if name}

    def compared(self, document: Located[ComparisonDocument]) -> Mapping[str, Canvas] | None:
        """The canvases of a comparison by the slugs of its entries; none if one of them is missing."""
        located = self.located(document)
        entries = document.value.canvases
        return {entry.slug: one.value for entry, one in zip(entries, located, strict=True)} if located else None

    def located(self, document: Located[ComparisonDocument]) -> tuple[Located[Canvas], ...] | None:
        """The canvases of a comparison in its order; none if one of them is missing."""
        found = [self._canvas(_folder(document), entry) for entry in document.value.canvases]
        canvases = tuple(canvas for canvas in found if canvas)
        return canvases if len(canvases) == len(found) else None

    def _canvas(self, folder: Path, entry: Entry) -> Located[Canvas] | None:
        if entry.rev:
            return self.past.get((folder, entry.canvas, entry.rev))
        return self.shelf.get((folder, entry.canvas))


def text_of(entry: Entry, canvas: Located[Canvas]) -> Source:
    """The text of a canvas, that of a version under a name of its own."""
    return replace(canvas.source, name=f"{entry.slug}.yaml") if entry.rev else canvas.source


def open_library(documents: Documents) -> Checked[Library]:
    """The documents with the canvases that they name, read from beside them where they were not given.

    What is wrong with a canvas that is only related to is not told: nothing of it is drawn but its name.
    """
    shelf: dict[Place, Located[Canvas]] = {(_folder(one), one.value.slug): one for one in documents.canvases}
    compared = {
        (_folder(one), entry.canvas) for one in documents.comparisons for entry in one.value.canvases if not entry.rev
    }
    related = {(_folder(one), relation.to) for one in documents.canvases for relation in one.value.relations}
    found: list[Diagnostic] = []
    for place in sorted(compared - set(shelf)):
        other = _beside(place)
        found += other.diagnostics
        if other.value:
            shelf[place] = other.value
    names = {place: canvas.value.company.name for place, canvas in shelf.items()}
    names |= {place: name for place in sorted(related - set(shelf)) if (name := name_beside(place))}
    past = read_past(documents.comparisons)
    found += past.diagnostics
    library = Library(documents.canvases, documents.comparisons, shelf, names, past.value or {})
    sound = {one.value.slug for one in documents.canvases}
    faulty = {slug for slug in documents.names if slug not in sound} | {
        slug for folder, slug in compared | related if (folder, slug) not in names and file_of((folder, slug))
    }
    texts = {source.name: source for source in documents.sources}
    known = Known(names, frozenset(shelf), faulty, texts.__getitem__)
    crossed = (
        *unknown_relations(map(canvas_card, documents.canvases), known),
        *unknown_entries(map(comparison_card, documents.comparisons), known),
    )
    return Checked(library, (*found, *crossed))


def _beside(place: Place) -> Checked[Located[Canvas]]:
    """The canvas of that name in that folder, if there is one; what is wrong with it is told with it."""
    _, slug = place
    path = file_of(place)
    if path is None:
        return Checked(None)
    text = read_source(path)
    read = read_canvas(text.value, slug) if text.value else Checked[Located[Canvas]](None, text.diagnostics)
    return Checked(None if has_errors(read.diagnostics) else read.value, read.diagnostics)


def _folder(document: Located[Canvas] | Located[ComparisonDocument]) -> Path:
    return Path(document.source.name).parent
