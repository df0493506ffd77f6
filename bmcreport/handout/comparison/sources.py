"""The sources of all companies on pages of columns, numbered as cells cite them, each linked to where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.deck.comparison.sources import source_entries
from bmcreport.deck.source_columns import column_body, fitted_columns
from bmcreport.handout.comparison.furniture import Furniture, Sheet
from bmcreport.handout.comparison.ground import Ground
from bmcreport.model.comparison_outline import SourcesSlide
from bmcreport.pdf.page import Element
from bmcreport.units import Rect

_LEAST, _GAP = 28, 3
"""The least width of a column and the space between two, in the least type size."""


def source_sheets(ground: Ground, furniture: Furniture) -> Iterator[Sheet]:
    """The pages that the sources need; none if there are none, or the outline wants none."""
    written, entries = ground.asked(SourcesSlide), source_entries(ground.subject)
    if not written or not entries:
        return
    words = ground.layout.words
    name = written.title or words.sources
    room = furniture.room(furniture.heading(name, words.claims_from))
    gap = ground.floor * _GAP
    across = max(1, (room.width + gap) // (ground.floor * _LEAST + gap))
    width = (room.width - gap * (across - 1)) // across
    setting, columns = fitted_columns(entries, Rect(0, 0, width, room.height), ground.scale, across)
    pages = [columns[start : start + across] for start in range(0, len(columns), across)]
    for number, page in enumerate(pages, 1):
        title = ground.subject.counted(name, number, len(pages))
        content = tuple(
            child
            for place, (start, end) in enumerate(page)
            for child in ground.text(
                column_body(entries[start:end], setting),
                Rect(room.x + place * (width + gap), room.y, width, room.height),
            )
        )
        yield Sheet(furniture.heading(title, words.claims_from), (Element("Sect", content),))
