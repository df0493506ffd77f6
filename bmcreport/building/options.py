"""What a build makes, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bmcreport.papers import Orientation, paper_size
from bmcreport.pdf.finish import PLAIN, Finish
from bmcreport.units import Size


class OutputType(StrEnum):
    """A kind of file that a build makes."""

    CANVAS = "canvas"
    DECK = "deck"
    COMPARISON = "comparison"
    BOOKLET = "booklet"

    @property
    def suffix(self) -> str:
        """What follows the slug in the file's name."""
        return f"-{self.value}.pdf" if self in PRINTED else f"-{self.value}.pptx"


PRINTED = frozenset({OutputType.CANVAS, OutputType.BOOKLET})
"""What comes as a PDF."""

USUAL = frozenset(OutputType) - {OutputType.BOOKLET}
"""What is made unless something else is asked for: a booklet repeats the pages."""


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one build; `paper` is as `bmcreport.papers.paper_size` takes it, landscape unless turned."""

    types: frozenset[OutputType] = USUAL
    paper: str = "a4"
    strict: bool = False
    orientation: Orientation | None = None
    finish: Finish = PLAIN

    @property
    def size(self) -> Size:
        """The size of a page. Raises ValueError for a paper that there is not."""
        return paper_size(self.paper, self.orientation)
