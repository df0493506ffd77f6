"""A layout: where the blocks of a canvas go, what they are called and how they look, on a page and on a slide.

Lengths in layout files are points; shares and limits are relative to the row or column that they divide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, PrivateAttr, field_validator, model_validator
from pydantic_core import PydanticCustomError

from bmcreport.model.canvas import BlockKey, Record
from bmcreport.model.language import LanguageDocument, Numbers
from bmcreport.model.scalars import Flag, HexColour, Key, Text
from bmcreport.model.words import Words

Points = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]
"""A length in points."""

Share = Annotated[float, Field(gt=0, le=1_000_000, allow_inf_nan=False)]
"""A part of the whole, relative to its neighbours' shares."""

PaletteRole = Key
"""The name of a colour in the palette, such as `ink`."""

FamilyKey = Key
"""The name of a block family, such as `customers`."""


class Cell(Record):
    """A part of the grid: a block, or rows, or columns."""

    share: Share = Field(description="Its part of the row or column that it stands in.")
    limits: tuple[Share, Share] | None = Field(
        None, description="The least and the largest share that balancing may give it."
    )
    block: BlockKey | None = None
    rows: tuple[Cell, ...] = ()
    columns: tuple[Cell, ...] = ()

    @model_validator(mode="after")
    def _holds_one_thing(self) -> Cell:
        if sum(map(bool, (self.block, self.rows, self.columns))) != 1:
            raise PydanticCustomError(
                "cell", "must hold a block, rows or columns", {"hint": "give exactly one of the three keys"}
            )
        if self.limits and not self.limits[0] <= self.share <= self.limits[1]:
            raise PydanticCustomError(
                "limits", "has a share outside its limits", {"hint": "limits are [least, largest], the share between"}
            )
        return self

    def blocks(self) -> Iterator[str]:
        """The blocks in it, in reading order."""
        if self.block:
            yield self.block
        for cell in self.rows + self.columns:
            yield from cell.blocks()


class Grid(Record):
    """The whole canvas as rows of cells."""

    rows: tuple[Cell, ...] = Field(min_length=1)

    def blocks(self) -> Iterator[str]:
        """The blocks of the grid, in reading order."""
        for row in self.rows:
            yield from row.blocks()


class BlockLook(Record):
    """How one block is called and drawn."""

    name: Text = Field(description="The printed name.")
    family: FamilyKey
    icon: Key = Field(description="An icon of the package, by name.")
    order: int = Field(ge=1, le=99, description="Its place in the order in which a canvas is filled and read.")
    columns: int = Field(1, ge=1, le=3, description="Columns of items.")
    most_columns: int | None = Field(
        None, ge=1, le=6, description="Columns that a full block may take before boundaries move; without it `columns`."
    )


class Family(Record):
    """Blocks that belong together and share a colour."""

    name: Text
    colour: PaletteRole
    tint: PaletteRole | None = Field(None, description="Background of its blocks.")


class TypeScale(Record):
    """The sizes that a fit may choose from, in points, and the proportions of the text around them."""

    ceiling: Points = Field(description="The largest size.")
    floor: Points = Field(description="The least size; what does not fit at it is an error.")
    step: Points = Field(0.25, gt=0, description="The distance between sizes.")
    leading: float = Field(1.22, ge=1, le=2, description="Baseline to baseline, in type sizes.")
    item_space: float = Field(0.4, ge=0, le=2, description="Extra space between items, in type sizes.")
    comfortable: Points | None = Field(
        None,
        description="Above this size only the size changes; at it and below, spacing and boundaries give way first.",
    )
    tight_leading: float = Field(1.12, ge=1, le=2, description="The least leading, in type sizes.")
    tight_space: float = Field(0.25, ge=0, le=2, description="The least extra space between items, in type sizes.")
    loose_space: float | None = Field(
        None,
        ge=0,
        le=4,
        description="The most extra space between items, in type sizes, where room is left over; else as usual.",
    )
    indent: float = Field(1.0, ge=0, le=4, description="From bullet to text, in type sizes.")

    @model_validator(mode="after")
    def _floor_below_ceiling(self) -> TypeScale:
        if self.floor > self.ceiling:
            raise PydanticCustomError("scale", "has its floor above its ceiling", {"hint": "swap the two"})
        return self


class BlockFrame(Record):
    """What every block keeps around its items, in points."""

    padding: Points = Field(description="From the block's edge to its content.")
    heading: Points = Field(description="Type size of the block's name.")
    icon: Points = Field(description="Side of the icon.")
    heading_gap: Points = Field(description="From the name to the first item.")
    column_gap: Points = Field(description="Between columns of items.")


class PageSurface(Record):
    """The printed page, in points on A4; on other papers all grows and shrinks with the distance of reading."""

    margin: Points
    eyebrow: Points = Field(description="Type size of the line above the name.")
    title: Points = Field(description="Type size of the company's name.")
    tagline: Points = Field(description="Type size of the tagline.")
    field_label: Points = Field(description="Type size of the header fields' labels.")
    field_value: Points = Field(description="Type size of the header fields' values.")
    header_gap: Points = Field(description="From the header to the frame.")
    footer: Points = Field(description="Type size of sources and attribution.")
    footer_gap: Points = Field(description="From the frame to the footer.")
    footer_columns: int = Field(3, ge=1, le=6, description="Columns of sources.")
    outline: Points = Field(description="Width of the frame's line.")
    hairline: Points = Field(description="Width of the lines between blocks.")
    radius: Points = Field(description="Radius of the frame's corners.")
    details: Flag = Field(True, description="Whether items show their details.")
    distance: float = Field(
        0.75,
        ge=0,
        le=1,
        description="Lengths grow by the paper's short edge over A4's to this power: 1 is in proportion.",
    )
    least: Points = Field(6, description="No type is smaller on any paper.")
    scale: TypeScale
    tables: TypeScale = Field(
        TypeScale(ceiling=11, floor=7, leading=1.2, item_space=0.35, indent=0.8),
        description="The sizes that tables of a comparison may have.",
    )
    frame: BlockFrame


