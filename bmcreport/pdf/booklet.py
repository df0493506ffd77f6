"""A booklet: the canvas pages of several companies behind a page of contents, with bookmarks and page numbers."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.palette import palette_of
from bmcreport.pdf.compose import canvas_page, words
from bmcreport.pdf.page import Artifact, Document, Element, Page, Rule, Text
from bmcreport.place.index import IndexEntry, IndexPage, place_index
from bmcreport.place.placement import PagePlacement
from bmcreport.place.surface import layout_for
from bmcreport.text.fitting import SetParagraph
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run
from bmcreport.units import pt


def compose_booklet(
    canvases: Sequence[Canvas], placements: Sequence[PagePlacement], layout: Layout, title: str
) -> Document:
    """The placed canvases, at least one, in this order."""
    companies = [(canvas.company.name, canvas.company.tagline) for canvas in canvases]
    size, language = placements[0].size, canvases[0].lang
    contents = [
        _contents(page, layout) for page in place_index(layout.labels.contents, companies, layout, size, language)
    ]
    pages = [_company(canvas, layout, placed, language) for canvas, placed in zip(canvases, placements, strict=True)]
    return Document(
        tuple(_numbered(page, number, layout) for number, page in enumerate([*contents, *pages], 1)),
        palette_of(canvases[0], layout),
        title=title,
        author=canvases[0].designed_by or title,
        subject=f"{layout.name}: {', '.join(name for name, _ in companies)}",
        language=language,
    )


def _company(canvas: Canvas, layout: Layout, placement: PagePlacement, language: str) -> Page:
    """A company's page as one part of the booklet, its blocks bookmarked below its name."""
    page = canvas_page(layout, placement)
    content = tuple(_below(element, canvas.company.name) for element in page.content)
    own = canvas.lang if canvas.lang != language else None
    return replace(page, content=(Element("Part", content, language=own),))


def _below(element: Element, name: str) -> Element:
    if element.tag == "H1":
        return replace(element, bookmark=name)
    return replace(element, level=2)


def _contents(page: IndexPage, layout: Layout) -> Page:
    title = [Element("H1", words(page.title), bookmark=_text(page.title))] if page.title else []
    eyebrow = [Element("P", words(page.eyebrow))] if page.eyebrow else []
    entries = Element("TOC", tuple(map(_entry, page.entries)))
    width = pt(layout_for(layout, page.size).page.hairline)
    rules = tuple(
        Rule(entry.rect.x, entry.rect.bottom, entry.rect.right, entry.rect.bottom, "hairline", width)
        for entry in page.entries
    )
    return Page(page.size, Artifact(rules), (*eyebrow, *title, entries))


def _entry(entry: IndexEntry) -> Element:
    children = (*words(entry.text), *words(entry.number))
    link = Element("Link", children, page=entry.page - 1, areas=(entry.rect,), alt=f"{entry.name}: {entry.page}")
    return Element("TOCI", (Element("Reference", (link,)),))


def _text(paragraphs: Sequence[SetParagraph]) -> str:
    return " ".join(placed.paragraph.text for placed in paragraphs)


def _numbered(page: Page, number: int, layout: Layout) -> Page:
    """The page with its number in the lower margin, which is no part of its text."""
    surface = layout_for(layout, page.size).page
    size, margin, text = pt(surface.field_value), pt(surface.margin), str(number)
    width = natural_width(Paragraph((Run(text),))) * size // MICRO_EM
    baseline = page.size.height - (margin - size) // 2
    drawn = Text(page.size.width - margin - width, baseline, text, FaceName.REGULAR, size, "quiet")
    return replace(page, decoration=Artifact((*page.decoration.operations, drawn)))
