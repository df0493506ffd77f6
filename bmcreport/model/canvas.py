"""A business model canvas: one company, nine blocks, its figures and the sources of every claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, PrivateAttr, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from bmcreport.model.scalars import (
    BLOCK_KEYS,
    AsOf,
    Currency,
    Flag,
    HexColour,
    Key,
    Language,
    Link,
    Number,
    Speech,
    Text,
)

MOST_ITEMS = 500
"""Items of one block."""


class Record(BaseModel):
    """The base of everything read from YAML: immutable, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_absent(cls, written: object) -> object:
        """A key with nothing after it counts as left out, as in a template that is being filled."""
        if not isinstance(written, dict):
            return written
        return {key: value for key, value in written.items() if value is not None or key not in cls.model_fields}


def short_or_long(long: JsonSchemaValue, short: JsonSchemaValue) -> JsonSchemaValue:
    """The JSON Schema of a value that may be written in a short form too."""
    return {"description": long.pop("description", ""), "anyOf": [short, long]}


class Status(StrEnum):
    """How far a claim has been tested."""

    ASSUMPTION = "assumption"
    TESTING = "testing"
    VALIDATED = "validated"
    INVALIDATED = "invalidated"


class Item(Record):
    """One idea in a block: a strong lead, and what is said about it. A plain string is an item with a text only."""

    text: Text = Field(description="The idea in a few words; set strong.")
    detail: Text | None = Field(None, description="What is said about it; set quieter, after the text.")
    id: Key | None = Field(None, description="A name for this item that survives rewording.")
    segments: tuple[Key, ...] = Field((), description="Ids of the customer segments that it serves.")
    theme: Key | None = Field(None, description="Items of different companies line up in comparisons by this key.")
    badge: Text | None = Field(None, description="A mark to print beside the item, such as `largest cost`.")
    status: Status | None = Field(None, description="How far the claim has been tested.")
    sources: tuple[Key, ...] = Field((), description="Keys of the sources that the claim rests on.")
    checked: AsOf | None = Field(
        None, description="When somebody last checked the claim: a day, month, quarter or year."
    )
    tags: tuple[Key, ...] = Field((), description="Names by which audiences are shown or spared it, as `investor`.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, written: object) -> object:
        return {"text": written} if isinstance(written, str) else written

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return short_or_long(handler.resolve_ref_schema(handler(core)), {"type": ["string", "number", "boolean"]})


class Block(Record):
    """One of the nine building blocks. A plain list is a block with items only."""

    headline: Text | None = Field(None, description="The statement that a slide about this block leads with.")
    notes: Speech | None = Field(None, description="What the speaker says about this block.")
    items: tuple[Item, ...] = Field((), max_length=MOST_ITEMS, description="The items, most important first.")
    tags: tuple[Key, ...] = Field((), description="Names by which audiences are shown or spared the whole block.")

    @model_validator(mode="before")
    @classmethod
    def _from_items(cls, written: object) -> object:
        return {"items": written} if isinstance(written, list | tuple) else written

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        long = handler.resolve_ref_schema(handler(core))
        return short_or_long(long, dict(long["properties"]["items"]))


class Blocks(Record):
    """The nine building blocks (Osterwalder and Pigneur, 2010), in the order of the printed canvas."""

    key_partners: Block = Field(default_factory=Block, description="Who helps us.")
    key_activities: Block = Field(default_factory=Block, description="What we do.")
    key_resources: Block = Field(default_factory=Block, description="What we need to have.")
    value_propositions: Block = Field(default_factory=Block, description="What we promise, and to whom.")
    customer_relationships: Block = Field(default_factory=Block, description="How we get on with customers.")
    channels: Block = Field(default_factory=Block, description="How customers hear of us and are served.")
    customer_segments: Block = Field(default_factory=Block, description="Who we serve.")
    cost_structure: Block = Field(default_factory=Block, description="What it costs.")
    revenue_streams: Block = Field(default_factory=Block, description="What customers pay for, and how.")

    def __getitem__(self, key: str) -> Block:
        block: Block = getattr(self, key)
        return block

    def by_key(self) -> Iterator[tuple[str, Block]]:
        """Each key with its block."""
        return ((key, self[key]) for key in BLOCK_KEYS)


class Company(Record):
    """Whose canvas it is."""

    name: Text = Field(description="The name as the company writes it.")
    tagline: Text | None = Field(None, description="What the company is, in one line.")
    founded: AsOf | None = Field(None, description="When it was founded: a year, month or day.")
    headquarters: Text | None = Field(None, description="Where it is run from.")
    founders: tuple[Text, ...] = Field((), description="Who founded it.")
    website: Link | None = Field(None, description="Its address on the web.")
    colour: HexColour | None = Field(None, description="Its brand colour as '#rrggbb', in quotes.")
    logo: Text | None = Field(None, description="Path of a PNG or JPEG file, relative to this document.")


class RelationKind(StrEnum):
    """Whether two business models run alike or apart at this point."""

    PARALLEL = "parallel"
    CONTRAST = "contrast"


if TYPE_CHECKING:
    # Keys travel as plain strings; only reading has to know that there are nine.
    BlockKey = str
else:
    BlockKey = Literal[BLOCK_KEYS]
"""One of the nine standard keys, `BLOCK_KEYS`."""


class Relation(Record):
    """What connects this canvas to another one, on one block, and why."""

    to: Key = Field(description="The other canvas: its file name without `.yaml`.")
    kind: RelationKind = Field(description="Whether the two run alike (`parallel`) or apart (`contrast`).")
    block: BlockKey = Field(description="The block on which they do.")
    why: Text = Field(description="The reason, in a sentence.")


class Metric(Record):
    """A figure with its unit, date and source. The same key may recur with other dates."""

    key: Key = Field(description="What is measured; the same key in other canvases is the same measure.")
    label: Text = Field(description="The measure as printed.")
    value: Number = Field(description="The number, if wanted with a magnitude: `11.7 billion`.")
    unit: Text | None = Field(None, description="What is counted: `people`, `percent`, `MW`.")
    currency: Currency | None = Field(None, description="ISO 4217 code, for money: `EUR`.")
    per: Text | None = Field(None, description="What a price or rate is per: `month`, `million tokens`.")
    qualifier: Text | None = Field(None, description="Such as `more than` or `about`.")
    share_of: Text | None = Field(None, description="The whole that it is a share of, for figures in per cent.")
    as_of: AsOf | None = Field(None, description="The date for which it holds.")
    source: Key | None = Field(None, description="Key of the source that it rests on.")


class Citation(Record):
    """Where claims come from."""

    title: Text = Field(description="The title, with its publisher.")
    url: Link | None = Field(None, description="Its address on the web.")
    published: AsOf | None = Field(None, description="When it was published, as exactly as known.")


class Show(Record):
    """What of a canvas is shown where its layout shows it, too."""

    segments: Flag = Field(True, description="Whether items show the letters of the segments that they serve.")
    status: Flag = Field(True, description="Whether items show their status.")


class Canvas(Record):
    """A business model canvas as one YAML document."""

    company: Company
    designed_for: Text | None = Field(None, description="Header field of the printed canvas.")
    designed_by: Text | None = Field(None, description="Header field of the printed canvas.")
    date: AsOf | None = Field(None, description="Header field of the printed canvas.")
    version: Text | None = Field(None, description="Header field of the printed canvas.")
    lang: Language = Field("en", description="BCP 47 tag of the text.")
    summary: Text | None = Field(None, description="The company and its business model in a paragraph.")
    positioning: Text | None = Field(None, description="Its angle, in one line.")
    show: Show = Field(default_factory=Show, description="Marks to leave out of this canvas.")
    blocks: Blocks
    relations: tuple[Relation, ...] = ()
    metrics: tuple[Metric, ...] = ()
    sources: Mapping[Key, Citation] = Field(default_factory=dict, description="Citations by key.")

    _slug: str = PrivateAttr("canvas")

    @property
    def slug(self) -> str:
        """The name by which other documents and output files call this canvas: its file name without `.yaml`."""
        return self._slug

    def named(self, slug: str) -> Canvas:
        """The same canvas under another slug."""
        copy = self.model_copy()
        copy._slug = slug
        return copy

    def items(self) -> Iterator[tuple[str, int, Item]]:
        """Each item with its block's key and its index there."""
        for key, block in self.blocks.by_key():
            for index, item in enumerate(block.items):
                yield key, index, item

    def __hash__(self) -> int:
        return hash((self._slug, self.company, self.blocks, self.version, self.date))
