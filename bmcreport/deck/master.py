"""The slide layouts of a deck with everything that slides ask of them: rectangles, and text set as they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from bmcreport.branding import Logo
from bmcreport.deck.block_shapes import items_shape, name_shape
from bmcreport.deck.bodies import display
from bmcreport.deck.canvas_ground import canvas_ground
from bmcreport.deck.logo import logo_shapes
from bmcreport.deck.slides import Align, Anchor, Body, Panel, Placeholder, PlaceholderKind, SlideLayout
from bmcreport.model.fields import OF_PROMPTS, filled
from bmcreport.model.layout import Layout
from bmcreport.model.slides import Box, PlaceholderSpec, SlideLayouts, SlideLayoutSpec
from bmcreport.place.block import block_parts
from bmcreport.place.grid import block_rects
from bmcreport.text.capitals import in_capitals, spaced
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Rect, Size, pt

_CAPITALS_TRACKING = 110
_CONTENT_GAP = pt(14)
_FOOT_GAP = pt(10)


class Master(Struct, frozen=True, dict=True):
    """The slide layouts over a canvas layout."""

    slides: SlideLayouts
    layout: Layout

    @property
    def size(self) -> Size:
        """The slide."""
        return Size(pt(self.slides.width), pt(self.slides.height))

    def spec(self, layout: str, placeholder: str) -> PlaceholderSpec:
        """A placeholder as the layout file states it."""
        return self.slides.layouts[layout].placeholders[placeholder]

    def name(self, layout: str) -> str:
        """What a slide layout is called in PowerPoint."""
        return self.slides.layouts[layout].name

    def rect(self, layout: str, placeholder: str) -> Rect:
        """Where a placeholder stands."""
        return rect_of(self.spec(layout, placeholder).rect)

    def content_rect(self, layout: str) -> Rect:
        """The room for a table or chart, or what a slide layout leaves: under the title, down to the caption or footer.

        A title above the slide leaves it the same margin at the top as at the foot.
        """
        if "content" in self.slides.layouts[layout].rooms:
            return self.room(layout, "content")
        title = self.rect(layout, "title")
        below = "caption" if "caption" in self.slides.layouts[layout].placeholders else "footer"
        margin = self.size.height - self.rect(layout, "footer").bottom
        top = max(title.bottom + _CONTENT_GAP, margin)
        return Rect(title.x, top, title.width, self.rect(layout, below).y - _FOOT_GAP - top)

    def room(self, layout: str, name: str) -> Rect:
        """Where slides of a layout draw something that is no placeholder."""
        return rect_of(self.slides.layouts[layout].rooms[name])

    def canvas_rect(self, layout: str) -> Rect:
        """Where a slide layout shows a canvas."""
        box = self.slides.layouts[layout].canvas
        assert box is not None, f"{layout} shows no canvas"
        return rect_of(box)

    def text(self, layout: str, placeholder: str, text: str, colour: str | None = None) -> Body:
        """Plain text set as its placeholder says, smaller where the placeholder allows and the text needs it."""
        spec = self.spec(layout, placeholder)
        face = FaceName.BOLD if spec.bold else FaceName.REGULAR
        tracking = spaced(text, _CAPITALS_TRACKING) if spec.capitals else 0
        style = Style(face, colour or spec.colour, tracking=tracking)
        written = in_capitals(text) if spec.capitals else text
        return self.paragraphs(layout, placeholder, [Paragraph((Run(written, style),), name=placeholder)])

    def paragraphs(self, layout: str, placeholder: str, paragraphs: Sequence[Paragraph]) -> Body:
        """Styled paragraphs set as their placeholder says."""
        spec = self.spec(layout, placeholder)
        return display(paragraphs, rect_of(spec.rect), pt(spec.size), align=Align(spec.align))

    def slide_layouts(self, logo: Logo | None = None) -> tuple[SlideLayout, ...]:
        """All slide layouts as values, the nine blocks of the canvas included, and the logo where one has room."""
        return tuple(self._slide_layout(each, logo) for each in self.slides.layouts.values())

    def _slide_layout(self, spec: SlideLayoutSpec, logo: Logo | None) -> SlideLayout:
        placeholders = [self._placeholder(name, written) for name, written in spec.placeholders.items()]
        if spec.canvas:
            placeholders += self._block_placeholders(rect_of(spec.canvas))
        panels = tuple(Panel(panel.name, rect_of(panel.rect), panel.fill) for panel in spec.panels)
        ground = canvas_ground(self.layout, rect_of(spec.canvas)) if spec.canvas else ()
        house = logo_shapes(rect_of(spec.logo), logo, self.layout.words) if spec.logo and logo else ()
        return SlideLayout(spec.name, tuple(placeholders), spec.background, (*panels, *ground, *house))

    @cached_property
    def _prompts(self) -> Mapping[str, str]:
        """What the fields of prompts are filled with."""
        return {name: getattr(self.layout.words, name) for name in OF_PROMPTS}

    def _placeholder(self, name: str, spec: PlaceholderSpec) -> Placeholder:
        return Placeholder(
            name,
            PlaceholderKind(spec.kind),
            rect_of(spec.rect),
            pt(spec.size),
            spec.colour,
            spec.bold,
            _CAPITALS_TRACKING if spec.capitals else 0,
            Anchor(spec.anchor),
            Align(spec.align),
            prompt=filled(spec.prompt, self._prompts) if spec.prompt else "",
        )

    def _block_placeholders(self, rect: Rect) -> Iterator[Placeholder]:
        """Per block its name and its body, where the grid puts them, in fill order."""
        rects, frame = block_rects(self.layout.grid, rect), self.layout.slide.frame
        for key in self.layout.in_fill_order():
            look, colour = self.layout.blocks[key], self.layout.family(key).colour
            parts = block_parts(rects[key], frame)
            size, body = pt(frame.heading), PlaceholderKind.BODY
            name, items = name_shape(parts.heading, frame), items_shape(parts.body, frame)
            yield Placeholder(f"{key}_heading", body, name, size, colour, bold=True, prompt=look.name)
            yield Placeholder(key, body, items, pt(self.layout.slide.scale.ceiling), prompt=look.name)


def rect_of(box: Box) -> Rect:
    """A rectangle written in points."""
    left, top, width, height = map(pt, box)
    return Rect(left, top, width, height)
