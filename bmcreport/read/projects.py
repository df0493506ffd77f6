"""Project files: found beside the documents of a run, read and checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bmcreport.diagnostics import START, Checked, Diagnostic, Source
from bmcreport.model.project import Settings
from bmcreport.read.documents import no_cross_check, read_document
from bmcreport.read.files import read_source
from bmcreport.read.located import Located
from bmcreport.read.nodes import Node

NAMES = ("bmcreport.yaml", "bmcreport.yml")
"""What a project file is called; such a file is no canvas."""


class Project(Struct, frozen=True):
    """A project file and the folder that it stands in, which paths in it start from."""

    settings: Located[Settings]
    folder: Path


def read_settings(source: Source, parsed: Checked[Node] | None = None) -> Checked[Located[Settings]]:
    """The settings in `source`."""
    return read_document(source, Settings, no_cross_check, parsed)


def find_project(paths: Iterable[Path]) -> Checked[Project]:
    """The project of these documents and folders: none is no error, several are, for a run has one output folder."""
    found = list(dict.fromkeys(filter(None, map(_nearest, paths))))
    if not found:
        return Checked(None)
    first, *others = found
    if others:
        hint = f"{first} is the project of other documents in this run; build them one project at a time"
        return Checked(
            None, tuple(Diagnostic("BMC621", "a second project", Source(str(path), ""), START, hint) for path in others)
        )
    return _read(first)


def _nearest(path: Path) -> Path | None:
    """The project file in the folder given or that of the file given, else in its parent."""
    try:
        folder = path if path.is_dir() else path.parent
        # The parent of `canvases` is `.`; that of `.` has no name of its own.
        above = folder.parent if folder.name not in ("", "..") else folder / ".."
        return next((file for one in (folder, above) for name in NAMES if (file := one / name).is_file()), None)
    except (OSError, ValueError):
        return None


def _read(path: Path) -> Checked[Project]:
    text = read_source(path)
    if text.value is None:
        return Checked(None, text.diagnostics)
    settings = read_settings(text.value)
    return Checked(Project(settings.value, path.parent) if settings.value else None, settings.diagnostics)
