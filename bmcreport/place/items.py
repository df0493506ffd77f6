"""Items as paragraphs: a strong lead, a quieter detail, a badge, and the numbers of the sources."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.model.canvas import Item
from bmcreport.place.citations import Citations
from bmcreport.text.capitals import in_capitals
from bmcreport.text.types import FaceName, Paragraph, Run, Style

LEAD = Style(FaceName.BOLD)
DETAIL = Style(colour="quiet")
BADGE = Style(FaceName.BOLD, "badge", scale=740, rise=60, tracking=40, fill="badge_paper")
MARK = Style(colour="quiet", scale=620, rise=330)

_NARROW_NO_BREAK_SPACE = "\u202f"
_NO_BREAK_SPACE = "\u00a0"


def item_paragraph(
    name: str, item: Item, citations: Citations | None, *, details: bool, hyphens: str = ""
) -> Paragraph:
    """An item as a bulleted paragraph; without `citations` no numbers, without `details` the lead and badge only.

    Its words may be divided by the rules of the language `hyphens`.
    """
    return Paragraph(tuple(_runs(item, citations, details=details)), bullet=True, name=name, hyphens=hyphens)


def badge_run(badge: str) -> Run:
    """A badge: a small field of colour that no line break divides."""
    padded = f"{_NO_BREAK_SPACE}{in_capitals(badge).replace(' ', _NO_BREAK_SPACE)}{_NO_BREAK_SPACE}"
    return Run(padded, BADGE, keep=True)


def _runs(item: Item, citations: Citations | None, *, details: bool) -> Iterator[Run]:
    yield Run(item.text, LEAD)
    if item.detail and details:
        yield Run(f" {item.detail}", DETAIL)
    if citations and item.sources:
        yield Run(_NARROW_NO_BREAK_SPACE + citations.mark(item.sources), MARK, keep=True)
    if item.badge:
        yield Run(" ", DETAIL)
        yield badge_run(item.badge)
