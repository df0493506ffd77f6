"""Slide layouts as parts: what they draw behind their slides, and their placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from bmcreport.branding import Bitmap
from bmcreport.deck import drawing
from bmcreport.deck.drawing import NAMESPACES, Colours, Identities
from bmcreport.deck.markup import DECLARATION, quoted
from bmcreport.deck.package import PRESENTATIONML, Packed, Part, Relationships, pack
from bmcreport.deck.paragraphs import Typography
from bmcreport.deck.placeholders import Slot, on_layout, slot
from bmcreport.deck.slides import Backdrop, IconShape, Panel, PictureShape, PlaceholderKind, SlideLayout, TextBox

MASTER = "/ppt/slideMasters/slideMaster1.xml"
"""The part that every layout belongs to."""

_FIRST_INDEX = 10


class WrittenLayout(Struct, frozen=True):
    """A layout ready for the archive, and as slides refer to it: its part, its placeholders by name and by kind."""

    part: str
    slots: Mapping[str, Slot]
    fields: Mapping[PlaceholderKind, Slot]
    packed: Packed


@lru_cache(maxsize=128)
def written_layout(
    layout: SlideLayout, number: int, colours: tuple[tuple[str, str], ...], language: str
) -> WrittenLayout:
    """The layout with this number, counted from 1; `colours` as pairs. Written once for decks alike."""
    slots = {each.name: slot(each, index) for index, each in enumerate(layout.placeholders, _FIRST_INDEX)}
    fields = {each.placeholder.kind: each for each in slots.values()}
    relationships = Relationships()
    relationships.to_part("slideMaster", MASTER)
    xml = _layout_xml(layout, slots, dict(colours), language, relationships)
    part = Part(layout_name(number), f"{PRESENTATIONML}slideLayout+xml", xml, relationships)
    return WrittenLayout(part.name, slots, fields, pack([part]))


def layout_name(number: int) -> str:
    """The name of the part of a layout, counted from 1."""
    return f"/ppt/slideLayouts/slideLayout{number}.xml"


def background(role: str, colours: Colours) -> str:
    """The background of a layout or master in one colour."""
    return f"<p:bg><p:bgPr>{drawing.fill(role, colours)}<a:effectLst/></p:bgPr></p:bg>"


def picture_name(bitmap: Bitmap) -> str:
    """The name of the part of a picture, the same wherever it is shown."""
    return f"/ppt/media/picture-{bitmap.name}.png"


def backdrop(
    shapes: Iterable[Backdrop], identities: Identities, colours: Colours, language: str, relationships: Relationships
) -> str:
    """What a layout or master draws behind its slides; the parts of pictures are written elsewhere."""
    typography = Typography(colours, language)

    def written(shape: Backdrop) -> str:
        match shape:
            case Panel():
                return drawing.panel(shape, identities, colours)
            case IconShape():
                return drawing.icon(shape, identities, colours)
            case PictureShape():
                return drawing.picture(shape, relationships.to_part("image", picture_name(shape.bitmap)), identities)
            case TextBox():
                return drawing.text_box(shape, identities, colours, typography.paragraphs(shape.body, relationships))

    return "".join(map(written, shapes))


def _layout_xml(
    layout: SlideLayout, slots: Mapping[str, Slot], colours: Colours, language: str, relationships: Relationships
) -> str:
    identities = Identities()
    behind = backdrop(layout.shapes, identities, colours, language, relationships)
    holders = "".join(on_layout(each, identities, colours, language) for each in slots.values())
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1"><p:cSld name="{quoted(layout.name)}">'
        f"{background(layout.background, colours)}{drawing.shape_tree(behind + holders)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
