"""Paper sizes by name or by measure. ISO 216 gives them in millimetres, ANSI Y14.1 and usage in the USA in inches."""

from __future__ import annotations

import re
from difflib import get_close_matches

from bmcreport.alternatives import Orientation
from bmcreport.units import Emu, Size, in_millimetres, inch, mm

PAPERS = {
    "a5": Size(mm(210), mm(148)),
    "a4": Size(mm(297), mm(210)),
    "a3": Size(mm(420), mm(297)),
    "a2": Size(mm(594), mm(420)),
    "a1": Size(mm(841), mm(594)),
    "a0": Size(mm(1189), mm(841)),
    "b0": Size(mm(1414), mm(1000)),
    "letter": Size(inch(11), inch(8.5)),
    "legal": Size(inch(14), inch(8.5)),
    "tabloid": Size(inch(17), inch(11)),
}
"""Named papers, landscape."""

LEAST: Emu = mm(100)
"""Below this edge nothing of nine blocks can be read."""
MOST: Emu = mm(5080)
"""200 inches: what a page of a PDF without user units can measure (ISO 32000-1, annex C)."""

_MEASURE = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,3})?)x([0-9]{1,5}(?:\.[0-9]{1,3})?)mm")


def paper_size(written: str, orientation: Orientation | None = None) -> Size:
    """The paper of a name, or of `WIDTHxHEIGHTmm`; turned as asked, else landscape, and a measure as it is written.

    Raises ValueError, with a remedy, where it is neither or cannot be a page.
    """
    spelling = written.strip().lower()
    size = PAPERS.get(spelling) or _measured(spelling)
    if size is None:
        raise ValueError(_unknown(written))
    if not (min(size.width, size.height) >= LEAST and max(size.width, size.height) <= MOST):
        limits = f"{in_millimetres(LEAST):g} to {in_millimetres(MOST):g} mm"
        raise ValueError(f"`{written}` cannot be printed on: each edge measures {limits}")
    return size if orientation is None else turned(size, orientation)


def turned(size: Size, orientation: Orientation) -> Size:
    """The same paper in this orientation."""
    short, long = sorted((size.width, size.height))
    return Size(short, long) if orientation is Orientation.PORTRAIT else Size(long, short)


def _measured(spelling: str) -> Size | None:
    match = _MEASURE.fullmatch(spelling)
    return Size(mm(float(match[1])), mm(float(match[2]))) if match else None


def _unknown(written: str) -> str:
    guess = get_close_matches(written.strip().lower()[:40], PAPERS, n=1)
    listed = ", ".join(f"`{name}`" for name in PAPERS)
    remedy = f"did you mean `{guess[0]}`?" if guess else f"papers are {listed}, or a measure such as `500x300mm`"
    return f"there is no paper `{written[:40]}`; {remedy}"