class SlideSurface(Record):
    """The canvas on a slide, in points."""

    outline: Points
    hairline: Points
    details: Flag = Field(False, description="Whether items show their details.")
    scale: TypeScale
    frame: BlockFrame


class Labels(Record):
    """The printed names of what is not a block."""

    designed_for: Text
    designed_by: Text
    date: Text
    version: Text
    sources: Text
    continued: Text = Field("{name}, continued", description="A block's name on a continuation page.")
    page_of: Text = Field("{page} of {pages}", description="The number of a page where there are several.")
    contents: Text = Field("Contents", description="Above the contents of a booklet.")
    sticky_notes: Text = Field(
        "Sticky notes of 76 mm: {count}", description="Under a block of a poster: how many it has room for."
    )
    segment: Text = Field("Segment", description="Read aloud before the letter of a segment, in Customer Segments.")
    serves: Text = Field("for", description="Read aloud before the name of a segment that an item serves.")
    assumption: Text = "Assumption"
    testing: Text = "Testing"
    validated: Text = "Validated"
    invalidated: Text = "Invalidated"


class Portrait(Record):
    """What differs on a page that is higher than wide."""

    grid: Grid
    columns: Mapping[BlockKey, int] = Field({}, description="Columns of items, for blocks where they differ.")
    footer_columns: int = Field(2, ge=1, le=6, description="Columns of sources.")

    @field_validator("columns")
    @classmethod
    def _one_to_three(cls, columns: Mapping[str, int]) -> Mapping[str, int]:
        if any(not 1 <= count <= 3 for count in columns.values()):
            raise PydanticCustomError("columns", "has other than 1 to 3 columns", {"hint": "write 1, 2 or 3"})
        return columns


class Mark(StrEnum):
    """A kind of marks, by its key in layouts and canvases."""

    SEGMENTS = "segments"
    STATUS = "status"


class Marks(Record):
    """The marks by items: letters of the segments that they serve, and how far claims have been tested."""

    segments: Flag = Field(True, description="Whether items show the letters of the segments that they serve.")
    status: Flag = Field(True, description="Whether items show their status.")
    letter: PaletteRole = Field("ink", description="Colour of the letters.")
    colours: tuple[PaletteRole, ...] = Field(
        ("panel",), min_length=1, description="Fields behind the letters, by segment; after the last the first again."
    )


class Layout(Record):
    """A layout document."""

    name: Text = Field(description="The name of the canvas, printed above the company's name.")
    attribution: Text = Field(description="The credit that its licence asks for, printed on every page.")
    labels: Labels = Field(description="Printed names of the header fields and of what stands at the foot.")
    palette: Mapping[PaletteRole, HexColour] = Field(description="Colours by role.")
    marks: Marks = Field(default_factory=Marks, description="The marks by items: what they show and their colours.")
    families: Mapping[FamilyKey, Family]
    blocks: Mapping[BlockKey, BlockLook]
    grid: Grid
    portrait: Portrait | None = Field(None, description="The arrangement on pages that are higher than wide.")
    page: PageSurface
    slide: SlideSurface
    miniature: SlideSurface = Field(description="The canvas beside others on a slide.")
    questions: Mapping[BlockKey, tuple[Text, ...]] = Field({}, description="What a poster asks in each block.")

    _language: LanguageDocument | None = PrivateAttr(None)

    def in_language(self, language: LanguageDocument) -> Layout:
        """This layout with its printed names in a language, as far as the language has them, and the words of decks."""
        labels = language.labels.model_dump(exclude_none=True)
        blocks = {
            key: look.model_copy(update={"name": language.blocks.get(key, look.name)})
            for key, look in self.blocks.items()
        }
        questions = {key: language.questions.get(key, asked) for key, asked in self.questions.items()}
        translated = {"name": language.canvas or self.name, "blocks": blocks, "questions": questions}
        copy = self.model_copy(update={**translated, "labels": self.labels.model_copy(update=labels)})
        copy._language = language
        return copy

    @property
    def language(self) -> LanguageDocument:
        """What it is printed in."""
        assert self._language, "a layout has a language once it is `in_language`"
        return self._language

    @property
    def words(self) -> Words:
        """What a deck says of its own."""
        return self.language.words

    @property
    def numbers(self) -> Numbers:
        """How numbers are written."""
        return self.language.numbers

    def in_fill_order(self) -> tuple[str, ...]:
        """The keys of the blocks in the order in which a canvas is filled and read."""
        return tuple(sorted(self.blocks, key=lambda key: self.blocks[key].order))

    def family(self, block: str) -> Family:
        """The family of a block."""
        return self.families[self.blocks[block].family]

    def marking(self, wanted: Collection[Mark]) -> Layout:
        """The layout with its marks, without those that are not wanted."""
        unwanted = {mark.value: False for mark in Mark if mark not in wanted}
        return self.model_copy(update={"marks": self.marks.model_copy(update=unwanted)})


REQUIRED_ROLES = (
    "ink", "quiet", "hairline", "paper", "panel", "badge", "badge_paper", "brand", "dark", "on_dark", "quiet_on_dark",
)  # fmt: skip
"""The palette roles that composing names; `brand` is the fallback where a canvas states no colour."""
