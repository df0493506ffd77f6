"""Speaker notes: the notes master with its theme, and the notes of a slide."""

from __future__ import annotations

from collections.abc import Iterable

from bmcreport.deck import theme
from bmcreport.deck.drawing import NAMESPACES, Identities, place, shape_tree
from bmcreport.deck.markup import DECLARATION, quoted
from bmcreport.deck.package import PRESENTATIONML, Part, Relationships
from bmcreport.deck.paragraphs import PLAIN, Typography, hundredths
from bmcreport.deck.slides import Align, Body, SlideParagraph
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Rect, Size, pt

MASTER = "/ppt/notesMasters/notesMaster1.xml"
THEME = "/ppt/theme/theme2.xml"
PAGE = Size(6_858_000, 9_144_000)
"""The notes page of PowerPoint, in EMU."""

_SIZE = pt(12)
_SPOKEN = {face: Style(face) for face in FaceName}
_IMAGE = Rect(685_800, 685_800, 5_486_400, 3_086_100)
_TEXT = Rect(685_800, 4_000_500, 5_486_400, 4_457_700)
_LOCKED_IMAGE = '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
_LOCKED_TEXT = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'


def master_part(language: str, *, leftwards: bool = False, theme_part: str = THEME) -> Part:
    """The notes master; its prompt is in `language`, as far as programs that check spelling are concerned."""
    relationships = Relationships()
    relationships.to_part("theme", theme_part)
    xml = (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}>"
        f"<p:cSld>{_BACKGROUND}{shape_tree(_shapes(_PLACED, _prompt(language)))}</p:cSld>"
        f"<p:clrMap {theme.COLOUR_MAP}/><p:notesStyle>{_style(leftwards=leftwards)}</p:notesStyle></p:notesMaster>"
    )
    return Part(MASTER, f"{PRESENTATIONML}notesMaster+xml", xml, relationships)


def notes_part(
    name: str, slide: str, paragraphs: Iterable[Paragraph], typography: Typography, *, leftwards: bool = False
) -> Part:
    """The notes of the slide in the part named `slide`, `leftwards` where they are read from right to left."""
    relationships = Relationships()
    relationships.to_part("notesMaster", MASTER)
    relationships.to_part("slide", slide)
    body = Body(tuple(_spoken(each, leftwards=leftwards) for each in paragraphs))
    text = typography.paragraphs(body, relationships, PLAIN)
    xml = (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld>{shape_tree(_shapes(_INHERITED, text))}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
    return Part(name, f"{PRESENTATIONML}notesSlide+xml", xml, relationships)


def _spoken(paragraph: Paragraph, *, leftwards: bool) -> SlideParagraph:
    """In the type of notes; colours and sizes of slides would not show on a notes page."""
    runs = tuple(Run(run.text, _SPOKEN[run.style.face], run.link, run.keep) for run in paragraph.runs)
    plain = Paragraph(runs, paragraph.bullet, paragraph.name)
    return SlideParagraph(
        plain,
        _SIZE,
        _SIZE * 6 // 5,
        space_before=_SIZE // 2,
        indent=_SIZE,
        align=Align.RIGHT if leftwards else Align.LEFT,
        leftwards=leftwards,
    )


def _prompt(language: str) -> str:
    return f'<a:p><a:r><a:rPr lang="{quoted(language)}"/><a:t>Notes</a:t></a:r></a:p>'


def _style(*, leftwards: bool) -> str:
    aligned = 'algn="r" rtl="1"' if leftwards else 'algn="l"'
    return (
        f'<a:lvl1pPr marL="0" {aligned}><a:defRPr sz="{hundredths(_SIZE)}" kern="0">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>'
    )


def _shapes(properties: tuple[str, str], text: str) -> str:
    """The picture of the slide and the text under it; on the master with their places."""
    identities = Identities()
    image, body = properties
    return (
        f"<p:sp><p:nvSpPr>{identities.describe('Slide Image')}{_LOCKED_IMAGE}"
        f'<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{image}</p:spPr></p:sp>'
        f"<p:sp><p:nvSpPr>{identities.describe('Notes')}{_LOCKED_TEXT}"
        f'<p:nvPr><p:ph type="body" idx="3"/></p:nvPr></p:nvSpPr><p:spPr>{body}</p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
    )


_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_OUTLINE = '<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>'
_INHERITED = ("", "")
_PLACED = (place(_IMAGE) + _RECTANGLE + _OUTLINE, place(_TEXT) + _RECTANGLE)
_BACKGROUND = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
