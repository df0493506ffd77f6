"""What did not fit, told at the place of the items that would have been lost, with what would help."""

from __future__ import annotations

from collections.abc import Iterable

from bmcreport.building.options import Options, Overflow
from bmcreport.diagnostics import Diagnostic
from bmcreport.model.canvas import Canvas, Item
from bmcreport.model.layout import Layout
from bmcreport.papers import PAPERS
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

    `surface` says where, `floor` is the least type size in points.
    """
    return tuple(
        _around(canvas, problem, surface, advice)
        if isinstance(problem, Overgrown)
        else _finding(canvas, problem, surface, floor, advice)
        for problem in problems
    )


def page_advice(canvas: Canvas, layout: Layout, options: Options, problems: Iterable[Overfull | Overgrown]) -> str:
    """What else would help a page: the smallest larger paper on which all fits, found by trying, and further pages."""
    larger = [name for name, size in PAPERS.items() if _area(size) > _area(options.size)]
    tried = sorted(larger, key=lambda name: _area(PAPERS[name]))
    holds = next((name for name in tried if _fits(canvas, layout, PAPERS[name])), None)
    paper = f"take --paper {holds}, on which everything fits" if holds else "no larger paper of ours holds it"
    if any(isinstance(problem, Overgrown) for problem in problems):
        return paper
    if options.overflow is Overflow.PAGE:
        return f"{paper}; an item is too long for an empty block, so further pages do not help"
    return f"{paper}; or let --overflow page go on on further pages"


def _area(size: Size) -> int:
    return size.width * size.height


def _fits(canvas: Canvas, layout: Layout, paper: Size) -> bool:
    return isinstance(place_page(canvas, layout, paper), PagePlacement)


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
        f"use about {_words_over(items, problem):,} words fewer here, or move details to the block's notes"
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


def _words_over(items: Iterable[Item], problem: Overfull) -> int:
    """How many words are too many, as the height that they take is."""
    words = sum(len(f"{item.text} {item.detail or ''}".split()) for item in items)
    return -(-words * (problem.needed - problem.room) // max(1, problem.needed))
