"""`bmcreport template`: what a PowerPoint template has for our slides, before anything is built on it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bmcreport.cli.options import layouts_option, strict_option
from bmcreport.cli.reporting import Reporting, reporting_options

if TYPE_CHECKING:
    from bmcreport.deck.templates.matching import Matched, MatchedLayout

_HEAD = ("slides", "layout", "found by", "placeholders", "text boxes")


@click.group
def command() -> None:
    """Look at PowerPoint templates."""


@command.command
@click.argument("file", type=click.Path(path_type=Path))
@layouts_option
@reporting_options
@strict_option
def check(file: Path, layouts: Path | None, *, strict: bool, reporting: Reporting) -> None:
    """Check whether decks can be built on a template, and show which of its layouts carry which slides.

    FILE is a .potx or .pptx. A file bmcreport.yaml beside it, or in the folder above, may map layouts.
    """
    from bmcreport.assets import layouts_folder
    from bmcreport.building.stock import read_stock
    from bmcreport.building.templates import check_template
    from bmcreport.diagnostics import Checked

    stock = read_stock(layouts or layouts_folder(), ("en",), compared=False)
    checked: Checked[Matched] = (
        check_template(file, stock.value.slides, stock.value.layout) if stock.value else Checked(None)
    )
    found = (*stock.diagnostics, *checked.diagnostics)
    status = reporting.conclude(found, data=_data(checked.value) if checked.value else {}, strict=strict)
    if checked.value and reporting.tells:
        _show(checked.value)
    sys.exit(status)


def _show(matched: Matched) -> None:
    from bmcreport.console import show_table, visible
    from bmcreport.units import in_points

    template = matched.template
    size = f"{in_points(template.size.width):g} x {in_points(template.size.height):g} pt"
    fonts = " and ".join(dict.fromkeys((template.heading_font, template.body_font)))
    show_table(visible(f"{template.name}: {size}, {fonts}"), _HEAD, [*map(_row, matched.layouts)], sys.stdout)


def _row(matched: MatchedLayout) -> Sequence[str]:
    from bmcreport.console import visible

    choice = matched.choice
    theirs = ", ".join(matched.place.holders)
    boxes = ", ".join(_boxes(matched)) or "-"
    return [visible(cell) for cell in (matched.key, choice.layout.name, _how(matched), theirs or "-", boxes)]


def _how(matched: MatchedLayout) -> str:
    return matched.choice.found_by if matched.choice.kind else "makeshift"


def _boxes(matched: MatchedLayout) -> Iterator[str]:
    """What has no placeholder on the template's layout."""
    gone = (*matched.place.bound, *matched.place.left_out)
    yield from (name for name in matched.spec.placeholders if name not in gone)
    if matched.spec.canvas:
        yield "blocks"


def _data(matched: Matched) -> Mapping[str, Any]:
    from bmcreport.units import in_points

    template = matched.template
    return {
        "template": template.name,
        "width": in_points(template.size.width),
        "height": in_points(template.size.height),
        "fonts": [template.heading_font, template.body_font],
        "layouts": [
            {
                "slides": each.key,
                "layout": each.choice.layout.name,
                "found_by": _how(each),
                "placeholders": {ours: holder.name for ours, holder in each.place.holders.items()},
                "text_boxes": list(_boxes(each)),
                "left_out": sorted(each.place.left_out),
            }
            for each in matched.layouts
        ],
    }
