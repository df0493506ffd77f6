"""Whether all text of a layout stands out from the ground that it is drawn on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bmcreport.contrast import LEAST_FOR_TEXT, contrast, nearest_legible
from bmcreport.diagnostics import Diagnostic
from bmcreport.model.layout import Layout
from bmcreport.model.slides import Box, PlaceholderSpec, SlideLayouts, SlideLayoutSpec
from bmcreport.read.located import Located, Step

Pair = tuple[str, str]
"""The palette roles of a text and of its ground."""

_EVERYWHERE = ("ink", "quiet")
_FIXED: tuple[Pair, ...] = (
    ("badge", "badge_paper"),
    ("ink", "panel"),
    ("quiet", "panel"),
    ("on_dark", "dark"),
    ("quiet_on_dark", "dark"),
    # The line above the company's name, where the palette has its colour.
    ("offer", "paper"),
)


def faint_texts(located: Located[Layout]) -> Iterator[Diagnostic]:
    """An error for each pair of text and ground whose contrast is too low, at the colour of the text."""
    palette = located.value.palette
    for text, ground in dict.fromkeys(_pairs(located.value)):
        if _is_faint(text, ground, palette):
            yield _finding(located, ("palette", text), (text, ground), palette)


def faint_placeholders(located: Located[SlideLayouts], palette: Mapping[str, str]) -> Iterator[Diagnostic]:
    """An error for each placeholder whose text is too faint on what its layout puts behind it, and for the focus."""
    for key, layout in located.value.layouts.items():
        for name, placeholder in layout.placeholders.items():
            pair = placeholder.colour, _ground(layout, placeholder)
            if _is_faint(*pair, palette):
                yield _finding(located, ("layouts", key, "placeholders", name, "colour"), pair, palette)
    focus = located.value.focus
    for ground in (focus.tint, "paper"):
        if _is_faint(focus.colour, ground, palette):
            yield _finding(located, ("focus", "colour"), (focus.colour, ground), palette)


def _ground(layout: SlideLayoutSpec, placeholder: PlaceholderSpec) -> str:
    """The last panel that lies under a part of the placeholder, else the background."""
    under = [panel.fill for panel in layout.panels if _overlap(panel.rect, placeholder.rect)]
    return under[-1] if under else layout.background


def _overlap(one: Box, other: Box) -> bool:
    return all(one[axis] < other[axis] + other[axis + 2] and other[axis] < one[axis] + one[axis + 2] for axis in (0, 1))


def _is_faint(text: str, ground: str, palette: Mapping[str, str]) -> bool:
    """Whether the contrast is too low; a role that the palette lacks is told elsewhere."""
    return text in palette and ground in palette and contrast(palette[text], palette[ground]) < LEAST_FOR_TEXT


def _pairs(layout: Layout) -> Iterator[Pair]:
    """All pairs that pages and slides draw."""
    yield from _FIXED
    for family in layout.families.values():
        ground = family.tint or "paper"
        yield from ((text, ground) for text in (*_EVERYWHERE, family.colour))
        # On slides the name of a block stands on the slide, not on its tint.
        yield family.colour, "paper"
    yield from ((text, "paper") for text in _EVERYWHERE)
    yield from ((layout.marks.letter, field) for field in layout.marks.colours)


def _finding(located: Located[Any], path: tuple[Step, ...], pair: Pair, palette: Mapping[str, str]) -> Diagnostic:
    text, ground = pair
    ratio = contrast(palette[text], palette[ground])
    suggested = nearest_legible(palette[text], palette[ground])
    # Rounded down, or a ratio that is just too low would read as enough.
    message = f"`{text}` on `{ground}` has a contrast of {int(ratio * 100) / 100:.2f}:1, text needs {LEAST_FOR_TEXT}:1"
    hint = f'take "{suggested}" for `{text}`, the nearest that passes, or change `{ground}`'
    return located.finding("BMC412", message, hint, located.span(*path))
