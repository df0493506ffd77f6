"""What every slide of a company's deck is made from, and what all of its slides have in common."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from bmcreport.branding import PLAIN, Branding
from bmcreport.deck.master import Master
from bmcreport.deck.slides import Body, Shape, Slide
from bmcreport.deck.speech import Speech
from bmcreport.model.canvas import Canvas
from bmcreport.model.fields import OF_THE_LANGUAGE, filled
from bmcreport.model.layout import Layout
from bmcreport.model.outline import OutlinedSlide
from bmcreport.model.words import Words
from bmcreport.place.citations import Citations
from bmcreport.place.marks import Marks, marks_of
from bmcreport.text.types import Paragraph


class Subject(Struct, frozen=True, dict=True):
    """A canvas, how it is drawn, and what the canvases that it relates to are called, by slug.

    `earlier` is the canvas as it was, where that is known, `related` are those canvases as far as they are known.
    """

    canvas: Canvas
    master: Master
    names: Mapping[str, str]
    branding: Branding = PLAIN
    earlier: Canvas | None = None
    related: tuple[Canvas, ...] = ()

    @property
    def layout(self) -> Layout:
        return self.master.layout

    @cached_property
    def citations(self) -> Citations:
        return Citations(self.canvas, self.layout)

    @cached_property
    def marks(self) -> Marks:
        return marks_of(self.canvas, self.layout, in_words=True)

    def company(self, slug: str) -> str:
        """The name of a related company; its slug where nobody knows it."""
        return self.names.get(slug, slug)

    @property
    def words(self) -> Words:
        return self.layout.words

    @cached_property
    def speech(self) -> Speech:
        """Its sentences."""
        return Speech(self.layout.language)

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """What the fields of an outline's texts are filled with."""
        canvas, words = self.canvas, self.words
        return {
            **{name: getattr(words, name) for name in OF_THE_LANGUAGE},
            **{key: look.name for key, look in self.layout.blocks.items()},
            "canvas": self.layout.name,
            "company": canvas.company.name,
            "tagline": canvas.company.tagline or "",
            "positioning": canvas.positioning or "",
            "date": canvas.date or "",
            "version": canvas.version or "",
            "designed_for": canvas.designed_for or "",
            "designed_by": canvas.designed_by or "",
        }

    def stated(self, template: str | None, usual: str) -> str:
        """A text of the outline with its fields filled in; what is usual where it states none or all are empty."""
        return (filled(template, self.fields) if template else "") or usual

    def chosen(self, written: OutlinedSlide, usual: str) -> str:
        """The key of the slide layout that a slide of the outline stands on."""
        return (written.layout and self.master.slides.key_of(written.layout)) or usual

    def heads(self, layout: str, title: str, eyebrow: str) -> dict[str, Body]:
        """Title and eyebrow, set as the slide layout says."""
        return {
            "title": self.master.text(layout, "title", title),
            "eyebrow": self.master.text(layout, "eyebrow", eyebrow),
        }

    def block_name(self, key: str) -> str:
        """The printed name of a block."""
        return self.layout.blocks[key].name

    def slide(
        self,
        name: str,
        layout: str,
        fills: Mapping[str, Body],
        shapes: tuple[Shape, ...] = (),
        notes: tuple[Paragraph, ...] = (),
    ) -> Slide:
        """A numbered slide with the deck's footer and date."""
        footer = " · ".join(filter(None, (self.canvas.company.name, self.layout.name, self.branding.footer)))
        return Slide(name, self.master.name(layout), fills, shapes, notes, footer, as_of(self.canvas.date, self.words))

    def counted(self, title: str, number: int, count: int) -> str:
        """A title with its place among the slides that share it: `Sources (2 of 3)`."""
        return counted(title, number, count, self.words)


def as_of(date: str | None, words: Words) -> str:
    """The date as the foot of a slide states it."""
    return words.as_of.format(date=date) if date else ""


def counted(title: str, number: int, count: int, words: Words) -> str:
    """A title with its place among the slides that share it: `Sources (2 of 3)`."""
    return words.numbered.format(title=title, number=number, count=count) if count > 1 else title
