"""A language: the words that pages and decks say of their own, printed names of blocks, and how numbers are written."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import TypeVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from bmcreport.model.canvas import BlockKey, Record
from bmcreport.model.scalars import Text

R = TypeVar("R", bound=Record)


def _holding(text: str, *places: str) -> str:
    """The text, if it names each of `places` in braces once, and nothing else."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        parsed = [("", "", None, None)]
    found = [name for _, name, form, conversion in parsed if name is not None and not form and not conversion]
    if sorted(found) != sorted(places):
        wanted = " and ".join(f"`{{{place}}}`" for place in places)
        hint = f"write it with {wanted} in it, once each" if places else "leave the braces out"
        raise PydanticCustomError("places", "does not name what is put into it", {"hint": hint})
    return text


class Numbers(Record):
    """How a language writes numbers and amounts; the defaults are English."""

    decimal: str = Field(".", description="What stands before decimals.")
    grouping: str = Field(",", description='What stands between thousands; write a no-break space as `"\\_"`.')
    group_from: int = Field(4, ge=4, le=9, description="The number of digits from which thousands are grouped.")
    percent: Text = Field("{number}%", description="A share of a hundred.")
    money: Text = Field("{sign}{number}", description="An amount with the sign of its currency.")
    per: Text = Field("{amount}/{unit}", description="An amount for each of something.")
    about: Text = Field("~{number}", description="A rough figure.")
    at_least: Text = Field("{number}+", description="A figure that is exceeded.")
    up_to: Text = Field("up to {number}", description="A figure that is not exceeded.")
    million: Text = Field("{number}M", description="A number of millions.")
    billion: Text = Field("{number}B", description="A number of thousand millions.")
    trillion: Text = Field("{number}T", description="A number of million millions.")

    @field_validator("decimal", "grouping")
    @classmethod
    def _one_sign(cls, text: str) -> str:
        if len(text) != 1 or text.isalnum():
            raise PydanticCustomError("places", "is not one sign", {"hint": "write a comma, a point or a space"})
        return text

    @field_validator("percent", "about", "at_least", "up_to", "million", "billion", "trillion")
    @classmethod
    def _around_a_number(cls, text: str) -> str:
        return _holding(text, "number")

    @field_validator("money")
    @classmethod
    def _around_an_amount(cls, text: str) -> str:
        return _holding(text, "sign", "number")

    @field_validator("per")
    @classmethod
    def _around_a_rate(cls, text: str) -> str:
        return _holding(text, "amount", "unit")


class Words(Record):
    """What a deck says of its own; where `{...}` stands, the deck puts what is named there."""

    as_of: Text = Field("", description="The date at the foot of a slide.")
    as_of_undated: Text = Field("", description="The same where the date is not known, within a sentence.")
    numbered: Text = Field("", description="A title that several slides share.")
    pair: Text = Field("", description="Two names.")
    founded: Text = Field("", description="The year of foundation.")
    founded_label: Text = Field("", description="Under the year of foundation.")
    founded_in: Text = Field("", description="Under the year of foundation, with the place.")
    headquarters: Text = Field("", description="Where a company is run from.")
    founders: Text = Field("", description="Who founded a company.")
    how_it_compares: Text = Field("", description="The heading over relations to other companies.")
    parallels: Text = Field("", description="Before the reason: a company that does likewise.")
    contrasts_with: Text = Field("", description="Before the reason: a company that does otherwise.")
    parallel: Text = Field("", description="The kind of a relation.")
    contrast: Text = Field("", description="The kind of a relation.")
    beside_one: Text = Field("", description="A company and one other.")
    beside_several: Text = Field("", description="A company and several others.")
    one_parallel: Text = Field("", description="A count of one.")
    several_parallels: Text = Field("", description="Any other count.")
    one_contrast: Text = Field("", description="A count of one.")
    several_contrasts: Text = Field("", description="Any other count.")
    company: Text = Field("", description="The heading of a column.")
    relation: Text = Field("", description="The heading of a column.")
    block: Text = Field("", description="The heading of a column.")
    why: Text = Field("", description="The heading of a column.")
    key_figures: Text = Field("", description="The heading over figures.")
    in_figures: Text = Field("", description="The title over figures.")
    figure: Text = Field("", description="The heading of a column.")
    value: Text = Field("", description="The heading of a column.")
    date_of_figure: Text = Field("", description="The heading of a column.")
    source: Text = Field("", description="The heading of a column.")
    sources: Text = Field("", description="The heading over sources.")
    claims_from: Text = Field("", description="The title over sources.")
    canvas: Text = Field("", description="The name of the slide with the whole canvas.")
    relations_table: Text = Field("", description="What the table of relations holds, for those who hear it.")
    draft: Text = Field("", description="Stamped on slides that are not final.")
    confidential: Text = Field("", description="Stamped on slides that not everybody may see.")
    figures_table: Text = Field("", description="What the table of figures holds, for those who hear it.")
    slide_number: Text = Field("", description="Over the notes of a slide in a handout.")
    notes_continued: Text = Field("", description="The same where they go on on a further page.")
    more_on_slide: Text = Field("", description="How many items the canvas has no room for, and where they are.")
    more_in_notes: Text = Field("", description="The same where the notes have them.")
    agenda: Text = Field("", description="The title over what follows.")
    overview: Text = Field("", description="The section that begins a deck.")
    building_blocks: Text = Field("", description="The section of the nine blocks.")
    offer_and_customers: Text = Field("", description="Over value propositions and customer segments.")
    how_it_earns: Text = Field("", description="Over revenue streams.")
    why_it_wins: Text = Field("", description="Over contrasts to other companies.")
    unlike: Text = Field("", description="Before what sets a company apart: the other company.")
    still_assumed: Text = Field("", description="Over claims that are not validated.")
    tested_claims: Text = Field("", description="Over claims by how far they have been tested.")
    claims_validated: Text = Field("", description="How many claims are validated, of those that state a status.")
    claims_table: Text = Field("", description="What the table of claims holds, for those who hear it.")
    status: Text = Field("", description="The heading of a column.")
    claim: Text = Field("", description="The heading of a column.")
    over_time: Text = Field("", description="Over charts of a figure at several dates.")
    from_to: Text = Field("", description="A figure at its first and at its last date.")
    line_chart: Text = Field("", description="What a chart shows, for those who hear it.")
    bar_chart: Text = Field("", description="The same of a chart with bars.")
    undated: Text = Field("", description="Figures that a chart cannot show, for they have no date.")
    mid_period: Text = Field("", description="How dates that are no days are drawn.")
    changes_since: Text = Field("", description="Over what has changed since an earlier version.")
    changes_counted: Text = Field("", description="How much has changed.")
    no_changes: Text = Field("", description="The same where nothing has.")
    added: Text = Field("", description="A kind of change.")
    removed: Text = Field("", description="A kind of change.")
    changed: Text = Field("", description="A kind of change.")
    moved: Text = Field("", description="A kind of change: to another block.")
    change: Text = Field("", description="The heading of a column.")
    before: Text = Field("", description="The heading of a column.")
    now: Text = Field("", description="The heading of a column.")
    changes_table: Text = Field("", description="What the table of changes holds, for those who hear it.")
    left_out: Text = Field("", description="Slides that a canvas has nothing for, in the notes of the first slide.")
    versions: Text = Field("", description="The versions of a canvas.")
    evolution: Text = Field("", description="The title over the versions of a canvas.")
    evolution_counted: Text = Field("", description="What a version has of the one before it.")
    items_counted: Text = Field("", description="How many items the first version has.")

    @field_validator("*")
    @classmethod
    def _around_what_is_named(cls, text: str, info: ValidationInfo) -> str:
        return _holding(text, *PLACES.get(info.field_name or "", ()))


