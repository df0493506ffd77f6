"""What a slide is called: by its title where it shows one."""

from __future__ import annotations

from bmcreport.deck.slides import Body, PlaceholderKind, Slide, SlideLayout

TITLES = (PlaceholderKind.TITLE, PlaceholderKind.CENTRED_TITLE)


def title_of(slide: Slide, layout: SlideLayout) -> str:
    """The words of the slide's title, or its name."""
    return " ".join(given.paragraph.text for given in title_body(slide, layout).paragraphs).strip() or slide.name


def title_body(slide: Slide, layout: SlideLayout) -> Body:
    """The slide's title; nothing in it where there is none."""
    kinds = {holder.name: holder.kind for holder in layout.placeholders}
    return next((body for name, body in slide.fills.items() if kinds[name] in TITLES), Body(()))
