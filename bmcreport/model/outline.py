"""Outlines: which slides a deck has, in which order. One for the deck of a company, one for a comparison."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bmcreport.model.canvas import BlockKey, Record
from bmcreport.model.scalars import Flag, Text


class CoverSlide(Record):
    """The company or comparison, its tagline, and the first key figures."""

    kind: Literal["cover"]
    figures: int = Field(3, ge=0, le=4, description="How many key figures it shows.")


class CanvasSlide(Record):
    """The whole canvas."""

    kind: Literal["canvas"]


class BlocksSlide(Record):
    """One or two blocks side by side, led by the first one's headline."""

    kind: Literal["blocks"]
    blocks: tuple[BlockKey, ...] = Field(min_length=1, max_length=2)


class RelationsSlide(Record):
    """How the company compares: its relations, grouped by company."""

    kind: Literal["relations"]
    title: Text | None = Field(None, description="Its heading, if not in the words of the language.")


class FiguresSlide(Record):
    """The key figures with their dates and sources."""

    kind: Literal["figures"]
    title: Text | None = Field(None, description="Its heading, if not in the words of the language.")


class SourcesSlide(Record):
    """Every source, numbered and linked."""

    kind: Literal["sources"]
    title: Text | None = Field(None, description="Its heading, if not in the words of the language.")


class OverviewSlide(Record):
    """The field at a glance: each company with its angle."""

    kind: Literal["overview"]
    title: Text
    figures: int = Field(2, ge=0, le=4, description="How many of its figures each company shows, its first ones.")


class BlockTablesSlide(Record):
    """Per block a table: companies as columns, items lined up by theme."""

    kind: Literal["block_tables"]
    blocks: tuple[BlockKey, ...] = Field((), description="The blocks to show; none named: all, in fill order.")
    companies: int = Field(4, ge=2, le=8, description="Columns of a slide at most, the focus repeated on each.")
    details: Flag = Field(True, description="Whether items show their details; the notes have them in any case.")
    only: Text = Field("Only here", description="The name of the row of what no other company has.")


class LensesSlide(Record):
    """Per lens, how each company goes about it."""

    kind: Literal["lenses"]
    items: int = Field(3, ge=1, le=20, description="How many items of a block each company shows, its first ones.")


class ChartsSlide(Record):
    """A chart per figure that enough companies share."""

    kind: Literal["charts"]
    companies: int = Field(3, ge=2, le=40, description="How many companies have to share a figure.")


class OverlapSlide(Record):
    """Per block, what all share and what is found at one company only."""

    kind: Literal["overlap"]
    title: Text
    items: int = Field(3, ge=1, le=20, description="How many items each company shows that only it has.")


DeckSlide = Annotated[
    CoverSlide | CanvasSlide | BlocksSlide | RelationsSlide | FiguresSlide | SourcesSlide, Field(discriminator="kind")
]
ComparisonSlide = Annotated[
    CoverSlide | OverviewSlide | BlockTablesSlide | LensesSlide | ChartsSlide | OverlapSlide | SourcesSlide,
    Field(discriminator="kind"),
]


class DeckOutline(Record):
    """The slides of a company's deck, in order."""

    name: Text
    slides: tuple[DeckSlide, ...] = Field(min_length=1)


class ComparisonOutline(Record):
    """The slides of a comparison deck, in order."""

    name: Text
    slides: tuple[ComparisonSlide, ...] = Field(min_length=1)
