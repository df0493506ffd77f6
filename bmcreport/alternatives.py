"""What one may choose between, in the words that command line, project file and Python share. Imports nothing heavy."""

from __future__ import annotations

from enum import StrEnum


class OutputType(StrEnum):
    """A kind of file that a build makes."""

    CANVAS = "canvas"
    DECK = "deck"
    COMPARISON = "comparison"
    BOOKLET = "booklet"
    HANDOUT = "handout"
    NOTES = "notes"
    COMPARISON_HANDOUT = "comparison-handout"
    COMPARISON_POSTER = "comparison-poster"
    PNG = "png"
    SVG = "svg"

    @property
    def suffix(self) -> str:
        """What follows the slug in the file's name."""
        return _FILES[self][0]

    @property
    def noun(self) -> str:
        """What one such file is called where files are counted."""
        return _FILES[self][1]


_FILES = {
    OutputType.CANVAS: ("-canvas.pdf", "canvas page"),
    OutputType.DECK: ("-deck.pptx", "deck"),
    OutputType.COMPARISON: ("-comparison.pptx", "comparison deck"),
    OutputType.BOOKLET: ("-booklet.pdf", "booklet"),
    OutputType.HANDOUT: ("-handout.pdf", "handout"),
    OutputType.NOTES: ("-notes.md", "notes file"),
    OutputType.COMPARISON_HANDOUT: ("-comparison.pdf", "comparison handout"),
    OutputType.COMPARISON_POSTER: ("-comparison-poster.pdf", "comparison poster"),
    OutputType.PNG: ("-canvas.png", "PNG picture"),
    OutputType.SVG: ("-canvas.svg", "SVG picture"),
}


class Orientation(StrEnum):
    """Which edge of a sheet lies at the top."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class Ink(StrEnum):
    """What a page is printed with."""

    COLOUR = "colour"
    GREY = "grey"
    OUTLINE = "outline"


class Tile(StrEnum):
    """Sheets that large pages are cut up for."""

    A4 = "a4"
    A3 = "a3"
    LETTER = "letter"


class Overflow(StrEnum):
    """What becomes of items that do not fit a page at the least type size."""

    ERROR = "error"
    PAGE = "page"


class SourceIn(StrEnum):
    """Where the documents that a PDF or deck is made of travel: as private data, as attached files, or not at all."""

    INSIDE = "inside"
    ATTACHED = "attached"
    NONE = "none"


class SlideFormat(StrEnum):
    """The proportions of slides that PowerPoint calls widescreen and standard."""

    WIDE = "16:9"
    STANDARD = "4:3"

    @property
    def proportion(self) -> float:
        """Width by height."""
        width, height = self.value.split(":")
        return int(width) / int(height)


class KnownFont(StrEnum):
    """Fonts of decks that text can be measured for without files of theirs."""

    CALIBRI = "calibri"
    ARIAL = "arial"


PER_PAGE = (1, 2, 3, 4, 6)
"""How many slides may stand on a page of a handout."""

LEAST_DPI, MOST_DPI = 36, 600
"""Dots per inch of pictures."""

MOST_BLEED = 50
"""How far colour may run beyond the edge, in millimetres."""
