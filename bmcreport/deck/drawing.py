"""Shapes of a slide or layout as PresentationML: panels, icons, text boxes and the frames of tables and charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bmcreport.deck.icons import geometry
from bmcreport.deck.markup import quoted
from bmcreport.deck.slides import Anchor, Body, ChartShape, IconShape, Panel, PictureShape, TableShape, TextBox
from bmcreport.units import Emu, Rect

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

ANCHORED = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}

NO_INSET = (0, 0, 0, 0)

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""The mark by which screen readers pass over a drawing (Office 2019)."""

Colours = Mapping[str, str]
"""Palette roles as DrawingML colours."""


@dataclass(slots=True)
class Identities:
    """Ids and names for the shapes of one slide or layout, none of them used twice.

    The group that holds them all has id 1.
    """

    _last: int = 1
    _names: set[str] = field(default_factory=set)

    def describe(self, name: str, alt: str | None = None) -> str:
        """The non-visual properties of the next shape; an empty `alt` marks decoration, `None` says nothing."""
        self._last += 1
        start = f'<p:cNvPr id="{self._last}" name="{quoted(self._own(name))}"'
        if alt is None:
            return f"{start}/>"
        return f'{start} descr="{quoted(alt)}"/>' if alt else f"{start}>{_DECORATIVE}</p:cNvPr>"

    def _own(self, name: str) -> str:
        own, count = name, 1
        while own in self._names:
            count += 1
            own = f"{name} {count}"
        self._names.add(own)
        return own


def shape_tree(shapes: str) -> str:
    """The shapes of a slide, layout or master, in the group that holds them all."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:spTree>"
    )


def place(rect: Rect, tag: str = "a:xfrm") -> str:
    """Where a shape stands."""
    return f'<{tag}><a:off x="{rect.x}" y="{rect.y}"/><a:ext cx="{rect.width}" cy="{rect.height}"/></{tag}>'


def fill(role: str | None, colours: Colours) -> str:
    """A field of one colour, or none without one."""
    return f"<a:solidFill>{colours[role]}</a:solidFill>" if role else "<a:noFill/>"


def line(role: str | None, width: Emu, colours: Colours, tag: str = "a:ln") -> str:
    """A line of `width`, or none without a colour."""
    return f'<{tag} w="{width}">{fill(role, colours)}</{tag}>' if role else f"<{tag}><a:noFill/></{tag}>"


def insets(inset: tuple[Emu, Emu, Emu, Emu]) -> str:
    """Left, top, right and bottom, as attributes of a text body."""
    return ' lIns="{}" tIns="{}" rIns="{}" bIns="{}"'.format(*inset)


def columns(body: Body) -> str:
    """Columns, their gap and their direction, as attributes of a text body."""
    if body.columns < 2:
        return ""
    return f' numCol="{body.columns}" spcCol="{body.column_gap}"{column_direction(leftwards=body.leftwards)}'


def column_direction(*, leftwards: bool) -> str:
    """Which column comes first, as an attribute of a text body; the left one is by default."""
    return ' rtlCol="1"' if leftwards else ""


def panel(shape: Panel, identities: Identities, colours: Colours) -> str:
    """A rectangle; decoration."""
    looks = fill(shape.fill, colours) + line(shape.line, shape.line_width, colours)
    return _shape(identities.describe(shape.name, ""), f"{place(shape.rect)}{_outline(shape)}{looks}")


def icon(shape: IconShape, identities: Identities, colours: Colours) -> str:
    """An icon as an outline of its own."""
    looks = fill(shape.colour, colours) + line(None, 0, colours)
    return _shape(identities.describe(shape.name, shape.alt), f"{place(shape.rect)}{geometry(shape.icon)}{looks}")


def text_box(shape: TextBox, identities: Identities, colours: Colours, paragraphs: str) -> str:
    """A box whose text shrinks when later edits make it too long."""
    body = shape.body
    looks = fill(shape.fill, colours) + line(shape.line, shape.line_width, colours)
    anchor = ANCHORED[body.anchor or Anchor.TOP]
    return (
        f'<p:sp><p:nvSpPr>{identities.describe(shape.name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{place(shape.rect)}{_RECTANGLE}{looks}</p:spPr>"
        f'<p:txBody><a:bodyPr wrap="square"{insets(body.inset or NO_INSET)}{columns(body)} anchor="{anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def picture(shape: PictureShape, relationship: str, identities: Identities) -> str:
    """A picture whose part `relationship` leads to; its proportions are locked."""
    return (
        f"<p:pic><p:nvPicPr>{identities.describe(shape.name, shape.alt)}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{place(shape.rect)}{_RECTANGLE}</p:spPr></p:pic>"
    )


def frame(shape: TableShape | ChartShape, kind: str, content: str, identities: Identities) -> str:
    """The frame of a table or chart; `kind` is the namespace that says which."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identities.describe(shape.name, shape.alt)}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"{place(shape.rect, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
    )


_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_WHOLE = 100_000


def _shape(identity: str, properties: str) -> str:
    return f"<p:sp><p:nvSpPr>{identity}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{properties}</p:spPr></p:sp>"


def _outline(shape: Panel) -> str:
    """The radius is stated as a share of the shorter side, at most half of it."""
    shorter = min(shape.rect.width, shape.rect.height)
    if not shape.radius or not shorter:
        return _RECTANGLE
    share = min(_WHOLE // 2, shape.radius * _WHOLE // shorter)
    return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst></a:prstGeom>'
