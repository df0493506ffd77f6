"""What a build makes, and how."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from bmcreport.alternatives import Ink, Orientation, OutputType, Overflow, SlideFormat, SourceIn, Tile
from bmcreport.model.layout import Mark
from bmcreport.model.project import Brand
from bmcreport.papers import paper_size
from bmcreport.pdf.finish import Finish
from bmcreport.text.families import Family
from bmcreport.units import Size, mm

USUAL = frozenset((OutputType.CANVAS, OutputType.DECK, OutputType.COMPARISON))
"""What is made when nobody says what."""

PAGES = frozenset((OutputType.CANVAS, OutputType.PNG, OutputType.SVG))
"""What shows the printed page."""

COMPARISON_PAGES = frozenset((OutputType.COMPARISON_HANDOUT, OutputType.COMPARISON_POSTER))
"""What shows a comparison on pages."""

USUAL_OUTLINE = "full"
"""The outline of a deck when nobody says which."""

OF_OUTLINES = frozenset((OutputType.DECK, OutputType.HANDOUT, OutputType.NOTES))
"""What is made once per outline."""


class Options(Struct, frozen=True):
    """The choices of one build; `paper` is as `bmcreport.papers.paper_size` takes it, landscape unless turned.

    `output` is where files go, `layouts` a folder instead of the package's own, `lang` the language of documents that
    name none, `fonts` are TrueType files for characters that Carlito lacks, which come before those of the extras,
    `outlines` are names or files of the decks' outlines, `audience` the tags of what is shown of all that has tags,
    `since` is an earlier canvas or a folder of such, `marks` show where layouts show them, `dpi` the dots per inch of
    pictures, `bleed` is in millimetres, `source` is where the documents travel in what is made of them, `slides` the
    proportions of slides, which without it are as the slide layouts say, and `deck_font` the family of their text
    likewise, `stamp` what the master of decks says on every slide. Handouts have `per_page` slides on a page, and where
    they are `ruled` lines to write on in place of the notes. `template` is a PowerPoint file that decks are built on.
    `created` is the date that outputs bear, in ISO 8601 and UTC; without it a fixed one.
    """

    types: frozenset[OutputType] = USUAL
    paper: str = "a4"
    orientation: Orientation | None = None
    ink: Ink = Ink.COLOUR
    bleed: float = 0
    crop_marks: bool = False
    tile: Tile | None = None
    strict: bool = False
    overflow: Overflow = Overflow.ERROR
    marks: frozenset[Mark] = frozenset(Mark)
    output: Path = Path("output")
    layouts: Path | None = None
    lang: str | None = None
    fonts: tuple[Path, ...] = ()
    dpi: int = 150
    slides: SlideFormat | None = None
    per_page: int = 3
    ruled: bool = False
    deck_font: Family | None = None
    stamp: str | None = None
    outlines: tuple[str, ...] = (USUAL_OUTLINE,)
    audience: tuple[str, ...] = ()
    since: Path | None = None
    brand: Brand = field(default_factory=Brand)
    source: SourceIn = SourceIn.INSIDE
    template: Path | None = None
    created: str | None = None

    @property
    def size(self) -> Size:
        """The size of a page. Raises ValueError for a paper that there is not."""
        return paper_size(self.paper, self.orientation)

    @property
    def finish(self) -> Finish:
        """How pages leave the press."""
        return Finish(self.ink, mm(self.bleed), self.crop_marks, paper_size(self.tile) if self.tile else None)
