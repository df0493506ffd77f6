"""Templates made by code from python-pptx's default one: other masters, sizes, names, colours, and pieces left out."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Pt

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WIDE, STANDARD, A4 = (960, 540), (720, 540), (780, 540)
"""Width and height of slides, in points."""


class Maker:
    """A template in the making; lengths are points."""

    def __init__(self, size: tuple[int, int] = WIDE) -> None:
        self.deck: Any = Presentation()
        self.master: Any = self.deck.slide_masters[0]
        self._resize(*size)

    def _resize(self, width: int, height: int) -> None:
        across, down = Pt(width) / self.deck.slide_width, Pt(height) / self.deck.slide_height
        self.deck.slide_width, self.deck.slide_height = Pt(width), Pt(height)
        for part in (self.master, *self.master.slide_layouts):
            for place in part._element.iter(f"{{{DRAWING}}}xfrm"):
                for one, (x, y) in ((place.find(qn("a:off")), "xy"), (place.find(qn("a:ext")), ("cx", "cy"))):
                    one.set(x, str(round(int(one.get(x)) * across)))
                    one.set(y, str(round(int(one.get(y)) * down)))

    def layout(self, name: str) -> Any:
        """The layout of this name."""
        return next(each for each in self.master.slide_layouts if each.name == name)

    def placed(self, shape: Any, *rect: float) -> None:
        """A shape moved to left, top, width and height."""
        shape.left, shape.top, shape.width, shape.height = map(Pt, rect)

    def holder(self, where: Any, kind: str) -> Any:
        """The first placeholder of a type on a layout or the master."""
        return next(each for each in where.placeholders if each._element.ph.get("type", "obj") == kind)

    def without(self, *names: str) -> Maker:
        """These layouts left out."""
        for name in names:
            self.master.slide_layouts.remove(self.layout(name))
        return self

    def only(self, *names: str) -> Maker:
        """All layouts but these left out."""
        return self.without(*[each.name for each in self.master.slide_layouts if each.name not in names])

    def renamed(self, names: Mapping[str, str], *, typeless: bool = False) -> Maker:
        """Layouts under other names, if wanted without the type that PowerPoint states."""
        for layout in list(self.master.slide_layouts):
            layout._element.cSld.set("name", names.get(layout.name, layout.name))
            if typeless:
                layout._element.attrib.pop("type", "")
        return self

    def themed(self, fonts: tuple[str, str] = ("Calibri", "Calibri"), **colours: str) -> Maker:
        """Another colour scheme (`accent1="c2410c"`), and fonts of headings and text."""
        part = next(rel.target_part for rel in self.master.part.rels.values() if rel.reltype.endswith("/theme"))
        theme: Any = etree.fromstring(part.blob)
        for slot, value in colours.items():
            element = theme.find(f".//{{{DRAWING}}}clrScheme/{{{DRAWING}}}{slot}")
            element[:] = [etree.Element(f"{{{DRAWING}}}srgbClr", val=value.upper())]
        for path, font in zip(("majorFont", "minorFont"), fonts, strict=True):
            latin: Any = theme.find(f".//{{{DRAWING}}}{path}/{{{DRAWING}}}latin")
            latin.set("typeface", font)
        part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
        return self

    def styled(self, style: str, level: int = 1, **attributes: str) -> Any:
        """Attributes of a level of the master's text styles (`titleStyle`, `bodyStyle`), and that level."""
        found = self.master._element.find(f".//{qn('p:' + style)}/{qn(f'a:lvl{level}pPr')}")
        run = found.find(qn("a:defRPr"))
        for name, value in attributes.items():
            (found if name in {"algn", "rtl", "marL", "indent"} else run).set(name, value)
        return found

    def aligned(self, shape: Any, side: str) -> None:
        """Text of a placeholder at the left (`l`) or right (`r`)."""
        for level in shape._element.iter(qn("a:lvl1pPr")):
            level.set("algn", side)

    def bar(self, where: Any, colour: str, *rect: float) -> Any:
        """A filled rectangle drawn on a layout or the master, behind all else."""
        tree = where.shapes._spTree
        scratch = self._scratch().shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Pt, rect))
        scratch.fill.solid()
        scratch.fill.fore_color.rgb = RGBColor.from_string(colour.upper())
        scratch.line.fill.background()
        style = scratch._element.find(qn("p:style"))
        scratch._element.remove(style)
        scratch._element.nvSpPr.cNvPr.set("id", str(1000 + len(tree)))
        tree.insert(2, scratch._element)
        return scratch

    def ground(self, where: Any, fill: str) -> None:
        """A background of one colour."""
        xml = (
            f'<p:bg xmlns:p="{etree.QName(where._element).namespace}" xmlns:a="{DRAWING}"><p:bgPr><a:solidFill>'
            f'<a:srgbClr val="{fill.upper()}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        )
        self._replace_ground(where, etree.fromstring(xml))

    def picture_ground(self, where: Any, picture: bytes) -> None:
        """A background picture."""
        _, identity = where.part.get_or_add_image_part(io.BytesIO(picture))
        relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        xml = (
            f'<p:bg xmlns:p="{etree.QName(where._element).namespace}" xmlns:a="{DRAWING}" xmlns:r="{relations}">'
            f'<p:bgPr><a:blipFill><a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
            "<a:effectLst/></p:bgPr></p:bg>"
        )
        self._replace_ground(where, etree.fromstring(xml))

    @staticmethod
    def _replace_ground(where: Any, ground: Any) -> None:
        slide = where._element.cSld
        for old in slide.findall(qn("p:bg")):
            slide.remove(old)
        slide.insert(0, ground)

    def _scratch(self) -> Any:
        """A slide to draw on, which stays in the template as one of its example slides."""
        if not self.deck.slides:
            slide = self.deck.slides.add_slide(self.master.slide_layouts[0])
            slide.notes_slide.notes_text_frame.text = "Internal: never show this"
            slide.shapes.title.text = "Example slide of the brand team"
        return self.deck.slides[0]

    def content(self) -> bytes:
        """The template as a file, with an author and an example slide with notes."""
        self._scratch()
        self.deck.core_properties.author = "Brand Team"
        self.deck.core_properties.last_modified_by = "J. Doe"
        file = io.BytesIO()
        self.deck.save(file)
        return file.getvalue()


def picture(width: int, height: int, colour: Callable[[float, float], tuple[int, int, int]]) -> bytes:
    """A picture of colours by place."""
    image = Image.new("RGB", (width, height))
    image.putdata([colour(x / width, y / height) for y in range(height) for x in range(width)])
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def nordic() -> bytes:
    """16:9: a photograph under the cover, a bar at the left of all slides, German names, a font of its own."""
    made = Maker(WIDE).themed(
        ("Times New Roman", "Calibri"),
        dk1="1b2a33", lt1="ffffff", dk2="12343b", lt2="eef3f2", accent1="0b6e69", accent2="d1495b", accent3="3c6e9f",
        accent4="8f6a1a", accent5="58508d", accent6="7a8b99",
    )  # fmt: skip
    master: Any = made.master
    made.styled("titleStyle", sz="2800", algn="l", b="0")
    made.styled("bodyStyle", sz="2000")
    made.placed(made.holder(master, "title"), 64, 36, 832, 72)
    made.placed(made.holder(master, "body"), 64, 128, 832, 356)
    for layout in master.slide_layouts:
        for shape in layout.placeholders:
            kind = shape._element.ph.get("type", "obj")
            if kind == "title" and layout.name != "Section Header":
                made.placed(shape, 64, 36, 832, 72)
    left, right = [each for each in made.layout("Two Content").placeholders if each._element.ph.get("type") is None]
    made.placed(left, 64, 128, 404, 356)
    made.placed(right, 492, 128, 404, 356)
    made.bar(master, "0b6e69", 0, 0, 16, 540)
    for where in (master, *master.slide_layouts):
        for shape in where.placeholders:
            kind, rects = shape._element.ph.get("type"), {"dt": (64, 502, 180, 22), "ftr": (260, 502, 440, 22)}
            if kind in {"dt", "ftr", "sldNum"}:
                made.placed(shape, *rects.get(kind, (796, 502, 100, 22)))
    cover = made.layout("Title Slide")
    made.picture_ground(cover, picture(192, 108, lambda x, y: (int(20 + 60 * x), int(60 + 90 * y), int(80 + 60 * x))))
    made.placed(made.holder(cover, "ctrTitle"), 64, 130, 760, 110)
    made.placed(made.holder(cover, "subTitle"), 64, 250, 760, 90)
    for kind in ("ctrTitle", "subTitle", "dt", "ftr", "sldNum"):
        white(made.holder(cover, kind))
    made.aligned(made.holder(cover, "subTitle"), "l")
    names = {
        "Title Slide": "Titelfolie", "Title and Content": "Titel und Inhalt", "Section Header": "Abschnittsüberschrift",
        "Two Content": "Zwei Inhalte", "Title Only": "Nur Titel", "Blank": "Leer",
    }  # fmt: skip
    return made.renamed(names).content()


def missing_pieces() -> bytes:
    """4:3: no layout for two contents, none for a title alone, no footers; a band above, Arial, a tinted ground."""
    made = (
        Maker(STANDARD)
        .only("Title Slide", "Title and Content", "Blank")
        .themed(
            ("Arial", "Arial"),
            dk1="222222",
            lt1="fffdf7",
            accent1="b3261e",
            accent2="e0a100",
            accent3="6aa84f",
            accent4="45818e",
        )
    )
    made.styled("titleStyle", sz="2400", algn="l", b="1")
    made.styled("bodyStyle", sz="1800")
    made.ground(made.master, "fffdf7")
    made.bar(made.master, "b3261e", 0, 0, 720, 18)
    made.bar(made.master, "e0a100", 36, 96, 648, 2)
    for where in (made.master, *made.master.slide_layouts):
        for shape in list(where.placeholders):
            kind = shape._element.ph.get("type", "obj")
            if kind in {"dt", "ftr", "sldNum"}:
                shape._element.getparent().remove(shape._element)
            elif kind == "title":
                made.placed(shape, 36, 32, 648, 60)
            elif kind in {"body", "obj"}:
                made.placed(shape, 36, 112, 648, 392)
    made.aligned(made.holder(made.layout("Title Slide"), "subTitle"), "l")
    return made.renamed({"Title Slide": "Deckblatt rot", "Title and Content": "Standard"}, typeless=True).content()


def rightwards() -> bytes:
    """A4 on a dark ground, right to left throughout, titles at the right, a band at the foot."""
    made = Maker(A4).themed(
        ("Arial", "Arial"), dk1="ffffff", lt1="10243e", dk2="dce6f2", lt2="1b365d", accent1="f2a541", accent2="6cc4a1",
        accent3="f26d6d", accent4="9db4ff", accent5="d9d9d9", accent6="c0a0ff",
    )  # fmt: skip
    made.styled("titleStyle", sz="2600", algn="r", rtl="1")
    for level in range(1, 6):
        made.styled("bodyStyle", level, algn="r", rtl="1")
    made.styled("bodyStyle", sz="1800")
    made.bar(made.master, "f2a541", 0, 530, 780, 10)
    made.aligned(made.holder(made.layout("Title Slide"), "subTitle"), "r")
    made.deck.element.set("rtl", "1")
    return made.content()


def white(shape: Any) -> None:
    """Text of a placeholder in white."""
    style = shape._element.txBody.find(qn("a:lstStyle"))
    level = style.find(qn("a:lvl1pPr"))
    if level is None:
        level = etree.SubElement(style, qn("a:lvl1pPr"))
    run = level.find(qn("a:defRPr"))
    if run is None:
        run = etree.SubElement(level, qn("a:defRPr"))
    for fill in run.findall(qn("a:solidFill")):
        run.remove(fill)
    fill = etree.Element(qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val="FFFFFF")
    run.insert(0, fill)


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "nordic": nordic,
    "missing-pieces": missing_pieces,
    "rightwards": rightwards,
}


def written(folder: Path, name: str) -> Path:
    """A template as a file."""
    path = folder / f"{name}.pptx"
    path.write_bytes(TEMPLATES[name]())
    return path
