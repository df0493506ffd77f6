"""What every target is drawn with: the layout, the slide layouts and the outlines, read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bmcreport.building.coverage import uncovered
from bmcreport.diagnostics import Checked, Diagnostic, Source, has_errors
from bmcreport.model.canvas import Record
from bmcreport.model.layout import Layout
from bmcreport.model.outline import ComparisonOutline, DeckOutline
from bmcreport.model.slides import SlideLayouts
from bmcreport.read.contrasts import faint_placeholders
from bmcreport.read.files import read_source
from bmcreport.read.layouts import read_comparison_outline, read_deck_outline, read_layout, read_slide_layouts
from bmcreport.read.located import Located

M = TypeVar("M", bound=Record)

LAYOUT = "business-model-canvas.yaml"
SLIDES = "slides.yaml"
DECK = "decks/company.yaml"
COMPARISON = "decks/comparison.yaml"


@dataclass(frozen=True, slots=True)
class Stock:
    """The four documents of a layouts folder."""

    layout: Layout
    slides: SlideLayouts
    deck: DeckOutline
    comparison: ComparisonOutline


def read_stock(folder: Path) -> Checked[Stock]:
    """The layout documents in `folder`, or everything that is wrong with them."""
    layout = _read(folder / LAYOUT, read_layout)
    palette = layout.value.palette if layout.value else {}
    slides = _read(folder / SLIDES, lambda source: _legible(read_slide_layouts(source), palette))
    deck = _read(folder / DECK, read_deck_outline)
    comparison = _read(folder / COMPARISON, read_comparison_outline)
    found: tuple[Diagnostic, ...] = sum((one.diagnostics for one in (layout, slides, deck, comparison)), ())
    if layout.value and slides.value and deck.value and comparison.value:
        return Checked(Stock(layout.value, slides.value, deck.value, comparison.value), found)
    return Checked(None, found)


def _read(path: Path, reader: Callable[[Source], Checked[Located[M]]]) -> Checked[M]:
    text = read_source(path)
    if text.value is None:
        return Checked(None, text.diagnostics)
    read = reader(text.value)
    found = text.diagnostics + read.diagnostics + (uncovered(read.value) if read.value else ())
    return Checked(read.value.value if read.value and not has_errors(found) else None, found)


def _legible(slides: Checked[Located[SlideLayouts]], palette: Mapping[str, str]) -> Checked[Located[SlideLayouts]]:
    faint = tuple(faint_placeholders(slides.value, palette)) if slides.value else ()
    return Checked(slides.value, slides.diagnostics + faint)
