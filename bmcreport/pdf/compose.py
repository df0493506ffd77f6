"""A placed page lowered to a PDF document value: what is drawn, what it means, and in which order it is read."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout, PageSurface
from bmcreport.palette import palette_of
from bmcreport.pdf.page import Artifact, Box, Document, Element, IconPath, Operation, Page, Rule
from bmcreport.pdf.text import Child, bullet, line_children
from bmcreport.place.placement import CanvasPlacement, PageFooter, PageHeader, PagePlacement, PlacedBlock
from bmcreport.text.fitting import SetParagraph
from bmcreport.units import Rect, pt


def compose_canvas(canvas: Canvas, layout: Layout, placement: PagePlacement) -> Document:
    """The canvas page of one company."""
    content = (
        *_header(placement.header),
        *(_block(layout, block) for block in placement.canvas.blocks),
        *_footer(layout, placement.footer),
    )
    page = Page(placement.size, _ground(placement.canvas, layout.page), content)
    return Document(
        (page,),
        palette_of(canvas, layout),
        title=f"{canvas.company.name}: {layout.name}",
        author=canvas.designed_by or canvas.company.name,
        subject=canvas.positioning or canvas.company.tagline or layout.name,
        language=canvas.lang,
    )


def _header(header: PageHeader) -> Iterator[Element]:
    yield Element("P", _words(header.eyebrow))
    yield Element("H1", _words(header.title))
    if header.tagline:
        yield Element("P", _words(header.tagline))
    for field in header.fields:
        yield Element("P", _words(field.label))
        yield Element("P", _words(field.value))


def _block(layout: Layout, block: PlacedBlock) -> Element:
    name = layout.blocks[block.key].name
    icon = Artifact((IconPath(block.icon.name, block.icon.rect, block.colour),))
    heading = Element("H2", (icon, *_words(block.heading)), bookmark=name)
    items = (Element("L", tuple(_item(item) for item in block.items)),) if block.items else ()
    return Element("Sect", (heading, *items))


def _item(placed: SetParagraph) -> Element:
    return Element("LI", (Artifact((bullet(placed),)), Element("LBody", line_children(placed))))


def _footer(layout: Layout, footer: PageFooter) -> Iterator[Element]:
    if footer.sources:
        entries = tuple(Element("LI", (Element("LBody", line_children(source)),)) for source in footer.sources)
        yield Element("L", entries, bookmark=layout.labels.sources)
    yield Element("P", _words(footer.attribution))


def _words(paragraphs: tuple[SetParagraph, ...]) -> tuple[Child, ...]:
    return tuple(child for placed in paragraphs for child in line_children(placed))


def _ground(placement: CanvasPlacement, surface: PageSurface) -> Artifact:
    """Tints, hairlines between blocks, and the frame around them."""
    tints: list[Operation] = [Box(block.rect, fill=block.tint) for block in placement.blocks if block.tint]
    rules = dict.fromkeys(rule for block in placement.blocks for rule in _edges(block.rect, placement.rect, surface))
    outline = Box(placement.rect, line="ink", line_width=pt(surface.outline), radius=pt(surface.radius))
    return Artifact((*tints, *rules, outline))


def _edges(rect: Rect, frame: Rect, surface: PageSurface) -> Iterator[Rule]:
    """The right and lower edge of a block where another block begins."""
    width = pt(surface.hairline)
    if rect.right < frame.right:
        yield Rule(rect.right, rect.y, rect.right, rect.bottom, "hairline", width)
    if rect.bottom < frame.bottom:
        yield Rule(rect.x, rect.bottom, rect.right, rect.bottom, "hairline", width)
