"""A PDF file of numbered objects on reportlab's document: streams as they are, all else in one object stream."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from itertools import accumulate, starmap

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFFile, PDFIndirectObject

from bmcreport.pdf.syntax import array, dictionary, reference
from bmcreport.values import dataclass

_VERSION = (1, 7)
_LEVEL = 4
_IN_FILE, _IN_OBJECT_STREAM = 1, 2
_CROSS_REFERENCE = struct.Struct(">BIH")


def deflated(data: bytes) -> bytes:
    """Data as FlateDecode reads it, at this package's one compression level."""
    return zlib.compress(data, _LEVEL)


@dataclass(slots=True)
class Slot:
    """An object with a number from the start and its content later, so that objects can refer to each other."""

    number: int
    content: str


class File(PDFDocument):
    """The objects of one file in the order in which they were added.

    Nothing of reportlab's configuration is looked at: what it takes from environment or home folder concerns its own
    dictionaries, comments, filters and clock, and none of them is used here.
    """

    def __init__(self) -> None:
        super().__init__(pdfVersion=_VERSION, invariant=True)
        # reportlab has registered a dictionary of its standard fonts, which this file does without.
        self.objectcounter = 0
        self._slots: list[Slot] = []
        self._file = PDFFile(_VERSION)
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

    def slot(self, content: str = "") -> Slot:
        """A numbered object, to be filled in by assigning its `content`."""
        slot = Slot(self._next_number(), content)
        self._slots.append(slot)
        return slot

    def stream(self, data: bytes, **entries: str) -> str:
        """A reference to a stream of ready bytes, which is written at once.

        An end of line stands before `endstream`, as PDF/A asks (ISO 19005-2, 6.1.7.1); reportlab's streams have none.
        """
        number, head = self._next_number(), dictionary(**entries, Length=str(len(data)))
        name_of_object = str(number)
        self.idToObjectNumberAndVersion[name_of_object] = (number, 0)
        self._places[number] = (_IN_FILE, self._file.offset, 0)
        content = b"%b\nstream\n%b\nendstream" % (head.encode("ascii"), data)
        self._file.add(PDFIndirectObject(name_of_object, content).format(self))
        return reference(number)

    def deflated(self, data: bytes, **entries: str) -> str:
        """A reference to a stream that is compressed here."""
        return self.stream(deflated(data), Filter="/FlateDecode", **entries)

    def assembled(self, catalog: Slot, info: Slot) -> bytes:
        """The whole file; its identifier is a digest of its content."""
        self._pack()
        start = self._file.offset
        digest = f"<{sha256(b''.join(self._file.strings)).hexdigest()[:32]}>"
        self._cross_refer(Root=reference(catalog.number), Info=reference(info.number), ID=array((digest, digest)))
        self._file.add(b"startxref\n%d\n%%%%EOF\n" % start)
        return bytes(self._file.format(self))

    def _next_number(self) -> int:
        self.objectcounter += 1
        return self.objectcounter

    def _pack(self) -> None:
        """Write the object stream (ISO 32000-1, 7.5.7)."""
        slots = self._slots
        offsets = accumulate((len(slot.content) + 1 for slot in slots), initial=0)
        index = " ".join(f"{slot.number} {offset}" for slot, offset in zip(slots, offsets, strict=False)) + "\n"
        content = index + "\n".join(slot.content for slot in slots)
        self.deflated(content.encode("ascii"), Type="/ObjStm", N=str(len(slots)), First=str(len(index)))
        pack = self.objectcounter
        self._places |= {slot.number: (_IN_OBJECT_STREAM, pack, place) for place, slot in enumerate(slots)}

    def _cross_refer(self, **trailer: str) -> None:
        """Write the cross-reference stream (ISO 32000-1, 7.5.8), which is the trailer too."""
        own = self.objectcounter + 1
        self._places[own] = (_IN_FILE, self._file.offset, 0)
        rows = (self._places[number] for number in range(own + 1))
        table = b"".join(starmap(_CROSS_REFERENCE.pack, rows))
        self.deflated(table, Type="/XRef", Size=str(own + 1), W="[1 4 2]", **trailer)
