"""What did not fit, told at the place of the items that would have been lost, with what would help."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat

from bmcreport.alternatives import Orientation, Overflow
from bmcreport.branding import Branding
from bmcreport.building.options import Options
from bmcreport.diagnostics import Diagnostic
from bmcreport.model.canvas import Canvas, Item
from bmcreport.model.layout import Layout
from bmcreport.papers import PAPERS, paper_size, turned
from bmcreport.place.around import Overgrown
from bmcreport.place.canvas import Overfull
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.read.located import Located
from bmcreport.units import Size, in_points

_NAMED = 3


def overfull_findings(
    canvas: Located[Canvas], problems: Iterable[Overfull | Overgrown], surface: str, floor: float, advice: str = ""
) -> tuple[Diagnostic, ...]:
    """An error per block that is too full, or for what leaves blocks too little room.

    `surface` says where, `floor` is the least type size in points; `advice` is given once.
    """
    return tuple(
        _around(canvas, problem, surface, told)
        if isinstance(problem, Overgrown)
        else _finding(canvas, problem, surface, floor, told)
        for problem, told in zip(problems, chain([advice], repeat("")), strict=False)
    )


def page_advice(
    canvas: Canvas, layout: Layout, options: Options, branding: Branding, problems: Iterable[Overfull | Overgrown]
) -> str:
    """What else would help a page, found by trying: another orientation, a larger paper, further pages."""

    def holds(paper: Size) -> bool:
        return isinstance(place_page(canvas, layout, paper, branding), PagePlacement)

    larger = _larger_papers(options)
    paper = next((name for name in larger if holds(paper_size(name, options.orientation))), None)
    other = turned(options.size, Orientation.PORTRAIT if _lies(options.size) else Orientation.LANDSCAPE)
    ways = [f"take --paper {paper}, on which everything fits" if paper else "no larger paper of ours holds it"]
    if other != options.size and holds(other):
        ways.append(f"turn the paper by --orientation {'landscape' if _lies(other) else 'portrait'}, which holds it")
    if any(isinstance(problem, Overgrown) for problem in problems):
        return "; ".join(ways)
    if options.overflow is Overflow.PAGE:
        return "; ".join([*ways, "an item is too long for an empty block, so further pages do not help"])
    return "; ".join([*ways, "or let --overflow page go on on further pages"])


def _larger_papers(options: Options) -> list[str]:
    """The names of papers with more room, the smallest first."""
    areas = {name: size.width * size.height for name, size in PAPERS.items()}
    least = options.size.width * options.size.height
    return sorted((name for name, area in areas.items() if area > least), key=lambda name: areas[name])


def _lies(size: Size) -> bool:
    return size.width >= size.height


def _finding(canvas: Located[Canvas], problem: Overfull, surface: str, floor: float, advice: str) -> Diagnostic:
    items = canvas.value.blocks[problem.block].items
    names = [f"`{items[index].text}`" for index in problem.items if index < len(items)]
    told = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    needed, room = in_points(problem.needed), in_points(problem.room)
    first = min(problem.items, default=0)
    return canvas.finding(
        "BMC501",
        f"{problem.block} does not fit {surface}: at {floor:g} pt its items need {needed:.0f} pt of height "
        f"and have {room:.0f} pt; no room for {told or 'any item'}",
        f"use about {_counted(_words_over(items, problem))} fewer here, or move details to the block's notes"
        + (f"; {advice}" if advice else ""),
        canvas.span("blocks", problem.block, "items", first),
    )


def _around(canvas: Located[Canvas], problem: Overgrown, surface: str, advice: str) -> Diagnostic:
    """What of header and footer takes most; the house's line is told where the company is."""
    name = f"`{'.'.join(problem.part)}`" if problem.part else "the footer of the project"
    height, around, room = map(in_points, (problem.height, problem.around, problem.room))
    return canvas.finding(
        "BMC501",
        f"{name} does not fit around the blocks of {surface}: it takes {height:.0f} pt of height, header and footer "
        f"take {around:.0f} pt and may take {room:.0f} pt",
        ("cite fewer sources or shorten their titles" if problem.part == ("sources",) else "shorten it")
        + (f"; {advice}" if advice else ""),
        canvas.span(*(problem.part or ("company",))),
    )


def _counted(words: int) -> str:
    return "1 word" if words == 1 else f"{words:,} words"


def _words_over(items: Iterable[Item], problem: Overfull) -> int:
    """How many words are too many, as the height that they take is."""
    words = sum(len(f"{item.text} {item.detail or ''}".split()) for item in items)
    return -(-words * (problem.needed - problem.room) // max(1, problem.needed))
