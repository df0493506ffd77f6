"""What slides stand on: the master, the named layouts, the themes and the notes master; the same for the same looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from bmcreport.deck import drawing, notes, theme
from bmcreport.deck.drawing import ANCHORED, NAMESPACES, Colours, Identities
from bmcreport.deck.levels import all_levels, first_level
from bmcreport.deck.markup import DECLARATION, escaped, quoted
from bmcreport.deck.package import PRESENTATIONML, Packed, Part, Relationships, pack
from bmcreport.deck.paragraphs import Inherited, inherited_from
from bmcreport.deck.properties import setting_parts
from bmcreport.deck.slides import Align, Deck, IconShape, Panel, Placeholder, PlaceholderKind, SlideLayout
from bmcreport.units import Rect, Size, pt

MASTER = "/ppt/slideMasters/slideMaster1.xml"

THEME = "/ppt/theme/theme1.xml"
_FIRST_LAYOUT_ID = 2_147_483_649
_FIRST_INDEX = 10

_TITLES = (PlaceholderKind.TITLE, PlaceholderKind.CENTRED_TITLE)
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"

_PLAIN = (
    Placeholder("Title", PlaceholderKind.TITLE, Rect(50, 60, 900, 120), pt(28), bold=True),
    Placeholder("Text", PlaceholderKind.BODY, Rect(50, 220, 900, 660), pt(16)),
    Placeholder("Date", PlaceholderKind.DATE, Rect(50, 930, 200, 40), pt(9), "quiet"),
    Placeholder("Footer", PlaceholderKind.FOOTER, Rect(300, 930, 400, 40), pt(9), "quiet", align=Align.CENTRE),
    Placeholder(
        "Slide Number", PlaceholderKind.SLIDE_NUMBER, Rect(750, 930, 200, 40), pt(9), "quiet", align=Align.RIGHT
    ),
)
"""The placeholders of the master, where no layout has one of the kind; lengths are per mille of the slide."""


PLAIN_TEXT = Placeholder("Plain", PlaceholderKind.BODY, Rect(0, 0, 0, 0), pt(14))
"""The text of boxes and tables."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a layout as slides refer to it."""

    placeholder: Placeholder
    reference: str
    inherited: Inherited


@dataclass(frozen=True, slots=True)
class WrittenLayout:
    """A layout as slides refer to it: the name of its part, and its placeholders by name and by kind."""

    part: str
    slots: Mapping[str, Slot]
    fields: Mapping[PlaceholderKind, Slot]


@dataclass(frozen=True, slots=True)
class Template:
    """Everything of a deck but its slides."""

    packed: Packed
    layouts: Mapping[str, WrittenLayout]
    colours: Colours


def template(deck: Deck) -> Template:
    """The template of a deck; built once for decks that look alike."""
    palette = tuple(sorted(deck.palette.items()))
    return _template(deck.layouts, palette, deck.size, deck.font, deck.theme_name, deck.language)


@lru_cache(maxsize=16)
def _template(
    layouts: tuple[SlideLayout, ...],
    palette: tuple[tuple[str, str], ...],
    size: Size,
    font: str,
    theme_name: str,
    language: str,
) -> Template:
    roles = dict(palette)
    colours = theme.colours(roles)
    written = {layout.name: _written(layout, number) for number, layout in enumerate(layouts, 1)}
    themed = theme.theme_xml(roles, font, theme_name)
    parts = (
        _master_part(layouts, size, colours, language),
        Part(THEME, theme.CONTENT_TYPE, themed),
        *(_layout_part(layout, written[layout.name], colours, language) for layout in layouts),
        *notes.master_parts(themed),
        *setting_parts(),
    )
    return Template(pack(parts), written, colours)


def number_field(language: str, number: str) -> str:
    """The field that shows the number of its slide."""
    return f'<a:fld id="{_NUMBER_FIELD}" type="slidenum"><a:rPr lang="{quoted(language)}"/><a:t>{number}</a:t></a:fld>'


def _written(layout: SlideLayout, number: int) -> WrittenLayout:
    slots = {each.name: _slot(each, index) for index, each in enumerate(layout.placeholders, _FIRST_INDEX)}
    fields = {slot.placeholder.kind: slot for slot in slots.values()}
    return WrittenLayout(f"/ppt/slideLayouts/slideLayout{number}.xml", slots, fields)


def _slot(placeholder: Placeholder, index: int) -> Slot:
    """A title has no index: there is one of it."""
    numbered = "" if placeholder.kind in _TITLES else f' idx="{index}"'
    return Slot(placeholder, f'type="{placeholder.kind.value}"{numbered}', inherited_from(placeholder))


