"""Themes across canvases: those that nearly equal another, and items that look as if they wanted one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bmcreport.comparing.wording import alike, alikeness, wording
from bmcreport.diagnostics import Diagnostic, Severity
from bmcreport.model.canvas import Canvas, Item
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.read.located import Located


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item with its canvas and where it stands there."""

    canvas: Located[Canvas]
    block: str
    index: int
    item: Item

    def finding(self, code: str, message: str, hint: str, key: str) -> Diagnostic:
        span = self.canvas.span("blocks", self.block, "items", self.index, key)
        return self.canvas.finding(code, message, hint, span, Severity.WARNING)

    @property
    def company(self) -> str:
        return self.canvas.value.company.name


def theme_findings(canvases: Sequence[Located[Canvas]], near_theme: float, near_wording: float) -> Iterator[Diagnostic]:
    """What can only be seen with several canvases side by side; thresholds are per cent of alikeness."""
    for block in BLOCK_KEYS:
        items = [
            _Placed(canvas, block, index, item)
            for canvas in canvases
            for index, item in enumerate(canvas.value.blocks[block].items)
        ]
        yield from _near_themes(items, near_theme)
        yield from _without_theme(items, near_wording)


def _near_themes(items: Sequence[_Placed], least: float) -> Iterator[Diagnostic]:
    """Themes that one item of this block has, and that are spelled like another of the block."""
    used: dict[str, list[_Placed]] = defaultdict(list)
    for one in items:
        if one.item.theme:
            used[one.item.theme].append(one)
    order = list(used)
    for theme, holders in used.items():
        if len(holders) > 1:
            continue
        scores = {other: alikeness(wording(theme), wording(other)) for other in used if other != theme}
        near = max(scores, key=lambda other: (scores[other], len(used[other]), other), default=None)
        # Of two that are used once, the later one is told.
        if near and scores[near] >= least and (len(used[near]) > 1 or order.index(near) < order.index(theme)):
            hint = f"did you mean `{near}`? it is the theme of {used[near][0].item.text} ({used[near][0].company})"
            yield holders[0].finding("BMC809", f"only this item has the theme `{theme}`", hint, "theme")


def _without_theme(items: Sequence[_Placed], least: float) -> Iterator[Diagnostic]:
    """Items without a theme that say nearly what another company says, each once, with the likest."""
    by_wording: dict[str, list[_Placed]] = defaultdict(list)
    for one in items:
        by_wording[wording(one.item.text)].append(one)
    by_wording.pop("", None)
    worded = list(by_wording)
    best: dict[int, tuple[float, _Placed, _Placed]] = {}
    for at, to, score in alike(worded, least):
        for bare in (placed for placed in by_wording[worded[at]] if not placed.item.theme):
            like = next((each for each in by_wording[worded[to]] if each.canvas is not bare.canvas), None)
            if like and score > best.get(id(bare), (0.0,))[0]:
                best[id(bare)] = score, bare, like
    for score, bare, like in best.values():
        theme = like.item.theme
        hint = f"`theme: {theme}` lines them up for certain" if theme else "a `theme` on both lines them up for certain"
        said = f"this is {score:.0f} % like “{like.item.text}” of {like.company} and has no theme"
        yield bare.finding("BMC810", said, hint, "text")
