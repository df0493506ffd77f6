"""Targets: what is drawn, as values, with everything that it is drawn from."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from bmcreport.alternatives import OutputType
from bmcreport.branding import PLAIN, Branding
from bmcreport.building.options import USUAL_OUTLINE
from bmcreport.diagnostics import Source
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.read.located import Located

# No canvas has a name that makes a file of this name.
OF_A_COMPARISON = {
    OutputType.COMPARISON: OutputType.COMPARISON.suffix,
    OutputType.HANDOUT: "-comparison-slides.pdf",
    OutputType.NOTES: "-comparison-slides.md",
    OutputType.COMPARISON_HANDOUT: OutputType.COMPARISON_HANDOUT.suffix,
    OutputType.COMPARISON_POSTER: OutputType.COMPARISON_POSTER.suffix,
}


class CanvasTarget(Struct, frozen=True):
    """A canvas page, or a company's deck or what is made of it; `names` says what related canvases are called.

    `outline` names that of a deck, `earlier` is the canvas as it was, where that is known, `related` are those
    canvases where a deck compares with them. `spared` says that the canvas lacks what its audience does not see.
    """

    type: OutputType
    canvas: Located[Canvas]
    names: Mapping[str, str]
    branding: Branding = PLAIN
    outline: str = USUAL_OUTLINE
    earlier: Canvas | None = None
    spared: bool = False
    related: tuple[Canvas, ...] = ()

    @property
    def source(self) -> Source:
        return self.canvas.source


class ComparisonTarget(Struct, frozen=True):
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
        return self.document.value.slug + OF_A_COMPARISON[self.type]

    @property
    def source(self) -> Source:
        return self.document.source


class BookletTarget(Struct, frozen=True):
    """All canvases of a build in one PDF."""

    canvases: tuple[Located[Canvas], ...]
    type: OutputType = OutputType.BOOKLET
    branding: Branding = PLAIN

    @property
    def source(self) -> Source:
        return self.canvases[0].source


Target = CanvasTarget | ComparisonTarget | BookletTarget
