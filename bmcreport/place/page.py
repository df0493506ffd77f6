"""The printed page placed: header, frame with the nine blocks, the foot; and the pages that it continues on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

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


class _Given(Struct, frozen=True):
    """What is to be placed: a canvas by a layout that is made to the measure of its paper."""

    canvas: Canvas
    layout: Layout
    paper: Size
    branding: Branding
    citations: Citations
    marks: Marks

    @classmethod
    def of(cls, canvas: Canvas, layout: Layout, paper: Size, branding: Branding) -> _Given:
        return cls(
            canvas, layout_for(layout, paper), paper, branding, Citations(canvas, layout), marks_of(canvas, layout)
        )


class _Around(Struct, frozen=True):
    """What stands around the frame of the blocks, and whether it leaves them room."""

    header: PageHeader
    footer: PageFooter
    frame: Rect
    overgrown: Overgrown | None


Items = Callable[[Citations, Marks], Mapping[str, tuple[Paragraph, ...]]]
"""The items of each block as paragraphs, where they are not simply those of the canvas."""


def place_page(
    canvas: Canvas, layout: Layout, paper: Size, branding: Branding = PLAIN, items: Items | None = None
) -> PagePlacement | tuple[Overfull, ...] | Overgrown:
    """The canvas on a page of this size, or the blocks that do not fit on it, or what leaves them no room."""
    given = _Given.of(canvas, layout, paper, branding)
    around = _around(given)
    if around.overgrown:
        return around.overgrown
    blocks = place_blocks(_contents(given, around.frame, items))
    if isinstance(blocks, tuple):
        return blocks
    return _as_read(PagePlacement(paper, around.header, blocks, around.footer), canvas)


def place_continued(
    canvas: Canvas, layout: Layout, paper: Size, branding: Branding = PLAIN, items: Items | None = None
) -> tuple[PagePlacement, ...]:
    """The canvas on as few pages of this size as hold it.

    None if an item is too high for an empty block, or header and footer leave the blocks too little.
    """
    given = _Given.of(canvas, layout, paper, branding)
    around = _around(given, _number(given.layout, 1, 1))
    found = () if around.overgrown else shares(_contents(given, around.frame, items))
    continued = frozenset(chain.from_iterable(share.continued for share in found))
    return tuple(_page(given, share, continued, (index, len(found))) for index, share in enumerate(found))


def _page(given: _Given, share: Share, continued: frozenset[str], place: tuple[int, int]) -> PagePlacement:
    index, pages = place
    around = _around(given, _number(given.layout, index + 1, pages))
    footer = replace(around.footer, sources=()) if index else around.footer
    blocks = place_fit(share.contents, share.fit, share.continued, continued)
    return _as_read(PagePlacement(given.paper, around.header, blocks, footer, continues=index > 0), given.canvas)


def _number(layout: Layout, page: int, pages: int) -> str:
    return layout.labels.page_of.replace("{page}", str(page)).replace("{pages}", str(pages))


def _around(given: _Given, number: str | None = None) -> _Around:
    canvas, layout, paper = given.canvas, given.layout, given.paper
    inside = Rect(0, 0, paper.width, paper.height).inset(*[pt(layout.page.margin)] * 4)
    header, header_bottom = place_header(canvas, layout, inside, given.branding.logo)
    footer, footer_top = place_footer(
        canvas, layout, given.citations, given.marks, inside, given.branding.footer, number
    )
    top = header_bottom + pt(layout.page.header_gap)
    frame = Rect(inside.x, top, inside.width, max(0, footer_top - pt(layout.page.footer_gap) - top))
    return _Around(header, footer, frame, overgrown(header, footer, inside, frame))


def _contents(given: _Given, frame: Rect, items: Items | None) -> Contents:
    found = contents_of(given.canvas, given.layout, given.layout.page, frame, given.citations, given.marks)
    return found.with_items(items(given.citations, given.marks)) if items else found


def _as_read(page: PagePlacement, canvas: Canvas) -> PagePlacement:
    """The page as it is, or mirrored for who begins at the right."""
    return mirrored_page(page) if reads_leftwards(canvas.lang) else page
