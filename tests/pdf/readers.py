"""What other people's readers find in our files."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from bmcreport.pdf.emit import emit
from bmcreport.pdf.page import Document
from bmcreport.text.fonts import carlito
from tests import clients


def written(document: Document) -> bytes:
    """The document as the emitter writes it in Carlito."""
    return emit(document, carlito())


@contextmanager
def opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(data)) as pdf:
        yield pdf


@contextmanager
def rendered(data: bytes) -> Iterator[pdfium.PdfPage]:
    """The first page, open in pdfium."""
    document = pdfium.PdfDocument(data)
    page = document[0]
    try:
        yield page
    finally:
        page.close()
        document.close()


def text_by_pdfium(data: bytes) -> str:
    with rendered(data) as page:
        words = page.get_textpage()
        try:
            return str(words.get_text_range())
        finally:
            words.close()


def text_by_poppler(data: bytes, folder: Path) -> str:
    """What pdftotext prints."""
    file = folder / "text.pdf"
    file.write_bytes(data)
    command = [clients.program("pdftotext"), "-enc", "UTF-8", "-eol", "unix", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60).stdout.rstrip("\n\f")


def origins(data: bytes) -> list[tuple[float, float]]:
    """Where each character stands, in points from the left and the bottom."""
    with rendered(data) as page:
        words = page.get_textpage()
        try:
            return [_origin(words, index) for index in range(words.count_chars())]
        finally:
            words.close()


def _origin(words: pdfium.PdfTextPage, index: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    assert pdfium_c.FPDFText_GetCharOrigin(words, index, byref(x), byref(y))
    return x.value, y.value


def pixels(data: bytes, dots_per_inch: int = 300) -> Image.Image:
    """The first page."""
    with rendered(data) as page:
        bitmap = page.render(scale=dots_per_inch / 72)
        try:
            image: Image.Image = bitmap.to_pil().convert("RGB")
            return image
        finally:
            bitmap.close()


def operators(data: bytes, page: int = 0) -> list[tuple[str, list[Any]]]:
    """A page's content stream, parsed."""
    with opened(data) as pdf:
        steps = pikepdf.parse_content_stream(pdf.pages[page])
        return [(str(step.operator), list(step.operands)) for step in steps]


def only(pdf: pikepdf.Pdf, tag: str) -> Any:
    """The one structure element with this tag."""
    (found,) = [element for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == f"/{tag}"]
    return found


def spoken_texts(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """The tag and text of each structure element, as assistive technology takes it from the first page."""
    marked = _texts_of_marked_content(pdf.pages[0])
    return [(str(element.S)[1:], _spoken(element, marked)) for element in elements(pdf.Root.StructTreeRoot)]


def _spoken(node: Any, marked: dict[int, str]) -> str:
    if not isinstance(node, pikepdf.Dictionary):
        return marked.get(int(node), "")
    if "/ActualText" in node:
        return str(node.ActualText)
    kids: Any = node.get("/K", [])
    return "".join(_spoken(kid, marked) for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]))


def _texts_of_marked_content(page: Any) -> dict[int, str]:
    """By their identifiers, what the codes in each stand for."""
    known = {name: _characters(font) for name, font in page.Resources.Font.items()}
    texts: dict[int, str] = {}
    open_now, font = -1, ""
    for step in pikepdf.parse_content_stream(page):
        name, operands = str(step.operator), list(step.operands)
        if name == "BDC":
            open_now = int(operands[1].MCID)
        elif name == "Tf":
            font = str(operands[0])
        elif name == "TJ":
            codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
            read = (known[font][codes[index : index + 2]] for index in range(0, len(codes), 2))
            texts[open_now] = texts.get(open_now, "") + "".join(read)
    return texts


def _characters(font: Any) -> dict[bytes, str]:
    """The text of each code."""
    found = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", bytes(font.ToUnicode.read_bytes()), re.MULTILINE)
    pairs = ((bytes.fromhex(code.decode()), bytes.fromhex(text.decode())) for code, text in found)
    return {code: text.decode("utf-16-be") for code, text in pairs}


def widths(font: Any) -> dict[int, int]:
    """The width that a composite font states for each code, in thousandths of an em."""
    listed: list[Any] = list(font.DescendantFonts[0].W)
    stated: dict[int, int] = {}
    for first, row in zip(listed[::2], listed[1::2], strict=True):
        stated |= {int(first) + step: int(width) for step, width in enumerate(row)}
    return stated


def elements(node: Any) -> Iterator[Any]:
    """The structure elements below a node of the structure tree, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)
