"""What callers from Python give, read and checked; what is wrong with it is raised."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
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
    from msgspec.structs import replace

    from bmcreport.assets import layouts_folder
    from bmcreport.building.outlines import read_outlines

    stock = _packaged(frozenset(languages))
    read = value_of(read_outlines(layouts_folder(), outlines, stock.slides))
    return replace(stock, layout=layout or stock.layout, outlines=read)


@lru_cache(maxsize=16)
def _packaged(languages: frozenset[str]) -> Stock:
    """What comes with the package does not change while it is in use; outlines may be files of the caller's."""
    from bmcreport.assets import layouts_folder
    from bmcreport.building.stock import read_stock

    return value_of(read_stock(layouts_folder(), languages, ()))


def source_at(path: StrPath) -> Source:
    """The text in a file."""
    from bmcreport.read.files import read_source

    return value_of(read_source(Path(path)))


def value_of(checked: Checked[T]) -> T:
    """What was read. Raises InvalidInput if there are errors."""
    if checked.value is None or not checked.ok:
        raise InvalidInput(checked.diagnostics)
    return checked.value
