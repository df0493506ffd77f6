"""What is drawn of documents outside a build: as their project says, like everything that a build makes of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.branding import PLAIN, Branding
from bmcreport.building.audience import addressed
from bmcreport.building.branding import company_branding, house_branding
from bmcreport.building.coverage import uncovered
from bmcreport.building.epoch import stated_date
from bmcreport.building.fonts import unusable_fonts
from bmcreport.building.furnishing import furnished
from bmcreport.building.inspect import open_project
from bmcreport.building.options import Options
from bmcreport.building.reading import spoken
from bmcreport.building.render import as_chosen
from bmcreport.building.settings import merged
from bmcreport.building.stock import Stock, read_stock
from bmcreport.diagnostics import Checked, Diagnostic, has_errors
from bmcreport.model.canvas import Canvas
from bmcreport.model.tags import Audience
from bmcreport.read.located import Located
from bmcreport.read.projects import Project
from bmcreport.text.fallback import Chosen, using


class Drawing(Struct, frozen=True):
    """The options and layouts of a project, and what it puts on everything."""

    options: Options
    stock: Stock
    house: Branding
    project: Project | None

    def branding(self, canvas: Located[Canvas]) -> Checked[Branding]:
        """What stands on the drawings of a canvas."""
        return company_branding(canvas, self.house, self.project)

    def unprintable(self, *canvases: Located[Canvas]) -> tuple[Diagnostic, ...]:
        """What of these canvases no font has."""
        with using(Chosen(self.options.fonts)):
            return tuple(found for canvas in canvases for found in uncovered(canvas))

    def shown(self, canvas: Located[Canvas]) -> Located[Canvas]:
        """The canvas in its language, with what the project's audience sees of it."""
        said = spoken(canvas, self.options.lang) if self.options.lang else canvas
        return addressed(said, Audience.of(self.options.audience))


def open_drawing(
    paths: Iterable[Path],
    languages: Iterable[str],
    given: Mapping[str, Any],
    usual_layouts: Path,
    outlines: Iterable[str] = (),
) -> Checked[Drawing]:
    """What documents at `paths` are drawn with: what is `given` by the name of an option, else what their project says.

    `languages` are theirs, as BCP 47 tags.

    There is nothing with errors in the project file, its layouts, fonts or template.
    """
    project = open_project(paths)
    dated = stated_date(os.environ)
    options = replace(merged(given, project.value), created=dated.value)
    unusable = unusable_fonts((*options.fonts, *(options.deck_font.files if options.deck_font else ())))
    house = house_branding(project.value)
    spoken_there = {*languages, *([options.lang] if options.lang else [])}
    read = read_stock(options.layouts or usual_layouts, spoken_there, outlines)
    stock = furnished(read, options, () if unusable else options.fonts, project.value)
    found = (*project.diagnostics, *dated.diagnostics, *unusable, *house.diagnostics, *stock.diagnostics)
    if stock.value is None or has_errors(found):
        return Checked(None, found)
    drawing = Drawing(options, as_chosen(stock.value, options), house.value or PLAIN, project.value)
    return Checked(drawing, found)
