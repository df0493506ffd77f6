"""Text with its looks decided and its breaks not: runs and paragraphs. Broken: fragments and lines."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from bmcreport.units import Emu


class FaceName(StrEnum):
    """The four faces of a typeface."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold_italic"

    # Faces are looked up thousands of times a page; an enumeration's own hash is taken by its name, in Python.
    __hash__ = str.__hash__


class Style(Struct, frozen=True, cache_hash=True):
    """How a run looks, relative to its paragraph's type size.

    `colour` and `fill` (a rounded field behind the text) are palette roles; `scale` and `rise` are per mille of the
    paragraph's size, `tracking` (added after each character) per mille of the run's own size. `shape` names a shape
    that is drawn in the room of the text, instead of it; `struck` text has a line through it.

    Its hash, which those of runs ask for, is taken once.
    """

    face: FaceName = FaceName.REGULAR
    colour: str = "ink"
    scale: int = 1000
    rise: int = 0
    tracking: int = 0
    fill: str | None = None
    shape: str | None = None
    struck: bool = False


class Run(Struct, frozen=True):
    """A stretch of text in one style; `keep` forbids line breaks inside, `link` makes it lead somewhere.

    `alt` is what assistive technology says instead of it, in `alt_language` where that is not the document's.
    """

    text: str
    style: Style = Style()
    link: str | None = None
    keep: bool = False
    alt: str | None = None
    alt_language: str | None = None


class Paragraph(Struct, frozen=True, cache_hash=True):
    """Runs that flow together; `name` says what it is (`channels/3`), for tests, errors and tags.

    `hyphens` is the language (BCP 47) by whose rules words may be divided; without one they are not.

    What is measured of a paragraph is remembered by its value, thousands of times a page: its hash is taken once.
    """

    runs: tuple[Run, ...]
    bullet: bool = False
    name: str = ""
    hyphens: str = ""

    @property
    def text(self) -> str:
        return "".join([run.text for run in self.runs])


class Fragment(Struct, frozen=True):
    """A stretch of one run on one line: `x` from the line's start and `width`, in EMU.

    `hyphen` says that a hyphen is drawn after the text, which the width includes and the text does not.
    `font` is the key of the face that stands in where Carlito has no glyphs, `leftwards` says which way it is read.
    `marked` is the text with marks of direction, for programs that will put it back into reading order, if it has any.
    """

    x: Emu
    width: Emu
    text: str
    run: Run
    hyphen: bool = False
    font: str = ""
    leftwards: bool = False
    marked: str = ""


class Line(Struct, frozen=True):
    """One line of a broken paragraph; `width` without the space at its end, in EMU."""

    fragments: tuple[Fragment, ...]
    width: Emu
