"""Pictures as image XObjects (ISO 32000-1, 8.9.5): the compressed rows of a PNG file are what PDF reads, too."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from bmcreport.branding import Bitmap
from bmcreport.pdf.file import File
from bmcreport.pdf.syntax import dictionary

_SIGNATURE = 8
_CHUNK_HEAD = struct.Struct(">I4s")
_CHECKSUM = 4


def key_of_bitmap(bitmap: Bitmap) -> str:
    """The key of a picture among the resources of a page."""
    return f"picture-{bitmap.name}"


def add_bitmap(file: File, bitmap: Bitmap) -> str:
    """A reference to a picture; its rows are predicted as PNG does (ISO 32000-1, 7.4.4.4)."""
    parameters = dictionary(Predictor="15", Colors="3", BitsPerComponent="8", Columns=str(bitmap.width))
    return file.stream(
        b"".join(_image_data(bitmap.png)),
        Type="/XObject",
        Subtype="/Image",
        Width=str(bitmap.width),
        Height=str(bitmap.height),
        ColorSpace="/DeviceRGB",
        BitsPerComponent="8",
        Filter="/FlateDecode",
        DecodeParms=parameters,
    )


def _image_data(png: bytes) -> Iterator[bytes]:
    """The contents of the IDAT chunks, in order (PNG, 11.2.4)."""
    place = _SIGNATURE
    while place < len(png):
        length, kind = _CHUNK_HEAD.unpack_from(png, place)
        start = place + _CHUNK_HEAD.size
        if kind == b"IDAT":
            yield png[start : start + length]
        place = start + length + _CHECKSUM
