"""Whether all text of a layout stands out from the ground that it is drawn on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bmcreport.contrast import LEAST_FOR_TEXT, contrast, nearest_legible
from bmcreport.diagnostics import Diagnostic
from bmcreport.model.layout import Layout
from bmcreport.model.slides import Box, PlaceholderSpec, SlideLayouts, SlideLayoutSpec
from bmcreport.read.located import Located, Step
from bmcreport.read.suggest import listed

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
    """An error for each pair of text and ground whose contrast is too low.

    It is told at the colour of the text; for the letters of segments, which are ink mostly, at their field's colour.
    """
    palette, marks = located.value.palette, located.value.marks
    pairs = dict.fromkeys(_pairs(located.value))
    for text, ground in pairs:
        if _is_faint(text, ground, palette):
            others = [other for each, other in pairs if each == text]
            yield _finding(located, ("palette", text), (text, ground), _remedy(text, others, palette), palette)
    for field in dict.fromkeys(marks.colours):
        if _is_faint(marks.letter, field, palette):
            remedy = _remedy(field, [marks.letter], palette)
            yield _finding(located, ("palette", field), (marks.letter, field), remedy, palette)


def faint_placeholders(located: Located[SlideLayouts], palette: Mapping[str, str]) -> Iterator[Diagnostic]:
    """An error for each placeholder whose text is too faint on what its layout puts behind it, and for the focus."""
    for key, layout in located.value.layouts.items():
        for name, placeholder in layout.placeholders.items():
            pair = placeholder.colour, _ground(layout, placeholder)
            if _is_faint(*pair, palette):
                path = ("layouts", key, "placeholders", name, "colour")
                yield _finding(located, path, pair, _remedy(pair[0], pair[1:], palette), palette)
    focus = located.value.focus
    for ground in (focus.tint, "paper"):
        if _is_faint(focus.colour, ground, palette):
            remedy = _remedy(focus.colour, [ground], palette)
            yield _finding(located, ("focus", "colour"), (focus.colour, ground), remedy, palette)


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


def _remedy(role: str, others: Sequence[str], palette: Mapping[str, str]) -> str:
    """What to do about a colour that has to stand out from these others."""
    known = [palette[other] for other in others if other in palette]
    suggested = nearest_legible(palette[role], known)
    if suggested is None:
        return f"no colour for `{role}` stands out from all of {listed(others)}; change one of those, too"
    return f'take "{suggested}" for `{role}` in the palette, the nearest that passes'


def _finding(
    located: Located[Any], path: tuple[Step, ...], pair: Pair, remedy: str, palette: Mapping[str, str]
) -> Diagnostic:
    text, ground = pair
    ratio = contrast(palette[text], palette[ground])
    # Rounded down, or a ratio that is just too low would read as enough.
    message = f"`{text}` on `{ground}` has a contrast of {int(ratio * 100) / 100:.2f}:1, text needs {LEAST_FOR_TEXT}:1"
    return located.finding("BMC412", message, remedy, located.span(*path))
