"""What a build makes, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bmcreport.model.layout import Mark


class OutputType(StrEnum):
    """A kind of file that a build makes."""

    CANVAS = "canvas"
    DECK = "deck"
    COMPARISON = "comparison"

    @property
    def suffix(self) -> str:
        """What follows the slug in the file's name."""
        return f"-{self.value}.pdf" if self is OutputType.CANVAS else f"-{self.value}.pptx"


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one build; `paper` is a key of `bmcreport.papers.PAPERS`; marks show where layouts show them."""

    types: frozenset[OutputType] = frozenset(OutputType)
    paper: str = "a4"
    strict: bool = False
    marks: frozenset[Mark] = frozenset(Mark)
