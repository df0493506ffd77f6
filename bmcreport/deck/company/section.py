"""Slides on dark: the divider that opens a section, and the closing."""

from __future__ import annotations

from bmcreport.deck.company.subject import Subject
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Body, Slide
from bmcreport.model.outline import ClosingSlide, SectionSlide
from bmcreport.text.types import Paragraph, Run, Style

_USUAL = "section"


def section_slide(subject: Subject, written: SectionSlide) -> Slide:
    """The title of a section."""
    layout, title = subject.chosen(written, _USUAL), subject.stated(written.title, subject.layout.name)
    fills = subject.heads(layout, title, subject.stated(written.eyebrow, subject.canvas.company.name))
    return subject.slide(title, layout, fills, notes=lines([title]))


def closing_slide(subject: Subject, written: ClosingSlide) -> Slide:
    """What is to be remembered, and where to find more."""
    canvas, layout = subject.canvas, subject.chosen(written, _USUAL)
    company = canvas.company
    title = subject.stated(written.title, canvas.positioning or company.tagline or subject.layout.name)
    text = subject.stated(written.text, company.name)
    fills = subject.heads(layout, title, subject.stated(written.eyebrow, subject.layout.name))
    fills["subtitle"] = _under(subject, layout, text)
    return subject.slide(title, layout, fills, notes=lines([canvas.summary or title, company.website]))


def _under(subject: Subject, layout: str, text: str) -> Body:
    style = Style(colour=subject.master.spec(layout, "subtitle").colour)
    website = subject.canvas.company.website
    paragraphs = [Paragraph((Run(text, style),), name="subtitle")]
    if website:
        paragraphs.append(Paragraph((Run(_without_scheme(website), style, link=website),), name="website"))
    return subject.master.paragraphs(layout, "subtitle", paragraphs)


def _without_scheme(link: str) -> str:
    """An address as people write it: `mistral.ai`."""
    return link.split("://", 1)[-1].removeprefix("mailto:").removeprefix("www.").rstrip("/")
