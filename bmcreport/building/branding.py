"""What a project and its companies put on their outputs: logos read and checked, colours known to the layout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from bmcreport.branding import PLAIN, Branding, Logo
from bmcreport.building.cards import Card, canvas_card
from bmcreport.building.coverage import uncovered
from bmcreport.diagnostics import Checked, Diagnostic, Source, Span
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.model.project import Settings
from bmcreport.read.located import Located
from bmcreport.read.projects import Project
from bmcreport.read.suggest import did_you_mean, listed


def house_branding(project: Project | None) -> Checked[Branding]:
    """What the project puts on all outputs; without its logo where something is wrong with that."""
    brand = project.settings.value.brand if project else None
    if project is None or brand is None:
        return Checked(PLAIN)
    missing = _unprintable_footer(project.settings)
    if brand.logo is None:
        return Checked(Branding(footer=brand.footer), missing)
    settings = project.settings
    written = _Written(settings.source, brand.logo, "logo", settings.span("brand", "logo"))
    logo = _logo(written, project.folder, brand.name)
    return Checked(Branding(logo.value, brand.footer), (*missing, *logo.diagnostics))


def _unprintable_footer(settings: Located[Settings]) -> tuple[Diagnostic, ...]:
    """Characters of the footer that no font has; nothing else of a project is printed."""
    footer = settings.span("brand", "footer")
    return tuple(found for found in uncovered(settings) if found.span == footer)


def company_branding(canvas: Located[Canvas], house: Branding, project: Project | None) -> Checked[Branding]:
    """The house's branding with the company's own logo, where it has one."""
    return card_branding(canvas_card(canvas), canvas.source, house, project)


def card_branding(card: Card, source: Source, house: Branding, project: Project | None) -> Checked[Branding]:
    """The house's branding with the company's own logo, where it has one; `source` is the text of its canvas."""
    if card.logo is None:
        return Checked(house)
    written = _Written(source, card.logo.to, "logo", card.logo.span)
    logo = _logo(written, project.folder if project else card.folder, card.title)
    return Checked(Branding(logo.value or house.logo, house.footer), logo.diagnostics)


def branded(layout: Layout, settings: Located[Settings] | None) -> Checked[Layout]:
    """The layout in the project's colours."""
    if settings is None or settings.value.brand is None:
        return Checked(layout)
    colours = settings.value.brand.colours
    repainted = layout.model_copy(update={"palette": {**layout.palette, **colours}}) if colours else layout
    return Checked(repainted, tuple(_unknown_roles(settings, layout)))


def _unknown_roles(settings: Located[Settings], layout: Layout) -> Iterator[Diagnostic]:
    known = list(layout.palette)
    brand = settings.value.brand
    for role in brand.colours if brand else ():
        if role not in known:
            hint = did_you_mean(role, known, f"the roles are {listed(known)}")
            span = settings.key_span("brand", "colours", role)
            yield settings.finding("BMC404", f"there is no colour `{role}` in the palette", hint, span)


class _Written(Struct, frozen=True):
    """The path of a picture as a document names it, under a key."""

    source: Source
    path: str
    key: str
    span: Span


def _logo(written: _Written, root: Path, name: str | None) -> Checked[Logo]:
    """The logo that a document names, relative to the document; what is wrong with it is told where it is named."""
    from bmcreport.read.pictures import Refused, read_picture

    picture = read_picture(Path(written.source.name).parent / written.path, root)
    if isinstance(picture, Refused):
        message = f"`{written.key}` {picture.problem}"
        return Checked(None, (Diagnostic(picture.code, message, written.source, written.span, picture.hint),))
    return Checked(Logo(picture, name))
