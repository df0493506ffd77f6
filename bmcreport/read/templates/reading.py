"""A checked package as a template: the layouts of its masters with grounds, obstacles, placeholders, colours, fonts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from msgspec import Struct

from bmcreport.diagnostics import Checked, Diagnostic, Source
from bmcreport.read.packages import Package, check_package, read_bytes
from bmcreport.read.templates.checking import Objection, kept_parts, main_part
from bmcreport.read.templates.colours import Scheme, scheme
from bmcreport.read.templates.looks import Surroundings, holders, rect_of
from bmcreport.read.templates.parts import NAMESPACES, Parts, Unreadable
from bmcreport.template import Template, TemplateLayout
from bmcreport.units import Rect, Size

_R_ID = f"{{{NAMESPACES['r']}}}id"
_DRAWN = ("sp", "pic", "grpSp", "cxnSp", "graphicFrame")
_MOST_OF_A_SLIDE = 0.6
_FIRST_FILL = 1001
"""The index by which backgrounds refer to the first of a theme's fills for them (ECMA-376 part 1, 20.1.4.2.3)."""

_SAVE_AGAIN = "open it in PowerPoint and save it again as a template (.potx)"
_ODD_VALUES = (ValueError, KeyError, OverflowError)
"""What reading raises where a number or a name is none."""


def read_template(path: Path) -> Checked[Template]:
    """The template at `path`, or why it is not used."""
    content = read_bytes(path)
    if content.value is None:
        return Checked(None, content.diagnostics)
    package = check_package(str(path), content.value)
    return Checked(None, package.diagnostics) if package.value is None else template_in(package.value)


def template_in(package: Package) -> Checked[Template]:
    """The template in a package that may be opened."""
    try:
        read = _template(package.name, Parts.of(package))
    except Unreadable as error:
        read = Objection("BMC534", f"this template cannot be read: {error.problem}", _SAVE_AGAIN)
    except _ODD_VALUES as error:
        read = Objection("BMC534", f"this template cannot be read: a value in it is odd ({error})", _SAVE_AGAIN)
    if isinstance(read, Objection):
        return Checked(None, (Diagnostic(read.code, read.problem, Source(package.name, ""), hint=read.hint),))
    return Checked(read)


class _Master(Struct, frozen=True):
    """A master with its id, its part, and what its layouts inherit."""

    identity: int
    part: str
    root: etree._Element
    theme: str
    theme_root: etree._Element
    around: Surroundings


def _template(name: str, parts: Parts) -> Template | Objection:
    main = main_part(parts)
    if isinstance(main, Objection):
        return main
    root = parts.xml(main)
    masters = tuple(_masters(parts, main, root))
    if not masters:
        return Objection("BMC531", "this presentation has no slide master", "give one that PowerPoint opens")
    kept = kept_parts(parts, (*(master.part for master in masters), *parts.related(main, "tableStyles")))
    if isinstance(kept, Objection):
        return kept
    size = _size(root)
    first = masters[0]
    body = next((each for each in holders(first.root, first.around) if each.kind == "body"), None)
    return Template(
        name=name,
        size=size,
        layouts=tuple(each for master in masters for each in _layouts(parts, master, size)),
        colours=first.around.scheme.colours(),
        heading_font=first.around.fonts["+mj"],
        body_font=first.around.fonts["+mn"],
        body=body,
        masters=tuple((master.identity, master.part) for master in masters),
        theme=first.theme,
        text_style=_text_style(root),
        leftwards=body is not None and body.leftwards,
        parts=kept,
    )


def _size(root: etree._Element) -> Size:
    written = root.find("p:sldSz", NAMESPACES)
    if written is None:
        raise Unreadable("it states no slide size")
    size = Size(int(written.get("cx", "0")), int(written.get("cy", "0")))
    if min(size.width, size.height) <= 0:
        raise Unreadable("its slides have no size")
    return size


def _text_style(root: etree._Element) -> str:
    style = root.find("p:defaultTextStyle", NAMESPACES)
    if style is None:
        return ""
    style.tail = None
    return etree.tostring(style, encoding="unicode")


def _masters(parts: Parts, main: str, root: etree._Element) -> Iterator[_Master]:
    targets = {each.identity: each.target for each in parts.relationships(main)}
    for entry in root.iterfind("p:sldMasterIdLst/p:sldMasterId", NAMESPACES):
        name = targets.get(entry.get(_R_ID, ""), "")
        master = parts.xml(name)
        theme = next(iter(parts.related(name, "theme")), None)
        if theme is None:
            raise Unreadable(f"its master {name} has no theme")
        theme_root = parts.xml(theme)
        around = Surroundings(master, scheme(theme_root, master.find("p:clrMap", NAMESPACES)), _fonts(theme_root))
        yield _Master(int(entry.get("id", "0")), name, master, theme, theme_root, around)


