"""Themes across canvases: those that nearly equal another, and items that look as if they wanted one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bmcreport.comparing.wording import alike, alikeness, wording


class Placed(Struct, frozen=True):
    """An item with the document that it is in, the company's name and where it stands there; the rest is left out."""

    document: str
    company: str
    block: str
    index: int
    text: str
    theme: str | None


class Oddity(Struct, frozen=True):
    """What is odd about an item beside others, and what to do about it; it is told at a `key` of the item."""

    item: Placed
    code: str
    message: str
    hint: str
    key: str


def theme_oddities(items: Sequence[Placed], near_theme: float, near_wording: float) -> Iterator[Oddity]:
    """What can only be seen with the items of one block side by side; thresholds are per cent of alikeness."""
    yield from _near_themes(items, near_theme)
    yield from _without_theme(items, near_wording)


def _near_themes(items: Sequence[Placed], least: float) -> Iterator[Oddity]:
    """Themes that one item of this block has, and that are spelled like another of the block."""
    used: dict[str, list[Placed]] = defaultdict(list)
    for one in items:
        if one.theme:
            used[one.theme].append(one)
    order = list(used)
    for theme, holders in used.items():
        if len(holders) > 1:
            continue
        scores = {other: alikeness(wording(theme), wording(other)) for other in used if other != theme}
        near = max(scores, key=lambda other: (scores[other], len(used[other]), other), default=None)
        # Of two that are used once, the later one is told.
        if near and scores[near] >= least and (len(used[near]) > 1 or order.index(near) < order.index(theme)):
            hint = f"did you mean `{near}`? it is the theme of {used[near][0].text} ({used[near][0].company})"
            yield Oddity(holders[0], "BMC809", f"only this item has the theme `{theme}`", hint, "theme")


def _without_theme(items: Sequence[Placed], least: float) -> Iterator[Oddity]:
    """Items without a theme that say nearly what another company says, each once, with the likest."""
    by_wording: dict[str, list[Placed]] = defaultdict(list)
    for one in items:
        by_wording[wording(one.text)].append(one)
    by_wording.pop("", None)
    worded = list(by_wording)
    best: dict[int, tuple[float, Placed, Placed]] = {}
    for at, to, score in alike(worded, least):
        for bare in (placed for placed in by_wording[worded[at]] if not placed.theme):
            like = next((each for each in by_wording[worded[to]] if each.document != bare.document), None)
            if like and score > best.get(id(bare), (0.0,))[0]:
                best[id(bare)] = score, bare, like
    for score, bare, like in best.values():
        theme = like.theme
        hint = f"`theme: {theme}` lines them up for certain" if theme else "a `theme` on both lines them up for certain"
        said = f"this is {score:.0f} % like “{like.text}” of {like.company} and has no theme"
        yield Oddity(bare, "BMC810", said, hint, "text")
