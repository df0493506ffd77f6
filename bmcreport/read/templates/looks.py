"""What slides inherit of a placeholder: from its layout, else from its master, else from the master's text styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from bmcreport.read.templates.colours import Scheme
from bmcreport.read.templates.parts import NAMESPACES
from bmcreport.template import Holder
from bmcreport.units import EMU_PER_POINT, Rect, pt

_INSET = (91_440, 45_720, 91_440, 45_720)
_SIDES = ("lIns", "tIns", "rIns", "bIns")
_USUAL_SIZE = pt(18)
_HUNDREDTH = EMU_PER_POINT // 100
_TITLES = ("title", "ctrTitle")
_FEET = ("dt", "ftr", "sldNum")
_BULLETS = ("buNone", "buChar", "buAutoNum", "buBlip")
_TRUE = ("1", "true", "on")


class Surroundings(Struct, frozen=True):
    """What placeholders of a layout inherit from: the master, its scheme, and its theme's fonts by `+mj` and `+mn`."""

    master: etree._Element
    scheme: Scheme
    fonts: Mapping[str, str]


def holders(layout: etree._Element, around: Surroundings) -> Iterator[Holder]:
    """The placeholders of a layout or master that have a place, in their order."""
    for shape in layout.iterfind(".//p:sp", NAMESPACES):
        if (reference := shape.find("p:nvSpPr/p:nvPr/p:ph", NAMESPACES)) is not None:
            holder = _holder(shape, reference, around)
            if holder:
                yield holder


def _holder(shape: etree._Element, reference: etree._Element, around: Surroundings) -> Holder | None:
    kind = reference.get("type", "obj")
    chain = [shape, *_of_master(kind, around.master)]
    rect = next(filter(None, map(rect_of, chain)), None)
    if rect is None or any(_stated(chain, "p:txBody/a:bodyPr", "vert") == turned for turned in ("vert", "vert270")):
        return None
    levels = [*_levels(chain), *_styles(kind, around.master)]
    runs = [run for level in levels if (run := level.find("a:defRPr", NAMESPACES)) is not None]
    size = int(_first(runs, "sz") or _USUAL_SIZE // _HUNDREDTH) * _HUNDREDTH
    fill = next((found for run in runs if (found := run.find("a:solidFill", NAMESPACES)) is not None), None)
    name = shape.find("p:nvSpPr/p:cNvPr", NAMESPACES)
    return Holder(
        name=name.get("name", "") if name is not None else "",
        kind=kind,
        index=int(reference.get("idx", "0")),
        rect=rect,
        inset=_inset(chain),
        size=size,
        colour=around.scheme.resolved(fill) or around.scheme.named("tx1"),
        font=_font(kind, runs, around.fonts),
        bold=_first(runs, "b") in _TRUE,
        capitals=_first(runs, "cap") == "all",
        tracking=1000 * int(_first(runs, "spc") or 0) * _HUNDREDTH // size,
        align=_first(levels, "algn") or "l",
        anchor=_stated(chain, "p:txBody/a:bodyPr", "anchor") or "t",
        leftwards=_first(levels, "rtl") in _TRUE,
        bulleted=_bulleted(levels),
    )


def rect_of(shape: etree._Element) -> Rect | None:
    """Where a shape says that it stands."""
    place = shape.find("p:spPr/a:xfrm", NAMESPACES)
    place = shape.find("p:grpSpPr/a:xfrm", NAMESPACES) if place is None else place
    place = shape.find("p:xfrm", NAMESPACES) if place is None else place
    if place is None:
        return None
    corner, extent = place.find("a:off", NAMESPACES), place.find("a:ext", NAMESPACES)
    if corner is None or extent is None:
        return None
    x, y, width, height = (
        int(one.get(key, "0")) for one, keys in ((corner, "xy"), (extent, ("cx", "cy"))) for key in keys
    )
    return Rect(x, y, width, height) if width > 0 and height > 0 else None


def _of_master(kind: str, master: etree._Element) -> Iterator[etree._Element]:
    """The master's placeholder that one of this kind inherits from."""
    wanted = "title" if kind in _TITLES else kind if kind in _FEET else "body"
    for shape in master.iterfind(".//p:sp", NAMESPACES):
        reference = shape.find("p:nvSpPr/p:nvPr/p:ph", NAMESPACES)
        if reference is not None and reference.get("type", "obj") == wanted:
            yield shape


def _levels(chain: list[etree._Element]) -> Iterator[etree._Element]:
    for shape in chain:
        level = shape.find("p:txBody/a:lstStyle/a:lvl1pPr", NAMESPACES)
        if level is not None:
            yield level


def _styles(kind: str, master: etree._Element) -> Iterator[etree._Element]:
    style = "titleStyle" if kind in _TITLES else "otherStyle" if kind in _FEET else "bodyStyle"
    level = master.find(f"p:txStyles/p:{style}/a:lvl1pPr", NAMESPACES)
    if level is not None:
        yield level


def _first(elements: list[etree._Element], key: str) -> str | None:
    return next((value for element in elements if (value := element.get(key)) is not None), None)


def _stated(chain: list[etree._Element], path: str, key: str) -> str | None:
    found = (shape.find(path, NAMESPACES) for shape in chain)
    return _first([each for each in found if each is not None], key)


def _inset(chain: list[etree._Element]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (
        int(_stated(chain, "p:txBody/a:bodyPr", side) or usual) for side, usual in zip(_SIDES, _INSET, strict=True)
    )
    return left, top, right, bottom


def _font(kind: str, runs: list[etree._Element], fonts: Mapping[str, str]) -> str:
    latin = next((found for run in runs if (found := run.find("a:latin", NAMESPACES)) is not None), None)
    named = latin.get("typeface", "") if latin is not None else ""
    return fonts.get(named[:3], named) or fonts["+mj" if kind in _TITLES else "+mn"]


def _bulleted(levels: list[etree._Element]) -> bool:
    said = (level.find(f"a:{bullet}", NAMESPACES) is not None and bullet for level in levels for bullet in _BULLETS)
    return next((bullet != "buNone" for bullet in said if bullet), False)
