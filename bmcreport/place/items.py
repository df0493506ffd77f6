"""Items as paragraphs: a strong lead, a quieter detail, the numbers of the sources, marks, and a badge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Protocol

from msgspec.structs import replace

from bmcreport.model.canvas import Item
from bmcreport.place.marks import Marks
from bmcreport.text.capitals import in_capitals, spaced
from bmcreport.text.types import FaceName, Paragraph, Run, Style

LEAD = Style(FaceName.BOLD)
DETAIL = Style(colour="quiet")
BADGE = Style(FaceName.BOLD, "badge", scale=740, rise=60, tracking=40, fill="badge_paper")
MARK = Style(colour="quiet", scale=620, rise=330)

_NARROW_NO_BREAK_SPACE = "\u202f"
_NO_BREAK_SPACE = "\u00a0"


class Cited(Protocol):
    """What knows the numbers of sources."""

    def mark(self, keys: Iterable[str]) -> str:
        """The numbers of these sources as printed after a claim: `1,3`."""


def item_paragraph(
    name: str, item: Item, citations: Cited | None, marks: Marks, *, details: bool, hyphens: str = ""
) -> Paragraph:
    """An item as a bulleted paragraph; without `citations` no numbers, without `details` no detail.

    Its words may be divided by the rules of the language `hyphens`.
    """
    runs = tuple(_runs(item, citations, marks, details=details))
    return Paragraph(runs, bullet=True, name=name, hyphens=hyphens)


@lru_cache(maxsize=1_000)
def badge_run(badge: str) -> Run:
    """A badge: a small field of colour that no line break divides."""
    padded = f"{_NO_BREAK_SPACE}{in_capitals(badge).replace(' ', _NO_BREAK_SPACE)}{_NO_BREAK_SPACE}"
    return Run(padded, replace(BADGE, tracking=spaced(badge, BADGE.tracking)), keep=True)


def _runs(item: Item, citations: Cited | None, marks: Marks, *, details: bool) -> Iterator[Run]:
    yield from marks.before(item)
    yield Run(item.text, LEAD)
    if item.detail and details:
        yield Run(f" {item.detail}", DETAIL)
    if citations and item.sources:
        yield Run(_NARROW_NO_BREAK_SPACE + citations.mark(item.sources), MARK, keep=True)
    yield from marks.after(item)
    if item.badge:
        yield Run(" ", DETAIL)
        yield badge_run(item.badge)
