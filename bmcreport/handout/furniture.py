"""What stands on every page of a handout: the title of the deck above the slides, the page's number below them."""

from __future__ import annotations

from msgspec.structs import replace

from bmcreport.deck.slides import OPPOSITE, Align, Anchor, Body, SlideParagraph
from bmcreport.handout.sheet import Handout, inside
from bmcreport.handout.texts import place_body, words_of
from bmcreport.pdf.elements import operations
from bmcreport.pdf.page import Artifact, Element, Page, Rule
from bmcreport.pdf.text import Child
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Rect, mm, pt

_SIZE = pt(9)
_HIGH = mm(8)
_ABOVE = mm(4)
"""Between the rule under the title and the slides."""
_HAIRLINE = pt(0.5)


def numbered_page(
    content: tuple[Element, ...], title: str, number: int, count: int, handout: Handout, *, leftwards: bool
) -> Page:
    """A page of a handout; its title is read out once, on the first."""
    room = inside(handout.size)
    y = room.y - _ABOVE
    named = _words(title, Rect(room.x, y - _HIGH, room.width, _HIGH - pt(2)), Anchor.BOTTOM, leftwards=leftwards)
    foot = Rect(room.x, room.bottom + mm(3), room.width, _HIGH)
    numbered = _words(f"{number} / {count}", foot, Anchor.TOP, Align.RIGHT, leftwards=leftwards)
    rule = Rule(room.x, y, room.right, y, "hairline", _HAIRLINE)
    if number == 1:
        return Page(handout.size, Artifact((rule, *operations(numbered))), (Element("H1", named), *content))
    return Page(handout.size, Artifact((rule, *operations((*named, *numbered)))), content)


def _words(text: str, rect: Rect, anchor: Anchor, align: Align = Align.LEFT, *, leftwards: bool) -> tuple[Child, ...]:
    """Words in the quiet type of what is not content."""
    paragraph = Paragraph((Run(text, Style(FaceName.REGULAR, "quiet")),))
    given = SlideParagraph(paragraph, _SIZE, _SIZE * 6 // 5, align=align, leftwards=leftwards)
    if leftwards:
        given = replace(given, align=OPPOSITE[align])
    placed = place_body(Body((given,)), rect, anchor)
    return tuple(child for each in placed for child in words_of(each))
