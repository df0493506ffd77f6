"""The words of a language that pages and decks say of their own."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, ValidationInfo, field_validator

from bmcreport.model.canvas import Record
from bmcreport.model.plurals import Counted, holding, holding_in_all
from bmcreport.model.scalars import Text


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
    beside_counted: Counted = Field({}, description="A company and how many others.")
    parallels_counted: Counted = Field({}, description="How many parallels there are.")
    contrasts_counted: Counted = Field({}, description="How many contrasts there are.")
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
    prompt_topic: Text = Field("", description="What an empty line above a title asks for.")
    prompt_title: Text = Field("", description="What an empty title asks for.")
    prompt_more: Text = Field("", description="What an empty line under a title asks for.")
    prompt_text: Text = Field("", description="What an empty text asks for.")
    prompt_items: Text = Field("", description="What an empty list asks for.")
    prompt_tagline: Text = Field("", description="What an empty line under a company's name asks for.")
    prompt_caption: Text = Field("", description="What an empty line under a chart asks for.")
    relations_table: Text = Field("", description="What the table of relations holds, for those who hear it.")
    items_shared: Text = Field("", description="How many items other companies have, too, and how many none of them.")
    shared: Text = Field("", description="The heading of a column: what other companies have, too.")
    only_company: Text = Field("", description="The heading of a column: what no other company has.")
    shared_table: Text = Field("", description="What the table of these holds, for those who hear it.")
    why_shared: Text = Field("", description="Before the items that are compared, in notes.")
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
    claims_validated: Counted = Field({}, description="How many claims are validated, of those that state a status.")
    claims_table: Text = Field("", description="What the table of claims holds, for those who hear it.")
    status: Text = Field("", description="The heading of a column.")
    claim: Text = Field("", description="The heading of a column.")
    over_time: Text = Field("", description="Over charts of a figure at several dates.")
    from_to: Text = Field("", description="A figure at its first and at its last date.")
    line_chart: Text = Field("", description="What a chart shows, for those who hear it.")
    bar_chart: Text = Field("", description="The same of a chart with bars.")
    not_drawn: Text = Field("", description="Figures that are too small beside the others for a bar.")
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
    items_counted: Counted = Field({}, description="How many items the first version has.")
    number: Text = Field("", description="What a figure without a unit is counted in.")
    percent: Text = Field("", description="What shares are counted in.")
    measure_per: Text = Field("", description="What is counted for each of something.")
    logo: Text = Field("", description="A logo, for those who cannot see it.")
    logo_of: Text = Field("", description="The same where it is known whose it is.")
    poster: Text = Field("", description="The title of a canvas to fill in.")
    sheet: Text = Field("", description="Where a sheet of a large page belongs.")
    print_sheets: Counted = Field({}, description="How many sheets there are, and how they are printed.")
    cut_sheets: Text = Field("", description="Where sheets are cut.")
    glue_sheets: Text = Field("", description="Where sheets are glued.")
    sheets_plan: Text = Field("", description="What the plan of the sheets shows, for those who hear it.")
    made_of: Text = Field("", description="What a document is that is attached to a PDF, where readers list it.")

    def alt_of_logo(self, name: str | None) -> str:
        """What is said of a logo to those who cannot see it; the name is of whose it is, if that is known."""
        return self.logo_of.format(name=name) if name else self.logo

    @field_validator("*")
    @classmethod
    def _around_what_is_named(cls, told: str | Mapping[str, str], info: ValidationInfo) -> str | Mapping[str, str]:
        places = PLACES.get(info.field_name or "", ())
        return holding(told, *places) if isinstance(told, str) else holding_in_all(told, *places)


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
    "beside_counted": ("company",),
    "in_figures": ("company",),
    "relations_table": ("company",),
    "items_shared": ("shared", "count", "own"),
    "only_company": ("company",),
    "shared_table": ("company",),
    "figures_table": ("company",),
    "slide_number": ("number",),
    "notes_continued": ("number",),
    "more_on_slide": ("count", "number"),
    "more_in_notes": ("count",),
    "unlike": ("company",),
    "claims_validated": ("total",),
    "claims_table": ("company",),
    "from_to": ("label", "first", "last"),
    "line_chart": ("label", "points"),
    "bar_chart": ("label", "points"),
    "not_drawn": ("figures",),
    "undated": ("figures",),
    "changes_counted": ("added", "removed", "changed", "moved"),
    "changes_table": ("company",),
    "evolution": ("company",),
    "evolution_counted": ("carried", "new", "dropped"),
    "left_out": ("slides",),
    "measure_per": ("measure", "unit"),
    "logo_of": ("name",),
    "poster": ("name",),
    "sheet": ("row", "column"),
    "print_sheets": ("rows", "columns"),
    "glue_sheets": ("overlap",),
    "sheets_plan": ("rows", "columns"),
}
"""What each of the words stands around, besides `{count}` in those that count."""
