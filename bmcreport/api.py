"""The Python API: what the command line does, on values and paths.

    canvas = load_canvas("canvases/mistral-ai.yaml")
    Path("page.pdf").write_bytes(render_pdf(canvas, paper="letter"))
    Path("deck.pptx").write_bytes(render_deck(canvas))

Heavy parts are imported when they are needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bmcreport.diagnostics import Checked, InvalidInput, Source

if TYPE_CHECKING:
    from bmcreport.building.build import BuildResult
    from bmcreport.building.options import Options, OutputType
    from bmcreport.building.stock import Stock
    from bmcreport.comparing.values import Comparison
    from bmcreport.model.canvas import Canvas
    from bmcreport.model.comparison import ComparisonDocument
    from bmcreport.model.layout import Layout

T = TypeVar("T")

StrPath = str | PathLike[str]


def load_canvas(path: StrPath) -> Canvas:
    """The canvas in a YAML file; its slug is the file's name. Raises InvalidInput if it has errors."""
    from bmcreport.read.canvases import read_canvas

    return _value(read_canvas(_source(path), Path(path).stem)).value


def load_comparison(path: StrPath) -> ComparisonDocument:
    """The comparison in a YAML file. Raises InvalidInput if it has errors."""
    from bmcreport.read.canvases import read_comparison

    return _value(read_comparison(_source(path), Path(path).stem)).value


def load_layout(path: StrPath | None = None) -> Layout:
    """The layout in a YAML file, or the package's own. Raises InvalidInput if it has errors."""
    from bmcreport.assets import layouts_folder
    from bmcreport.building.stock import LAYOUT
    from bmcreport.read.layouts import read_layout

    return _value(read_layout(_source(path or layouts_folder() / LAYOUT))).value


def render_pdf(
    canvas: Canvas, *, paper: str = "a4", layout: Layout | None = None, fonts: Sequence[StrPath] = ()
) -> bytes:
    """The canvas as a one-page PDF; `paper` is `a4` or `letter`, `fonts` are TrueType files for further scripts.

    Raises InvalidInput if something does not fit the page at the least type size or has no glyph.
    """
    from bmcreport.building.options import Options, OutputType

    return _render(canvas, OutputType.CANVAS, Options(paper=paper, fonts=tuple(map(Path, fonts))), layout, {})


def render_deck(canvas: Canvas, *, names: Mapping[str, str] | None = None, layout: Layout | None = None) -> bytes:
    """The deck of a canvas as PowerPoint; `names` says what related companies are called, by slug.

    Raises InvalidInput if something does not fit its canvas slide at the least type size or has no glyph.
    """
    from bmcreport.building.options import Options, OutputType

    return _render(canvas, OutputType.DECK, Options(), layout, names or {})


def compare(document: ComparisonDocument, canvases: Iterable[Canvas]) -> Comparison:
    """What the canvases of a comparison share and where they differ.

    Raises InvalidInput if the document names a canvas that is not among them.
    """
    from bmcreport import comparing
    from bmcreport.diagnostics import Diagnostic

    by_slug = {canvas.slug: canvas for canvas in canvases}
    missing = [entry.canvas for entry in document.canvases if entry.canvas not in by_slug]
    if missing:
        source = Source(document.slug, "")
        raise InvalidInput(
            tuple(Diagnostic("BMC504", f"there is no canvas named `{slug}` to compare", source) for slug in missing)
        )
    return comparing.compare(document, by_slug)


def render_comparison(comparison: Comparison, document: ComparisonDocument, *, layout: Layout | None = None) -> bytes:
    """A comparison as a PowerPoint deck."""
    from bmcreport.deck.comparison.compose import compose_comparison
    from bmcreport.deck.emit import emit

    stock = _stock(layout)
    return emit(compose_comparison(comparison, document, stock.layout, stock.slides, stock.comparison))


def build(
    paths: Iterable[StrPath] = ("canvases",),
    output: StrPath = "output",
    *,
    types: Collection[str] = ("canvas", "deck", "comparison"),
    paper: str = "a4",
    strict: bool = False,
    layouts: StrPath | None = None,
    fonts: Sequence[StrPath] = (),
) -> BuildResult:
    """Build files and folders of documents into a folder; the result says what was written and what was found."""
    from bmcreport.assets import layouts_folder
    from bmcreport.building.build import build_all
    from bmcreport.building.options import Options, OutputType

    options = Options(frozenset(map(OutputType, types)), paper, strict, tuple(map(Path, fonts)))
    return build_all(map(Path, paths), Path(output), Path(layouts) if layouts else layouts_folder(), options)


def _render(
    canvas: Canvas, type_: OutputType, options: Options, layout: Layout | None, names: Mapping[str, str]
) -> bytes:
    from bmcreport.building.coverage import uncovered
    from bmcreport.building.fonts import use_fonts
    from bmcreport.building.render import render
    from bmcreport.building.targets import CanvasTarget
    from bmcreport.diagnostics import START
    from bmcreport.read.located import Located
    from bmcreport.read.nodes import Mapping as MappingNode

    located = Located(canvas, Source(canvas.slug, ""), MappingNode((), START))
    _value(Checked(located, use_fonts(options.fonts) or uncovered(located)))
    target = CanvasTarget(type_, located, names)
    return _value(render(target, _stock(layout), options)).content


def _stock(layout: Layout | None) -> Stock:
    from dataclasses import replace

    from bmcreport.assets import layouts_folder
    from bmcreport.building.stock import read_stock

    stock = _value(read_stock(layouts_folder()))
    return replace(stock, layout=layout) if layout else stock


def _source(path: StrPath) -> Source:
    from bmcreport.read.files import read_source

    return _value(read_source(Path(path)))


def _value(checked: Checked[T]) -> T:
    if checked.value is None or not checked.ok:
        raise InvalidInput(checked.diagnostics)
    return checked.value
