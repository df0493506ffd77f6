"""What did not fit, told at the place of the items that would have been lost."""

from __future__ import annotations

from collections.abc import Iterable

from bmcreport.diagnostics import Diagnostic
from bmcreport.model.canvas import Canvas
from bmcreport.place.canvas import Overfull
from bmcreport.read.located import Located
from bmcreport.units import in_points

_NAMED = 3


def overfull_findings(
    canvas: Located[Canvas], problems: Iterable[Overfull], surface: str, floor: float
) -> tuple[Diagnostic, ...]:
    """An error per block that is too full; `surface` says where, `floor` is the least type size in points."""
    return tuple(_finding(canvas, problem, surface, floor) for problem in problems)


def _finding(canvas: Located[Canvas], problem: Overfull, surface: str, floor: float) -> Diagnostic:
    items = canvas.value.blocks[problem.block].items
    names = [f"`{items[index].text}`" for index in problem.items]
    told = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    needed, room = in_points(problem.needed), in_points(problem.room)
    first = min(problem.items, default=0)
    return canvas.finding(
        "BMC501",
        f"{problem.block} does not fit {surface}: at {floor:g} pt its items need {needed:.0f} pt of height "
        f"and have {room:.0f} pt; no room for {told or 'any item'}",
        "use fewer or shorter items, move details to the block's notes, or take a larger paper",
        canvas.span("blocks", problem.block, "items", first),
    )
