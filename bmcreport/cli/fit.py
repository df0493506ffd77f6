"""`bmcreport fit`: how well canvases fit their pages, block by block, as a table; nothing is written."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bmcreport.cli.paper import PaperName, orientation_option
from bmcreport.console import show_table, visible
from bmcreport.papers import Orientation

if TYPE_CHECKING:
    from bmcreport.building.fit import FitResult, PageFit

HEAD = ("block", "items", "size", "fill", "slack", "columns")


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--paper",
    type=PaperName(),
    default="a4",
    show_default=True,
    help="The page's size: a5 to a0, b0, letter, legal, tabloid, or WIDTHxHEIGHTmm.",
)
@orientation_option
@click.option("--layouts", type=click.Path(path_type=Path), help="A folder of layouts instead of the package's own.")
@click.option(
    "--overflow",
    type=click.Choice(["error", "page"]),
    default="error",
    show_default=True,
    help="What becomes of items that do not fit a page: an error, or further pages.",
)
def command(
    files: tuple[Path, ...], paper: str, orientation: Orientation | None, layouts: Path | None, overflow: str
) -> None:
    """Show how canvases fit their pages: type size, fill and slack of every block.

    FILES are canvases, or folders of .yaml files. Sizes and slack (height that is left) are points; fill is the height
    that a block's items need, in per cent of what they have.
    """
    from bmcreport.assets import layouts_folder
    from bmcreport.building.fit import fit_all
    from bmcreport.building.options import Options, Overflow
    from bmcreport.building.stock import read_stock
    from bmcreport.cli.status import exit_status
    from bmcreport.console import show

    stock = read_stock(layouts or layouts_folder())
    if stock.value is None:
        show(stock.diagnostics, sys.stderr)
        sys.exit(exit_status(stock.diagnostics))
    result = fit_all(
        files, stock.value.layout, Options(paper=paper, orientation=orientation, overflow=Overflow(overflow))
    )
    show(result.diagnostics, sys.stderr)
    for title, page in _pages(result):
        show_table(title, HEAD, _rows(page), sys.stdout)
    sys.exit(exit_status(result.diagnostics))


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
