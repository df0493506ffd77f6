"""What a project and its companies put on their outputs: logos read and checked, colours known to the layout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bmcreport.branding import PLAIN, Branding, Logo
from bmcreport.building.coverage import uncovered
from bmcreport.diagnostics import Checked, Diagnostic
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.model.project import Settings
from bmcreport.read.located import Located, Step
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
    alt = f"Logo of {brand.name}" if brand.name else "Logo"
    logo = _logo(project.settings, brand.logo, ("brand", "logo"), project.folder, alt)
    return Checked(Branding(logo.value, brand.footer), (*missing, *logo.diagnostics))


def _unprintable_footer(settings: Located[Settings]) -> tuple[Diagnostic, ...]:
    """Characters of the footer that no font has; nothing else of a project is printed."""
    footer = settings.span("brand", "footer")
    return tuple(found for found in uncovered(settings) if found.span == footer)


def company_branding(canvas: Located[Canvas], house: Branding, project: Project | None) -> Checked[Branding]:
    """The house's branding with the company's own logo, where it has one."""
    company = canvas.value.company
    if company.logo is None:
        return Checked(house)
    folder = Path(canvas.source.name).parent
    root = project.folder if project else folder
    logo = _logo(canvas, company.logo, ("company", "logo"), root, f"Logo of {company.name}")
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


def _logo(
    document: Located[Canvas] | Located[Settings], written: str, path: tuple[Step, ...], root: Path, alt: str
) -> Checked[Logo]:
    """The logo that a document names, relative to the document; what is wrong with it is told where it is named."""
    from bmcreport.read.pictures import Refused, read_picture

    picture = read_picture(Path(document.source.name).parent / written, root)
    if isinstance(picture, Refused):
        message = f"`{path[-1]}` {picture.problem}"
        return Checked(None, (document.finding(picture.code, message, picture.hint, document.span(*path)),))
    return Checked(Logo(picture, alt))
