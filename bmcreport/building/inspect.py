"""Everything that can be said of documents before anything is drawn: on its own, beside each other, in our fonts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field

from bmcreport.branding import PLAIN, Branding
from bmcreport.building.branding import company_branding, house_branding
from bmcreport.building.coverage import uncovered
from bmcreport.building.fonts import fonts_outside
from bmcreport.building.library import Library, open_library
from bmcreport.building.reading import spoken_in
from bmcreport.building.settings import settings_findings
from bmcreport.diagnostics import Checked, Diagnostic, in_reading_order
from bmcreport.read.collect import Documents, collect
from bmcreport.read.projects import Project, find_project


class Inspected(Struct, frozen=True):
    """The documents without errors of their own, how they refer to each other, and what was found.

    `house` is what the project puts on all outputs, `branding` what stands on those of a canvas, by its source's name.
    """

    documents: Documents
    library: Library
    diagnostics: tuple[Diagnostic, ...]
    house: Branding = PLAIN
    branding: Mapping[str, Branding] = field(default_factory=dict)


def open_project(paths: Iterable[Path]) -> Checked[Project]:
    """The project that these files and folders belong to, if there is one, checked."""
    found = find_project(paths)
    told = (*settings_findings(found.value.settings), *fonts_outside(found.value)) if found.value else ()
    return Checked(found.value, in_reading_order((*found.diagnostics, *told)))


def inspect(paths: Iterable[Path], project: Project | None = None, lang: str | None = None) -> Inspected:
    """Read and check the documents at these files and in these folders, as part of a project if they are.

    `lang` is the language of those that name none.
    """
    read = collect(paths)
    documents = spoken_in(lang, read.value or Documents())
    library = open_library(documents)
    house = house_branding(project)
    brands = {one.source.name: company_branding(one, house.value or PLAIN, project) for one in documents.canvases}
    missing = [
        *(found for canvas in documents.canvases for found in uncovered(canvas)),
        *(found for comparison in documents.comparisons for found in uncovered(comparison)),
    ]
    logos = (found for brand in (house, *brands.values()) for found in brand.diagnostics)
    found = dict.fromkeys((*read.diagnostics, *library.diagnostics, *missing, *logos))
    return Inspected(
        documents,
        library.value or Library((), (), {}, {}),
        in_reading_order(found),
        house.value or PLAIN,
        {name: brand.value or PLAIN for name, brand in brands.items()},
    )
