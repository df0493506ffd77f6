"""The logo on a slide layout: a native picture on a light plate, for covers are dark and logos are made for paper."""

from __future__ import annotations

from bmcreport.branding import Logo
from bmcreport.deck.slides import Panel, PictureShape
from bmcreport.model.words import Words
from bmcreport.units import Rect, pt

_MARGIN = pt(6)
_RADIUS = pt(3)


def logo_shapes(room: Rect, logo: Logo, words: Words) -> tuple[Panel | PictureShape, ...]:
    """A logo at the right of its room, as large as it fits."""
    inside = logo.bitmap.within(room.inset(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
    left = room.right - _MARGIN - inside.width
    rect = Rect(left, inside.y, inside.width, inside.height)
    plate = Rect(left - _MARGIN, rect.y - _MARGIN, rect.width + 2 * _MARGIN, rect.height + 2 * _MARGIN)
    return Panel("Plate of the logo", plate, "paper", radius=_RADIUS), PictureShape(
        "Logo", rect, logo.bitmap, words.alt_of_logo(logo.name)
    )