def _layout_part(layout: SlideLayout, written: WrittenLayout, colours: Colours, language: str) -> Part:
    identities = Identities()
    behind = "".join(_decoration(shape, identities, colours) for shape in layout.shapes)
    holders = "".join(_placeholder(slot, identities, colours, language) for slot in written.slots.values())
    xml = (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1"><p:cSld name="{quoted(layout.name)}">'
        f"{_background(layout.background, colours)}{drawing.shape_tree(behind + holders)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
    relationships = Relationships()
    relationships.to_part("slideMaster", MASTER)
    return Part(written.part, f"{PRESENTATIONML}slideLayout+xml", xml, relationships)


def _decoration(shape: Panel | IconShape, identities: Identities, colours: Colours) -> str:
    if isinstance(shape, Panel):
        return drawing.panel(shape, identities, colours)
    return drawing.icon(shape, identities, colours)


def _background(role: str, colours: Colours) -> str:
    return f"<p:bg><p:bgPr>{drawing.fill(role, colours)}<a:effectLst/></p:bgPr></p:bg>"


def _placeholder(slot: Slot, identities: Identities, colours: Colours, language: str) -> str:
    given = slot.placeholder
    prompted = ' hasCustomPrompt="1"' if given.prompt else ""
    return (
        f'<p:sp><p:nvSpPr>{identities.describe(given.name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {slot.reference}{prompted}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{drawing.place(given.rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square"{drawing.insets(given.inset)} anchor="{ANCHORED[given.anchor]}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{first_level(given, colours)}</a:lstStyle>"
        f"<a:p>{_prompt(given, language)}</a:p></p:txBody></p:sp>"
    )


def _prompt(given: Placeholder, language: str) -> str:
    if given.kind is PlaceholderKind.SLIDE_NUMBER:
        return number_field(language, "\u2039#\u203a")
    return f'<a:r><a:rPr lang="{quoted(language)}"/><a:t>{escaped(given.prompt or given.name)}</a:t></a:r>'


def _master_part(layouts: tuple[SlideLayout, ...], size: Size, colours: Colours, language: str) -> Part:
    holders = _master_placeholders(layouts, size)
    identities, relationships = Identities(), Relationships()
    shapes = "".join(
        _placeholder(_slot(each, index), identities, colours, language) for index, each in enumerate(holders, 1)
    )
    listed = "".join(
        f'<p:sldLayoutId id="{_FIRST_LAYOUT_ID + number}" r:id="{relationships.to_part("slideLayout", part)}"/>'
        for number, part in enumerate(f"/ppt/slideLayouts/slideLayout{n}.xml" for n in range(1, len(layouts) + 1))
    )
    relationships.to_part("theme", THEME)
    xml = (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{_background('paper', colours)}{drawing.shape_tree(shapes)}"
        f"</p:cSld><p:clrMap {theme.COLOUR_MAP}/><p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>{_text_styles(holders, colours)}</p:sldMaster>"
    )
    return Part(MASTER, f"{PRESENTATIONML}slideMaster+xml", xml, relationships)


def _master_placeholders(layouts: Iterable[SlideLayout], size: Size) -> tuple[Placeholder, ...]:
    """One of each kind: as the first layout on paper that has one says, or a plain one."""
    light_first = sorted(layouts, key=lambda layout: layout.background != "paper")
    used = {each.kind: each for layout in reversed(light_first) for each in reversed(layout.placeholders)}
    return tuple(_as_on_master(plain, used.get(plain.kind) or _on(size, plain)) for plain in _PLAIN)


def _as_on_master(plain: Placeholder, used: Placeholder) -> Placeholder:
    return replace(used, name=plain.name, prompt="")


def _on(size: Size, plain: Placeholder) -> Placeholder:
    rect = plain.rect
    across, down = size.width, size.height
    return replace(
        plain,
        rect=Rect(
            rect.x * across // 1000, rect.y * down // 1000, rect.width * across // 1000, rect.height * down // 1000
        ),
    )


def _text_styles(holders: tuple[Placeholder, ...], colours: Colours) -> str:
    title, body = holders[0], holders[1]
    return (
        f"<p:txStyles><p:titleStyle>{first_level(title, colours)}</p:titleStyle>"
        f"<p:bodyStyle>{all_levels(body, colours)}</p:bodyStyle>"
        f"<p:otherStyle>{all_levels(PLAIN_TEXT, colours)}</p:otherStyle></p:txStyles>"
    )
