"""Layouts as a project wants them: in its colours, and for decks on its template."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from bmcreport.building.branding import branded
from bmcreport.building.options import Options
from bmcreport.building.stock import Stock
from bmcreport.building.templates import read_house
from bmcreport.diagnostics import Checked
from bmcreport.read.projects import Project


def furnished(
    stock: Checked[Stock], options: Options, usable: tuple[Path, ...], project: Project | None
) -> Checked[Stock]:
    """The layouts in the project's colours, with the template of `options` measured in the `usable` fonts.

    None without the template that was asked for.
    """
    return _housed(_painted(stock, project), options, usable, project)


def _painted(stock: Checked[Stock], project: Project | None) -> Checked[Stock]:
    """The layouts in the project's colours."""
    if stock.value is None or project is None:
        return stock
    layout = branded(stock.value.layout, project.settings)
    painted = replace(stock.value, layout=layout.value) if layout.value else stock.value
    return Checked(painted, (*stock.diagnostics, *layout.diagnostics))


def _housed(
    stock: Checked[Stock], options: Options, usable: tuple[Path, ...], project: Project | None
) -> Checked[Stock]:
    """The layouts with the template that decks are built on; none without the one that was asked for."""
    if stock.value is None or options.template is None:
        return stock
    from bmcreport.deck.templates.fonts import Fonts

    fonts = Fonts(usable, options.deck_font)
    house, matched = read_house(options.template, stock.value.slides, stock.value.layout, project, fonts)
    return Checked(replace(stock.value, house=house) if house else None, (*stock.diagnostics, *matched.diagnostics))
