"""A PDF file of numbered objects on reportlab's document: streams as they are, all else in one object stream."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from itertools import accumulate, chain, starmap

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFFile, PDFIndirectObject

from bmcreport.pdf.syntax import array, dictionary, reference

_VERSION = (1, 7)
_LEVEL = 4
_IN_FILE, _IN_OBJECT_STREAM = 1, 2
_CROSS_REFERENCE = struct.Struct(">BIH")


def deflated(data: bytes) -> bytes:
    """Data as FlateDecode reads it, at this package's one compression level."""
    return zlib.compress(data, _LEVEL)


class File(PDFDocument):
    """The objects of one file in the order in which they were added.

    Nothing of reportlab's configuration is looked at: what it takes from environment or home folder concerns its own
    dictionaries, comments, filters and clock, and none of them is used here.
    """

    def __init__(self) -> None:
        super().__init__(pdfVersion=_VERSION, invariant=True)
        # reportlab has registered a dictionary of its standard fonts, which this file does without.
        self.objectcounter = 0
        self.contents: dict[int, str] = {}
        self._file = PDFFile(_VERSION)
        self._streams: dict[int, int] = {}

    def reserved(self) -> int:
        """The number of an object that has its content later, by assignment to `contents`."""
        self.objectcounter = number = self.objectcounter + 1
        self.contents[number] = ""
        return number

    def added(self, content: str) -> str:
        """A reference to an object with this content."""
        number = self.reserved()
        self.contents[number] = content
        return reference(number)

    def stream(self, data: bytes, **entries: str) -> str:
        """A reference to a stream of ready bytes, which is written at once.

        An end of line stands before `endstream`, as PDF/A asks (ISO 19005-2, 6.1.7.1); reportlab's streams have none.
        """
        self.objectcounter = number = self.objectcounter + 1
        head = dictionary(**entries, Length=str(len(data)))
        name_of_object = str(number)
        self.idToObjectNumberAndVersion[name_of_object] = (number, 0)
        self._streams[number] = self._file.offset
        content = b"%b\nstream\n%b\nendstream" % (head.encode("ascii"), data)
        self._file.add(PDFIndirectObject(name_of_object, content).format(self))
        return reference(number)

    def deflated(self, data: bytes, **entries: str) -> str:
        """A reference to a stream that is compressed here."""
        return self.stream(deflated(data), Filter="/FlateDecode", **entries)

    def assembled(self, catalog: str, info: str) -> bytes:
        """The whole file; its identifier is a digest of its content."""
        self._pack()
        start = self._file.offset
        digest = f"<{sha256(b''.join(self._file.strings)).hexdigest()[:32]}>"
        self._cross_refer(Root=catalog, Info=info, ID=array((digest, digest)))
        self._file.add(b"startxref\n%d\n%%%%EOF\n" % start)
        return bytes(self._file.format(self))

    def _pack(self) -> None:
        """Write the object stream (ISO 32000-1, 7.5.7)."""
        numbers, contents = self.contents.keys(), self.contents.values()
        offsets = accumulate(map((1).__add__, map(len, contents)), initial=0)
        index = "%d %d " * len(numbers) % tuple(chain.from_iterable(zip(numbers, offsets, strict=False)))
        content = "\n".join((index, *contents)).encode("ascii")
        self.deflated(content, Type="/ObjStm", N=str(len(numbers)), First=str(len(index) + 1))

    def _cross_refer(self, **trailer: str) -> None:
        """Write the cross-reference stream (ISO 32000-1, 7.5.8), which is the trailer too."""
        pack, own = self.objectcounter, self.objectcounter + 1
        rows = {number: (_IN_OBJECT_STREAM, pack, place) for place, number in enumerate(self.contents)}
        rows |= {number: (_IN_FILE, offset, 0) for number, offset in self._streams.items()}
        rows |= {0: (0, 0, 0xFFFF), own: (_IN_FILE, self._file.offset, 0)}
        table = b"".join(starmap(_CROSS_REFERENCE.pack, map(rows.__getitem__, range(own + 1))))
        self.deflated(table, Type="/XRef", Size=str(own + 1), W="[1 4 2]", **trailer)
