"""The outline of a comparison deck: which slides it has, in which order."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bmcreport.model.canvas import BlockKey, Record
from bmcreport.model.scalars import Flag, Text

_TITLE = "Its heading, if not in the words of the language."


class CoverSlide(Record):
    """The title of the comparison and its companies."""

    kind: Literal["cover"]
    figures: int = Field(3, ge=0, le=4, description="How many key figures it shows.")


class OverviewSlide(Record):
    """The field at a glance: each company with its angle."""

    kind: Literal["overview"]
    title: Text | None = Field(None, description=_TITLE)
    figures: int = Field(2, ge=0, le=4, description="How many of its figures each company shows, its first ones.")


class BlockTablesSlide(Record):
    """Per block a table: companies as columns, items lined up by theme."""

    kind: Literal["block_tables"]
    blocks: tuple[BlockKey, ...] = Field((), description="The blocks to show; none named: all, in fill order.")
    companies: int = Field(4, ge=2, le=8, description="Columns of a slide at most, the focus repeated on each.")
    details: Flag = Field(True, description="Whether items show their details; the notes have them in any case.")
    detailed: int = Field(
        0, ge=0, le=8, description="Up to so many companies, details are shown anyway where each block has one slide."
    )
    only: Text | None = Field(
        None, description="The name of the row of what no other company has, if not in the words of the language."
    )


class LensesSlide(Record):
    """Per lens, how each company goes about it."""

    kind: Literal["lenses"]
    items: int = Field(3, ge=1, le=20, description="How many items of a block each company shows, its first ones.")


class ChartsSlide(Record):
    """A chart per figure that enough companies share."""

    kind: Literal["charts"]
    companies: int = Field(
        3, ge=2, le=40, description="How many companies have to share a figure, if there are as many."
    )


class OverlapSlide(Record):
    """Per block, what all share and what is found at one company only."""

    kind: Literal["overlap"]
    title: Text | None = Field(None, description=_TITLE)
    items: int = Field(3, ge=1, le=20, description="How many items each company shows that only it has.")


class SourcesSlide(Record):
    """Every source, numbered and linked."""

    kind: Literal["sources"]
    title: Text | None = Field(None, description=_TITLE)


class LikenessSlide(Record):
    """How alike companies are, as a heatmap: in total, and per block while there are few companies."""

    kind: Literal["likeness"]
    title: Text | None = Field(None, description=_TITLE)
    companies: int = Field(12, ge=0, le=16, description="Up to so many companies, each block has a heatmap too.")


class PatternsSlide(Record):
    """Patterns of business models, and the items by which each company follows them."""

    kind: Literal["patterns"]
    title: Text | None = Field(None, description=_TITLE)
    companies: int = Field(7, ge=2, le=8, description="Columns of a slide at most, the focus repeated on each.")


class MiniaturesSlide(Record):
    """Whole canvases side by side, in miniature."""

    kind: Literal["miniatures"]
    title: Text | None = Field(None, description=_TITLE)
    canvases: int = Field(2, ge=2, le=4, description="Canvases of a slide.")


class TakeawaysSlide(Record):
    """What follows, in the words of the comparison's document."""

    kind: Literal["takeaways"]
    title: Text | None = Field(None, description=_TITLE)
    blank: Flag = Field(False, description="Whether there is an empty slide to write on where nothing is stated.")


ComparisonSlide = Annotated[
    CoverSlide
    | OverviewSlide
    | BlockTablesSlide
    | LensesSlide
    | ChartsSlide
    | OverlapSlide
    | LikenessSlide
    | PatternsSlide
    | MiniaturesSlide
    | TakeawaysSlide
    | SourcesSlide,
    Field(discriminator="kind"),
]


class ComparisonOutline(Record):
    """The slides of a comparison deck, in order."""

    name: Text | None = Field(None, description="The line over every title, if not in the words of the language.")
    slides: tuple[ComparisonSlide, ...] = Field(min_length=1)
