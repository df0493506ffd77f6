"""Paragraphs of a deck as DrawingML: runs with explicit sizes, exact leading, bullets and links."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.deck.links import slide_of, target
from bmcreport.deck.markup import escaped, quoted
from bmcreport.deck.package import Relationships, slide_name
from bmcreport.deck.slides import Align, Body, Placeholder, SlideParagraph
from bmcreport.text.types import FaceName, Run, Style
from bmcreport.units import Emu

EMU_PER_HUNDREDTH_POINT = 127

ALIGNED = {Align.LEFT: "l", Align.CENTRE: "ctr", Align.RIGHT: "r"}

_BOLD = (FaceName.BOLD, FaceName.BOLD_ITALIC)
_ITALIC = (FaceName.ITALIC, FaceName.BOLD_ITALIC)
_LONG_LINK = 30
"""Characters of a link that may have to be broken."""
_NO_BREAK_SPACE = "\u00a0"

# Without this extension of Office 2019, a link takes the theme's link colour whatever its run says.
_IN_ITS_OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


class Inherited(Struct, frozen=True):
    """What a text looks like where it stands until it says otherwise; `spacing` in hundredths of a point.

    In the looks of a `foreign` template everything is said that those could say otherwise, but for bullets where lists
    are `bulleted`.
    """

    colour: str = "ink"
    bold: bool = False
    spacing: int = 0
    align: Align = Align.LEFT
    leftwards: bool = False
    foreign: bool = False
    bulleted: bool = False


PLAIN = Inherited()


def hundredths(length: Emu) -> int:
    """A length in hundredths of a point, the unit of type sizes in DrawingML."""
    return round(length / EMU_PER_HUNDREDTH_POINT)


def inherited_from(placeholder: Placeholder) -> Inherited:
    """What text in a placeholder looks like by its layout."""
    spacing = hundredths(placeholder.size * placeholder.tracking // 1000)
    return Inherited(placeholder.colour, placeholder.bold, spacing, placeholder.align, placeholder.leftwards)


class Typography:
    """Writes the paragraphs of one deck; looks that recur are written once."""

    def __init__(self, colours: Mapping[str, str], language: str, plain: Inherited = PLAIN) -> None:
        """`colours` are the palette roles as DrawingML, `plain` what text looks like that is in no placeholder."""
        self.language = quoted(language)
        self._colours = colours
        self._plain = plain
        self._looks: dict[tuple[Style, Emu, Inherited], tuple[str, str]] = {}

    def paragraphs(self, body: Body, links: Relationships, inherited: Inherited | None = None) -> str:
        """The paragraphs of a body; as a text must have one, nothing is an empty one, as small as can be."""
        looks = inherited or self._plain
        written = [self._paragraph(each, links, looks) for each in body.paragraphs]
        return "".join(written) or '<a:p><a:endParaRPr sz="100"/></a:p>'

    def _paragraph(self, given: SlideParagraph, links: Relationships, inherited: Inherited) -> str:
        runs = "".join([self._run(run, given.size, links, inherited) for run in given.paragraph.runs if run.text])
        end = "" if runs else f'<a:endParaRPr lang="{self.language}" sz="{hundredths(given.size)}"/>'
        return f"<a:p>{self._properties(given, inherited)}{runs}{end}</a:p>"

    def _properties(self, given: SlideParagraph, inherited: Inherited) -> str:
        bullet = given.paragraph.bullet
        hanging = f' marL="{given.indent}" indent="{-given.indent}"' if bullet else ' marL="0" indent="0"'
        aligned = "" if given.align is inherited.align else f' algn="{ALIGNED[given.align]}"'
        if given.leftwards is not inherited.leftwards:
            aligned += f' rtl="{given.leftwards:d}"'
        return (
            f'<a:pPr{hanging}{aligned}><a:lnSpc><a:spcPts val="{hundredths(given.leading)}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{hundredths(given.space_before)}"/></a:spcBef>'
            f"{_space_after(given.space_after, foreign=inherited.foreign)}"
            f"{self._bullet(given, inherited) if bullet else '<a:buNone/>'}</a:pPr>"
        )

    def _bullet(self, given: SlideParagraph, inherited: Inherited) -> str:
        """Of the paragraph's size: without that it takes the size of the first run, which may be a smaller mark."""
        if inherited.bulleted:
            return ""
        colour, size = self._colours[given.bullet_colour], hundredths(given.size)
        return (
            f'<a:buClr>{colour}</a:buClr><a:buSzPts val="{size}"/><a:buFont typeface="Arial"/><a:buChar char="\u2022"/>'
        )

    def _run(self, run: Run, size: Emu, links: Relationships, inherited: Inherited) -> str:
        key = (run.style, size, inherited)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._look(*key)
        attributes, colours = look
        inside = colours + _link(run.link, links) if run.link else colours
        if run.link and inherited.foreign and len(run.text) > _LONG_LINK and " " in run.text.strip():
            return "".join(self._run(replace(run, text=word), size, links, inherited) for word in _words(run.text))
        text = run.text.replace(" ", _NO_BREAK_SPACE) if run.keep else run.text
        return _broken(text, f"{attributes}>{inside}</a:rPr>" if inside else f"{attributes}/>")

    def _look(self, style: Style, size: Emu, inherited: Inherited) -> tuple[str, str]:
        own = size * style.scale / 1000
        shown = _superscript(own) if style.rise else own
        spacing = round(own * style.tracking / 1000 / EMU_PER_HUNDREDTH_POINT)
        bold = style.face in _BOLD
        attributes = (
            f'<a:rPr lang="{self.language}" sz="{max(100, round(shown / EMU_PER_HUNDREDTH_POINT))}"'
            + (f' b="{bold:d}"' if bold is not inherited.bold else "")
            + (' i="1"' if style.face in _ITALIC else "")
            + (' strike="sngStrike"' if style.struck else "")
            + (f' baseline="{round(100 * size * style.rise / shown)}"' if style.rise else "")
            + (f' spc="{spacing}"' if spacing != inherited.spacing else "")
        )
        colour = f"<a:solidFill>{self._colours[style.colour]}</a:solidFill>" if style.colour != inherited.colour else ""
        field = f"<a:highlight>{self._colours[style.fill]}</a:highlight>" if style.fill else ""
        return attributes, colour + field


