"""A placed poster as a document: the same ground and blocks as a canvas page, and lines to write on."""

from __future__ import annotations

from bmcreport.model.layout import Layout
from bmcreport.pdf.compose import block_element, ground, words
from bmcreport.pdf.page import Artifact, Document, Element, Page, Rule
from bmcreport.place.poster import BlankField, PosterPlacement
from bmcreport.place.surface import layout_for
from bmcreport.units import Emu, pt


def compose_poster(layout: Layout, placement: PosterPlacement, language: str = "en") -> Document:
    """The poster as a document of one page."""
    surface = layout_for(layout, placement.size).page
    base = ground(placement.canvas, surface)
    lines = tuple(_line(field, pt(surface.hairline)) for field in placement.fields)
    content = (
        Element("H1", words(placement.title)),
        *(Element("P", words(field.label)) for field in placement.fields),
        *(_block(placement, number) for number in range(len(placement.canvas.blocks))),
        Element("P", words(placement.attribution)),
    )
    page = Page(placement.size, Artifact((*base.operations, *lines)), content)
    title = layout.words.poster.format(name=layout.name)
    return Document(
        (page,), layout.palette, title=title, author="bmcreport", subject=layout.name, language=language,
    )  # fmt: skip


def _line(field: BlankField, width: Emu) -> Rule:
    return Rule(field.line.x, field.line.bottom, field.line.right, field.line.bottom, "quiet", width)


def _block(placement: PosterPlacement, number: int) -> Element:
    placed = placement.canvas.blocks[number]
    element, note = block_element(placed), placement.notes[placed.key]
    return element._replace(children=(*element.children, Element("P", words(note)))) if note else element
