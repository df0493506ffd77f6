"""What callers from Python give, read and checked; what is wrong with it is raised."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bmcreport.diagnostics import Checked, InvalidInput, Source

if TYPE_CHECKING:
    from bmcreport.building.options import Options
    from bmcreport.building.stock import Stock
    from bmcreport.model.canvas import Canvas
    from bmcreport.model.layout import Layout
    from bmcreport.read.located import Located

T = TypeVar("T")

StrPath = str | PathLike[str]


def printable(canvas: Canvas, options: Options) -> Located[Canvas]:
    """The canvas, whose characters all have glyphs."""
    from bmcreport.building.coverage import uncovered
    from bmcreport.building.fonts import unusable_fonts
    from bmcreport.diagnostics import START
    from bmcreport.read.located import Located
    from bmcreport.read.nodes import Mapping as MappingNode
    from bmcreport.text.fallback import Chosen, using

    located = Located(canvas, Source(canvas.slug, ""), MappingNode((), START))
    value_of(Checked(located, unusable_fonts(options.fonts)))
    with using(Chosen(options.fonts)):
        return value_of(Checked(located, uncovered(located)))


def stock_for(layout: Layout | None, *languages: str, outlines: Sequence[str] = ()) -> Stock:
    """The package's layouts in these languages, with a layout of the caller's where there is one."""
    from dataclasses import replace

    from bmcreport.assets import layouts_folder
    from bmcreport.building.stock import read_stock

    stock = value_of(read_stock(layouts_folder(), set(languages), outlines))
    return replace(stock, layout=layout) if layout else stock


def source_at(path: StrPath) -> Source:
    """The text in a file."""
    from bmcreport.read.files import read_source

    return value_of(read_source(Path(path)))


def value_of(checked: Checked[T]) -> T:
    """What was read. Raises InvalidInput if there are errors."""
    if checked.value is None or not checked.ok:
        raise InvalidInput(checked.diagnostics)
    return checked.value
