"""Placed notes as tagged content: headings, paragraphs, lists; and the lines to write on that stand for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bmcreport.handout.notes import PlacedNote
from bmcreport.pdf.page import Artifact, Element, Rule
from bmcreport.pdf.text import bullet, line_children
from bmcreport.units import Emu, Rect, mm, pt

_PITCH = mm(8)
"""Between lines to write on."""
_LINE = pt(0.5)


def note_elements(placed: Iterable[PlacedNote], tag: str) -> Iterator[Element]:
    """Notes in a row; `tag` is that of headings."""
    for kind, together in groupby(placed, key=_kind):
        if kind == "L":
            yield Element("L", tuple(map(_item, together)))
        else:
            yield from (Element(tag if kind == "H" else kind, line_children(each.placed)) for each in together)


def note_sections(placed: Sequence[PlacedNote], tag: str) -> Iterator[Element]:
    """Notes that go on, those of each slide in a section."""
    starts = [index for index, each in enumerate(placed) if each.note.heading and index]
    for start, end in zip([0, *starts], [*starts, len(placed)], strict=True):
        yield Element("Sect", tuple(note_elements(placed[start:end], tag)))


def ruled(rect: Rect, top: Emu) -> Artifact:
    """Lines to write on from `top` down."""
    lines = range(top + _PITCH, rect.bottom + 1, _PITCH)
    return Artifact(tuple(Rule(rect.x, y, rect.right, y, "hairline", _LINE) for y in lines))


def _kind(each: PlacedNote) -> str:
    if each.note.heading:
        return "H"
    return "L" if each.note.paragraph.bullet else "P"


def _item(each: PlacedNote) -> Element:
    mark = () if each.note.begun else (Artifact((bullet(each.placed),)),)
    return Element("LI", (*mark, Element("LBody", line_children(each.placed))))
