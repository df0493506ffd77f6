"""`bmcreport compare`: what companies share and where they differ, told, and drawn where that is wanted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bmcreport.alternatives import OutputType
from bmcreport.cli.options import drawing_options, layouts_option, paths_argument
from bmcreport.cli.reporting import Reporting, reporting_options
from bmcreport.console import show_table, visible

if TYPE_CHECKING:
    from bmcreport.building.compared import Compared, ComparedAll
    from bmcreport.building.stock import Stock
    from bmcreport.comparing.explaining import ExplainedItem
    from bmcreport.comparing.similarity import Similarity
    from bmcreport.model.layout import Layout

_ALONE = "only here"


@click.command
@paths_argument
@click.option("--explain", is_flag=True, help="List every item with the reason why it stands in its row.")
@click.option(
    "--rev",
    "revisions",
    multiple=True,
    metavar="REVISION",
    help="Compare one canvas with what it was in this commit, branch or tag of git; may be repeated, the oldest first.",
)
@drawing_options(
    OutputType.COMPARISON,
    OutputType.COMPARISON_HANDOUT,
    OutputType.COMPARISON_POSTER,
    OutputType.HANDOUT,
    OutputType.NOTES,
    help="Also draw it: as slides, on pages, on one large page, the slides as a PDF with their notes, or the notes.",
)
@reporting_options
@layouts_option
def command(
    paths: tuple[Path, ...],
    revisions: tuple[str, ...],
    types: tuple[OutputType, ...],
    *,
    explain: bool,
    reporting: Reporting,
    **given: Path | None,
) -> None:
    """Compare companies: who shares what, how alike they are, and which patterns they follow.

    PATHS are comparison documents, or folders that hold some; without any, the folder `canvases`. They may also be two
    or more canvases, two versions of one among them, or with --rev one canvas: its versions stand side by side.
    """
    from bmcreport.assets import layouts_folder
    from bmcreport.building.compared import draw_compared
    from bmcreport.building.stock import read_stock

    stock = read_stock(given["layouts"] or layouts_folder(), ())
    if stock.value is None:
        sys.exit(reporting.conclude(stock.diagnostics))
    result = _all_compared(paths, revisions, stock.value)
    if reporting.tells:
        for one in result.comparisons:
            _show(one, stock.value.layout, explain=explain)
    drawn = draw_compared(result.comparisons if types else (), types, given, layouts_folder())
    for path in drawn.value or ():
        reporting.tell(f"written  {visible(str(path))}")
    data = {"comparisons": [_data(one, explain=explain) for one in result.comparisons]}
    sys.exit(reporting.conclude((*result.diagnostics, *drawn.diagnostics), data=data))


def _all_compared(paths: tuple[Path, ...], revisions: tuple[str, ...], stock: Stock) -> ComparedAll:
    """The comparisons that documents ask for, or that of the canvases that are named themselves."""
    from bmcreport.building.beside import files_beside, only_canvases, versions_beside
    from bmcreport.building.compared import compare_all, compare_beside

    if revisions:
        if len(paths) != 1 or paths[0].is_dir():
            raise click.UsageError("with --rev, name one canvas")
        return compare_beside(versions_beside(paths[0], revisions), stock)
    if only_canvases(paths):
        if len(paths) == 1:
            raise click.UsageError("name a comparison, at least two canvases, or one canvas with --rev")
        return compare_beside(files_beside(paths), stock)
    return compare_all(paths, stock.patterns)


def _show(compared: Compared, layout: Layout, *, explain: bool) -> None:
    comparison = compared.comparison
    title = visible(compared.document.value.title)
    names = [visible(one.name) for one in comparison.companies]
    blocks = {key: layout.blocks[key].name for key in layout.in_fill_order()}
    if explain:
        for key, items in groupby(compared.explained(), key=lambda one: one.block):
            rows = [_explained(compared, one) for one in items]
            show_table(f"{title}: {blocks[key]}", ("row", "company", "item", "reason", "place"), rows, sys.stdout, ())
        return
    rows = [
        (blocks[block.key], str(len(block.by_all)), str(len(block.by_some)), str(block.of_one))
        for block in map(comparison.block, blocks)
    ]
    show_table(f"{title}: rows", ("block", "of all", "of several", "of one"), rows, sys.stdout)
    likeness = [(name, *cells) for name, cells in zip(names, _likeness(_total(compared)), strict=True)]
    show_table(f"{title}: rows in common, per cent", ("company", *names), likeness, sys.stdout)
    patterns = [
        (visible(found.pattern.name), ", ".join(names[company] for company in found.companies))
        for found in comparison.patterns
    ]
    show_table(f"{title}: patterns", ("pattern", "companies"), patterns, sys.stdout, ())


def _explained(compared: Compared, one: ExplainedItem) -> tuple[str, ...]:
    company = compared.comparison.companies[one.item.company].name
    return tuple(
        map(visible, (one.row or _ALONE, company, one.item.item.text, _reason(compared, one), compared.place(one)))
    )


def _reason(compared: Compared, one: ExplainedItem) -> str:
    from bmcreport.comparing.explaining import Reason

    if one.like and one.score is not None:
        other = compared.comparison.companies[one.like.company].name
        return f"worded like “{one.like.item.text}” of {other}, {one.score:.0f} %"
    if one.reason is Reason.ID:
        return f"same id {one.item.item.id}"
    return f"theme {one.item.item.theme}" if one.row else ""


def _total(compared: Compared) -> Similarity:
    from bmcreport.comparing.similarity import similarity

    return similarity(compared.comparison.blocks, len(compared.comparison.companies))


def _likeness(total: Similarity) -> Iterator[list[str]]:
    companies = range(len(total.overlaps))
    for one in companies:
        found = [total.likeness(one, other) for other in companies]
        yield ["-" if likeness is None else f"{likeness:.0%}".rstrip("%") for likeness in found]


def _data(compared: Compared, *, explain: bool) -> dict[str, Any]:
    comparison = compared.comparison
    slugs = [one.slug for one in comparison.companies]
    total = _total(compared)
    data: dict[str, Any] = {
        "document": compared.document.source.name,
        "companies": slugs,
        "blocks": {
            block.key: {
                "rows": [
                    {
                        "name": row.name,
                        "theme": row.theme,
                        "companies": [slugs[at] for at, cell in enumerate(row.cells) if cell],
                    }
                    for row in block.shared
                ],
                "alone": {slug: [one.item.text for one in cell] for slug, cell in zip(slugs, block.only, strict=True)},
            }
            for block in comparison.blocks
        },
        "likeness": [[total.likeness(one, other) for other in range(len(slugs))] for one in range(len(slugs))],
        "patterns": {found.key: [slugs[company] for company in found.companies] for found in comparison.patterns},
    }
    return {**data, "items": [_item(compared, one) for one in compared.explained()]} if explain else data


def _item(compared: Compared, one: ExplainedItem) -> dict[str, Any]:
    slugs = [company.slug for company in compared.comparison.companies]
    like = {"company": slugs[one.like.company], "text": one.like.item.text, "score": one.score} if one.like else {}
    return {
        "block": one.block,
        "row": one.row,
        "company": slugs[one.item.company],
        "text": one.item.item.text,
        "place": compared.place(one),
        "reason": one.reason.value,
        "theme": one.item.item.theme,
        **({"like": like} if like else {}),
    }
