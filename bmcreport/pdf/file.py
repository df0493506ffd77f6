"""A PDF file of numbered objects on reportlab's document: streams as they are, all else in one object stream."""

from __future__ import annotations

import zlib
from hashlib import sha256
from itertools import accumulate

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFFile, PDFIndirectObject, PDFObject, PDFStream

from bmcreport.pdf.syntax import array, dictionary, reference

_LEVEL = 6


def deflated(data: bytes) -> bytes:
    """Data as FlateDecode reads it, at this package's one compression level."""
    return zlib.compress(data, _LEVEL)


class Slot(PDFObject):
    """An object with a number from the start and its content later, so that objects can refer to each other."""

    def __init__(self, content: str = "") -> None:
        self.content = content
        self.number = 0

    def format(self, document: PDFDocument) -> bytes:
        return self.content.encode("ascii")


class Stream(PDFStream):
    """Bytes that go into the file as they are, under the entries of their dictionary.

    An end of line stands before `endstream`, as PDF/A asks (ISO 19005-2, 6.1.7.1); reportlab's own stream has none.
    """

    def __init__(self, data: bytes, **entries: str) -> None:
        super().__init__(content=data)
        self.entries = entries
        self.number = 0

    def format(self, document: PDFDocument) -> bytes:
        data = bytes(self.content)
        head = dictionary(**self.entries, Length=str(len(data)))
        return b"%b\nstream\n%b\nendstream" % (head.encode("ascii"), data)


class File(PDFDocument):
    """The objects of one file in the order in which they were added.

    Nothing of reportlab's configuration is looked at: what it takes from environment or home folder concerns its own
    dictionaries, comments and clock, and none of them is used here.
    """

    def __init__(self) -> None:
        super().__init__(pdfVersion=(1, 7), invariant=True)
        self.objectcounter = 0
        self.numberToId.clear()
        self.idToObject.clear()

    def slot(self, content: str = "") -> Slot:
        """A numbered object, to be filled in by assigning its `content`."""
        slot = Slot(content)
        self.Reference(slot)
        slot.number = self.objectcounter
        return slot

    def stream(self, data: bytes, **entries: str) -> str:
        """A reference to a stream of ready bytes."""
        self.Reference(Stream(data, **entries))
        return reference(self.objectcounter)

    def deflated(self, data: bytes, **entries: str) -> str:
        """A reference to a stream that is compressed here."""
        return self.stream(deflated(data), Filter="/FlateDecode", **entries)

    def assembled(self, catalog: Slot, info: Slot) -> bytes:
        """The whole file; its identifier is a digest of its content."""
        streams, slots = self._sorted()
        file = PDFFile((1, 7))
        places = {number: (1, self._write(file, stream), 0) for number, stream in streams.items()}
        packed = self._packed(slots)
        places |= {number: (2, packed.number, index) for index, number in enumerate(slots)}
        places[packed.number] = (1, self._write(file, packed), 0)
        start = self._write(file, self._cross_references(places, file, catalog, info))
        file.add(b"startxref\n%d\n%%%%EOF\n" % start)
        return bytes(file.format(self))

    def _sorted(self) -> tuple[dict[int, Stream], dict[int, Slot]]:
        streams: dict[int, Stream] = {}
        slots: dict[int, Slot] = {}
        for number, key in self.numberToId.items():
            thing = self.idToObject[key]
            if isinstance(thing, Stream):
                streams[number] = thing
            elif isinstance(thing, Slot):
                slots[number] = thing
        return streams, slots

    def _write(self, file: PDFFile, stream: Stream) -> int:
        return int(file.add(PDFIndirectObject(stream.__InternalName__, stream).format(self)))

    def _numbered(self, stream: Stream) -> Stream:
        self.Reference(stream)
        stream.number = self.objectcounter
        return stream

    def _packed(self, slots: dict[int, Slot]) -> Stream:
        """The object stream (ISO 32000-1, 7.5.7)."""
        contents = [slot.content for slot in slots.values()]
        offsets = accumulate((len(content) + 1 for content in contents), initial=0)
        index = " ".join(f"{number} {offset}" for number, offset in zip(slots, offsets, strict=False)) + "\n"
        data = deflated((index + "\n".join(contents)).encode("ascii"))
        entries = {"Type": "/ObjStm", "N": str(len(slots)), "First": str(len(index)), "Filter": "/FlateDecode"}
        return self._numbered(Stream(data, **entries))

    def _cross_references(
        self, places: dict[int, tuple[int, int, int]], file: PDFFile, catalog: Slot, info: Slot
    ) -> Stream:
        """The cross-reference stream (ISO 32000-1, 7.5.8), which is the trailer too."""
        own = self.objectcounter + 1
        places[own] = (1, file.offset, 0)
        rows = [(0, 0, 65535), *(places[number] for number in range(1, own + 1))]
        table = b"".join(kind.to_bytes(1) + where.to_bytes(4) + index.to_bytes(2) for kind, where, index in rows)
        digest = sha256(b"".join(file.strings)).hexdigest()[:32]
        entries = {"Type": "/XRef", "Size": str(own + 1), "W": "[1 4 2]", "Filter": "/FlateDecode"}
        entries |= {"Root": reference(catalog.number), "Info": reference(info.number)}
        entries |= {"ID": array((f"<{digest}>", f"<{digest}>"))}
        return self._numbered(Stream(deflated(table), **entries))
