"""The field at a glance: all parts of the overview on one page if they fit, else on as few as keep them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from bmcreport.handout.comparison.furniture import Furniture, Sheet
from bmcreport.handout.comparison.ground import Ground
from bmcreport.handout.comparison.panels import Column, Panels
from bmcreport.handout.comparison.parts import Part, PartName, parts_of
from bmcreport.pdf.page import Element

_IN_THE_HEADER = ("title", "summary", "designed_for", "designed_by", "version")
"""Texts of the document that the header of the first page shows."""

_FIELD, _COUNTS, _LIKENESS, _TAKEAWAYS = PartName.FIELD, PartName.COUNTS, PartName.LIKENESS, PartName.TAKEAWAYS


class _Arranged(Struct, frozen=True):
    """The parts of one page by column, with the shares of the columns; a single part may go on on further pages."""

    columns: tuple[Column, ...]
    shares: tuple[int, ...] = (1,)

    @property
    def alone(self) -> bool:
        """Whether it is a single part."""
        return len(self.columns) == len(self.columns[0]) == 1

    def of(self, parts: Mapping[PartName, Part]) -> _Arranged:
        """Without the parts that there are not, and without columns that hold nothing."""
        kept = [tuple(name for name in column if name in parts) for column in self.columns]
        pairs = [(column, share) for column, share in zip(kept, self.shares, strict=True) if column]
        return _Arranged(tuple(column for column, _ in pairs), tuple(share for _, share in pairs))

    def stacked(self) -> _Arranged:
        """In one column, for pages that are higher than wide."""
        return _Arranged((tuple(name for column in self.columns for name in column),))


_LADDER = (
    (_Arranged(((_FIELD, _TAKEAWAYS), (_COUNTS, _LIKENESS)), (57, 43)),),
    (_Arranged(((_COUNTS, _TAKEAWAYS), (_LIKENESS,)), (42, 58)), _Arranged(((_FIELD,),))),
    (_Arranged(((_COUNTS,), (_TAKEAWAYS,)), (50, 50)), _Arranged(((_FIELD,),)), _Arranged(((_LIKENESS,),))),
    (_Arranged(((_COUNTS,),)), _Arranged(((_TAKEAWAYS,),)), _Arranged(((_FIELD,),)), _Arranged(((_LIKENESS,),))),
)
"""Arrangements on pages, the best first; in the last one every part has pages of its own."""


def overview_sheets(ground: Ground, furniture: Furniture) -> Iterator[Sheet]:
    """The pages of the overview: one at least, for the document's name, summary and fields."""
    document, parts = ground.subject.document, parts_of(ground)
    heading = furniture.heading(document.title, document.summary, fields=True)
    later = furniture.heading(document.title)
    first, others = (Panels(ground, parts, furniture.room(each)) for each in (heading, later))
    for number, content in enumerate(_pages(parts, first, others) or [()]):
        yield Sheet(later if number else heading, content, continues=number > 0)


def endless_texts(ground: Ground, furniture: Furniture) -> Iterator[tuple[str, ...]]:
    """The path in the document of the text that leaves the first page or those after it no room."""
    document = ground.subject.document
    headings = (
        furniture.heading(document.title),
        furniture.heading(document.title, document.summary, fields=True),
    )
    if not all(map(furniture.leaves_room, headings)):
        told = {name: getattr(document, name) or "" for name in _IN_THE_HEADER}
        yield (max(told, key=lambda name: len(told[name])),)


def _pages(parts: Mapping[PartName, Part], first: Panels, others: Panels) -> list[tuple[Element, ...]]:
    """The content of each page, as the first arrangement has it that fits; its first page has less room."""
    for rung in _LADDER:
        arranged = _arranged(rung, parts, upright=first.upright)
        rooms = [others if index else first for index in range(len(arranged))]
        settings = [panels.setting(page.columns, page.shares) for page, panels in zip(arranged, rooms, strict=True)]
        if all(setting or page.alone for page, setting in zip(arranged, settings, strict=True)):
            break
    return [
        content
        for page, panels, setting in zip(arranged, rooms, settings, strict=True)
        for content in (
            [panels.page(page.columns, page.shares, setting)] if setting else panels.flowing(page.columns[0][0])
        )
    ]


def _arranged(rung: Sequence[_Arranged], parts: Mapping[PartName, Part], *, upright: bool) -> list[_Arranged]:
    pages = [page.of(parts) for page in rung]
    return [page.stacked() if upright else page for page in pages if page.columns]
