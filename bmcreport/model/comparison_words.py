"""The words of comparison decks: what they say of companies side by side, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import Field, ValidationInfo, field_validator

from bmcreport.model.canvas import Record
from bmcreport.model.plurals import Counted, holding, holding_in_all
from bmcreport.model.scalars import Currency, Text

T = TypeVar("T")


class ComparisonWords(Record):
    """What a comparison deck says of its own; `{...}` is put there, `{count}` as a word where the language has it."""

    number_words: tuple[Text, ...] = Field(
        (), max_length=30, description="Numbers of companies as words, from 0; further numbers are written in digits."
    )
    currencies: Mapping[Currency, Text] = Field({}, description="Currencies as amounts are counted in them: `euros`.")

    comparison: Text = Field("", description="What such a deck is called, over every title.")
    companies_counted: Counted = Field({}, description="How many companies there are.")
    seen_from: Text = Field("", description="The same, told from one of them.")
    among_them: Text = Field("", description="The same, where not all of them are shown.")
    some_companies: Counted = Field({}, description="How many companies a slide shows; counts those.")
    continued_next: Text = Field("", description="At the foot of a slide that is not the last of its kind.")
    also_cited: Text = Field("", description="Who else cites a source.")
    and_more: Counted = Field({}, description="How many items more there are.")

    at_a_glance: Text = Field("", description="The line over the overview.")
    companies_at_a_glance: Counted = Field({}, description="The title of the overview.")
    angle: Text = Field("", description="The heading over how companies go about it.")
    since: Text = Field("", description="The year of foundation.")
    overview_table: Text = Field("", description="What the overview holds, for those who hear it.")

    only_here: Text = Field("", description="The row of what no other company has.")
    shared_by_all: Counted = Field({}, description="The title of a block; counts all companies.")
    shared_by_some: Counted = Field({}, description="The same where all share nothing; counts those who share.")
    nothing_shared: Text = Field("", description="The same where no two share anything.")
    nothing_stated: Text = Field("", description="The same where the block is empty.")
    block_table: Text = Field("", description="What the table of a block holds, for those who hear it.")
    rows_by_theme: Text = Field("", description="How the table of a block is read.")
    theme_of_one: Counted = Field({}, description="Before items that no other has; counts all companies.")
    theme_of_all: Counted = Field({}, description="Before the items of a row; counts all companies.")
    theme_of_some: Counted = Field({}, description="Before the items of a row; counts those who share it.")

    lens_table: Text = Field("", description="What the table of a lens holds, for those who hear it.")
    first_items: Text = Field("", description="How the table of a lens is read.")

    overlap: Text = Field("", description="The line over what is shared and what is not.")
    overlap_stated: Text = Field("", description="The title over it, of three parts.")
    common_to_all: Counted = Field({}, description="How many rows all companies share.")
    common_to_some: Counted = Field({}, description="How many rows several share; says it shortly after the former.")
    items_alone: Counted = Field({}, description="How many items stand at one company only.")
    overlap_by_all: Counted = Field({}, description="The heading of a column; counts all companies.")
    overlap_by_some: Text = Field("", description="The heading of a column.")
    overlap_by_one: Text = Field("", description="The heading of a column.")
    overlap_counted: Text = Field("", description="The three counts of a block.")
    overlap_table: Text = Field("", description="What the table holds, for those who hear it.")
    sharing_explained: Text = Field("", description="How the table is read.")

    likeness: Text = Field("", description="The line over how alike companies are.")
    block_by_block: Text = Field("", description="The same where each block is compared.")
    likeness_table: Text = Field("", description="What a heatmap holds, for those who hear it.")
    likeness_explained: Text = Field("", description="How a heatmap is read.")
    no_row_shared: Text = Field("", description="The title where no two companies share a row.")
    nothing_in_common: Text = Field("", description="The same of one block.")
    most_alike: Text = Field("", description="The title: the pair most alike, and the pair least alike.")
    pair_alike: Text = Field("", description="The pair most alike in a block.")
    pairs_alike: Counted = Field({}, description="The same where several are equally alike.")
    the_most_alike: Text = Field("", description="Before the pairs most alike in a block, or in all.")
    the_least_alike: Text = Field("", description="Before the pairs least alike.")
    rows_shared: Counted = Field(
        {}, description="How many rows of two companies are shared; counts all that they have."
    )

    miniatures: Text = Field("", description="The line over canvases side by side.")

    leads: Text = Field("", description="The title of a chart: whose figure is the highest.")
    lead_alike: Text = Field("", description="The same where several tie.")
    highest_at: Text = Field("", description="The same for prices, which are no achievement.")
    leads_and: Text = Field("", description="The title with the figure of the company that it is told from.")
    no_figure: Text = Field("", description="A company states none.")
    without_figure: Text = Field("", description="By a company without a bar.")
    in_measure: Text = Field("", description="A company whose figure is in another measure; a label, and its measure.")
    converted: Text = Field("", description="By a company whose figure is converted.")
    undated: Text = Field("", description="A figure without a date, in the place of the date.")
    exchanged: Text = Field("", description="A figure as it was stated, and the rate by which it was converted.")
    exchanged_by: Text = Field("", description="The same in the notes, with who says so.")
    figure_as_of: Text = Field("", description="A figure and its date.")
    dates_between: Text = Field("", description="Between which dates figures lie.")
    all_undated: Text = Field("", description="The same where no figure has a date.")
    silent: Text = Field("", description="Who states no figure.")
    reports_in: Text = Field("", description="Who states it in another measure.")
    gaps_counted: Text = Field("", description="How many state no figure, and how many in another measure.")
    one_measure: Text = Field("", description="How a chart is read.")
    figures_in_rows: Text = Field("", description="How a table of figures is read.")

    patterns: Text = Field("", description="The line over patterns of business models.")
    pattern_of_all: Counted = Field({}, description="The patterns that all companies follow; counts all.")
    widest_pattern: Counted = Field({}, description="The pattern that most follow; counts those.")
    patterns_table: Text = Field("", description="What the table of patterns holds, for those who hear it.")
    patterns_explained: Text = Field("", description="How the table of patterns is read.")

    takeaways: Text = Field("", description="The title over what follows from the comparison.")
    room_to_conclude: Text = Field("", description="The notes of an empty slide for it.")

    @field_validator("*")
    @classmethod
    def _around_what_is_named(cls, told: T, info: ValidationInfo) -> T:
        places = PLACES.get(info.field_name or "", ())
        if isinstance(told, str):
            holding(told, *places)
        elif isinstance(told, Mapping) and info.field_name != "currencies":
            holding_in_all(told, *places)
        return told


PLACES = {
    "seen_from": ("companies", "company"),
    "among_them": ("companies",),
    "some_companies": ("whole",),
    "also_cited": ("companies",),
    "since": ("date",),
    "shared_by_all": ("block", "themes"),
    "shared_by_some": ("block", "theme", "whole"),
    "nothing_shared": ("block",),
    "nothing_stated": ("block",),
    "block_table": ("block", "companies"),
    "theme_of_one": ("theme",),
    "theme_of_all": ("theme",),
    "theme_of_some": ("theme", "whole"),
    "lens_table": ("lens", "blocks"),
    "overlap_stated": ("all", "several", "alone"),
    "overlap_counted": ("all", "several", "alone"),
    "block_by_block": ("title",),
    "likeness_table": ("name", "companies"),
    "nothing_in_common": ("block",),
    "most_alike": ("most", "share", "least", "least_share"),
    "pair_alike": ("block", "pair", "share"),
    "pairs_alike": ("block", "share"),
    "the_most_alike": ("name",),
    "the_least_alike": ("name",),
    "rows_shared": ("pair", "share", "shared"),
    "leads": ("label", "company", "figure"),
    "lead_alike": ("label", "companies", "figure"),
    "highest_at": ("label", "companies", "figure"),
    "leads_and": ("stated", "company", "figure"),
    "without_figure": ("company",),
    "in_measure": ("company", "measure"),
    "converted": ("company",),
    "exchanged": ("stated", "rate", "into", "currency", "date"),
    "exchanged_by": ("figure", "stated", "rate", "into", "currency", "date", "source"),
    "figure_as_of": ("figure", "date"),
    "dates_between": ("first", "last"),
    "silent": ("companies",),
    "reports_in": ("company", "measure", "figure"),
    "gaps_counted": ("silent", "others"),
    "one_measure": ("measure",),
    "pattern_of_all": ("patterns",),
    "widest_pattern": ("pattern", "whole"),
    "patterns_table": ("companies",),
}
"""What each of the words stands around, besides `{count}` in those that count."""
