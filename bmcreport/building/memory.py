"""What earlier builds into a store remember of documents, so that what has not changed is not read again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from bmcreport.building.carrying import Documents
from bmcreport.building.catalogue import Catalogue
from bmcreport.building.digests import digest
from bmcreport.building.entries import Line, document_line, remembered, seen_from
from bmcreport.building.keys import tool
from bmcreport.building.reading import Circumstances, Reading
from bmcreport.building.stores import Store


class Memory(Struct, frozen=True):
    """The documents of a manifest that were read under the same circumstances, seen from `base`."""

    base: Path
    circumstances: str
    lines: Mapping[str, Line]

    @classmethod
    def of(cls, store: Store, circumstances: Circumstances) -> Memory:
        """What the manifest of a store remembers."""
        known, same = store.documents(), digest((tool(), circumstances))
        return cls(store.base, same, known.documents if known.circumstances == same else {})

    def reading(self, name: str, texts: str) -> Reading | None:
        """What came of a document with this digest of its text."""
        return remembered(self.lines.get(seen_from(self.base, name)), name, texts)

    def documents(self, catalogue: Catalogue) -> Documents:
        """What is to be remembered from now on."""
        told = ((seen_from(self.base, name), one) for name, one in catalogue.readings.items())
        lines = {name: line for name, one in told if (line := document_line(one, self.base))}
        return Documents(lines, self.circumstances)
