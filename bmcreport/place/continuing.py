"""A canvas that is too full for one page, shared out over several: each block goes on where it broke off.

Every page moves its boundaries so that full blocks get the room that others leave. There are as few pages as the
floor allows, and on that many the type is as large as they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bmcreport.model.layout import Grid
from bmcreport.place.balance import balanced
from bmcreport.place.contents import Contents
from bmcreport.place.ladder import Fit, Step, largest, tight_setting
from bmcreport.text.fitting import Setting, sizes
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, pt

_CAPS = 24
"""Into how many steps the search for the room of full blocks divides the height of the frame."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one page holds and how, and the blocks that it continues."""

    contents: Contents
    fit: Fit
    continued: frozenset[str]


def shares(contents: Contents) -> tuple[Share, ...]:
    """The pages of a canvas; none if an item is too high for an empty block at the floor."""
    scale = contents.surface.scale
    least = _shared_out(contents, tight_setting(scale, sizes(scale)[0]))
    if not least:
        return ()
    comfortable = pt(scale.comfortable or scale.ceiling)

    def attempt(size: Emu) -> tuple[Share, ...] | None:
        if size > comfortable:
            return None
        found = _shared_out(contents, tight_setting(scale, size))
        return found if 0 < len(found) <= len(least) else None

    return largest(scale, attempt, comfortable) or least


def _shared_out(contents: Contents, setting: Setting) -> tuple[Share, ...]:
    """Pages until nothing is left; none if a page could take nothing."""
    found: list[Share] = []
    contents = contents.at(setting.size)
    left = contents.items
    while any(left.values()):
        on_page = contents.with_items(left)
        grid = _roomiest(on_page, setting)
        taken, columns = _filled(on_page, grid, setting)
        if not any(taken.values()):
            return ()
        fit = Fit(grid, setting, columns, Step.CONTINUED)
        broken = frozenset(key for key, items in left.items() if items and len(items) < len(contents.items[key]))
        # What a page takes from a block is the start of what is left of it.
        found.append(Share(contents.with_items(taken), fit, broken))
        left = {key: items[len(taken[key]) :] for key, items in left.items()}
    return tuple(found)


def _roomiest(contents: Contents, setting: Setting) -> Grid:
    """The grid that holds all blocks up to the largest common height; a block that needs less gets what it needs."""
    need, best = cache(contents.needs_at(setting)), contents.layout.grid
    first, last = 1, _CAPS
    while first <= last:
        middle = (first + last) // 2
        cap = contents.rect.height * middle // _CAPS

        def capped(key: str, width: Emu, most: Emu = cap) -> Emu:
            return min(most, need(key, width))

        grid = balanced(contents.layout.grid, contents.rect, capped)
        best, first, last = (grid, middle + 1, last) if grid else (best, first, middle - 1)
    return best


def _filled(
    contents: Contents, grid: Grid, setting: Setting
) -> tuple[dict[str, tuple[Paragraph, ...]], dict[str, int]]:
    """Per block as many items as its body holds, from the first on, and in how many columns."""
    taken: dict[str, tuple[Paragraph, ...]] = {}
    columns: dict[str, int] = {}
    for key, body in contents.bodies(grid).items():
        tried = contents.columns_tried(key, body.width, setting.size)
        holds = [(_held(contents, key, (body.width, body.height), (setting, count)), -count) for count in tried]
        most, fewest = max(holds)
        taken[key], columns[key] = contents.items[key][:most], -fewest
    return taken, columns


def _held(contents: Contents, key: str, body: tuple[Emu, Emu], how: tuple[Setting, int]) -> int:
    """How many items of a block, from the first on, stand in a body of this width and height."""
    width, height = body
    items, (setting, columns) = contents.items[key], how
    low, high = 0, len(items)
    while low < high:
        middle = (low + high + 1) // 2
        fits = contents.with_items({key: items[:middle]}).height(key, width, setting, columns) <= height
        low, high = (middle, high) if fits else (low, middle - 1)
    return low
