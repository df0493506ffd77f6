"""The slide master: one placeholder of each kind, the list of layouts, and how text of each level looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from bmcreport.deck import drawing, theme
from bmcreport.deck.drawing import NAMESPACES, Colours, Identities
from bmcreport.deck.layout_parts import MASTER, backdrop, background, layout_name
from bmcreport.deck.levels import all_levels, first_level
from bmcreport.deck.markup import DECLARATION
from bmcreport.deck.package import PRESENTATIONML, Part, Relationships
from bmcreport.deck.placeholders import on_layout, slot
from bmcreport.deck.slides import OPPOSITE, Align, Backdrop, Placeholder, PlaceholderKind, SlideLayout
from bmcreport.units import Rect, Size, pt

THEME = "/ppt/theme/theme1.xml"

_PLAIN_TEXT = Placeholder("Plain", PlaceholderKind.BODY, Rect(0, 0, 0, 0), pt(14))

_FIRST_LAYOUT_ID = 2_147_483_649
_WHOLE = 1000

_ONES = (
    Placeholder("Title", PlaceholderKind.TITLE, Rect(50, 60, 900, 120), pt(28), bold=True),
    Placeholder("Text", PlaceholderKind.BODY, Rect(50, 220, 900, 660), pt(16)),
    Placeholder("Date", PlaceholderKind.DATE, Rect(50, 930, 200, 40), pt(9), "quiet"),
    Placeholder("Footer", PlaceholderKind.FOOTER, Rect(300, 930, 400, 40), pt(9), "quiet", align=Align.CENTRE),
    Placeholder("Slide Number", PlaceholderKind.SLIDE_NUMBER, Rect(750, 930, 200, 40), pt(9), "quiet"),
)
"""The placeholders of a master; lengths are per mille of the slide."""


def master_part(
    layouts: tuple[SlideLayout, ...],
    behind: tuple[Backdrop, ...],
    size: Size,
    colours: Colours,
    language: str,
    *,
    leftwards: bool = False,
) -> Part:
    """The master of these layouts with what it draws on every slide, `leftwards` for text that begins at the right."""
    identities, relationships = Identities(), Relationships()
    drawn = backdrop(behind, identities, colours, language, relationships)
    holders = [each if each.leftwards is leftwards else turned(each) for each in _placeholders(layouts, size)]
    shapes = "".join(
        on_layout(slot(each, index), identities, colours, language) for index, each in enumerate(holders, 1)
    )
    listed = "".join(_listed(number, relationships) for number in range(len(layouts)))
    relationships.to_part("theme", THEME)
    xml = (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}>"
        f"<p:cSld>{background('paper', colours)}{drawing.shape_tree(drawn + shapes)}</p:cSld>"
        f"<p:clrMap {theme.COLOUR_MAP}/><p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>"
        f"{_text_styles(holders, colours)}</p:sldMaster>"
    )
    return Part(MASTER, f"{PRESENTATIONML}slideMaster+xml", xml, relationships)


def plain_text(*, leftwards: bool) -> Placeholder:
    """The text of boxes and tables, as a placeholder would say it."""
    return turned(_PLAIN_TEXT) if leftwards else _PLAIN_TEXT


def turned(given: Placeholder) -> Placeholder:
    """The placeholder for text that begins at the right, where it stands."""
    return replace(given, align=OPPOSITE[given.align], leftwards=True)


def _listed(number: int, relationships: Relationships) -> str:
    identity = relationships.to_part("slideLayout", layout_name(number + 1))
    return f'<p:sldLayoutId id="{_FIRST_LAYOUT_ID + number}" r:id="{identity}"/>'


def _placeholders(layouts: Iterable[SlideLayout], size: Size) -> tuple[Placeholder, ...]:
    """As the first layout on paper that has one of the kind says; texts differ too much to take after any."""
    light_first = sorted(layouts, key=lambda layout: layout.background != "paper")
    used = {each.kind: each for layout in reversed(light_first) for each in layout.placeholders}
    used.pop(PlaceholderKind.BODY, None)
    return tuple(replace(used.get(one.kind) or _on(size, one), name=one.name, prompt="") for one in _ONES)


def _on(size: Size, one: Placeholder) -> Placeholder:
    rect = one.rect
    x, width = (size.width * length // _WHOLE for length in (rect.x, rect.width))
    y, height = (size.height * length // _WHOLE for length in (rect.y, rect.height))
    return replace(one, rect=Rect(x, y, width, height))


def _text_styles(holders: Sequence[Placeholder], colours: Colours) -> str:
    title, text = holders[:2]
    return (
        f"<p:txStyles><p:titleStyle>{first_level(title, colours)}</p:titleStyle>"
        f"<p:bodyStyle>{all_levels(text, colours)}</p:bodyStyle>"
        f"<p:otherStyle>{all_levels(plain_text(leftwards=text.leftwards), colours)}</p:otherStyle></p:txStyles>"
    )
