"""Targets: each output file with everything that it is made from, decided before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bmcreport.branding import PLAIN, Branding
from bmcreport.building.audience import addressed
from bmcreport.building.library import Library
from bmcreport.building.options import OF_OUTLINES, USUAL_OUTLINE, Options, OutputType
from bmcreport.building.outlines import outline_name
from bmcreport.diagnostics import Source
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.tags import Audience, for_audience
from bmcreport.read.located import Located


@dataclass(frozen=True, slots=True)
class CanvasTarget:
    """A canvas page, or a company's deck or what is made of it; `names` says what related canvases are called.

    `outline` names that of a deck, `earlier` is the canvas as it was, where that is known. `spared` says that the
    canvas lacks what its audience does not see.
    """

    type: OutputType
    canvas: Located[Canvas]
    names: Mapping[str, str]
    branding: Branding = PLAIN
    outline: str = USUAL_OUTLINE
    earlier: Canvas | None = None
    spared: bool = False

    @property
    def file_name(self) -> str:
        """The usual outline gives the deck its plain name, any other one gives it its own."""
        if self.type not in OF_OUTLINES or self.outline == USUAL_OUTLINE:
            return self.canvas.value.slug + self.type.suffix
        of_the_deck = ".pptx" if self.type is OutputType.DECK else self.type.suffix
        return f"{self.canvas.value.slug}-{self.outline}{of_the_deck}"

    @property
    def source(self) -> Source:
        return self.canvas.source


@dataclass(frozen=True, slots=True)
class ComparisonTarget:
    """A comparison deck, what is made of it, or a comparison on pages, with the canvases that it compares, by slug.

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
    OutputType.COMPARISON_HANDOUT: OutputType.COMPARISON_HANDOUT.suffix,
}


def targets(
    library: Library,
    options: Options,
    house: Branding = PLAIN,
    branding: Mapping[str, Branding] | None = None,
    earlier: Mapping[str, Canvas] | None = None,
) -> Iterator[Target]:
    """The files to make: per company its page and deck, then the comparisons and the booklet.

    `house` is what stands on all of them, `branding` what stands on those of a canvas, by the name of its source;
    by that too, `earlier` is what a canvas once was.
    """
    brands, audience = branding or {}, Audience.of(options.audience)
    canvases = tuple(addressed(canvas, audience) for canvas in library.canvases)
    for canvas in canvases:
        once = CanvasTarget(
            OutputType.CANVAS,
            canvas,
            library.names_of_relations(canvas),
            brands.get(canvas.source.name, house),
            earlier=_seen((earlier or {}).get(canvas.source.name), audience),
        )
        for type_ in _OF_A_CANVAS:
            outlines = map(outline_name, options.outlines) if type_ in OF_OUTLINES else (USUAL_OUTLINE,)
            if type_ in options.types:
                yield from (replace(once, type=type_, outline=outline) for outline in outlines)
    wanted = [type_ for type_ in _OF_A_COMPARISON if type_ in options.types]
    for document in library.comparisons if wanted else ():
        compared = library.compared(document)
        if compared is not None:
            seen = {slug: for_audience(canvas, audience) for slug, canvas in compared.items()}
            further = library.sources_of(document)
            yield from (ComparisonTarget(document, seen, type_, house, further) for type_ in wanted)
    if OutputType.BOOKLET in options.types and library.canvases:
        yield BookletTarget(canvases, branding=house)


def _seen(canvas: Canvas | None, audience: Audience) -> Canvas | None:
    return for_audience(canvas, audience) if canvas else None
