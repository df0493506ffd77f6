"""The theme of a deck: palette roles in the slots of its colour scheme, one font, plain effects."""

from __future__ import annotations

from collections.abc import Mapping

from bmcreport.deck.markup import DECLARATION, quoted

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

_SLOTS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "dark",
    "lt2": "panel",
    "accent1": "infrastructure",
    "accent2": "offer",
    "accent3": "customers",
    "accent4": "finance",
    "accent5": "brand",
    "accent6": "quiet",
    "hlink": "ink",
    "folHlink": "quiet",
}
"""The twelve slots of a colour scheme (ECMA-376 part 1, 20.1.6.2) and the palette role in each."""

_ON_A_SLIDE = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""What a slide calls the first four slots, by the master's colour map."""

COLOUR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
"""Which slot a master's colours come from."""

SCRIPT_FONTS = {
    "Arab": "Arial",
    "Hebr": "Arial",
    "Thai": "Tahoma",
    "Deva": "Nirmala UI",
    "Jpan": "Yu Gothic",
    "Hang": "Malgun Gothic",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
}
"""What shows the text of further scripts (ISO 15924): fonts that Office and Windows bring along."""

_LINKS = ("hlink", "folHlink")

_FORMATS = (
    '<a:fmtScheme name="Plain"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst>'
    '<a:lnStyleLst><a:ln w="9525">{fill}</a:ln><a:ln w="12700">{fill}</a:ln><a:ln w="19050">{fill}</a:ln>'
    "</a:lnStyleLst>"
    "<a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst>"
    "<a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme>"
).format(
    fill='<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>',
    effect="<a:effectStyle><a:effectLst/></a:effectStyle>",
)


def colours(palette: Mapping[str, str]) -> dict[str, str]:
    """Every palette role as a DrawingML colour: its theme slot where it has one, its own value elsewhere."""
    fixed = {role: f'<a:srgbClr val="{_hexadecimal(value)}"/>' for role, value in palette.items()}
    slots = {role: slot for slot, role in _SLOTS.items() if slot not in _LINKS}
    themed = {role: f'<a:schemeClr val="{_ON_A_SLIDE.get(slot, slot)}"/>' for role, slot in slots.items()}
    return fixed | {role: colour for role, colour in themed.items() if role in palette}


def theme_xml(palette: Mapping[str, str], font: str, name: str) -> str:
    """A theme part. A slot whose role the palette lacks takes the colour of the ink."""
    scheme = "".join(_slot(slot, palette.get(role, palette["ink"])) for slot, role in _SLOTS.items())
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="{quoted(name)}"><a:themeElements>'
        f'<a:clrScheme name="{quoted(name)}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{quoted(font)}"><a:majorFont>{_typefaces(font)}</a:majorFont>'
        f"<a:minorFont>{_typefaces(font)}</a:minorFont></a:fontScheme>"
        f"{_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _slot(slot: str, value: str) -> str:
    return f'<a:{slot}><a:srgbClr val="{_hexadecimal(value)}"/></a:{slot}>'


def _typefaces(font: str) -> str:
    """The Latin font and one for each further script.

    No font is named for all East Asian or all complex scripts: PowerPoint then chooses by the language of each run, as
    with its own themes, and programs that lack these fonts choose one of theirs that has the letters.
    """
    listed = "".join(f'<a:font script="{each}" typeface="{face}"/>' for each, face in SCRIPT_FONTS.items())
    return f'<a:latin typeface="{quoted(font)}"/><a:ea typeface=""/><a:cs typeface=""/>{listed}'


def _hexadecimal(value: str) -> str:
    return value.removeprefix("#").upper()
