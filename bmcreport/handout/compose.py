"""A deck composed into its handout: slides some to a page, with their notes or with lines to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.deck.slides import Deck, Slide
from bmcreport.handout.furniture import numbered_page
from bmcreport.handout.note_elements import note_elements, note_sections, ruled
from bmcreport.handout.notes import Note, PlacedNote, heading, note, note_setting, poured
from bmcreport.handout.scaling import Scaling
from bmcreport.handout.sheet import Handout, Place, columns, inside, note_sizes, places
from bmcreport.handout.slide import SlideArtist
from bmcreport.handout.titles import title_body, title_of
from bmcreport.model.language import Numbers
from bmcreport.model.words import Words
from bmcreport.pdf.page import Artifact, Box, Document, Element, Page
from bmcreport.pdf.text import Child
from bmcreport.text.fitting import Setting
from bmcreport.units import pt

_FRAME = pt(0.5)

_Numbered = tuple[int, Slide]


def compose_handout(deck: Deck, handout: Handout, words: Words, numbers: Numbers) -> Document:
    """The handout of a deck; notes that their places cannot hold go on on a page after theirs.

    `words` are those of the deck's language, as `numbers` are, in which the values of charts are written.
    """
    return Document(
        _Composer(deck, handout, words, numbers).pages(),
        deck.palette,
        deck.title,
        deck.author,
        deck.subject,
        deck.language,
        deck.created,
    )


class _Composer:
    """What all pages of one handout share."""

    def __init__(self, deck: Deck, handout: Handout, words: Words, numbers: Numbers) -> None:
        self._deck = deck
        self._handout = handout
        self._words = words
        self._leftwards = deck.leftwards
        self._layouts = {layout.name: layout for layout in deck.layouts}
        self._artist = SlideArtist(deck, numbers)
        self._places = places(handout, deck.size, leftwards=self._leftwards)
        slides, most = list(enumerate(deck.slides, 1)), handout.per_page
        self._groups = [slides[start : start + most] for start in range(0, len(slides), most)]
        self._notes = {number: tuple(map(note, slide.notes)) for number, slide in slides}

    def pages(self) -> tuple[Page, ...]:
        """All pages, numbered."""
        setting = self._setting()
        sheets = [content for group in self._groups for content in self._sheets(group, setting)]
        return tuple(
            numbered_page(content, self._deck.title, number, len(sheets), self._handout, leftwards=self._leftwards)
            for number, content in enumerate(sheets, 1)
        )

    def _setting(self) -> Setting:
        """The largest setting of notes that needs no more pages than the smallest one."""
        settings = list(map(note_setting, note_sizes(self._handout.per_page)))
        if self._handout.ruled:
            return settings[0]
        fewest = self._count(settings[-1])
        return next(setting for setting in settings if self._count(setting) == fewest)

    def _count(self, setting: Setting) -> int:
        """How many pages there are of notes that go on."""
        return sum(len(self._continued(group, setting)) for group in self._groups)

    def _sheets(self, group: Sequence[_Numbered], setting: Setting) -> Iterator[tuple[Element, ...]]:
        """The page of some slides, and the pages on which their notes go on."""
        pairs = zip(group, self._places, strict=False)
        yield tuple(self._slide(number, slide, place, setting) for (number, slide), place in pairs)
        if not self._handout.ruled:
            yield from (tuple(note_sections(placed, "H3")) for placed in self._continued(group, setting))

    def _slide(self, number: int, slide: Slide, place: Place, setting: Setting) -> Element:
        """A slide with all that belongs to it, one section of the document."""
        drawn = map(Scaling(self._deck.size, place.slide).child, self._artist.drawn(slide, number))
        frame = Artifact((Box(place.slide, line="hairline", line_width=_FRAME),))
        layout = self._layouts[slide.layout]
        # A slide without a title is headed by its number.
        tag = "H3" if title_body(slide, layout).paragraphs else "H2"
        beside = self._beside(number, place, setting, tag)
        return Element("Sect", (*drawn, frame, *beside), bookmark=f"{number}. {title_of(slide, layout)}")

    def _beside(self, number: int, place: Place, setting: Setting, tag: str) -> Iterator[Child]:
        """The number of the slide over its notes, or over lines to write on."""
        if not self._handout.ruled:
            yield from note_elements(self._poured(number, place, setting)[0], tag)
            return
        label, _ = poured((self._label(number),), (place.below,), setting, leftwards=self._leftwards)
        yield from note_elements(label, tag)
        yield ruled(place.below, place.below.y + setting.leading)

    def _poured(self, number: int, place: Place, setting: Setting) -> tuple[tuple[PlacedNote, ...], tuple[Note, ...]]:
        """The notes of a slide under its number, and what its place cannot hold."""
        notes = (self._label(number), *self._notes[number])
        return poured(notes, place.columns, setting, leftwards=self._leftwards)

    def _label(self, number: int) -> Note:
        return heading(self._words.slide_number.format(number=number))

    def _continued(self, group: Sequence[_Numbered], setting: Setting) -> list[tuple[PlacedNote, ...]]:
        """What each page holds of the notes that go on."""
        waiting: tuple[Note, ...] = ()
        for (number, _), place in zip(group, self._places, strict=False):
            rest = self._poured(number, place, setting)[1]
            if rest:
                named = () if rest[0].heading else (heading(self._words.notes_continued.format(number=number)),)
                waiting += (*named, *rest)
        across, pages = columns(inside(self._handout.size)), []
        while waiting:
            ordered = across[::-1] if self._leftwards else across
            placed, waiting = poured(waiting, ordered, setting, leftwards=self._leftwards)
            pages.append(placed)
        return pages
