"""What came back, from Python: documents out of files, whether they still match, and what colleagues changed.

Heavy parts are imported when they are needed.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from bmcreport.diagnostics import Diagnostic, InvalidInput
from bmcreport.enclosed import Enclosed

if TYPE_CHECKING:
    from bmcreport.returning.merging import Merged


def extract(file: str | PathLike[str]) -> tuple[Enclosed, ...]:
    """The documents that a PDF or deck was made of, with `name`, `text` and `content` (the bytes).

    The one that the file is named after comes first. Raises InvalidInput for a file that carries none.
    """
    from bmcreport.returning.documents import read_returned

    found = read_returned(Path(file))
    if found.value is None:
        raise InvalidInput(found.diagnostics)
    return found.value.documents


def verify(file: str | PathLike[str], document: str | PathLike[str]) -> tuple[Diagnostic, ...]:
    """Each difference between a PDF or deck and the YAML in `document`; none where they match.

    Of decks of one canvas the text of the slides is compared, too; of PDFs and comparison decks the YAML inside them
    only. Raises InvalidInput for a file that carries no document, and if one of the two cannot be read.
    """
    from bmcreport.returning.verify import verify as verified

    found = verified(Path(file), Path(document))
    if found.value is None:
        raise InvalidInput(found.diagnostics)
    return found.diagnostics


def pull(deck: str | PathLike[str], document: str | PathLike[str] | None = None, *, write: bool = False) -> Merged:
    """What was changed on the slides of a deck, as edits of `document`, or else of the YAML inside the deck.

    `after.text` is the YAML with the edits, `applied` tells each, `refused` those that are left to people. With `write`
    the edits go into the file. Raises InvalidInput for a deck that carries no document, and for a file that cannot be
    read or written; ValueError for `write` without a document.
    """
    from bmcreport.returning.pull import pull as pulled
    from bmcreport.returning.pull import write as written

    if write and document is None:
        raise ValueError("there is no document to write to")
    found = pulled(Path(deck), None if document is None else Path(document))
    if found.value is None:
        raise InvalidInput(found.diagnostics)
    if write and found.value.applied and (failure := written(found.value)):
        raise InvalidInput((failure,))
    return found.value
