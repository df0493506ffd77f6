"""What every slide of a comparison is made from, and what all of its slides have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from bmcreport.branding import PLAIN, Branding
from bmcreport.comparing.values import BlockComparison, Comparison
from bmcreport.contrast import mixed
from bmcreport.deck.company.subject import as_of, counted
from bmcreport.deck.master import Master
from bmcreport.deck.slides import Body, Shape, Slide
from bmcreport.deck.speech import Speech
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.comparison_outline import ComparisonOutline
from bmcreport.model.comparison_words import ComparisonWords
from bmcreport.model.layout import Layout
from bmcreport.text.types import FaceName, Paragraph, Style


class Subject(Struct, frozen=True, dict=True):
    """A comparison, the document that asked for it, and how it is drawn; `eyebrow` leads the line above each title."""

    comparison: Comparison
    document: ComparisonDocument
    master: Master
    eyebrow: str
    branding: Branding = PLAIN

    @classmethod
    def of(
        cls,
        comparison: Comparison,
        document: ComparisonDocument,
        master: Master,
        outline: ComparisonOutline,
        branding: Branding = PLAIN,
    ) -> Subject:
        """A comparison as an outline tells it."""
        eyebrow = outline.name or master.layout.language.comparison.comparison
        return cls(comparison, document, master, eyebrow, branding)

    @property
    def layout(self) -> Layout:
        return self.master.layout

    @property
    def words(self) -> ComparisonWords:
        """What the deck says of its own."""
        return self.layout.language.comparison

    @cached_property
    def speech(self) -> Speech:
        """Its sentences."""
        return Speech(self.layout.language)

    def listed(self, companies: Iterable[int]) -> str:
        """The names of companies: `A, B and C`."""
        return self.speech.listed(self.names(companies))

    @property
    def focus(self) -> int | None:
        """The index of the company that the comparison is told from."""
        return self.comparison.focus

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The companies as the deck shows them: the focus first, the others in the order of the document."""
        indices = range(len(self.comparison.companies))
        return tuple(sorted(indices, key=lambda company: company != self.focus))

    @cached_property
    def source_numbers(self) -> Mapping[tuple[int, str], int]:
        """The number of a source by the index of a company and the key in its canvas."""
        numbered = enumerate(self.comparison.sources, 1)
        return {cited: number for number, source in numbered for cited in source.cited}

    def name(self, company: int) -> str:
        """The name of a company by its index."""
        return self.comparison.companies[company].name

    def names(self, companies: Iterable[int]) -> list[str]:
        return [self.name(company) for company in companies]

    def block_name(self, block: BlockComparison) -> str:
        """The printed name of a block."""
        return self.layout.blocks[block.key].name

    def tint(self, company: int) -> str | None:
        """The field of colour behind a company's cells: only the focus has one."""
        return self.master.slides.focus.tint if company == self.focus else None

    def head_style(self, company: int) -> Style:
        """How a company's name is set at the head of its column or row."""
        return Style(FaceName.BOLD, self.master.slides.focus.colour if company == self.focus else "ink")

    def swatch(self, company: int) -> str:
        """The palette role of a company's own colour."""
        return swatch_role(self.comparison.companies[company].slug)

    def slide(
        self,
        name: str,
        layout: str,
        fills: Mapping[str, Body],
        shapes: tuple[Shape, ...] = (),
        notes: tuple[Paragraph, ...] = (),
        footer: str = "",
    ) -> Slide:
        """A numbered slide; its footer is the document's title, with what this slide adds to it."""
        foot = " · ".join(filter(None, (self.document.title, footer, self.branding.footer)))
        date = as_of(self.document.date, self.layout.words)
        return Slide(name, self.master.name(layout), fills, shapes, notes, foot, date)

    def counted(self, title: str, number: int, count: int) -> str:
        """A title with its place among the slides that share it."""
        return counted(title, number, count, self.layout.words)

    def heads(self, layout: str, topic: str, title: str) -> dict[str, Body]:
        """The title of a slide, and over it what deck it is in and its topic, if it is another than the title."""
        return {
            "title": self.master.text(layout, "title", title),
            "eyebrow": self.master.text(layout, "eyebrow", " · ".join(filter(None, (self.eyebrow, topic)))),
        }


HEAT_STEPS = 10
"""Shades of a heatmap above none."""

_DEEPEST = 0.55
"""The part of the accent in the deepest shade: dark type on it keeps a contrast of 4.5 to 1."""


_SWATCH = "company-"


def heat_role(step: int) -> str:
    """The palette role of a shade, from 0 (none) to `HEAT_STEPS`."""
    return f"heat-{step}"


def swatch_role(slug: str) -> str:
    """The palette role of a company's own colour."""
    return f"{_SWATCH}{slug}"


def is_swatch(role: str) -> bool:
    """Whether a palette role is a company's own colour."""
    return role.startswith(_SWATCH)


def palette_of_comparison(comparison: Comparison, layout: Layout) -> Mapping[str, str]:
    """Colours by role: the layout's, each company's own, and the focus company's as `brand`."""
    brand = layout.palette["brand"]
    swatches = {swatch_role(one.slug): one.colour or brand for one in comparison.companies}
    told_from = comparison.companies[comparison.focus].colour if comparison.focus is not None else None
    return {**layout.palette, **swatches, **_heat(layout.palette), "brand": told_from or brand}


def _heat(palette: Mapping[str, str]) -> Mapping[str, str]:
    """Shades from paper towards the colour of the offer."""
    paper, deep = palette["paper"], palette["offer"]
    return {heat_role(step): mixed(paper, deep, _DEEPEST * step / HEAT_STEPS) for step in range(HEAT_STEPS + 1)}
