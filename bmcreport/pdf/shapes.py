"""Shapes that pages draw again and again, icons and the disc, each as a form XObject (ISO 32000-1, 8.10).

Every shape fills the square of the icons and takes the fill colour that is current where it is drawn.
"""

from __future__ import annotations

from functools import cache

from bmcreport import icons
from bmcreport.pdf.file import File, deflated
from bmcreport.pdf.syntax import name, number
from bmcreport.units import EMU_PER_POINT, Rect

DISC = "disc"

# How far a Bézier's control points lie from its ends, as a share of the radius, for the best quarter of a circle.
KAPPA = 0.5522847498

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def key_of(icon: str) -> str:
    """The key of an icon among the resources of a page."""
    return f"icon-{icon}"


def drawn(key: str, rect: Rect, corner: str) -> str:
    """Operators that draw a shape into a rectangle, whose upper left corner is given in points."""
    across, down = rect.width / icons.BOX / EMU_PER_POINT, rect.height / icons.BOX / EMU_PER_POINT
    return f"q {across:.5f} 0 0 {-down:.5f} {corner} cm {name(key)} Do Q"


def add_shape(file: File, key: str) -> str:
    """A reference to a shape."""
    side = icons.BOX
    entries = {"Type": "/XObject", "Subtype": "/Form", "BBox": f"[0 0 {side} {side}]", "Resources": "<<>>"}
    return file.stream(_operators(key), **entries, Filter="/FlateDecode")


@cache
def _operators(key: str) -> bytes:
    path = _circle() if key == DISC else _outline(key.removeprefix("icon-"))
    return deflated(f"{path} f".encode("ascii"))


def _outline(icon: str) -> str:
    steps = (
        " ".join((*(number(round(place * 1000)) for place in places), _OPERATORS[step]))
        for step, places in icons.outline(icon)
    )
    return " ".join(steps)


def _circle() -> str:
    radius = icons.BOX / 2
    low, high = (number(round(radius * (1 + sign * KAPPA) * 1000)) for sign in (-1, 1))
    middle, end = number(round(radius * 1000)), number(icons.BOX * 1000)
    return (
        f"{middle} 0 m {high} 0 {end} {low} {end} {middle} c {end} {high} {high} {end} {middle} {end} c "
        f"{low} {end} 0 {high} 0 {middle} c 0 {low} {low} 0 {middle} 0 c h"
    )
