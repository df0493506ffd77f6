"""Records of documents that have been read, kept beside the memory until they are rendered."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import SpooledTemporaryFile

from bmcreport.building.cards import Card
from bmcreport.building.reading import record_of, text_digest
from bmcreport.diagnostics import Source
from bmcreport.read.files import decode, read_content

_IN_MEMORY = 4 << 20
"""Bytes of records that a small build has at hand without a file."""


@dataclass(slots=True)
class Spool:
    """Records by the names of their documents, in a file without a name that goes with the build.

    Where there is no room for one, the document is read from its own file again.
    """

    _file: SpooledTemporaryFile[bytes] = field(init=False)
    _places: dict[str, tuple[int, int]] = field(init=False, default_factory=dict)
    _end: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it is closed with this value

    def close(self) -> None:
        self._file.close()

    def keep(self, name: str, record: bytes) -> None:
        with suppress(OSError):
            self._file.seek(self._end)
            self._file.write(record)
            self._places[name] = (self._end, len(record))
            self._end += len(record)

    def record(self, card: Card) -> bytes | None:
        """The record of a document; none if its file is not any more as it was when the card was written."""
        if card.name in self._places:
            with suppress(OSError):
                start, length = self._places[card.name]
                self._file.seek(start)
                if len(record := self._file.read(length)) == length:
                    return record
        content = read_content(Path(card.name)).value
        if content is None or text_digest(content) != card.texts:
            return None
        source = decode(card.name, content).value
        return record_of(source) if source else None


def text_of(name: str) -> Source:
    """The text of a document to show lines of; an empty one where it cannot be read any more."""
    content = read_content(Path(name)).value
    source = decode(name, content).value if content is not None else None
    return source or Source(name, "")
