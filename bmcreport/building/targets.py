"""Targets: each output file with everything that it is made from, decided before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bmcreport.branding import PLAIN, Branding
from bmcreport.building.library import Library
from bmcreport.building.options import Options, OutputType
from bmcreport.diagnostics import Source
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.read.located import Located


@dataclass(frozen=True, slots=True)
class CanvasTarget:
    """A canvas page, or a company's deck or what is made of it; `names` says what related canvases are called."""

    type: OutputType
    canvas: Located[Canvas]
    names: Mapping[str, str]
    branding: Branding = PLAIN

    @property
    def file_name(self) -> str:
        return self.canvas.value.slug + self.type.suffix

    @property
    def source(self) -> Source:
        return self.canvas.source


@dataclass(frozen=True, slots=True)
class ComparisonTarget:
    """A comparison deck, or what is made of it, with the canvases that it compares, by slug.

    `further` are the texts of those.
    """

    document: Located[ComparisonDocument]
    canvases: Mapping[str, Canvas]
    type: OutputType = OutputType.COMPARISON
    branding: Branding = PLAIN
    further: tuple[Source, ...] = ()

    @property
    def file_name(self) -> str:
        return self.document.value.slug + _OF_A_COMPARISON[self.type]

    @property
    def source(self) -> Source:
        return self.document.source


@dataclass(frozen=True, slots=True)
class BookletTarget:
    """All canvases of a build in one PDF; it takes its name from their folder, if they share one."""

    canvases: tuple[Located[Canvas], ...]
    type: OutputType = OutputType.BOOKLET
    branding: Branding = PLAIN

    @property
    def name(self) -> str:
        """The name of the folder, or `canvases`."""
        folders = {Path(canvas.source.name).resolve().parent.name for canvas in self.canvases}
        return folders.pop() or "canvases" if len(folders) == 1 else "canvases"

    @property
    def file_name(self) -> str:
        return self.name + self.type.suffix

    @property
    def source(self) -> Source:
        return self.canvases[0].source


Target = CanvasTarget | ComparisonTarget | BookletTarget

_OF_A_CANVAS = (
    OutputType.CANVAS, OutputType.PNG, OutputType.SVG, OutputType.DECK, OutputType.HANDOUT, OutputType.NOTES,
)  # fmt: skip

# No canvas has a name that makes a file of this name.
_OF_A_COMPARISON = {
    OutputType.COMPARISON: OutputType.COMPARISON.suffix,
    OutputType.HANDOUT: "-comparison-slides.pdf",
    OutputType.NOTES: "-comparison-slides.md",
}


def targets(
    library: Library, options: Options, house: Branding = PLAIN, branding: Mapping[str, Branding] | None = None
) -> Iterator[Target]:
    """The files to make: per company its page and deck, then the comparisons and the booklet.

    `house` is what stands on all of them, `branding` what stands on those of a canvas, by the name of its source.
    """
    brands = branding or {}
    for canvas in library.canvases:
        names = library.names_of_relations(canvas)
        for type_ in _OF_A_CANVAS:
            if type_ in options.types:
                yield CanvasTarget(type_, canvas, names, brands.get(canvas.source.name, house))
    wanted = [type_ for type_ in _OF_A_COMPARISON if type_ in options.types]
    for document in library.comparisons if wanted else ():
        canvases = library.compared(document)
        if canvases is not None:
            further = library.sources_of(document)
            yield from (ComparisonTarget(document, canvases, type_, house, further) for type_ in wanted)
    if OutputType.BOOKLET in options.types and library.canvases:
        yield BookletTarget(library.canvases, branding=house)
