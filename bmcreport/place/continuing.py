"""A canvas that is too full for one page, shared out over several: each block goes on where it broke off.

Boundaries are the same on every page, so a block is set as if its pages were more of its columns, and the ladder of
the fit holds for several pages as it does for one. There are as few pages as the floor allows, and on that many the
type is as large as they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from bmcreport.place.contents import Contents
from bmcreport.place.ladder import Fit, Step, climb, fit_at
from bmcreport.text.fitting import sizes
from bmcreport.text.types import Paragraph
from bmcreport.units import Rect


@dataclass(frozen=True, slots=True)
class Share:
    """What one page holds and how, and the blocks that it continues."""

    contents: Contents
    fit: Fit
    continued: frozenset[str]


def shares(contents: Contents) -> tuple[Share, ...]:
    """The pages of a canvas; none if an item is too high for an empty block at the floor."""
    floor = sizes(contents.surface.scale)[0]
    most = max(map(len, contents.items.values()))
    pages = _least(most, lambda count: fit_at(replace(contents, pages=count).at(floor), floor) is not None)
    fit = climb(replace(contents, pages=pages)) if pages else None
    return tuple(_shared_out(contents, replace(fit, step=Step.CONTINUED))) if fit else ()


def _least(most: int, holds: Callable[[int], bool]) -> int:
    """The least number up to `most` for which `holds`, as it then does for larger ones, too; 0 if it does for none."""
    low, high = 1, 1
    while not holds(high):
        if high >= most:
            return 0
        low, high = high + 1, min(2 * high, most)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _shared_out(contents: Contents, fit: Fit) -> Iterator[Share]:
    """Pages until nothing is left; each takes the start of what is left of a block."""
    contents = contents.at(fit.setting.size)
    bodies, left = contents.bodies(fit.grid), contents.items
    while any(left.values()):
        on_page = contents.with_items(left)
        taken = {key: items[: _held(on_page, key, bodies[key], fit)] for key, items in left.items()}
        yield Share(contents.with_items(taken), fit, _broken(contents.items, left))
        left = {key: items[len(taken[key]) :] for key, items in left.items()}


def _broken(whole: Mapping[str, tuple[Paragraph, ...]], left: Mapping[str, tuple[Paragraph, ...]]) -> frozenset[str]:
    """The blocks of which a part stands on pages before."""
    return frozenset(key for key, items in left.items() if items and len(items) < len(whole[key]))


def _held(contents: Contents, key: str, body: Rect, fit: Fit) -> int:
    """How many items of a block, from the first on, stand in a body of this width and height."""
    items = contents.items[key]
    low, high = 0, len(items)
    while low < high:
        middle = (low + high + 1) // 2
        held = contents.with_items({key: items[:middle]}).fit(key, body, fit.setting, fit.columns[key])
        low, high = (middle, high) if held else (low, middle - 1)
    return low
