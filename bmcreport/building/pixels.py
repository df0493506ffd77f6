"""What stands in the way of pictures of pages: the extra that draws them, and how many pixels a machine can hold."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from bmcreport.alternatives import OutputType
from bmcreport.building.options import Options
from bmcreport.diagnostics import Diagnostic, Source
from bmcreport.model.canvas import Canvas
from bmcreport.read.located import Located
from bmcreport.units import EMU_PER_INCH

if TYPE_CHECKING:
    from bmcreport.pdf.page import Document

MOST_PIXELS = 200_000_000
"""Of one page: some 800 MB while it is drawn, more than A0 at 300 dots an inch."""


def missing_extra(options: Options) -> tuple[Diagnostic, ...]:
    """An error where PNG is asked for and nothing is installed that draws it."""
    if OutputType.PNG not in options.types or find_spec("pypdfium2"):
        return ()
    hint = "run: pip install 'bmcreport[png]'"
    return (Diagnostic("BMC611", "PNG pictures need the extra `png` of bmcreport", Source("-t png", ""), hint=hint),)


def too_many_pixels(document: Document, canvas: Located[Canvas], dpi: int) -> tuple[Diagnostic, ...]:
    """An error where a page at `dpi` would have more pixels than can be drawn."""
    inches = max(page.size.width * page.size.height for page in document.pages) / EMU_PER_INCH**2
    pixels = round(inches * dpi * dpi)
    if pixels <= MOST_PIXELS:
        return ()
    hint = f"take at most --dpi {int((MOST_PIXELS / inches) ** 0.5)}, or a smaller paper"
    message = f"at {dpi} dpi the page has {pixels // 10**6} megapixels, more than {MOST_PIXELS // 10**6}"
    return (Diagnostic("BMC612", message, canvas.source, hint=hint),)
