"""How well a canvas fits its pages: per page the step of the ladder, per block its size, fill, slack and columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from bmcreport.alternatives import Overflow
from bmcreport.branding import PLAIN, Branding
from bmcreport.building.fonts import unusable_fonts
from bmcreport.building.inspect import inspect
from bmcreport.building.options import Options
from bmcreport.building.overfull import overfull_findings, page_advice
from bmcreport.diagnostics import Checked, Diagnostic, has_errors, in_reading_order
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.place.around import Overgrown
from bmcreport.place.page import place_continued, place_page
from bmcreport.place.placement import PagePlacement, PlacedBlock
from bmcreport.place.surface import layout_for
from bmcreport.read.located import Located
from bmcreport.text.fallback import Chosen, using
from bmcreport.units import in_points


class BlockFit(Struct, frozen=True):
    """A block on a page: `size` and `slack` (height that is left) in points, `fill` is needed height in per cent."""

    block: str
    name: str
    items: int
    size: float
    fill: float
    slack: float
    columns: int


class PageFit(Struct, frozen=True):
    """A page: `step` is the step of the ladder that was taken, `size` that of its items in points."""

    page: int
    step: str
    size: float
    blocks: tuple[BlockFit, ...]

    def as_data(self) -> Mapping[str, Any]:
        """The same as plain data, for JSON."""
        data: Mapping[str, Any] = to_builtins(self)
        return data


class CanvasFit(Struct, frozen=True):
    """The pages of one canvas, or none where it does not fit."""

    path: Path
    pages: tuple[PageFit, ...]


class FitResult(Struct, frozen=True):
    """All canvases that were asked for, and everything that was found."""

    canvases: tuple[CanvasFit, ...]
    diagnostics: tuple[Diagnostic, ...]


def fit_all(paths: Iterable[Path], layout: Layout, options: Options) -> FitResult:
    """How the canvases at `paths` fit their pages; nothing is written."""
    if unusable := unusable_fonts(options.fonts):
        return FitResult((), unusable)
    with using(Chosen(options.fonts)):
        inspected = inspect(paths)
    blamed = {found.source.name for found in inspected.diagnostics if has_errors((found,))}
    canvases: list[CanvasFit] = []
    told: list[Diagnostic] = []
    for canvas in inspected.library.canvases:
        if canvas.source.name not in blamed:
            placed = placed_pages(canvas, layout, options)
            told += placed.diagnostics
            canvases.append(CanvasFit(Path(canvas.source.name), fit_of(layout, placed.value or ())))
    return FitResult(tuple(canvases), in_reading_order((*inspected.diagnostics, *told)))


def placed_pages(
    canvas: Located[Canvas], layout: Layout, options: Options, branding: Branding = PLAIN
) -> Checked[tuple[PagePlacement, ...]]:
    """The canvas on its page, or if wanted on as many as it needs; else what does not fit and what would help."""
    with using(Chosen(options.fonts, canvas.value.lang)):
        return _placed(canvas, layout, options, branding)


def _placed(
    canvas: Located[Canvas], layout: Layout, options: Options, branding: Branding
) -> Checked[tuple[PagePlacement, ...]]:
    paper = options.size
    placement = place_page(canvas.value, layout, paper, branding)
    if isinstance(placement, PagePlacement):
        return Checked((placement,))
    continued = place_continued(canvas.value, layout, paper, branding) if options.overflow is Overflow.PAGE else ()
    if continued:
        return Checked(continued)
    problems = (placement,) if isinstance(placement, Overgrown) else placement
    floor, where = layout_for(layout, paper).page.scale.floor, f"the page ({options.paper})"
    advice = page_advice(canvas.value, layout, options, branding, problems)
    return Checked(None, overfull_findings(canvas, problems, where, floor, advice))


def fit_of(layout: Layout, pages: Iterable[PagePlacement]) -> tuple[PageFit, ...]:
    """What there is to say of placed pages."""
    return tuple(_page(layout, number, page) for number, page in enumerate(pages, 1))


def _page(layout: Layout, number: int, page: PagePlacement) -> PageFit:
    size = in_points(page.canvas.setting.size)
    blocks = tuple(_block(layout, block, size) for block in page.canvas.blocks)
    return PageFit(number, page.canvas.step.value, size, blocks)


def _block(layout: Layout, block: PlacedBlock, size: float) -> BlockFit:
    room = max(1, block.body.height)
    slack = round(in_points(block.body.height - block.needed), 1)
    fill = round(100 * block.needed / room, 1)
    return BlockFit(block.key, layout.blocks[block.key].name, len(block.items), size, fill, slack, block.columns)
