"""A placed page lowered to a PDF document value: what is drawn, what it means, and in which order it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bmcreport.model.canvas import Canvas
from bmcreport.model.language import LanguageDocument
from bmcreport.model.layout import Layout, PageSurface
from bmcreport.palette import palette_of
from bmcreport.pdf.elements import operations
from bmcreport.pdf.page import Artifact, Box, Document, Element, IconPath, Operation, Page, Picture, Rule
from bmcreport.pdf.text import Child, apart, bullet, line_children
from bmcreport.place.marks import status_language
from bmcreport.place.placement import CanvasPlacement, PageFooter, PageHeader, PagePlacement, PlacedBlock, PlacedSource
from bmcreport.place.surface import layout_for
from bmcreport.text.fitting import SetParagraph
from bmcreport.units import Rect, pt


def compose_canvas(canvas: Canvas, layout: Layout, *placements: PagePlacement) -> Document:
    """The canvas page of one company, and the pages that continue it."""
    return Document(
        tuple(canvas_page(layout, placement) for placement in placements),
        palette_of(canvas, layout),
        title=f"{canvas.company.name}: {layout.name}",
        author=canvas.designed_by or canvas.company.name,
        subject=canvas.positioning or canvas.company.tagline or layout.name,
        language=canvas.lang,
    )


def canvas_page(layout: Layout, placement: PagePlacement) -> Page:
    """A placed canvas as one page."""
    shown = (block for block in placement.canvas.blocks if block.items or not placement.continues)
    blocks = tuple(block_element(block, layout.language) for block in shown)
    header = tuple(header_elements(placement.header, tag_of=layout.language.tag_of))
    behind = ground(placement.canvas, layout_for(layout, placement.size).page)
    number = words(placement.footer.number)
    if not placement.continues:
        content = (*header, *blocks, *_footer(layout, placement.footer))
        return Page(placement.size, _with(behind, number), content)
    # What a continuation repeats from the first page is read out once.
    repeated = (*header, *_footer(layout, placement.footer))
    emptied = (
        child for each in placement.canvas.blocks if not each.items for child in (_icon(each), *words(each.heading))
    )
    return Page(placement.size, _with(behind, (*operations(repeated), *operations(emptied), *number)), blocks)


def _with(ground: Artifact, further: Iterable[Child]) -> Artifact:
    return Artifact((*ground.operations, *operations(further)))


def header_elements(
    header: PageHeader,
    tag: str = "H1",
    bookmark: str | None = None,
    tag_of: Callable[[str], str | None] = lambda _: None,
) -> Iterator[Element]:
    """The header, its title under a tag, and in the outline if it is to be a bookmark.

    `tag_of` gives the language of a part where it is not that of the document.
    """
    yield Element("P", words(header.eyebrow), language=tag_of("canvas"))
    yield Element(tag, words(header.title), bookmark=bookmark)
    if header.tagline:
        yield Element("P", words(header.tagline))
    if header.logo:
        logo, rect = header.logo.logo, header.logo.rect
        told = tag_of("words.logo_of" if logo.name else "words.logo")
        yield Element("Figure", (Picture(rect, logo.bitmap),), alt=header.logo.alt, bbox=rect, language=told)
    for field in header.fields:
        yield Element("P", words(field.label), language=tag_of(f"labels.{field.value[0].paragraph.name}"))
        yield Element("P", words(field.value))


def block_element(block: PlacedBlock, language: LanguageDocument) -> Element:
    """A block with its name as a language has it, which is bookmarked, and its items, on all that is drawn behind."""
    behind: list[Operation] = [_icon(block)]
    items = tuple(_item(item, behind) for item in block.items)
    tag = language.tag_of(f"blocks.{block.key}")
    heading = Element("H2", words(block.heading), bookmark=block.name, language=tag)
    listed = (Element("L", items),) if items else ()
    return Element("Sect", (Artifact(tuple(behind)), heading, *listed))


def _icon(block: PlacedBlock) -> IconPath:
    return IconPath(block.icon.name, block.icon.rect, block.colour)


def _item(placed: SetParagraph, behind: list[Operation]) -> Element:
    """An item; what is drawn behind it is added to what is drawn behind others."""
    words, fields = apart(placed)
    behind += (bullet(placed), *fields)
    return Element("LI", (Element("LBody", tuple(words)),))


def _footer(layout: Layout, footer: PageFooter) -> Iterator[Element]:
    if footer.sources:
        entries = tuple(map(_source, footer.sources))
        yield Element("L", entries, bookmark=layout.labels.sources, attributes={"ListNumbering": "Decimal"})
    if footer.legend:
        yield Element("P", words(footer.legend), language=status_language(layout))
    if footer.house:
        yield Element("P", words(footer.house))
    yield Element("P", words(footer.attribution), language=layout.language.tag_of("attribution"))


def _source(source: PlacedSource) -> Element:
    number, text = line_children(source.number), line_children(source.text)
    return Element("LI", (Element("Lbl", number), Element("LBody", text)))


def words(paragraphs: Iterable[SetParagraph]) -> tuple[Child, ...]:
    """The words of paragraphs in a row."""
    return tuple(child for placed in paragraphs for child in line_children(placed))


def ground(placement: CanvasPlacement, surface: PageSurface) -> Artifact:
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
