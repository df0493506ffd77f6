"""Documents taken out of a file and put into files of their own, which are never overwritten unasked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bmcreport.building.files import write_whole
from bmcreport.diagnostics import Diagnostic, Source
from bmcreport.enclosed import Enclosed


def write_documents(
    documents: Sequence[Enclosed], output: Path, *, overwrite: bool
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The files written, and why there are none: all of them are written, or those that can be.

    One document goes to the file `output`, or as several into the folder of that name.
    """
    places = tuple(_places(documents, output))
    taken = tuple(_taken(path) for path, _ in places if path.exists() and not overwrite)
    if taken:
        return (), taken
    failures = {path: write_whole(path, document.content) for path, document in places}
    return tuple(path for path, failure in failures.items() if not failure), tuple(filter(None, failures.values()))


def _places(documents: Sequence[Enclosed], output: Path) -> Iterator[tuple[Path, Enclosed]]:
    into_folder = len(documents) > 1 or output.is_dir()
    for document in documents:
        yield (output / document.name if into_folder else output), document


def _taken(path: Path) -> Diagnostic:
    return Diagnostic(
        "BMC705", "there is a file of this name already", Source(str(path), ""), hint="--force overwrites it"
    )
