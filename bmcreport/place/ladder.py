"""The ladder of a fit: each step is taken only when the one before it cannot keep the type comfortable.

Type at its usual leading; then tighter leading and item spacing; then boundaries between blocks moved within their
limits; and only then type below the comfortable size, down to the floor.
"""

from __future__ import annotations

from collections.abc import Callable

from bmcreport.model.layout import Grid, TypeScale
from bmcreport.place.balance import balanced
from bmcreport.place.contents import Contents
from bmcreport.text.fitting import Setting, sizes
from bmcreport.units import Emu, pt

Fit = tuple[Grid, Setting]
"""Where the boundaries stand and how the items are set."""

Step = Callable[[Contents, Emu], Fit | None]
"""Tries one size in one way."""


def climb(contents: Contents) -> Fit | None:
    """The fit of the first step that keeps the type comfortable, else the largest size that any way allows."""
    scale = contents.surface.scale
    rising = sizes(scale)
    comfortable = [size for size in rising if size >= pt(scale.comfortable or scale.floor)]
    attempts = [(step, comfortable) for step in (_usual, _tight, _moved)] + [(_moved, list(rising))]
    return next((fit for step, tried in attempts if (fit := _largest(contents, step, tried))), None)


def tight_setting(scale: TypeScale, size: Emu) -> Setting:
    """A size with the least leading and item spacing that the scale allows."""
    return Setting(size, round(size * scale.tight_leading), round(size * scale.tight_space), round(size * scale.indent))


def _largest(contents: Contents, step: Step, rising: list[Emu]) -> Fit | None:
    """The fit at the largest size at which this step succeeds; a size that fails means that larger ones do, too."""
    best, low, high = None, 0, len(rising)
    while low < high:
        middle = (low + high) // 2
        fit = step(contents, rising[middle])
        if fit:
            best, low = fit, middle + 1
        else:
            high = middle
    return best


def _usual(contents: Contents, size: Emu) -> Fit | None:
    return _checked(contents, contents.layout.grid, Setting.of(contents.surface.scale, size))


def _tight(contents: Contents, size: Emu) -> Fit | None:
    return _checked(contents, contents.layout.grid, tight_setting(contents.surface.scale, size))


def _moved(contents: Contents, size: Emu) -> Fit | None:
    setting = tight_setting(contents.surface.scale, size)
    grid = balanced(contents.layout.grid, contents.rect, contents.needs_at(setting))
    return _checked(contents, grid, setting) if grid else None


def _checked(contents: Contents, grid: Grid, setting: Setting) -> Fit | None:
    return (grid, setting) if contents.fit(grid, setting) else None
