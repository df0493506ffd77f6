"""Outlines: which slides a deck has, in which order. Those of a company's decks here, that of a comparison beside."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bmcreport.model.canvas import BlockKey, Record, Status
from bmcreport.model.fields import Template
from bmcreport.model.scalars import Flag, Key, Text
from bmcreport.model.tags import Audience


class OutlinedSlide(Record):
    """What every slide of an outline may say."""

    title: Template | None = Field(None, description="Its title instead of the usual one; fields are filled in.")
    eyebrow: Template | None = Field(None, description="The line over the title instead of the usual one.")
    layout: Text | None = Field(None, description="A slide layout by name, instead of the usual one.")
    section: Template | None = Field(None, description="The section that begins with this slide.")
    notes: Template | None = Field(None, description="What the speaker says first.")
    tags: tuple[Key, ...] = Field((), description="Names by which audiences are shown or spared it, as `investor`.")


class CoverSlide(OutlinedSlide):
    """The company, its tagline, and the first key figures."""

    kind: Literal["cover"]
    figures: int = Field(3, ge=0, le=4, description="How many key figures it shows.")


class AgendaSlide(OutlinedSlide):
    """The sections that follow, each linked to its first slide."""

    kind: Literal["agenda"]


class SectionSlide(OutlinedSlide):
    """A divider that opens a section; the section has its title, where it names no other."""

    kind: Literal["section"]
    title: Template = Field(description="The title of the section.")


class CanvasSlide(OutlinedSlide):
    """The whole canvas."""

    kind: Literal["canvas"]
    changes: Flag = Field(
        False, description="Whether what has changed since the earlier version is marked on it, on all canvas slides."
    )
    rest: Literal["slides", "notes"] = Field(
        "slides",
        description="Where items are for which it has no room: on slides of their blocks, behind it unless the outline "
        "has them elsewhere, or in the notes alone.",
    )


class StorySlide(OutlinedSlide):
    """The canvas filled block by block in fill order, a slide each, everything in its place from the first one on."""

    kind: Literal["story"]


class BlocksSlide(OutlinedSlide):
    """One or two blocks side by side, led by the first one's headline."""

    kind: Literal["blocks"]
    blocks: tuple[BlockKey, ...] = Field(min_length=1, max_length=2)


class PointsSlide(OutlinedSlide):
    """The first items of one or two blocks in large type; the notes have them all."""

    kind: Literal["points"]
    blocks: tuple[BlockKey, ...] = Field(min_length=1, max_length=2)
    items: int = Field(3, ge=1, le=6, description="How many items of a block it shows at most, its first ones.")
    details: Flag = Field(True, description="Whether items show their details, where there is room.")


class ContrastsSlide(OutlinedSlide):
    """Where the company runs apart from others: its first contrast to each; its key resources where it states none."""

    kind: Literal["contrasts"]
    items: int = Field(3, ge=1, le=4, description="How many contrasts it shows at most.")


class RelationsSlide(OutlinedSlide):
    """How the company compares: its relations, grouped by company, and what it shares with these companies."""

    kind: Literal["relations"]
    computed: Flag = Field(
        True, description="Whether a table tells which items those companies have, too, and which only this one has."
    )


class NumbersSlide(OutlinedSlide):
    """The first key figures as large numbers."""

    kind: Literal["numbers"]
    figures: int = Field(6, ge=1, le=6, description="How many figures it shows at most, each at its latest date.")


class FiguresSlide(OutlinedSlide):
    """The key figures with their dates and sources."""

    kind: Literal["figures"]


class BarsSlide(OutlinedSlide):
    """A bar chart per measure that several figures of one date share; units and currencies are never mixed."""

    kind: Literal["bars"]
    figures: int = Field(3, ge=2, le=10, description="How many figures a measure needs.")


class HistorySlide(OutlinedSlide):
    """A line chart per figure that is stated for several dates."""

    kind: Literal["history"]
    dates: int = Field(2, ge=2, le=40, description="How many dates a figure needs.")
    charts: int = Field(3, ge=1, le=3, description="How many charts of two or three dates share a slide at most.")


class StatusesSlide(OutlinedSlide):
    """The items that state how far they have been tested, by status."""

    kind: Literal["statuses"]
    statuses: tuple[Status, ...] = Field((), description="The statuses to show; none named: all.")
    items: int | None = Field(None, ge=1, le=12, description="How many items it shows at most, on one slide.")
    details: Flag = Field(True, description="Whether items show their details.")


class ChangesSlide(OutlinedSlide):
    """What has changed since the earlier version of the canvas; left out where there is none."""

    kind: Literal["changes"]


class ChangedFiguresSlide(OutlinedSlide):
    """The key figures before and now; left out where there is no earlier version or there are no figures."""

    kind: Literal["changed_figures"]


class TextSlide(OutlinedSlide):
    """A slide with a text of its own."""

    kind: Literal["text"]
    title: Template = Field(description="Its title; fields are filled in.")
    paragraphs: tuple[Template, ...] = Field((), description="Paragraphs; addresses in them become links.")
    bullets: tuple[Template, ...] = Field((), description="Bullets under the paragraphs.")


class SourcesSlide(OutlinedSlide):
    """Every source, numbered and linked."""

    kind: Literal["sources"]


class ClosingSlide(OutlinedSlide):
    """The last slide, on dark: a statement, a line under it, and the company's address on the web."""

    kind: Literal["closing"]
    text: Template | None = Field(None, description="The line under the title instead of the company's name.")


DeckSlide = Annotated[
    CoverSlide
    | AgendaSlide
    | SectionSlide
    | CanvasSlide
    | StorySlide
    | BlocksSlide
    | PointsSlide
    | ContrastsSlide
    | RelationsSlide
    | NumbersSlide
    | FiguresSlide
    | BarsSlide
    | HistorySlide
    | StatusesSlide
    | ChangesSlide
    | ChangedFiguresSlide
    | TextSlide
    | SourcesSlide
    | ClosingSlide,
    Field(discriminator="kind"),
]


class DeckOutline(Record):
    """The slides of a company's deck, in order."""

    name: Text
    include: tuple[Key, ...] = Field((), description="Of what has tags, only what has one of these is shown.")
    leave_out: tuple[Key, ...] = Field((), description="What has one of these tags is not shown.")
    slides: tuple[DeckSlide, ...] = Field(min_length=1)

    @property
    def audience(self) -> Audience:
        """Whom the deck is for."""
        return Audience.of(self.include, self.leave_out)

    def seen_by(self, audience: Audience) -> DeckOutline:
        """The outline with the slides that both its own audience and this one see."""
        seen = (slide for slide in self.slides if self.audience.sees(slide.tags) and audience.sees(slide.tags))
        return self.model_copy(update={"slides": tuple(seen)})

    def tags(self) -> frozenset[str]:
        """Every tag that it names."""
        return frozenset((*self.include, *self.leave_out, *(tag for slide in self.slides for tag in slide.tags)))
