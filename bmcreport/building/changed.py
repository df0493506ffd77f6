"""Changes drawn: the later version of a canvas as a page or on slides, each change marked on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from bmcreport.alternatives import OutputType
from bmcreport.branding import Branding
from bmcreport.building.coverage import unwritable_words
from bmcreport.building.drawing import Drawing, open_drawing
from bmcreport.building.files import write_whole
from bmcreport.building.library import open_library
from bmcreport.building.options import Options
from bmcreport.building.overfull import overfull_findings
from bmcreport.building.render import enclosing, faces_chosen, render
from bmcreport.building.stock import Stock
from bmcreport.building.targets import CanvasTarget
from bmcreport.comparing.changes import changes
from bmcreport.diagnostics import Checked
from bmcreport.pdf.compose import compose_canvas
from bmcreport.pdf.emit import emit
from bmcreport.pdf.finish import finished
from bmcreport.place.around import Overgrown
from bmcreport.place.page import place_continued, place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.place.surface import layout_for
from bmcreport.read.collect import Documents
from bmcreport.read.located import Located
from bmcreport.text.fallback import typeface, using
from bmcreport.versions.marked import Marked

if TYPE_CHECKING:
    from bmcreport.building.versions import Versions
    from bmcreport.model.canvas import Canvas
    from bmcreport.pdf.page import Document
    from bmcreport.place.citations import Citations
    from bmcreport.place.marks import Marks
    from bmcreport.text.types import Paragraph


OUTLINE = "changes"
"""The outline of slides with changes."""


def draw_changes(
    versions: Iterable[Versions], types: Iterable[OutputType], given: Mapping[str, Any], usual_layouts: Path
) -> Checked[tuple[Path, ...]]:
    """Files with the changes of each canvas that has two versions, in the kinds that are asked for.

    What is not `given`, by the name of an option, is as the project of the later versions says.
    """
    pairs = [(one.before, one.after) for one in versions if one.before and one.after]
    kinds = tuple(dict.fromkeys(types))
    if not pairs or not kinds:
        return Checked(())
    files = [Path(after.source.name) for _, after in pairs]
    opened = open_drawing(files, {after.value.lang for _, after in pairs}, given, usual_layouts, (OUTLINE,))
    if (drawing := opened.value) is None:
        return Checked(None, opened.diagnostics)
    found, written = list(opened.diagnostics), list[Path]()
    for before, after in pairs:
        for kind in kinds:
            made = _drawn(kind, before, after, drawing)
            path = drawing.options.output / f"{after.value.slug}-changes{_SUFFIXES[kind]}"
            failure = write_whole(path, made.value) if made.value is not None else None
            found += (*made.diagnostics, *((failure,) if failure else ()))
            written += [path] if made.value is not None and not failure else []
    return Checked(tuple(written), tuple(dict.fromkeys(found)))


def _drawn(kind: OutputType, before: Located[Canvas], after: Located[Canvas], drawing: Drawing) -> Checked[bytes]:
    if unprintable := drawing.unprintable(before, after):
        return Checked(None, unprintable)
    branding = drawing.branding(after)
    target = CanvasTarget(
        OutputType.CANVAS,
        drawing.shown(after),
        _names(after),
        branding.value or drawing.house,
        OUTLINE,
        drawing.shown(before).value,
    )
    made = _DRAWN[kind](target, drawing.stock, drawing.options)
    return Checked(made.value, (*branding.diagnostics, *made.diagnostics))


def changed_page(target: CanvasTarget, stock: Stock, options: Options) -> Checked[bytes]:
    """The page of a canvas with its changes since the earlier one, which there has to be, marked; as PDF."""
    with using(faces_chosen(options, stock.slides, target.canvas.value.lang, on_paper=True)):
        document = changed_document(target, stock, options)
        if document.value is None:
            return Checked(None, document.diagnostics)
        spoken = stock.layout_in(target.canvas.value.lang).language
        page = finished(enclosing(document.value, target, options, spoken.words), options.finish, spoken)
        return Checked(emit(page, typeface()))


def changed_document(target: CanvasTarget, stock: Stock, options: Options) -> Checked[Document]:
    """The page of a canvas with its changes marked, and the pages that continue it, or why there is none."""
    canvas, before = target.canvas, target.earlier
    assert before, "a page of changes without an earlier version"
    layout = stock.layout_in(canvas.value.lang)
    if unwritable := unwritable_words(canvas, layout):
        return Checked(None, unwritable)
    layout = layout.in_language(layout.language.naming(f"{layout.name} · {layout.words.changes_since}"))
    marked = Marked(canvas.value, changes(before, canvas.value), layout)

    def items(citations: Citations, marks: Marks) -> Mapping[str, tuple[Paragraph, ...]]:
        return marked.items(citations, marks, details=layout.page.details, hyphens=canvas.value.lang)

    page = (marked.header(), layout, options.size, _with_count(target.branding, marked), items)
    placed = place_page(*page)
    pages = (placed,) if isinstance(placed, PagePlacement) else place_continued(*page)
    if not pages:
        floor = layout_for(layout, options.size).page.scale.floor
        problems = (placed,) if isinstance(placed, Overgrown) else placed
        assert not isinstance(problems, PagePlacement)
        return Checked(None, overfull_findings(canvas, problems, f"the page ({options.paper})", floor))
    return Checked(compose_canvas(canvas.value, layout, *pages))


def _with_count(branding: Branding, marked: Marked) -> Branding:
    """The branding, at the foot how much has changed before what stands there anyway."""
    return replace(branding, footer=" · ".join(filter(None, (marked.counted(), branding.footer))))


def _deck(target: CanvasTarget, stock: Stock, options: Options) -> Checked[bytes]:
    """The canvas with its changes marked, the list of them, and the figures before and now, as slides."""
    made = render(replace(target, type=OutputType.DECK), stock, options)
    return Checked(made.value.content if made.value else None, made.diagnostics)


def _names(canvas: Located[Canvas]) -> Mapping[str, str]:
    """What the companies are called that a canvas relates to, as far as their canvases are beside it."""
    library = open_library(Documents(canvases=(canvas,))).value
    return library.names_of_relations(canvas) if library else {}


_DRAWN: Mapping[OutputType, Callable[[CanvasTarget, Stock, Options], Checked[bytes]]] = {
    OutputType.CANVAS: changed_page,
    OutputType.DECK: _deck,
}
_SUFFIXES = {OutputType.CANVAS: ".pdf", OutputType.DECK: ".pptx"}
