"""`bmcreport fit`: how well canvases fit their pages, block by block, as a table; nothing is written."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bmcreport.alternatives import Orientation, Overflow
from bmcreport.cli.options import OneOf, layouts_option
from bmcreport.cli.paper import orientation_option, paper_option
from bmcreport.cli.reporting import Reporting, reporting_options
from bmcreport.console import show_table, visible

if TYPE_CHECKING:
    from bmcreport.building.fit import CanvasFit, FitResult, PageFit

HEAD = ("block", "items", "size", "fill", "slack", "columns")


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@paper_option("a4")
@orientation_option
@layouts_option
@click.option(
    "--overflow",
    type=OneOf(Overflow),
    default=Overflow.ERROR.value,
    show_default=True,
    help="What becomes of items that do not fit a page: an error, or further pages.",
)
@reporting_options
def command(
    files: tuple[Path, ...],
    paper: str,
    orientation: Orientation | None,
    layouts: Path | None,
    overflow: Overflow,
    *,
    reporting: Reporting,
) -> None:
    """Show how canvases fit their pages: type size, fill and slack of every block.

    FILES are canvases, or folders of .yaml files. Sizes and slack (height that is left) are points; fill is the height
    that a block's items need, in per cent of what they have.
    """
    from bmcreport.assets import layouts_folder
    from bmcreport.building.fit import fit_all
    from bmcreport.building.options import Options
    from bmcreport.building.stock import read_stock

    stock = read_stock(layouts or layouts_folder(), compared=False)
    if stock.value is None:
        sys.exit(reporting.conclude(stock.diagnostics))
    result = fit_all(files, stock.value.layout, Options(paper=paper, orientation=orientation, overflow=overflow))
    data = {"canvases": [_data(canvas) for canvas in result.canvases]}
    status = reporting.conclude(result.diagnostics, data=data)
    if reporting.tells:
        for title, page in _pages(result):
            show_table(title, HEAD, _rows(page), sys.stdout)
    sys.exit(status)


def _data(canvas: CanvasFit) -> Mapping[str, Any]:
    return {"document": str(canvas.path), "pages": [page.as_data() for page in canvas.pages]}


def _pages(result: FitResult) -> Iterator[tuple[str, PageFit]]:
    for canvas in result.canvases:
        for page in canvas.pages:
            number = f", page {page.page} of {len(canvas.pages)}" if len(canvas.pages) > 1 else ""
            yield f"{visible(str(canvas.path))}{number}: {page.size:g} pt, step {page.step}", page


def _rows(page: PageFit) -> Sequence[Sequence[str]]:
    return [
        (
            visible(block.name),
            str(block.items),
            f"{block.size:g} pt",
            f"{block.fill:.1f} %",
            f"{block.slack:.1f} pt",
            str(block.columns),
        )
        for block in page.blocks
    ]
