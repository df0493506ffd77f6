"""What stands around the content of a page: header and footer as on a canvas page, and the page's number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from bmcreport.handout.comparison.ground import Ground
from bmcreport.pdf.compose import header_elements, words
from bmcreport.pdf.elements import operations
from bmcreport.pdf.page import Artifact, Element, Page
from bmcreport.pdf.text import Child
from bmcreport.place.footer import legend
from bmcreport.place.header import Heading, place_heading
from bmcreport.place.marks import status_names
from bmcreport.place.mirror import Mirror
from bmcreport.place.placement import PageHeader
from bmcreport.place.stacking import bottom_of, ending_at, plain, stack
from bmcreport.text.fitting import SetParagraph, solid
from bmcreport.text.types import FaceName, Style
from bmcreport.units import Emu, Rect, pt

_QUIET = Style(colour="quiet")
_CREDIT_PART = 0.4
"""The part of the footer's width that the credit may take before it wraps."""
_LATER_TITLE = 0.72
"""The title of a page after the first, in sizes of the first one's."""
_LEAST_ROOM = 0.25
"""The part of a page's height, without its margins, that header and footer leave at least."""
_SUMMARY = 0.8
"""A summary of several sentences, in sizes of a tagline."""

_Texts = tuple[SetParagraph, ...]


class Sheet(Struct, frozen=True):
    """A page without its number; `marked` says that shapes on it need a legend.

    A page that `continues` repeats the title of the one before, which is read out once.
    """

    heading: Heading
    content: tuple[Element, ...]
    marked: bool = False
    continues: bool = False


class _Foot(Struct, frozen=True):
    """The foot of a page: its document, what shapes mean, whose page and whose canvas it is, and its number."""

    title: _Texts
    legend: _Texts
    house: _Texts
    credit: _Texts
    number: _Texts


class Furniture:
    """Header and footer of the pages of one comparison."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        inside = ground.inside
        # Two digits more than any number of pages that there will be.
        foot = self._foot(0, "0000")
        self._foot_height = max(bottom_of(texts, 0) for texts in (foot.legend, foot.title, foot.number))
        self._foot_top = inside.bottom - self._foot_height

    def heading(self, title: str, tagline: str | None = None, part: str = "", *, fields: bool = False) -> Heading:
        """What a page is headed by, and which `part` of the companies it shows.

        The first one bears the fields of the document.
        """
        subject, document = self._ground.subject, self._ground.subject.document
        written = (
            ("designed_for", document.designed_for),
            ("designed_by", document.designed_by),
            ("date", document.date),
            ("version", document.version),
        )
        eyebrow = " · ".join(filter(None, (self._ground.layout.name, subject.eyebrow, part)))
        return Heading(eyebrow, title, tagline, written if fields else ())

    def room(self, heading: Heading) -> Rect:
        """What header and footer leave of a page."""
        ground, inside = self._ground, self._ground.inside
        top = self._header(heading)[1] + pt(ground.surface.header_gap)
        bottom = self._foot_top - pt(ground.surface.footer_gap)
        return Rect(inside.x, top, inside.width, max(0, bottom - top))

    def leaves_room(self, heading: Heading) -> bool:
        """Whether there is room under a header for anything."""
        return self.room(heading).height >= self._ground.inside.height * _LEAST_ROOM

    def pages(self, sheets: Sequence[Sheet]) -> tuple[Page, ...]:
        """The pages, numbered."""
        return tuple(self._page(sheet, number, len(sheets)) for number, sheet in enumerate(sheets, 1))

    def _page(self, sheet: Sheet, number: int, count: int) -> Page:
        labels = self._ground.layout.labels
        told = labels.page_of.replace("{page}", str(number)).replace("{pages}", str(count)) if count > 1 else ""
        foot = self._faced_foot(self._foot(self._foot_top, told))
        header = self._faced(self._header(sheet.heading)[0])
        heads = tuple(header_elements(header, "H1" if number == 1 else "H2", sheet.heading.title))
        meaning = (Element("P", words(foot.legend)),) if sheet.marked and foot.legend else ()
        around = tuple(Element("P", words(texts)) for texts in (foot.title, foot.house, foot.credit) if texts)
        if number == 1:
            return self._made(words(foot.number), (*heads, *sheet.content, *meaning, *around))
        silent = (*around, *words(foot.number))
        if sheet.continues:
            return self._made((*heads, *silent), (*sheet.content, *meaning))
        eyebrow, *others = heads
        return self._made((eyebrow, *silent), (*others, *sheet.content, *meaning))

    def _made(self, decoration: Iterable[Child], content: tuple[Element, ...]) -> Page:
        return Page(self._ground.size, Artifact(tuple(operations(decoration))), content)

    def _header(self, heading: Heading) -> tuple[PageHeader, Emu]:
        """The first page has a large title, a summary and the logo."""
        ground, surface = self._ground, self._ground.surface
        first = bool(heading.fields)
        name, size = ("tagline", surface.tagline * _SUMMARY) if first else ("title", surface.title * _LATER_TITLE)
        looks = {name: max(surface.least, size)}
        layout = ground.layout.model_copy(update={"page": surface.model_copy(update=looks)})
        return place_heading(heading, layout, ground.inside, ground.subject.branding.logo if first else None)

    def _foot(self, top: Emu, number: str) -> _Foot:
        ground, inside = self._ground, self._ground.inside
        subject, setting = ground.subject, solid(pt(ground.surface.footer))
        width = round(inside.width * _CREDIT_PART)
        left = inside.right - width
        title = stack(plain("document", subject.document.title, _QUIET), inside.x, top, inside.width - width, setting)
        shown = ground.statuses() if ground.layout.marks.status else frozenset()
        names = {status: name for status, name in status_names(ground.layout).items() if status.value in shown}
        meaning = stack(legend(names), inside.x, bottom_of(title, top), inside.width - width, setting)
        house = stack(plain("house", subject.branding.footer, Style(FaceName.BOLD, "quiet")), left, top, width, setting)
        credit = stack(
            plain("attribution", ground.layout.attribution, _QUIET), left, bottom_of(house, top), width, setting
        )
        numbered = stack(plain("number", number, _QUIET), left, bottom_of(credit, top), width, setting)
        ended = (ending_at(texts, inside.right) for texts in (house, credit, numbered))
        return _Foot(title, meaning, *ended)

    def _faced_foot(self, foot: _Foot) -> _Foot:
        if not self._ground.leftwards:
            return foot
        mirror = Mirror(self._ground.size.width)
        texts = (foot.title, foot.legend, foot.house, foot.credit, foot.number)
        return _Foot(*map(mirror.texts, texts))

    def _faced(self, header: PageHeader) -> PageHeader:
        return Mirror(self._ground.size.width).header(header) if self._ground.leftwards else header
