"""Everything that can be said of documents before anything is drawn: on its own, beside each other, in our fonts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bmcreport.building.coverage import uncovered
from bmcreport.building.library import Library, open_library
from bmcreport.diagnostics import Diagnostic, in_reading_order
from bmcreport.read.collect import Documents, collect


@dataclass(frozen=True, slots=True)
class Inspected:
    """The documents without errors of their own, how they refer to each other, and what was found."""

    documents: Documents
    library: Library
    diagnostics: tuple[Diagnostic, ...]


def inspect(paths: Iterable[Path]) -> Inspected:
    """Read and check the documents at these files and in these folders."""
    read = collect(paths)
    documents = read.value or Documents()
    library = open_library(documents)
    missing = [
        *(found for canvas in documents.canvases for found in uncovered(canvas)),
        *(found for comparison in documents.comparisons for found in uncovered(comparison)),
    ]
    found = dict.fromkeys((*read.diagnostics, *library.diagnostics, *missing))
    return Inspected(documents, library.value or Library((), (), {}), in_reading_order(found))
