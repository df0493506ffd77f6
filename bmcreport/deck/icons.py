"""Icons as DrawingML custom geometry, so that PowerPoint recolours and scales them."""

from __future__ import annotations

from functools import cache

from bmcreport import icons

_PRECISION = 100
"""Steps per icon unit; path coordinates are whole numbers."""

_SIDE = icons.BOX * _PRECISION
_TAGS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}


@cache
def geometry(name: str) -> str:
    """The outline of an icon, filling its shape."""
    path = "".join(map(_command, icons.outline(name)))
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{_SIDE}" h="{_SIDE}">{path}</a:path></a:pathLst></a:custGeom>'
    )


def _command(command: icons.Command) -> str:
    kind, numbers = command
    ends = zip(numbers[::2], numbers[1::2], strict=True)
    points = "".join(f'<a:pt x="{round(x * _PRECISION)}" y="{round(y * _PRECISION)}"/>' for x, y in ends)
    return f"<a:{_TAGS[kind]}>{points}</a:{_TAGS[kind]}>"
