"""What the command line gives and what the project file says, merged in one place into the options of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bmcreport.alternatives import OutputType
from bmcreport.building.options import Options
from bmcreport.building.outlines import is_file_name
from bmcreport.diagnostics import Diagnostic
from bmcreport.model.project import DeckFont, Settings
from bmcreport.papers import paper_size
from bmcreport.read.located import Located
from bmcreport.read.projects import Project
from bmcreport.text.families import Family, known_family, known_names


def merged(given: Mapping[str, Any], project: Project | None) -> Options:
    """The options of a build: what is given, else what the project says, else the defaults; `None` is not given."""
    said = _said(project) if project else {}
    stated = {name: value for name, value in given.items() if value is not None}
    return Options(**said | stated)


def settings_findings(settings: Located[Settings]) -> tuple[Diagnostic, ...]:
    """What no model can know of settings: which papers there are, and which fonts we can measure."""
    return (*_unknown_paper(settings), *_unmeasurable_font(settings))


def _said(project: Project) -> dict[str, Any]:
    """What the project file says, by the name of the option; a key that it leaves out is not in it."""
    settings = project.settings.value
    written = {option: getattr(settings, option, None) for option in Options.__struct_fields__}
    return {
        name: _AS_OPTION.get(name, _as_written)(value, project.folder)
        for name, value in written.items()
        if value is not None
    }


def _as_written(value: Any, _: Path) -> Any:
    return value


def _path(value: str, folder: Path) -> Path:
    return folder / value


def _paths(values: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
    return tuple(folder / value for value in values)


def _outlines(values: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """Names as they are, files from the folder of the project."""
    return tuple(str(folder / value) if is_file_name(value) else value for value in values)


def _types(values: tuple[OutputType, ...], _: Path) -> frozenset[OutputType]:
    return frozenset(values)


def _family(font: DeckFont, folder: Path) -> Family | None:
    """The family of the files that the project names, or one that we have files for."""
    if font.regular is None:
        return known_family(font.name)
    regular, bold = font.regular, font.bold or font.regular
    paths = (regular, bold, font.italic or regular, font.bold_italic or bold)
    return Family(font.name, *(folder / path for path in paths))


_AS_OPTION: Mapping[str, Callable[[Any, Path], Any]] = {
    "types": _types,
    "outlines": _outlines,
    "since": _path,
    "output": _path,
    "layouts": _path,
    "template": _path,
    "fonts": _paths,
    "deck_font": _family,
}
"""How settings become options where they are not taken as they are."""


def _unknown_paper(settings: Located[Settings]) -> Iterator[Diagnostic]:
    paper = settings.value.paper
    if paper is None:
        return
    try:
        paper_size(paper)
    except ValueError as error:
        yield settings.finding("BMC206", f"`paper` cannot be `{paper}`", str(error), settings.span("paper"))


def _unmeasurable_font(settings: Located[Settings]) -> Iterator[Diagnostic]:
    font = settings.value.deck_font
    if font and font.regular is None and known_family(font.name) is None:
        hint = (
            f"name its font files, as `{{name: {font.name}, regular: fonts/regular.ttf}}`; by name alone we know "
            + (" and ".join(known_names()))
        )
        yield settings.finding("BMC206", f"`deck_font` cannot be `{font.name}`", hint, settings.span("deck_font"))
