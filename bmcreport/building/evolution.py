"""The history of a canvas drawn: its versions on slides, and those on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import structs

from bmcreport.alternatives import OutputType
from bmcreport.branding import Branding
from bmcreport.building.drawing import open_drawing
from bmcreport.building.files import write_whole
from bmcreport.building.options import Options
from bmcreport.building.render import faces_chosen
from bmcreport.building.stock import Stock
from bmcreport.building.templates import deck_ground
from bmcreport.comparing.evolving import stages
from bmcreport.deck.emit import emit as emit_deck
from bmcreport.deck.evolution import compose_evolution
from bmcreport.diagnostics import Checked, Diagnostic
from bmcreport.handout.compose import compose_handout
from bmcreport.handout.sheet import Handout
from bmcreport.model.canvas import Canvas
from bmcreport.pdf.emit import emit
from bmcreport.pdf.ink import inked
from bmcreport.read.located import Located
from bmcreport.text.fallback import typeface, using

if TYPE_CHECKING:
    from bmcreport.building.versions import Version
    from bmcreport.deck.slides import Deck

_SUFFIXES = {OutputType.DECK: ".pptx", OutputType.HANDOUT: ".pdf"}


def draw_history(
    versions: Sequence[Version], file: Path, types: Iterable[OutputType], given: Mapping[str, Any], usual_layouts: Path
) -> Checked[tuple[Path, ...]]:
    """Files with the versions of the canvas in `file`, at least one, in the kinds that are asked for.

    What is not `given`, by the name of an option, is as the project of the file says; handouts have a slide a page.
    """
    kinds = tuple(dict.fromkeys(types))
    if not kinds:
        return Checked(())
    opened = open_drawing([file], {versions[-1].canvas.value.lang}, {**given, "per_page": 1}, usual_layouts)
    if (drawing := opened.value) is None:
        return Checked(None, opened.diagnostics)
    if unprintable := drawing.unprintable(*(one.canvas for one in versions)):
        return Checked(None, (*opened.diagnostics, *unprintable))
    branding = drawing.branding(
        replace(versions[-1].canvas, source=replace(versions[-1].canvas.source, name=str(file)))
    )
    canvases = [drawing.shown(one.canvas).value for one in versions]
    found: list[Diagnostic] = [*opened.diagnostics, *branding.diagnostics]
    written: list[Path] = []
    for kind in kinds:
        path = drawing.options.output / f"{canvases[-1].slug}-history{_SUFFIXES[kind]}"
        content = _DRAWN[kind](canvases, branding.value or drawing.house, drawing.stock, drawing.options)
        failure = write_whole(path, content)
        found += [failure] if failure else []
        written += [] if failure else [path]
    return Checked(tuple(written), tuple(found))


def _beside(file: Path, canvas: Located[Canvas]) -> Located[Canvas]:
    """A version as if it stood in the file: pictures that it names are there."""
    return replace(canvas, source=replace(canvas.source, name=str(file)))


def history_slides(canvases: Sequence[Canvas], branding: Branding, stock: Stock, options: Options) -> bytes:
    """The versions of a canvas, at least one, the earliest first, as PowerPoint."""
    last = canvases[-1]
    with using(faces_chosen(options, stock.slides, last.lang, on_paper=False)):
        deck = _deck(canvases, branding, stock, options)
        return emit_deck(structs.replace(deck, created=options.created or deck.created))


def _handout(canvases: Sequence[Canvas], branding: Branding, stock: Stock, options: Options) -> bytes:
    """The same slides with their notes on paper; they are ours, whatever template carries the others."""
    last = canvases[-1]
    with using(faces_chosen(options, stock.slides, last.lang, on_paper=True)):
        homeless = structs.replace(stock, house=None)
        deck, layout = _deck(canvases, branding, homeless, options), stock.layout_in(last.lang)
        handout = Handout(options.size, options.per_page, options.ruled)
        document = inked(compose_handout(deck, handout, layout.words, layout.numbers), options.ink)
        return emit(structs.replace(document, created=options.created or document.created), typeface())


def _deck(canvases: Sequence[Canvas], branding: Branding, stock: Stock, options: Options) -> Deck:
    last = canvases[-1]
    ground = deck_ground(stock.house, stock.slides, stock.layout_in(last.lang), last.lang)
    stamped = structs.replace(branding, stamp=options.stamp)
    return ground.settled(compose_evolution(stages(canvases), ground.layout, ground.slides, stamped))


_DRAWN = {OutputType.DECK: history_slides, OutputType.HANDOUT: _handout}