def _space_after(space: Emu, *, foreign: bool) -> str:
    return f'<a:spcAft><a:spcPts val="{hundredths(space)}"/></a:spcAft>' if space or foreign else ""


def _superscript(own: float) -> float:
    """The size to write for a raised run: programs show it at two thirds of what is written."""
    return own * 3 / 2


def _words(text: str) -> list[str]:
    """Each word with the space after it: LibreOffice moves a link to a line of its own before it breaks it."""
    return re.findall(r" *[^ ]+ *", text)


def _link(link: str, links: Relationships) -> str:
    number = slide_of(link)
    if number is not None:
        slide = links.to_part("slide", slide_name(number))
        return f'<a:hlinkClick r:id="{slide}" action="ppaction://hlinksldjump">{_IN_ITS_OWN_COLOUR}</a:hlinkClick>'
    leads_to = target(link)
    if leads_to is None:
        return ""
    return f'<a:hlinkClick r:id="{links.to_link(leads_to)}">{_IN_ITS_OWN_COLOUR}</a:hlinkClick>'


def _broken(text: str, properties: str) -> str:
    """Runs of one look with line breaks where the text has them."""
    if "\n" not in text and "\r" not in text:
        return f"<a:r>{properties}<a:t>{escaped(text)}</a:t></a:r>"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    runs = (f"<a:r>{properties}<a:t>{escaped(line)}</a:t></a:r>" if line else "" for line in lines)
    return f"<a:br>{properties}</a:br>".join(runs)
