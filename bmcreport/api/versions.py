"""Versions of a canvas from Python: those that git has, what has changed between two, and both drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from bmcreport.api.given import StrPath, printable, stock_for, value_of

if TYPE_CHECKING:
    from bmcreport.building.choices import PageOptions
    from bmcreport.building.versions import Version
    from bmcreport.comparing.changes import Changes
    from bmcreport.comparing.values import Comparison
    from bmcreport.model.canvas import Canvas
    from bmcreport.model.comparison import ComparisonDocument
    from bmcreport.model.layout import Layout


def diff(before: Canvas, after: Canvas) -> Changes:
    """What has changed from one version of a canvas to the next; false where nothing has."""
    from bmcreport.comparing.changes import changes

    return changes(before, after)


def render_changes(
    before: Canvas, after: Canvas, *, layout: Layout | None = None, **options: Unpack[PageOptions]
) -> bytes:
    """The later version as a PDF with each change marked in words; `render_deck(outline="changes")` makes the slides.

    Raises as `render_pdf` does.
    """
    from bmcreport.alternatives import OutputType
    from bmcreport.building.changed import changed_page
    from bmcreport.building.choices import options_of
    from bmcreport.building.render import as_chosen
    from bmcreport.building.targets import CanvasTarget

    chosen = options_of(options)
    earlier = printable(before, chosen).value
    target = CanvasTarget(OutputType.CANVAS, printable(after, chosen), {}, earlier=earlier)
    return value_of(changed_page(target, as_chosen(stock_for(layout, after.lang), chosen), chosen))


def history(path: StrPath, *, last: int = 20) -> tuple[Version, ...]:
    """The versions of a canvas under git among its `last` commits, the earliest first, renames followed.

    Each has its `canvas.value`, and its `commit` unless it is the file as it is now. Those that say the same as the one
    before and those with errors are left out. Raises InvalidInput if the file has errors, or git does not know it.
    """
    from bmcreport.building.versions import history as versions_of

    return value_of(versions_of(Path(path), last))


def render_history(canvases: Sequence[Canvas], *, layout: Layout | None = None, slides: str | None = None) -> bytes:
    """Versions of a canvas, the earliest first, as PowerPoint: a miniature each, what is new in it dark.

    `slides` are the proportions, `16:9` or `4:3`. Raises ValueError without a version.
    """
    from bmcreport.branding import PLAIN
    from bmcreport.building.choices import options_of
    from bmcreport.building.evolution import history_slides
    from bmcreport.building.render import as_chosen

    if not canvases:
        raise ValueError("a history has at least one version")
    options = options_of({"slides": slides})
    for canvas in canvases:
        printable(canvas, options)
    return history_slides(canvases, PLAIN, as_chosen(stock_for(layout, canvases[-1].lang), options), options)


def side_by_side(canvases: Sequence[Canvas]) -> tuple[ComparisonDocument, Comparison]:
    """Canvases compared that no document names, such as versions of one; `render_comparison` draws the two.

    Raises InvalidInput for more than can be compared, and ValueError for fewer than two.
    """
    from bmcreport import comparing
    from bmcreport.building.beside import beside
    from bmcreport.building.options import Options

    if len(canvases) < 2:
        raise ValueError("a comparison has at least two canvases")
    named = beside([printable(canvas, Options()) for canvas in canvases])
    stock = stock_for(None, named.lang)
    document = value_of(named.document(stock.layout_in(named.lang))).value
    by_slug = {canvas.value.slug: canvas.value for canvas in named.canvases}
    return document, comparing.compare(document, by_slug, stock.patterns_in(document.lang))
