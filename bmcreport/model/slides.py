"""Slide layouts as data: named arrangements of placeholders, which the deck's master is written from.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from bmcreport.alternatives import SlideFormat
from bmcreport.model.canvas import Record, short_or_long
from bmcreport.model.fields import Prompt
from bmcreport.model.layout import PaletteRole, Points, TypeScale
from bmcreport.model.scalars import Flag, Key, Text

Offset = Annotated[float, Field(ge=-10_000, le=10_000, allow_inf_nan=False)]
"""A distance from the left or top edge of the slide, in points; less than nought is outside of it."""

Box = tuple[Offset, Offset, Points, Points]
"""Left, top, width and height."""

TemplateLayoutKind = Literal["title", "secHead", "obj", "twoObj", "titleOnly", "blank"]
"""A type of PowerPoint's slide layouts: title slide, section header, content, two contents, title only, blank."""


class PlaceholderSpec(Record):
    """A placeholder of a slide layout."""

    kind: Literal["title", "ctrTitle", "subTitle", "body", "dt", "ftr", "sldNum"]
    rect: Box = Field(description="Left, top, width and height, in points.")
    size: Points = Field(description="Type size; long text is set smaller, so that it fits.")
    colour: PaletteRole = "ink"
    bold: Flag = False
    capitals: Flag = Field(False, description="Spaced capitals, for eyebrows.")
    anchor: Literal["top", "middle", "bottom"] = "top"
    align: Literal["left", "centre", "right"] = "left"
    prompt: Prompt | None = Field(None, description="What an empty placeholder asks for, such as `{prompt_text}`.")


class PanelSpec(Record):
    """A rectangle behind every slide of the layout."""

    name: Text
    rect: Box
    fill: PaletteRole


class SlideLayoutSpec(Record):
    """A named slide layout; `canvas` is the rectangle of the grid where a canvas is shown, `logo` the room of one.

    `rooms` are for what slides draw beside their placeholders: `content` for a table or chart, `figures` and
    `companies` on a cover, `callout` for a relation.
    """

    name: Text = Field(description="Its name in PowerPoint's layout menu.")
    background: PaletteRole = "paper"
    panels: tuple[PanelSpec, ...] = ()
    placeholders: Mapping[Key, PlaceholderSpec]
    canvas: Box | None = None
    logo: Box | None = None
    like: tuple[TemplateLayoutKind, ...] = Field(
        (), description="Layouts of other people's templates that may carry it, by their type, the best first."
    )
    rooms: Mapping[Key, Box] = Field({}, description="Where slides draw what is no placeholder, by name.")


class LayoutMapping(Record):
    """Which layout of a template carries one of ours, where their names do not tell; a plain text is its name."""

    layout: Text = Field(description="The name of the template's layout.")
    placeholders: Mapping[Key, Text] = Field({}, description="Names of its placeholders, by ours.")

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, written: object) -> object:
        return {"layout": written} if isinstance(written, str) else written

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return short_or_long(handler.resolve_ref_schema(handler(core)), {"type": ["string", "number", "boolean"]})


class FocusLook(Record):
    """How the company that a comparison is told from stands out among the others."""

    colour: PaletteRole = Field(description="Its name at the head of a column or row.")
    tint: PaletteRole = Field(description="Behind its column or row.")


class SlideLayouts(Record):
    """All slide layouts of a deck, its size, font and the type scales of its bodies and tables."""

    width: Points
    height: Points
    font: Text = Field("Calibri", description="`Calibri` or `Arial`, or what the project file names.")
    body: TypeScale = Field(description="Sizes of bodies.")
    table: TypeScale = Field(description="Sizes of tables.")
    takeaways: TypeScale = Field(description="Sizes of what follows from a comparison.")
    overview: TypeScale = Field(description="Sizes of the table that shows all companies at a glance.")
    focus: FocusLook
    stamp: Box | None = Field(None, description="Where the master has room for a stamp, which ends at its right.")
    layouts: Mapping[Key, SlideLayoutSpec]

    def key_of(self, name: str) -> str | None:
        """The key of a slide layout by its key or by its name in PowerPoint."""
        named = (key for key, spec in self.layouts.items() if spec.name == name)
        return name if name in self.layouts else next(named, None)

    def in_format(self, wanted: SlideFormat) -> SlideLayouts:
        """These layouts on slides of other proportions: as high as before, everything narrower or wider alike."""
        width = self.height * wanted.proportion
        factor = width / self.width
        if factor == 1:
            return self
        layouts = {key: _stretched(layout, factor) for key, layout in self.layouts.items()}
        stamp = _box(self.stamp, factor) if self.stamp else None
        return self.model_copy(update={"width": width, "layouts": layouts, "stamp": stamp})


def _box(box: Box, factor: float) -> Box:
    left, top, width, height = box
    return left * factor, top, width * factor, height


def _stretched(layout: SlideLayoutSpec, factor: float) -> SlideLayoutSpec:
    def stretched(box: Box) -> Box:
        return _box(box, factor)

    return layout.model_copy(
        update={
            "panels": tuple(each.model_copy(update={"rect": stretched(each.rect)}) for each in layout.panels),
            "placeholders": {
                name: each.model_copy(update={"rect": stretched(each.rect)})
                for name, each in layout.placeholders.items()
            },
            "canvas": stretched(layout.canvas) if layout.canvas else None,
            "logo": stretched(layout.logo) if layout.logo else None,
            "rooms": {name: stretched(room) for name, room in layout.rooms.items()},
        }
    )
