"""Pages of a PDF as PNG pictures, drawn by pdfium: the extra `bmcreport[png]`."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pypdfium2
from PIL import Image

_POINTS_OF_AN_INCH = 72


def pictures(pdf: bytes, dpi: int) -> tuple[bytes, ...]:
    """Each page as a PNG file at `dpi` dots an inch; equal input gives equal bytes."""
    return tuple(_png(image, dpi) for image in _drawn(pdf, dpi))


def _drawn(pdf: bytes, dpi: int) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=dpi / _POINTS_OF_AN_INCH).to_pil().convert("RGB")
            page.close()
    finally:
        document.close()


def _png(image: Image.Image, dpi: int) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", dpi=(dpi, dpi))
    return file.getvalue()
