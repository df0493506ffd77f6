"""Which parts of an earlier version are the same as which of a later one: by keys first, items then by like wording."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from bmcreport.comparing.wording import wording
from bmcreport.model.canvas import Item

T = TypeVar("T")

Matched = dict[int, int]
"""Per index in the later version the index in the earlier one of what is the same."""

SAME_TEXT = 60.0
"""Per cent of alikeness from which two texts of one block, neither matched otherwise, are one item reworded."""

SAME_DETAIL = 80.0
"""The same for what is said about them, or for both together."""

SAME_ELSEWHERE = 90.0
"""The same for texts of two blocks: what was moved is rarely reworded."""


class PlacedItem(Struct, frozen=True):
    """An item with its block and its index there."""

    block: str
    index: int
    item: Item


def matched_items(old: Sequence[PlacedItem], new: Sequence[PlacedItem]) -> Matched:
    """By id, by text within the block, by text anywhere, then by alike wording, the likest first."""
    same = matched(old, new, (_by_id, _by_place_and_text, _by_text))
    for earlier, later, _ in sorted(_alike(old, new, same), key=_likest_first):
        if later not in same and earlier not in same.values():
            same[later] = earlier
    return same


def matched(old: Sequence[T], new: Sequence[T], keys: Iterable[Callable[[T], Hashable]]) -> Matched:
    """What is the same by the first key that finds it, each used once; nothing is the same by no key."""
    same: Matched = {}
    for key in keys:
        taken = set(same.values())
        free: dict[Hashable, list[int]] = {}
        for index, each in enumerate(old):
            if index not in taken and (found := key(each)) is not None:
                free.setdefault(found, []).append(index)
        for index, each in enumerate(new):
            if index not in same and (candidates := free.get(key(each))):
                same[index] = candidates.pop(0)
    return same


def out_of_order(places: Mapping[int, int]) -> frozenset[int]:
    """Of what has a place before and after, as few as possible whose move explains the new order; by place after."""
    return frozenset(places) - _longest_rise(sorted(places.items()))


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The longest part of the pairs in which the second rises with the first, by their firsts."""
    lengths: list[int] = []
    previous: list[int | None] = []
    for at, (_, before) in enumerate(pairs):
        ahead = [index for index in range(at) if pairs[index][1] < before]
        best = max(ahead, key=lambda index: lengths[index], default=None)
        lengths.append(1 if best is None else lengths[best] + 1)
        previous.append(best)
    at_end = max(range(len(pairs)), key=lambda index: lengths[index], default=None)
    rise: list[int] = []
    while at_end is not None:
        rise.append(pairs[at_end][0])
        at_end = previous[at_end]
    return frozenset(rise)


def _by_id(placed: PlacedItem) -> Hashable:
    return placed.item.id


def _by_place_and_text(placed: PlacedItem) -> Hashable:
    return placed.block, placed.item.text.casefold()


def _by_text(placed: PlacedItem) -> Hashable:
    return placed.item.text.casefold()


def _alike(
    old: Sequence[PlacedItem], new: Sequence[PlacedItem], same: Matched
) -> Iterator[tuple[int, int, tuple[bool, float]]]:
    """Pairs of what is left that are alike enough, with whether they stand in one block and how alike they are.

    Other than between companies, numbers do not tell items apart: a version often says a new one of the same thing.
    """
    taken = set(same.values())
    left = [(index, each, _said(each.item)) for index, each in enumerate(old) if index not in taken]
    for later, now in enumerate(new):
        if later in same:
            continue
        said = _said(now.item)
        for earlier, was, used_to_say in left:
            here = was.block == now.block
            likeness = _likeness(used_to_say, said, in_one_block=here)
            if likeness:
                yield earlier, later, (here, likeness)


def _said(item: Item) -> tuple[str, str, str]:
    """The words of an item's text, of what is said about it, and of both."""
    detail = item.detail or ""
    return wording(item.text), wording(detail), wording(f"{item.text} {detail}") if detail else ""


def _likeness(one: tuple[str, str, str], other: tuple[str, str, str], *, in_one_block: bool) -> float:
    """How alike two items are in per cent, half of it where their texts are not; nothing if they are two items."""
    from rapidfuzz import fuzz  # noqa: PLC0415 (a library that only a comparison needs)

    text = fuzz.ratio(one[0], other[0], score_cutoff=SAME_TEXT if in_one_block else SAME_ELSEWHERE)
    if text or not in_one_block or not one[1] or not other[1]:
        return text
    return max(fuzz.ratio(one[part], other[part], score_cutoff=SAME_DETAIL) for part in (1, 2)) / 2


def _likest_first(pair: tuple[int, int, tuple[bool, float]]) -> tuple[bool, float, int, int]:
    """The same order whichever of the versions is the earlier one."""
    earlier, later, (here, likeness) = pair
    return not here, -likeness, min(earlier, later), max(earlier, later)
