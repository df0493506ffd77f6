"""Documents validated: everything that can be said of them before anything is drawn, kept on cards as in a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct

from bmcreport.building.brands import Brands
from bmcreport.building.catalogue import Catalogue, Reader, open_catalogue
from bmcreport.building.crew import Crew, Unstaffed, crew_of
from bmcreport.building.fonts import project_fonts, unusable_fonts
from bmcreport.building.inspect import open_project
from bmcreport.building.losses import unstaffed
from bmcreport.building.reading import Circumstances
from bmcreport.building.spool import Spool
from bmcreport.building.work import Work
from bmcreport.diagnostics import Diagnostic, in_reading_order
from bmcreport.read.collect import document_files
from bmcreport.read.projects import NAMES as PROJECT_NAMES
from bmcreport.read.projects import Project
from bmcreport.text.fallback import Chosen, using

_CORES = Work(jobs=None)


class Validated(Struct, frozen=True):
    """How many documents there are, the project file among them, which of them are sound, and what was found."""

    count: int
    sound: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


class Sighted(Struct, frozen=True):
    """Documents that have been read, by whom, where their records are, and what was found."""

    project: Project | None
    catalogue: Catalogue
    crew: Crew
    spool: Spool
    diagnostics: tuple[Diagnostic, ...]


def validate(paths: Iterable[Path]) -> Validated:
    """Everything that is wrong with the documents at `paths`, and with the project that they are part of."""
    files = tuple(paths)
    try:
        with sighted(files) as seen:
            names = [name for name in seen.catalogue.given if Path(name).name not in PROJECT_NAMES]
            sound = tuple(name for name in seen.catalogue.given if seen.catalogue.readings[name].card)
            return Validated(len(names) + (seen.project is not None), sound, seen.diagnostics)
    except Unstaffed as error:
        return Validated(0, (), (unstaffed(str(error)),))


@contextmanager
def sighted(paths: tuple[Path, ...]) -> Iterator[Sighted]:
    """The documents at `paths`, read one by one by as many processes as are worth while. Raises Unstaffed."""
    project, files = open_project(paths), document_files(paths)
    fonts = project_fonts(project.value)
    unusable = unusable_fonts(fonts)
    usable = () if unusable else fonts
    with crew_of(_CORES, len(files.value or ())) as crew, using(Chosen(usable)), closing(Spool()) as spool:
        catalogue = open_catalogue(files, Reader(crew, Circumstances(None, usable), spool))
        pictures = Brands(project.value).checked(catalogue.canvases)
        found = dict.fromkeys((*project.diagnostics, *unusable, *catalogue.diagnostics, *pictures))
        yield Sighted(project.value, catalogue, crew, spool, in_reading_order(found))
