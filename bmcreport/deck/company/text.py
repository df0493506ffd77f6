"""Slides with a text of the outline's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bmcreport.deck.company.lists import bodies_of
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Slide
from bmcreport.model.fields import filled
from bmcreport.model.outline import TextSlide
from bmcreport.text.types import Paragraph, Run, Style

_USUAL = "text"
# What ends a sentence or closes a bracket is no part of an address.
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]*[^\s<>\".,;:!?)\]}'’”»]", re.IGNORECASE)


def text_slides(subject: Subject, written: TextSlide) -> Iterator[Slide]:
    """As many slides as the text needs at a legible size, mostly one."""
    layout, fields = subject.chosen(written, _USUAL), subject.fields
    paragraphs = [_paragraph(f"text/{index}", filled(each, fields)) for index, each in enumerate(written.paragraphs)]
    paragraphs += [
        _paragraph(f"bullet/{index}", filled(each, fields), bullet=True) for index, each in enumerate(written.bullets)
    ]
    title = subject.stated(written.title, subject.canvas.company.name)
    eyebrow = subject.stated(written.eyebrow, subject.canvas.company.name)
    bodies = bodies_of(paragraphs, subject.master.rect(layout, "body"), subject.master.slides.body)
    for number, body in enumerate(bodies, 1):
        counted = subject.counted(title, number, len(bodies))
        fills = subject.heads(layout, counted, eyebrow) | ({"body": body} if body.paragraphs else {})
        yield subject.slide(counted, layout, fills, notes=lines([title]))


def _paragraph(name: str, text: str, *, bullet: bool = False) -> Paragraph:
    return Paragraph(tuple(linked(text)), bullet=bullet, name=name)


def linked(text: str, style: Style = Style()) -> Iterator[Run]:  # noqa: B008 (a frozen value)
    """The text with its addresses of the web and of mail as links."""
    start = 0
    for match in _ADDRESS.finditer(text):
        if start < match.start():
            yield Run(text[start : match.start()], style)
        yield Run(match[0], style, link=match[0])
        start = match.end()
    if start < len(text):
        yield Run(text[start:], style)