PLACES = {
    "as_of": ("date",),
    "as_of_undated": (),
    "numbered": ("title", "number", "count"),
    "pair": ("first", "second"),
    "founded": ("date",),
    "founded_in": ("place",),
    "headquarters": ("place",),
    "founders": ("names",),
    "parallels": ("company",),
    "contrasts_with": ("company",),
    "beside_one": ("company",),
    "beside_several": ("company", "count"),
    "several_parallels": ("count",),
    "several_contrasts": ("count",),
    "in_figures": ("company",),
    "relations_table": ("company",),
    "figures_table": ("company",),
    "slide_number": ("number",),
    "notes_continued": ("number",),
    "more_on_slide": ("count", "number"),
    "more_in_notes": ("count",),
    "unlike": ("company",),
    "claims_validated": ("count", "total"),
    "claims_table": ("company",),
    "from_to": ("label", "first", "last"),
    "line_chart": ("label", "points"),
    "bar_chart": ("label", "points"),
    "undated": ("figures",),
    "changes_counted": ("added", "removed", "changed", "moved"),
    "changes_table": ("company",),
    "evolution": ("company",),
    "evolution_counted": ("carried", "new", "dropped"),
    "items_counted": ("count",),
    "left_out": ("slides",),
}
"""What each of the words stands around."""


class LabelsIn(Record):
    """Printed names of what is not a block, in one language; each is explained where layouts state it."""

    designed_for: Text | None = None
    designed_by: Text | None = None
    date: Text | None = None
    version: Text | None = None
    sources: Text | None = None
    continued: Text | None = None
    page_of: Text | None = None
    contents: Text | None = None
    sticky_notes: Text | None = None
    segment: Text | None = None
    serves: Text | None = None
    assumption: Text | None = None
    testing: Text | None = None
    validated: Text | None = None
    invalidated: Text | None = None

    @field_validator("continued", "page_of", "sticky_notes")
    @classmethod
    def _around_what_is_named(cls, text: str | None, info: ValidationInfo) -> str | None:
        return text and _holding(text, *_PLACES_IN_LABELS[info.field_name or ""])


_PLACES_IN_LABELS = {"continued": ("name",), "page_of": ("page", "pages"), "sticky_notes": ("count",)}


class LanguageDocument(Record):
    """A language document. What the document of a region leaves out, its language says, and then English."""

    language: Text = Field(description="The name of the language in the language itself.")
    canvas: Text | None = Field(None, description="The name of the canvas, where it is not kept in English.")
    labels: LabelsIn = Field(default_factory=LabelsIn, description="Printed names of what is not a block.")
    blocks: Mapping[BlockKey, Text] = Field(default_factory=dict, description="Printed names of the blocks.")
    numbers: Numbers = Field(default_factory=Numbers, description="How numbers and amounts are written.")
    words: Words = Field(default_factory=Words, description="What decks say of their own.")

    def over(self, other: LanguageDocument) -> LanguageDocument:
        """This language, with what the other one says where it says nothing."""
        return self.model_copy(
            update={
                "canvas": self.canvas or other.canvas,
                "labels": _over(self.labels, other.labels),
                "blocks": {**other.blocks, **self.blocks},
                "numbers": _over(self.numbers, other.numbers),
                "words": _over(self.words, other.words),
            }
        )


def _over(own: R, other: R) -> R:
    """A record with what the other one states where it states nothing itself."""
    stated = {name: getattr(own, name) for name in own.model_fields_set}
    return other.model_copy(update=stated)
