"""Paper sizes by name, landscape. ISO 216 and ANSI Y14.1 give them in millimetres and inches."""

from __future__ import annotations

from bmcreport.units import Size, inch, mm

PAPERS = {
    "a4": Size(mm(297), mm(210)),
    "letter": Size(inch(11), inch(8.5)),
}