def _fonts(theme: etree._Element) -> dict[str, str]:
    found = {}
    for key, path in (("+mj", "majorFont"), ("+mn", "minorFont")):
        latin = theme.find(f".//a:fontScheme/a:{path}/a:latin", NAMESPACES)
        found[key] = (latin.get("typeface") if latin is not None else "") or "Calibri"
    return found


def _layouts(parts: Parts, master: _Master, size: Size) -> Iterator[TemplateLayout]:
    targets = {each.identity: each.target for each in parts.relationships(master.part)}
    for entry in master.root.iterfind("p:sldLayoutIdLst/p:sldLayoutId", NAMESPACES):
        part = targets.get(entry.get(_R_ID, ""), "")
        root = parts.xml(part)
        around = _overridden(root, master)
        drawn = list(_drawn(root, master, size))
        slide = root.find("p:cSld", NAMESPACES)
        yield TemplateLayout(
            name=(slide.get("name", "") if slide is not None else "") or part.rpartition("/")[2],
            kind=root.get("type", ""),
            part=part,
            holders=tuple(holders(root, around)),
            ground=_ground(root, master, around.scheme, drawn, size),
            obstacles=tuple(rect for rect, _ in drawn if not _covers(rect, size)),
        )


def _overridden(layout: etree._Element, master: _Master) -> Surroundings:
    """What a layout inherits, under the colour map of its own where it has one."""
    mapping = layout.find("p:clrMapOvr/a:overrideClrMapping", NAMESPACES)
    if mapping is None:
        return master.around
    return Surroundings(master.root, scheme(master.theme_root, mapping), master.around.fonts)


def _drawn(layout: etree._Element, master: _Master, size: Size) -> Iterator[tuple[Rect, etree._Element]]:
    """What layout and master draw on slides, from the back to the front; what lies outside of the slide is not seen."""
    shown = (layout,) if layout.get("showMasterSp") in {"0", "false"} else (master.root, layout)
    for one in shown:
        tree = one.find("p:cSld/p:spTree", NAMESPACES)
        for shape in tree if tree is not None else ():
            holder = shape.find(".//p:nvPr/p:ph", NAMESPACES) is not None
            rect = rect_of(shape) if etree.QName(shape).localname in _DRAWN and not holder else None
            if rect and rect.x < size.width and rect.y < size.height and rect.right > 0 and rect.bottom > 0:
                yield rect, shape


def _covers(rect: Rect, size: Size) -> bool:
    width = min(rect.right, size.width) - max(rect.x, 0)
    height = min(rect.bottom, size.height) - max(rect.y, 0)
    return width * height >= _MOST_OF_A_SLIDE * size.width * size.height


def _ground(
    layout: etree._Element, master: _Master, colours: Scheme, drawn: Iterable[tuple[Rect, etree._Element]], size: Size
) -> str | None:
    """The one colour behind slides; none where it is a picture or a gradient."""
    ground = _background(layout, master, colours)
    for rect, shape in drawn:
        if _covers(rect, size):
            fill = shape.find("p:spPr/a:solidFill", NAMESPACES)
            empty = shape.find("p:spPr/a:noFill", NAMESPACES) is not None
            ground = ground if empty else colours.resolved(fill)
    return ground


def _background(layout: etree._Element, master: _Master, colours: Scheme) -> str | None:
    for one in (layout, master.root):
        if (stated := one.find("p:cSld/p:bg/p:bgPr", NAMESPACES)) is not None:
            return colours.resolved(stated.find("a:solidFill", NAMESPACES))
        if (reference := one.find("p:cSld/p:bg/p:bgRef", NAMESPACES)) is not None:
            return _referred(reference, master, colours)
    return colours.named("bg1")


def _referred(reference: etree._Element, master: _Master, colours: Scheme) -> str | None:
    fills = master.theme_root.find(".//a:bgFillStyleLst", NAMESPACES)
    place = int(reference.get("idx", "0")) - _FIRST_FILL
    fill: Any = fills[place] if fills is not None and 0 <= place < len(fills) else None
    if fill is None or etree.QName(fill).localname != "solidFill":
        return None
    return colours.resolved(fill, colours.resolved(reference))
