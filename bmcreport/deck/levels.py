"""How text of each list level looks before a slide says otherwise, for layouts, the master and the presentation."""

from __future__ import annotations

from bmcreport.deck.drawing import Colours, fill
from bmcreport.deck.paragraphs import ALIGNED, hundredths, inherited_from
from bmcreport.deck.slides import Placeholder
from bmcreport.units import pt

_LEVELS = range(1, 10)
_INDENT = pt(14)
_THEME_FONT = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'


def first_level(given: Placeholder, colours: Colours) -> str:
    """Text of the first level: no bullet unless a paragraph has one."""
    return _level(1, "<a:buNone/>", 'marL="0" indent="0"', given, colours)


def all_levels(given: Placeholder, colours: Colours) -> str:
    """All nine levels; from the second on they are lists."""
    return first_level(given, colours) + "".join(_listed(level, given, colours) for level in _LEVELS[1:])


def _listed(level: int, given: Placeholder, colours: Colours) -> str:
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="\u2022"/>'
    return _level(level, bullet, f'marL="{_INDENT * (level - 1)}" indent="{-_INDENT}"', given, colours)


def _direction(given: Placeholder) -> str:
    return ' rtl="1"' if given.leftwards else ""


def _level(level: int, bullet: str, hanging: str, given: Placeholder, colours: Colours) -> str:
    """Kerned at every size (`kern` is the size from which on), because it was measured so."""
    return (
        f'<a:lvl{level}pPr {hanging} algn="{ALIGNED[given.align]}"{_direction(given)}>{bullet}'
        f'<a:defRPr sz="{hundredths(given.size)}" b="{given.bold:d}" kern="0" spc="{inherited_from(given).spacing}">'
        f"{fill(given.colour, colours)}{_THEME_FONT}</a:defRPr></a:lvl{level}pPr>"
    )
