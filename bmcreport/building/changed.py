"""Changes drawn: the later version of a canvas as a page or on slides, each change marked on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bmcreport.branding import Branding
from bmcreport.building.coverage import unwritable_words
from bmcreport.building.files import write_whole
from bmcreport.building.library import open_library
from bmcreport.building.overfull import overfull_findings
from bmcreport.comparing.changes import changes
from bmcreport.deck.compose import compose_deck
from bmcreport.deck.emit import emit as emit_deck
from bmcreport.diagnostics import Checked, Diagnostic
from bmcreport.pdf.compose import compose_canvas
from bmcreport.pdf.emit import emit
from bmcreport.place.around import Overgrown
from bmcreport.place.page import place_continued, place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.place.surface import layout_for
from bmcreport.read.collect import Documents
from bmcreport.text.fallback import Chosen, typeface, using
from bmcreport.versions.marked import Marked

if TYPE_CHECKING:
    from bmcreport.building.options import Options
    from bmcreport.building.stock import Stock
    from bmcreport.building.versions import Versions
    from bmcreport.model.canvas import Canvas
    from bmcreport.pdf.page import Document
    from bmcreport.place.citations import Citations
    from bmcreport.place.marks import Marks
    from bmcreport.read.located import Located
    from bmcreport.text.types import Paragraph


OUTLINE = "changes"
"""The outline of slides with changes."""


def draw_changes(
    versions: Iterable[Versions], stock: Stock, types: Iterable[str], options: Options
) -> Checked[tuple[Path, ...]]:
    """Files with the changes of each canvas that has two versions, in the kinds that are asked for."""
    written: list[Path] = []
    found: list[Diagnostic] = []
    for one in versions:
        for kind in dict.fromkeys(types):
            if one.before and one.after:
                with using(Chosen(options.fonts, one.after.value.lang)):
                    made = _DRAWN[kind](one.before.value, one.after, stock, options)
                path = options.output / f"{one.after.value.slug}-changes{_SUFFIXES[kind]}"
                failure = write_whole(path, made.value) if made.value is not None else None
                found += (*made.diagnostics, *((failure,) if failure else ()))
                written += [path] if made.value is not None and not failure else []
    return Checked(tuple(written), tuple(found))


def changed_document(before: Canvas, canvas: Located[Canvas], stock: Stock, options: Options) -> Checked[Document]:
    """The page of a canvas with its changes marked, and the pages that continue it, or why there is none."""
    layout = stock.layout_in(canvas.value.lang)
    if unwritable := unwritable_words(canvas, layout):
        return Checked(None, unwritable)
    layout = layout.model_copy(update={"name": f"{layout.name} · {layout.words.changes_since}"})
    marked = Marked(canvas.value, changes(before, canvas.value), layout)

    def items(citations: Citations, marks: Marks) -> Mapping[str, tuple[Paragraph, ...]]:
        return marked.items(citations, marks, details=layout.page.details, hyphens=canvas.value.lang)

    page = (marked.header(), layout, options.size, Branding(footer=marked.counted()), items)
    placed = place_page(*page)
    pages = (placed,) if isinstance(placed, PagePlacement) else place_continued(*page)
    if not pages:
        floor = layout_for(layout, options.size).page.scale.floor
        problems = (placed,) if isinstance(placed, Overgrown) else placed
        assert not isinstance(problems, PagePlacement)
        return Checked(None, overfull_findings(canvas, problems, f"the page ({options.paper})", floor))
    return Checked(compose_canvas(canvas.value, layout, *pages))


def _page(before: Canvas, canvas: Located[Canvas], stock: Stock, options: Options) -> Checked[bytes]:
    document = changed_document(before, canvas, stock, options)
    return Checked(emit(document.value, typeface()) if document.value else None, document.diagnostics)


def _deck(before: Canvas, canvas: Located[Canvas], stock: Stock, options: Options) -> Checked[bytes]:
    """The canvas with its changes marked, the list of them, and the figures before and now, as slides."""
    layout = stock.layout_in(canvas.value.lang)
    if unwritable := unwritable_words(canvas, layout):
        return Checked(None, unwritable)
    outline, branding = stock.outlines[OUTLINE], Branding(stamp=options.stamp)
    deck = compose_deck(canvas.value, layout, stock.slides, outline, _names(canvas), branding, before)
    if isinstance(deck, tuple):
        return Checked(None, overfull_findings(canvas, deck, "the canvas slide", layout.slide.scale.floor))
    return Checked(emit_deck(deck))


def _names(canvas: Located[Canvas]) -> Mapping[str, str]:
    """What the companies are called that a canvas relates to, as far as their canvases are beside it."""
    library = open_library(Documents(canvases=(canvas,))).value
    return library.names_of_relations(canvas) if library else {}


_DRAWN: Mapping[str, Callable[[Canvas, Located[Canvas], Stock, Options], Checked[bytes]]] = {
    "canvas": _page,
    "deck": _deck,
}
_SUFFIXES = {"canvas": ".pdf", "deck": ".pptx"}
