"""Patterns of business models as explicit rules: which themes have to come together, in which blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import Field

from bmcreport.model.canvas import BlockKey, Record
from bmcreport.model.scalars import Key, Text


class Part(Record):
    """One part of a rule: items of these blocks with one of these themes, that serve one of these segments."""

    name: Text = Field(description="What the part stands for, such as `the free side`.")
    blocks: tuple[BlockKey, ...] = Field((), description="Where to look; none named: in every block.")
    themes: tuple[Key, ...] = Field((), description="Themes of which an item has one; none named: any.")
    segments: tuple[Key, ...] = Field(
        (), description="Themes of customer segments of which an item serves one; none named: any."
    )


class Pattern(Record):
    """A pattern, found at a company when an item of its canvas stands for each of its parts."""

    name: Text = Field(description="The pattern as printed: `Freemium`.")
    meaning: Text = Field(description="What it means, in a sentence.")
    parts: tuple[Part, ...] = Field(min_length=1, description="Every one of them has to be there.")

    def called(self, name: str, meaning: str, parts: Sequence[str]) -> Pattern:
        """The same rule under other names; its parts keep theirs where it has others than those that are named."""
        if len(parts) == len(self.parts):
            named = tuple(part.model_copy(update={"name": told}) for part, told in zip(self.parts, parts, strict=True))
        else:
            named = self.parts
        return self.model_copy(update={"name": name, "meaning": meaning, "parts": named})


class Patterns(Record):
    """The patterns that a comparison looks for."""

    patterns: Mapping[Key, Pattern]


class PatternIn(Record):
    """A pattern of business models, in one language."""

    name: Text = Field(description="The pattern as printed.")
    meaning: Text = Field(description="What it means, in a sentence.")
    parts: tuple[Text, ...] = Field(description="What each part of its rule stands for, in the order of the rule.")
