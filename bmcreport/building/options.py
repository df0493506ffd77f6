"""What a build makes, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


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
    """The choices of one build; `paper` is a key of `bmcreport.papers.PAPERS`.

    `fonts` are TrueType files for characters that Carlito lacks; they come before those of the extras.
    """

    types: frozenset[OutputType] = frozenset(OutputType)
    paper: str = "a4"
    strict: bool = False
    fonts: tuple[Path, ...] = ()
