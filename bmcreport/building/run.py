"""A run: the project of the documents found, its settings merged with what was given, everything built."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bmcreport.building.addresses import Place
from bmcreport.building.build import build_all
from bmcreport.building.epoch import stated_date
from bmcreport.building.inspect import open_project
from bmcreport.building.outcome import BuildResult, Progress
from bmcreport.building.settings import merged
from bmcreport.building.stores import Folder, Store
from bmcreport.building.work import Work
from bmcreport.diagnostics import Checked, has_errors, in_reading_order

_ALONE = Work()


def run(
    paths: Iterable[Path],
    given: Mapping[str, Any],
    usual_layouts: Path,
    progress: Progress = lambda outcome, done, count: None,
    work: Work = _ALONE,
) -> tuple[BuildResult, Place]:
    """Build the documents at `paths`, and tell where the files went.

    `given` are options by name, `None` where the project or a default decides, `usual_layouts` the layouts for whoever
    names none. With errors in the project file, or in the date of SOURCE_DATE_EPOCH, nothing is built.
    """
    all_paths = tuple(paths)
    project = open_project(all_paths)
    dated = stated_date(os.environ)
    options = replace(merged(given, project.value), created=dated.value)
    unfit = (*project.diagnostics, *dated.diagnostics)
    place = work.address or options.output
    if has_errors(unfit):
        return BuildResult((), unfit), place
    store = open_store(place)
    if store.value is None:
        return BuildResult((), (*unfit, *store.diagnostics)), place
    layouts = options.layouts or usual_layouts
    result = build_all(all_paths, store.value, layouts, options, progress, project.value, work)
    told = dict.fromkeys((*project.diagnostics, *result.diagnostics))
    return replace(result, diagnostics=in_reading_order(told)), place


def open_store(place: Place) -> Checked[Store]:
    """The store at a place; a folder is made when it is written to."""
    if isinstance(place, Path):
        return Checked(Folder(place))
    from bmcreport.building.remote import open_remote

    remote = open_remote(place)
    return Checked(remote.value, remote.diagnostics)
