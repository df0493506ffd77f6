"""The ladder of a fit: the largest size at which everything fits, and of the ways to fit it the one that alters least.

Above the comfortable size only the size gives way, and no word is divided for it. At it and below, a size is tried with
its usual spacing, then with tighter leading and item spacing, then with more columns in wide blocks, then with
boundaries moved within their limits. So text that is added never makes type larger. What room is left over then goes
between lines and items.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from math import sqrt
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.model.layout import Grid, TypeScale
from bmcreport.place.contents import Contents
from bmcreport.place.search import first
from bmcreport.text.fitting import Setting, sizes
from bmcreport.units import Emu, Rect, pt

Found = TypeVar("Found")

_FILLED = 0.9
"""The part of the room that items fill on most canvases, by `Contents.room_taken`."""
_LOOSER = 8
"""The steps in which spacing grows, from tight to usual and from there on."""
_LINES = 4
"""What most items have, give or take some, when spacing is found to grow with the room there is."""


class Step(StrEnum):
    """A step of the ladder, from the one that alters least."""

    USUAL = "usual"
    TIGHT = "tight"
    COLUMNS = "columns"
    MOVED = "moved"
    CONTINUED = "continued"


class Fit(Struct, frozen=True):
    """Where the boundaries stand, how the items are set, in how many columns, and the step that was needed.

    `needed` is the part of the height that rows need whose boundaries have moved.
    """

    grid: Grid
    setting: Setting
    columns: Mapping[str, int]
    step: Step
    needed: float = 1


def climb(contents: Contents) -> Fit | None:
    """The fit at the largest size that any step allows; none if the floor is too large.

    What small print and names of blocks need at their size only makes it worse, so above the likely size it is asked
    only of sizes that hold all else.
    """
    likely = _likely(contents)

    def attempt(size: Emu) -> Fit | None:
        exact = contents.at(size)
        if exact is not contents and size > likely and not fit_at(contents, size):
            return None
        return fit_at(exact, size)

    fit = largest(contents.surface.scale, attempt, likely)
    return None if fit is None else loosened(contents.at(fit.setting.size), fit)


def largest(scale: TypeScale, attempt: Callable[[Emu], Found | None], likely: Emu) -> Found | None:
    """The attempt at the largest size that succeeds; a size that fails means that larger ones do, too.

    Attempts are dear, so the search goes out from a likely size.
    """
    rising = sizes(scale)
    found: dict[int, Found | None] = {}

    def fails(place: int) -> bool:
        found[place] = attempt(rising[place])
        return found[place] is None

    too_large = first(fails, 0, len(rising), max(0, bisect_right(rising, likely) - 1))
    return found.get(too_large - 1)


def _likely(contents: Contents) -> Emu:
    """A size near that of the items, as far as their room tells; the comfortable one where it would be larger."""
    scale = contents.surface.scale
    square, straight = contents.room_taken(scale)
    comfortable = pt(scale.comfortable or scale.ceiling)
    # The size at which square * size² + straight * size is the part of the room that can be filled.
    root = sqrt(straight * straight + 4 * square * _FILLED)
    return min(comfortable, int(2 * _FILLED / (straight + root))) if root else comfortable


def fit_at(contents: Contents, size: Emu) -> Fit | None:
    """The fit of the first step that succeeds at a size."""
    scale = contents.surface.scale
    comfortable = pt(scale.comfortable or scale.ceiling)
    usual = _usual(contents, size)
    if size > comfortable:
        return usual if usual and _whole(contents, size) else None
    if usual:
        return usual
    setting = tight_setting(scale, size)
    return _tight(contents, setting) or _columns(contents, setting) or _moved(contents, setting)


def loosened(contents: Contents, fit: Fit) -> Fit:
    """A fit with as much leading and space between items as there is room for, up to what the scale allows."""
    scale, usual = contents.surface.scale, Setting.of(contents.surface.scale, fit.setting.size)
    if scale.loose_space is None:
        return fit
    # Boundaries that have moved may move on for the usual spacing, but not for more.
    fit = _loosest(contents, fit, usual, partial(_moved, contents) if fit.step is Step.MOVED else None)
    if fit.setting != usual:
        return fit
    return _loosest(contents, fit, replace(usual, space=round(usual.size * scale.loose_space)))


def _loosest(contents: Contents, fit: Fit, most: Setting, retry: Callable[[Setting], Fit | None] | None = None) -> Fit:
    """The fit with the loosest setting from its own to `most` that holds between its boundaries, or by `retry`."""
    least, bodies = fit.setting, contents.bodies(fit.grid).items()

    def attempt(setting: Setting) -> Fit | None:
        if retry:
            return retry(setting)
        held = all(contents.fit(key, body, setting, fit.columns[key]) for key, body in bodies)
        return replace(fit, setting=setting) if held else None

    found: dict[int, Fit | None] = {0: fit}

    def fails(step: int) -> bool:
        leading, space = (
            now + (then - now) * step // _LOOSER
            for now, then in ((least.leading, most.leading), (least.space, most.space))
        )
        found[step] = attempt(replace(least, leading=leading, space=space))
        return found[step] is None

    too_loose = first(fails, 1, _LOOSER + 1, _likely_looser(fit, most)) if most != least else 1
    return found[too_loose - 1] or fit


def _likely_looser(fit: Fit, most: Setting) -> int:
    """The step at which spacing likely takes the room that is left."""
    grown = (most.leading * _LINES + most.space) / (fit.setting.leading * _LINES + fit.setting.space) - 1
    return 1 + int(min(1, (1 / fit.needed - 1) / max(grown, 0.001)) * _LOOSER)


def _whole(contents: Contents, size: Emu) -> bool:
    """Whether type of this size divides no word."""
    return all(contents.whole(key, body, size) for key, body in contents.bodies(contents.layout.grid).items())


def tight_setting(scale: TypeScale, size: Emu) -> Setting:
    """A size with the least leading and item spacing that the scale allows."""
    return Setting(size, round(size * scale.tight_leading), round(size * scale.tight_space), round(size * scale.indent))


def _fewest(contents: Contents, key: str, body: Rect, setting: Setting) -> int | None:
    """The fewest columns, from the usual number on, in which a body holds the items of its block; none if none do."""
    tried = contents.columns_tried(key, body.width, setting.size)
    return next((columns for columns in tried if contents.fit(key, body, setting, columns)), None)


def _usual(contents: Contents, size: Emu) -> Fit | None:
    return _in_usual_columns(contents, Setting.of(contents.surface.scale, size), Step.USUAL)


def _tight(contents: Contents, setting: Setting) -> Fit | None:
    return _in_usual_columns(contents, setting, Step.TIGHT)


def _in_usual_columns(contents: Contents, setting: Setting, step: Step) -> Fit | None:
    grid = contents.layout.grid
    columns = {key: contents.columns(key) for key in contents.items}
    held = all(contents.fit(key, body, setting, columns[key]) for key, body in contents.bodies(grid).items())
    return Fit(grid, setting, columns, step) if held else None


def _columns(contents: Contents, setting: Setting) -> Fit | None:
    return _in_any_columns(contents, contents.layout.grid, setting, Step.COLUMNS)


def _moved(contents: Contents, setting: Setting) -> Fit | None:
    moved = contents.boundaries.balanced(contents.needs_at(setting))
    fit = _in_any_columns(contents, moved.grid, setting, Step.MOVED) if moved else None
    return replace(fit, needed=moved.needed) if fit and moved else None


def _in_any_columns(contents: Contents, grid: Grid, setting: Setting, step: Step) -> Fit | None:
    columns: dict[str, int] = {}
    for key, body in contents.bodies(grid).items():
        fewest = _fewest(contents, key, body, setting)
        if fewest is None:
            return None
        columns[key] = fewest
    return Fit(grid, setting, columns, step)
