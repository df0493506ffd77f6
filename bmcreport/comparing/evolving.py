"""How a canvas developed over its versions: what each carried on, what was new in it, and what it dropped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from bmcreport.comparing.changes import changes
from bmcreport.model.canvas import Canvas, Item


class Stage(Struct, frozen=True):
    """A version: which of its items (block and index) are new in it, and which items of the one before it dropped."""

    canvas: Canvas
    new: frozenset[tuple[str, int]] = frozenset()
    dropped: tuple[Item, ...] = ()

    @property
    def count(self) -> int:
        """How many items there are."""
        return sum(1 for _ in self.canvas.items())

    @property
    def carried(self) -> int:
        """How many of them were there before, reworded or moved perhaps."""
        return self.count - len(self.new)


def stages(versions: Sequence[Canvas]) -> tuple[Stage, ...]:
    """The versions in their order, the earliest first: of that one nothing is new."""
    return (*map(Stage, versions[:1]), *(_stage(before, after) for before, after in pairwise(versions)))


def _stage(before: Canvas, after: Canvas) -> Stage:
    found = changes(before, after).items
    new = frozenset((one.after.block, one.after.index) for one in found if one.after and not one.before)
    return Stage(after, new, tuple(one.before.item for one in found if one.before and not one.after))
