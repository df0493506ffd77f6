"""Faces of a page as fonts inside an SVG file: a subset of each font file as a data URI, named by its family."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache

import uharfbuzz as hb

from bmcreport.svg.markup import attribute
from bmcreport.text.fallback import face
from bmcreport.text.fonts import Face, Typeface
from bmcreport.text.types import FaceName

_NO_HINTS = hb.SubsetFlags.NO_HINTING
_FALLBACK = "Calibri,sans-serif"

LEFTWARDS, UNSAID = "leftwards", "unsaid"
"""The classes of what is read from right to left, and of what is drawn and not said."""

_ALL_TEXT = (
    "text{white-space:pre;font-kerning:normal;font-variant-ligatures:none;text-rendering:geometricPrecision}"
    f".{LEFTWARDS}{{direction:rtl;unicode-bidi:bidi-override}}"
    f".{UNSAID}{{-webkit-user-select:none;user-select:none}}"
)

FaceKey = tuple[FaceName, str]
"""One of Carlito's faces, and the key of the face that stands in for it, if one does."""


def style_sheet(typeface: Typeface, used: Mapping[FaceKey, frozenset[str]]) -> str:
    """The fonts with the characters that are used of each, and a class per face; lines keep their spaces."""
    rules = [_ALL_TEXT]
    for (name, key), characters in sorted(used.items()):
        own = face_in(typeface, name, key)
        looks = f"font-weight:{_weight(name)};font-style:{_slope(name)}"
        joined = ";font-variant-ligatures:normal" if own.joined else ""
        rules.append(f"@font-face{{font-family:{_family(own)};{looks};src:url({_embedded(own, characters)})}}")
        rules.append(f".{class_of(name, key)}{{font-family:{_family(own)},{_FALLBACK};{looks}{joined}}}")
    return "".join(rules)


def face_in(typeface: Typeface, name: FaceName, key: str) -> Face:
    """The face that a text is drawn in."""
    return face(name, key) if key else typeface[name]


def class_of(name: FaceName, key: str = "") -> str:
    """The class of text in a face."""
    return "-".join(filter(None, (name.value.replace("_", "-"), key)))


def shown_with(name: FaceName) -> str:
    """What programs go by that read attributes and no style sheets."""
    bold, italic = _weight(name) != "400", _slope(name) == "italic"
    weight = attribute("font-weight", _weight(name)) if bold else ""
    return weight + (attribute("font-style", "italic") if italic else "")


def _weight(name: FaceName) -> str:
    return "700" if "bold" in name.value else "400"


def _slope(name: FaceName) -> str:
    return "italic" if "italic" in name.value else "normal"


def _family(own: Face) -> str:
    """The part of the face's name before its style: an embedded font of that name comes before an installed one."""
    return re.sub("[^A-Za-z0-9]", "", own.name.partition("-")[0]) or "Embedded"


@lru_cache(maxsize=64)
def _embedded(own: Face, characters: frozenset[str]) -> str:
    """The font file with these characters only, kerning kept, hints dropped."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(_code_points(characters))
    wanted.flags = _NO_HINTS
    if own.axes:
        wanted.pin_all_axes_to_default(own.hb_face)
    for axis, place in own.axes.items():
        wanted.pin_axis_location(own.hb_face, axis, place)
    data = bytes(hb.SubsetPlan(own.hb_face, wanted).execute().blob.data)
    return f"data:font/ttf;base64,{b64encode(data).decode('ascii')}"


def _code_points(characters: Iterable[str]) -> list[int]:
    return sorted(map(ord, characters))
