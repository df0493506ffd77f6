"""A canvas that is too full for one page, shared out over several: each block goes on where it broke off.

Boundaries are the same on every page, so a block is set as if its pages were more of its columns, and the ladder of
the fit holds for several pages as it does for one. There are as few pages as the floor allows, and on that many the
type is as large as they hold. A block stands on as few of them as hold it, on each with about as much as on the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.place.contents import Contents
from bmcreport.place.ladder import Fit, Step, climb, fit_at
from bmcreport.text.fitting import Frame, set_frame, sizes
from bmcreport.text.types import Paragraph
from bmcreport.units import Rect


class Share(Struct, frozen=True):
    """What one page holds and how, and the blocks that it continues."""

    contents: Contents
    fit: Fit
    continued: frozenset[str]


def shares(contents: Contents) -> tuple[Share, ...]:
    """The pages of a canvas; none if an item is too high for an empty block at the floor."""
    floor = sizes(contents.surface.scale)[0]
    most = max(map(len, contents.items.values()))
    pages = _least(most, lambda count: fit_at(replace(contents, pages=count).at(floor), floor) is not None)
    whole = replace(contents, pages=pages)
    fit = climb(whole) if pages else None
    return tuple(_shared_out(whole, replace(fit, step=Step.CONTINUED))) if fit else ()


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
    """Pages until nothing is left."""
    contents = contents.at(fit.setting.size)
    bodies = contents.bodies(fit.grid)
    parts = {key: _parts(contents, key, body, fit) for key, body in bodies.items()}
    for page in range(max(map(len, parts.values()))):
        taken = {key: pages[page] if page < len(pages) else () for key, pages in parts.items()}
        continued = frozenset(key for key, items in taken.items() if page and items)
        yield Share(replace(contents, items=taken, pages=1), fit, continued)


def _parts(contents: Contents, key: str, body: Rect, fit: Fit) -> list[tuple[Paragraph, ...]]:
    """What each page has of a block, which is on as few as hold it and shared out evenly over these."""
    columns, items = fit.columns[key], iter(contents.items[key])
    pages = _least(contents.pages, lambda count: replace(contents, pages=count).fit(key, body, fit.setting, columns))
    # Pages are to a block what columns are, as if they stood side by side.
    page = contents.frame(key, body, columns)
    side_by_side = replace(page.rect, width=pages * (page.rect.width + page.gap) - page.gap)
    spread, column = Frame(page.paragraphs, side_by_side, pages * columns, page.gap), page.measure + page.gap
    held = Counter((placed.x - side_by_side.x) // column // columns for placed in set_frame(spread, fit.setting))
    return [tuple(islice(items, held[number])) for number in range(pages)]
