"""A comparison document: which canvases side by side, seen from which company, through which lenses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import Field, GetJsonSchemaHandler, PrivateAttr, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from bmcreport.model.canvas import BlockKey, Citation, Record, short_or_long
from bmcreport.model.patterns import Pattern
from bmcreport.model.scalars import AsOf, Currency, Key, Language, Number, Text


class Entry(Record):
    """One company of the comparison. A plain name is an entry whose angle is its canvas's positioning.

    With a revision it is the canvas as it was, in a column of its own.
    """

    canvas: Key = Field(description="The canvas: its file name without `.yaml`, in the same folder.")
    rev: Text | None = Field(None, description="A revision of git, such as `v1.0` or `HEAD~3`: the canvas as it was.")
    name: Text | None = Field(None, description="What its column is called, if not by the company's name.")
    angle: Text | None = Field(None, description="How this company goes about it, in one line.")

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, written: object) -> object:
        return {"canvas": written} if isinstance(written, str) else written

    @property
    def slug(self) -> str:
        """What tells it from the other entries: the name of its canvas, and of its revision in lower case."""
        return "-".join(filter(None, (self.canvas, *re.split("[^a-z0-9]+", (self.rev or "").lower()))))

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return short_or_long(handler.resolve_ref_schema(handler(core)), {"type": "string"})


class Lens(Record):
    """A question across blocks, such as how the companies distribute."""

    name: Text = Field(description="The lens as printed: `Distribution`.")
    headline: Text | None = Field(None, description="The statement that its slide leads with.")
    blocks: tuple[BlockKey, ...] = Field(min_length=1, description="The blocks under it.")


class Rate(Record):
    """What one unit of a currency was worth in another, when, and who says so."""

    currency: Currency = Field(description="What is converted: `EUR`.")
    into: Currency = Field(description="What it becomes: `USD`.")
    rate: Number = Field(gt=0, description="What one of `currency` is in `into`.")
    as_of: AsOf = Field(description="The date for which it holds.")
    source: Citation = Field(description="Who says so, with title and address.")


class ComparisonDocument(Record):
    """A comparison as one YAML document."""

    title: Text
    summary: Text | None = Field(None, description="What the comparison shows, in a paragraph.")
    designed_for: Text | None = None
    designed_by: Text | None = None
    date: AsOf | None = None
    version: Text | None = None
    lang: Language = Field("en", description="BCP 47 tag of the text.")
    canvases: tuple[Entry, ...] = Field(min_length=2, description="The companies, in the order of the columns.")
    focus: Key | None = Field(
        None, description="The canvas from whose side the comparison is told; of a version `shop-v1-0`."
    )
    lenses: tuple[Lens, ...] = ()
    headlines: Mapping[BlockKey, Text] = Field(
        default_factory=dict, description="Per block, the statement that its slides lead with."
    )
    rates: tuple[Rate, ...] = Field(
        (),
        description="By which figures in other currencies join a chart; without one they have charts of their own.",
    )
    takeaways: tuple[Text, ...] = Field((), description="What follows from the comparison, a sentence each.")
    themes: Mapping[Key, Text] = Field(default_factory=dict, description="Printed names of themes.")
    patterns: Mapping[Key, Pattern] = Field(
        default_factory=dict, description="Patterns to look for, beside or instead of those of the layouts folder."
    )

    _slug: str = PrivateAttr("comparison")

    @property
    def slug(self) -> str:
        """The name of the output files: the document's file name without `.yaml`."""
        return self._slug

    def named(self, slug: str) -> ComparisonDocument:
        """The same document under another slug."""
        copy = self.model_copy()
        copy._slug = slug
        return copy
