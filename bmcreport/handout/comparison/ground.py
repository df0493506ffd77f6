"""What all pages of a comparison on paper share: the comparison as slides tell it, and the measures of the paper."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.mirror import facing
from bmcreport.deck.rows import Grid, Inset
from bmcreport.deck.slides import Anchor, Body, ChartShape, Shape, TableShape, TextBox
from bmcreport.handout.charts import chart_figure
from bmcreport.handout.tables import table_element
from bmcreport.handout.texts import place_body, text_elements, words_of
from bmcreport.model.comparison_outline import ComparisonOutline, ComparisonSlide
from bmcreport.model.layout import Layout, PageSurface, TypeScale
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.pdf.page import Element
from bmcreport.pdf.text import Child
from bmcreport.place.mirror import reads_leftwards
from bmcreport.place.surface import layout_for
from bmcreport.units import Emu, Rect, Size, pt

K = TypeVar("K", bound=ComparisonSlide)

_BESIDE, _ABOVE = 0.6, 0.32
"""Margins of a cell, in the least type size."""


class Ground(Struct, frozen=True):
    """A comparison, the outline of its deck, and the paper that it is drawn on; `layout` is made to its measure."""

    subject: Subject
    outline: ComparisonOutline
    size: Size
    layout: Layout

    @classmethod
    def of(cls, subject: Subject, outline: ComparisonOutline, size: Size) -> Ground:
        return cls(subject, outline, size, layout_for(subject.layout, size))

    def on(self, size: Size) -> Ground:
        """The same on other paper."""
        return Ground.of(self.subject, self.outline, size)

    @property
    def surface(self) -> PageSurface:
        return self.layout.page

    @property
    def scale(self) -> TypeScale:
        """The sizes of what stands in tables."""
        return self.surface.tables

    @property
    def floor(self) -> Emu:
        """The least of them."""
        return pt(self.scale.floor)

    @property
    def inside(self) -> Rect:
        """The page without its margins."""
        return Rect(0, 0, self.size.width, self.size.height).inset(*[pt(self.surface.margin)] * 4)

    @property
    def inset(self) -> Inset:
        """The margins of a cell."""
        beside, above = round(self.floor * _BESIDE), round(self.floor * _ABOVE)
        return beside, above, beside, above

    @property
    def leftwards(self) -> bool:
        """Whether the pages are for readers who begin at the right."""
        return reads_leftwards(self.subject.document.lang)

    def language_of(self, company: int) -> str | None:
        """The language of a company's canvas (BCP 47), where it differs from the document's."""
        language = self.subject.comparison.companies[company].canvas.lang
        return language if language != self.subject.document.lang else None

    def asked(self, kind: type[K]) -> K | None:
        """The first slide of a kind in the outline, which says how it is to be told; none where it is not wanted."""
        return next((slide for slide in self.outline.slides if isinstance(slide, kind)), None)

    def statuses(self) -> frozenset[str]:
        """The statuses that items of the companies have, as they are written."""
        canvases = (one.canvas for one in self.subject.comparison.companies)
        items = (item for canvas in canvases for key in BLOCK_KEYS for item in canvas.blocks[key].items)
        return frozenset(item.status.value for item in items if item.status)

    def without_colours(self, grid: Grid) -> Grid:
        """The table of a slide without the narrow column of the companies' colours that leads it."""
        return replace(
            grid,
            widths=(grid.widths[0] + grid.widths[1], *grid.widths[2:]),
            header=grid.header[1:],
            rows=tuple(row[1:] for row in grid.rows),
            header_column=True,
            inset=self.inset,
        )

    def table(self, shape: TableShape) -> Element:
        """A table of slides as one of this paper."""
        ruled = replace(shape, rule_width=pt(self.surface.hairline), head_rule_width=pt(self.surface.outline))
        faced = self._facing(ruled)
        assert isinstance(faced, TableShape), "a mirror turns a table into a table"
        return table_element(faced)

    def chart(self, shape: ChartShape) -> Element:
        """A chart of slides as one of this paper."""
        faced = self._facing(shape)
        assert isinstance(faced, ChartShape), "a mirror turns a chart into a chart"
        return chart_figure(faced, self.layout.numbers)

    def text(self, body: Body, rect: Rect) -> tuple[Child, ...]:
        """The paragraphs of a body in their place."""
        faced = self._box(body, rect)
        return text_elements(faced.body, faced.rect)

    def words(self, body: Body, rect: Rect) -> tuple[Child, ...]:
        """Its words, for an element of another kind than a paragraph."""
        faced = self._box(body, rect)
        return tuple(child for text in place_body(faced.body, faced.rect, Anchor.TOP) for child in words_of(text))

    def _box(self, body: Body, rect: Rect) -> TextBox:
        faced = self._facing(TextBox("", rect, body))
        assert isinstance(faced, TextBox), "a mirror turns a text into a text"
        return faced

    def _facing(self, shape: Shape) -> Shape:
        return facing(shape, self.size.width) if self.leftwards else shape
