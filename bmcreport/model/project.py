"""The project file: what one would otherwise repeat on the command line of every build."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from bmcreport.alternatives import (
    LEAST_DPI,
    MOST_BLEED,
    MOST_DPI,
    PER_PAGE,
    Ink,
    Orientation,
    OutputType,
    Overflow,
    SlideFormat,
    SourceIn,
    Tile,
)
from bmcreport.model.canvas import Record, short_or_long
from bmcreport.model.layout import PaletteRole
from bmcreport.model.linting import LintSettings
from bmcreport.model.scalars import Flag, HexColour, Key, Language, Text
from bmcreport.model.slides import LayoutMapping


def _dividing_a_page(count: int) -> int:
    if count not in PER_PAGE:
        hint = "take 1, 2, 3, 4 or 6"
        raise PydanticCustomError("per_page", "is no number of slides that a page is divided for", {"hint": hint})
    return count


PerPage = Annotated[int, AfterValidator(_dividing_a_page), WithJsonSchema({"enum": list(PER_PAGE)})]


class Brand(Record):
    """What all outputs of a project have in common."""

    name: Text | None = Field(None, description="Whose brand it is; the logo is described by it.")
    colours: Mapping[PaletteRole, HexColour] = Field(
        default_factory=dict, description="Colours by their role in the layout's palette."
    )
    logo: Text | None = Field(
        None, description="Path of a PNG or JPEG file, relative to this document, for companies without their own."
    )
    footer: Text | None = Field(None, description="A line at the foot of pages and slides.")


class DeckFont(Record):
    """The font of decks: `calibri` or `arial` by name alone, others with the files that text is measured with."""

    name: Text = Field(description="What programs call the font.")
    regular: Text | None = Field(None, description="Path of its font file, relative to this document.")
    bold: Text | None = Field(None, description="Path of the bold face; without it, the regular one.")
    italic: Text | None = Field(None, description="Path of the italic face; without it, the regular one.")
    bold_italic: Text | None = Field(None, description="Path of the bold italic face; without it, the bold one.")

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, written: object) -> object:
        return {"name": written} if isinstance(written, str) else written

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return short_or_long(handler.resolve_ref_schema(handler(core)), {"type": "string"})


class Settings(Record):
    """The settings of a project; every key is one of `Options`, and the command line wins over it."""

    output: Text | None = Field(None, description="Folder to write to, relative to this document.")
    types: tuple[OutputType, ...] | None = Field(None, min_length=1, description="What to make.")
    paper: Text | None = Field(None, description="The page's size.")
    orientation: Orientation | None = Field(None, description="How the paper is turned.")
    ink: Ink | None = Field(None, description="What to print with.")
    bleed: Annotated[float, Field(ge=0, le=MOST_BLEED)] | None = Field(
        None, description="How far colour runs beyond the edge, in millimetres."
    )
    crop_marks: Flag | None = Field(None, description="Whether marks show where to cut.")
    tile: Tile | None = Field(None, description="Sheets to cut large pages up for.")
    overflow: Overflow | None = Field(None, description="What becomes of items that do not fit a canvas page.")
    layouts: Text | None = Field(None, description="Folder of layouts, relative to this document.")
    strict: Flag | None = Field(None, description="Whether warnings fail, too.")
    lang: Language | None = Field(None, description="BCP 47 tag of documents that name none.")
    fonts: tuple[Text, ...] | None = Field(None, description="Font files, relative to this document.")
    dpi: Annotated[int, Field(ge=LEAST_DPI, le=MOST_DPI)] | None = Field(None, description="Dots per inch of pictures.")
    slides: SlideFormat | None = Field(None, description="The proportions of slides.")
    per_page: PerPage | None = Field(None, description="How many slides stand on a page of a handout.")
    ruled: Flag | None = Field(None, description="Whether handouts have lines to write on in place of speaker notes.")
    deck_font: DeckFont | None = Field(None, description="The font of decks.")
    stamp: Text | None = Field(None, description="`draft`, `confidential` or words of one's own, on every slide.")
    outlines: tuple[Text, ...] | None = Field(
        None, min_length=1, description="Outlines of decks: names, or files relative to this document."
    )
    audience: tuple[Key, ...] | None = Field(None, description="Of what has tags, only what has one of these is made.")
    since: Text | None = Field(None, description="Earlier canvases, a file or folder relative to this document.")
    brand: Brand | None = Field(None, description="Colours, logo and foot of all outputs.")
    lint: LintSettings | None = Field(None, description="Thresholds of `bmcreport lint`.")
    source: SourceIn | None = Field(
        None, description="Whether PDFs and decks carry their documents: as private data, as attached files, or not."
    )
    template: Text | None = Field(
        None, description="A PowerPoint template (.potx, .pptx) that carries decks, relative to this document."
    )
    template_layouts: Mapping[Key, LayoutMapping] | None = Field(
        None, description="Layouts of the template for slide layouts of ours, where their names do not tell."
    )
