"""What a build makes, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OutputType(StrEnum):
    """A kind of file that a build makes."""

    CANVAS = "canvas"
    DECK = "deck"
    COMPARISON = "comparison"

    @property
    def suffix(self) -> str:
        """What follows the slug in the file's name."""
        return f"-{self.value}.pdf" if self is OutputType.CANVAS else f"-{self.value}.pptx"


class Overflow(StrEnum):
    """What becomes of items that do not fit a page at the least type size."""

    ERROR = "error"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one build; `paper` is a key of `bmcreport.papers.PAPERS`."""

    types: frozenset[OutputType] = frozenset(OutputType)
    paper: str = "a4"
    strict: bool = False
    overflow: Overflow = Overflow.ERROR
