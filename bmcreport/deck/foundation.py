"""What a deck stands on when it is built into somebody's template: layouts and placeholders of theirs for ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from bmcreport.template import Template
from bmcreport.units import Emu, Rect


class Bound(Struct, frozen=True):
    """A placeholder of ours as one of the template's.

    `kind` and `index` are how slides refer to it. `place` is where it stands on slides, none where its layout has it.
    `size` is the type size of a text at the foot. What slides inherit: the direction, bullets, boldness. Text is
    `turned` that stands at the other side than the template's, because it is read the other way.
    """

    kind: str
    index: int
    place: Rect | None = None
    size: Emu | None = None
    leftwards: bool = False
    bulleted: bool = False
    bold: bool = False
    turned: bool = False


class BoundLayout(Struct, frozen=True):
    """A slide layout of ours as one of the template's: its part, and our placeholders that it has, by our name."""

    part: str
    holders: Mapping[str, Bound]


@dataclass(frozen=True, slots=True)
class Foundation:
    """A template under a deck: `layouts` by the names of our slide layouts, `colours` are DrawingML by palette role."""

    template: Template
    layouts: Mapping[str, BoundLayout]
    colours: Mapping[str, str] = field(repr=False)
