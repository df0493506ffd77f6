"""Faces of a page as fonts inside an SVG file: a subset of each font file as a data URI, named by its family."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache

import uharfbuzz as hb

from bmcreport.svg.markup import attribute
from bmcreport.text.fonts import Face, Typeface
from bmcreport.text.types import FaceName

_NO_HINTS = hb.SubsetFlags.NO_HINTING
_FALLBACK = "Calibri,sans-serif"


def style_sheet(typeface: Typeface, used: Mapping[FaceName, frozenset[str]]) -> str:
    """The fonts with the characters that are used of each, and a class per face; lines keep their spaces."""
    rules = ["text{white-space:pre;font-kerning:normal;font-variant-ligatures:none}"]
    for name, characters in sorted(used.items()):
        face = typeface[name]
        looks = f"font-weight:{_weight(name)};font-style:{_slope(name)}"
        rules.append(f"@font-face{{font-family:{_family(face)};{looks};src:url({_embedded(face, characters)})}}")
        rules.append(f".{class_of(name)}{{font-family:{_family(face)},{_FALLBACK};{looks}}}")
    return "".join(rules)


def class_of(name: FaceName) -> str:
    """The class of text in a face."""
    return name.value.replace("_", "-")


def shown_with(name: FaceName) -> str:
    """What programs go by that read attributes and no style sheets."""
    bold, italic = _weight(name) != "400", _slope(name) == "italic"
    weight = attribute("font-weight", _weight(name)) if bold else ""
    return weight + (attribute("font-style", "italic") if italic else "")


def _weight(name: FaceName) -> str:
    return "700" if "bold" in name.value else "400"


def _slope(name: FaceName) -> str:
    return "italic" if "italic" in name.value else "normal"


def _family(face: Face) -> str:
    """The part of the face's name before its style: an embedded font of that name comes before an installed one."""
    return re.sub("[^A-Za-z0-9]", "", face.name.partition("-")[0]) or "Embedded"


@lru_cache(maxsize=64)
def _embedded(face: Face, characters: frozenset[str]) -> str:
    """The font file with these characters only, kerning kept, hints dropped."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(_code_points(characters))
    wanted.flags = _NO_HINTS
    data = bytes(hb.SubsetPlan(face.hb_face, wanted).execute().blob.data)
    return f"data:font/ttf;base64,{b64encode(data).decode('ascii')}"


def _code_points(characters: Iterable[str]) -> list[int]:
    return sorted(map(ord, characters))
