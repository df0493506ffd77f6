"""A placed poster as a document: the same ground and blocks as a canvas page, and lines to write on."""

from __future__ import annotations

from msgspec.structs import replace

from bmcreport.model.language import LanguageDocument
from bmcreport.model.layout import Layout
from bmcreport.pdf.compose import block_element, ground, words
from bmcreport.pdf.page import Artifact, Document, Element, Page, Rule
from bmcreport.place.poster import BlankField, PosterPlacement
from bmcreport.place.surface import layout_for
from bmcreport.units import Emu, pt


def compose_poster(layout: Layout, placement: PosterPlacement, language: str = "en") -> Document:
    """The poster as a document of one page."""
    surface, tag_of = layout_for(layout, placement.size).page, layout.language.tag_of
    base = ground(placement.canvas, surface)
    lines = tuple(_line(field, pt(surface.hairline)) for field in placement.fields)
    content = (
        Element("H1", words(placement.title), language=tag_of("canvas")),
        *(Element("P", words(field.label), language=tag_of(_label(field))) for field in placement.fields),
        *(_block(placement, number, layout.language) for number in range(len(placement.canvas.blocks))),
        Element("P", words(placement.attribution), language=tag_of("attribution")),
    )
    page = Page(placement.size, Artifact((*base.operations, *lines)), content)
    title = layout.words.poster.format(name=layout.name)
    return Document(
        (page,), layout.palette, title=title, author="bmcreport", subject=layout.name, language=language,
    )  # fmt: skip


def _line(field: BlankField, width: Emu) -> Rule:
    return Rule(field.line.x, field.line.bottom, field.line.right, field.line.bottom, "quiet", width)


def _label(field: BlankField) -> str:
    return f"labels.{field.label[0].paragraph.name.removesuffix('/label')}"


def _block(placement: PosterPlacement, number: int, language: LanguageDocument) -> Element:
    placed = placement.canvas.blocks[number]
    (ground, heading, *asked), note = block_element(placed, language).children, placement.notes[placed.key]
    told = language.tag_of(f"questions.{placed.key}")
    questions = (replace(each, language=told) for each in asked if isinstance(each, Element))
    room = (Element("P", words(note), language=language.tag_of("labels.sticky_notes")),) if note else ()
    return Element("Sect", (ground, heading, *questions, *room))
