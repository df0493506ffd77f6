"""The printed page placed: header, frame with the nine blocks, the foot; and the pages that it continues on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bmcreport.branding import PLAIN, Branding
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.place.around import Overgrown, overgrown
from bmcreport.place.canvas import Overfull, place_blocks, place_fit
from bmcreport.place.citations import Citations
from bmcreport.place.contents import Contents, contents_of
from bmcreport.place.continuing import Share, shares
from bmcreport.place.footer import place_footer
from bmcreport.place.header import place_header
from bmcreport.place.marks import Marks, marks_of
from bmcreport.place.mirror import mirrored_page, reads_leftwards
from bmcreport.place.placement import PageFooter, PageHeader, PagePlacement
from bmcreport.place.surface import layout_for
from bmcreport.text.types import Paragraph
from bmcreport.units import Rect, Size, pt


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page without its blocks: what stands around the frame, and what has to stand in it."""

    size: Size
    header: PageHeader
    footer: PageFooter
    contents: Contents
    overgrown: Overgrown | None


Items = Callable[[Citations, Marks], Mapping[str, tuple[Paragraph, ...]]]
"""The items of each block as paragraphs, where they are not simply those of the canvas."""


def place_page(
    canvas: Canvas, layout: Layout, paper: Size, branding: Branding = PLAIN, items: Items | None = None
) -> PagePlacement | tuple[Overfull, ...] | Overgrown:
    """The canvas on a page of this size, or the blocks that do not fit on it, or what leaves them no room."""
    sheet = _sheet(canvas, layout_for(layout, paper), paper, branding, items)
    if sheet.overgrown:
        return sheet.overgrown
    blocks = place_blocks(sheet.contents)
    if isinstance(blocks, tuple):
        return blocks
    return _as_read(PagePlacement(paper, sheet.header, blocks, sheet.footer), canvas)


def place_continued(
    canvas: Canvas, layout: Layout, paper: Size, branding: Branding = PLAIN, items: Items | None = None
) -> tuple[PagePlacement, ...]:
    """The canvas on as few pages of this size as hold it.

    None if an item is too high for an empty block, or header and footer leave the blocks too little.
    """
    layout = layout_for(layout, paper)
    sheet = _sheet(canvas, layout, paper, branding, items, _number(layout, 1, 1))
    found = () if sheet.overgrown else shares(sheet.contents)
    return tuple(_page(canvas, layout, paper, branding, items, found, index) for index in range(len(found)))


def _page(
    canvas: Canvas,
    layout: Layout,
    paper: Size,
    branding: Branding,
    items: Items | None,
    found: tuple[Share, ...],
    index: int,
) -> PagePlacement:
    share = found[index]
    sheet = _sheet(canvas, layout, paper, branding, items, _number(layout, index + 1, len(found)))
    told = {key: layout.labels.continued.replace("{name}", layout.blocks[key].name) for key in share.continued}
    footer = replace(sheet.footer, sources=()) if index else sheet.footer
    blocks = place_fit(share.contents, share.fit, told)
    return _as_read(PagePlacement(paper, sheet.header, blocks, footer, continues=index > 0), canvas)


def _number(layout: Layout, page: int, pages: int) -> str:
    return layout.labels.page_of.replace("{page}", str(page)).replace("{pages}", str(pages))


def _sheet(
    canvas: Canvas, layout: Layout, paper: Size, branding: Branding, items: Items | None, number: str | None = None
) -> _Sheet:
    surface, citations, marks = layout.page, Citations(canvas, layout), marks_of(canvas, layout)
    inside = Rect(0, 0, paper.width, paper.height).inset(*[pt(surface.margin)] * 4)
    header, header_bottom = place_header(canvas, layout, inside, branding.logo)
    footer, footer_top = place_footer(canvas, layout, citations, marks, inside, branding.footer, number)
    top = header_bottom + pt(surface.header_gap)
    frame = Rect(inside.x, top, inside.width, max(0, footer_top - pt(surface.footer_gap) - top))
    contents = contents_of(canvas, layout, surface, frame, citations, marks)
    if items:
        contents = contents.with_items(items(citations, marks))
    return _Sheet(paper, header, footer, contents, overgrown(header, footer, inside, frame))


def _as_read(page: PagePlacement, canvas: Canvas) -> PagePlacement:
    """The page as it is, or mirrored for who begins at the right."""
    return mirrored_page(page) if reads_leftwards(canvas.lang) else page
