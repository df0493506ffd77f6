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

_EAST_ASIAN = ("Jpan", "Hang", "Hans", "Hant")

_SCRIPT_OF = {
    "ar": "Arab", "fa": "Arab", "ur": "Arab", "ps": "Arab", "ug": "Arab", "he": "Hebr", "yi": "Hebr", "th": "Thai",
    "hi": "Deva", "mr": "Deva", "ne": "Deva", "ja": "Jpan", "ko": "Hang", "zh": "Hans",
    "zh-tw": "Hant", "zh-hk": "Hant", "zh-hant": "Hant",
}  # fmt: skip
"""The script of languages (BCP 47) that Latin fonts do not write."""

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


def theme_xml(palette: Mapping[str, str], font: str, name: str, language: str) -> str:
    """A theme part, its fonts of other scripts led by those of `language` (BCP 47).

    A slot whose role the palette lacks takes the colour of the ink.
    """
    scheme = "".join(_slot(slot, palette.get(role, palette["ink"])) for slot, role in _SLOTS.items())
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="{quoted(name)}"><a:themeElements>'
        f'<a:clrScheme name="{quoted(name)}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{quoted(font)}"><a:majorFont>{_typefaces(font, language)}</a:majorFont>'
        f"<a:minorFont>{_typefaces(font, language)}</a:minorFont></a:fontScheme>"
        f"{_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _slot(slot: str, value: str) -> str:
    return f'<a:{slot}><a:srgbClr val="{_hexadecimal(value)}"/></a:{slot}>'


def _typefaces(font: str, language: str) -> str:
    """The Latin font, those of the language for East Asian and complex scripts, and one for each script.

    PowerPoint chooses by the script where the first three say nothing, LibreOffice knows only them.
    """
    script = script_of(language)
    own = SCRIPT_FONTS[script] if script else ""
    asian, complex_ = (own, "") if script in _EAST_ASIAN else ("", own)
    listed = "".join(f'<a:font script="{each}" typeface="{face}"/>' for each, face in SCRIPT_FONTS.items())
    return f'<a:latin typeface="{quoted(font)}"/><a:ea typeface="{asian}"/><a:cs typeface="{complex_}"/>{listed}'


def script_of(language: str) -> str | None:
    """The script of a language (BCP 47) that Latin fonts do not write, as far as we name a font for it."""
    tag = language.lower()
    return next((_SCRIPT_OF[part] for part in (tag, *_shorter(tag)) if part in _SCRIPT_OF), None)


def _shorter(tag: str) -> tuple[str, ...]:
    """The tag without its last parts: `zh-hant-tw` is `zh-hant`, then `zh`."""
    parts = tag.split("-")
    return tuple("-".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))


def _hexadecimal(value: str) -> str:
    return value.removeprefix("#").upper()
