"""A canvas composed into the deck that an outline asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.branding import PLAIN, Branding
from bmcreport.deck.company.agenda import agenda_slides
from bmcreport.deck.company.bars import bar_slides
from bmcreport.deck.company.blocks import block_slides, pair_name
from bmcreport.deck.company.canvas import canvas_slides, place_on_slide
from bmcreport.deck.company.changed_figures import changed_figure_slides
from bmcreport.deck.company.changes import change_slides
from bmcreport.deck.company.contrasts import contrast_slides
from bmcreport.deck.company.cover import cover
from bmcreport.deck.company.figures import figure_slides
from bmcreport.deck.company.history import history_slides
from bmcreport.deck.company.led_on import led_on
from bmcreport.deck.company.numbers import number_slides
from bmcreport.deck.company.points import points_slides
from bmcreport.deck.company.relations import relation_slides
from bmcreport.deck.company.section import closing_slide, section_slide
from bmcreport.deck.company.sources import source_slides
from bmcreport.deck.company.statuses import status_slides
from bmcreport.deck.company.story import story_slides
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.company.text import text_slides
from bmcreport.deck.finishing import Particulars, finished
from bmcreport.deck.master import Master
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Deck, Section, Slide
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout
from bmcreport.model.outline import (
    AgendaSlide,
    BarsSlide,
    BlocksSlide,
    CanvasSlide,
    ChangedFiguresSlide,
    ChangesSlide,
    ClosingSlide,
    ContrastsSlide,
    CoverSlide,
    DeckOutline,
    DeckSlide,
    FiguresSlide,
    HistorySlide,
    NumbersSlide,
    PointsSlide,
    RelationsSlide,
    SectionSlide,
    SourcesSlide,
    StatusesSlide,
    StorySlide,
    TextSlide,
)
from bmcreport.model.slides import SlideLayouts
from bmcreport.place.placement import CanvasPlacement


def compose_deck(  # noqa: PLR0913, PLR0917 (one for each thing that slides may tell of)
    canvas: Canvas,
    layout: Layout,
    slides: SlideLayouts,
    outline: DeckOutline,
    names: Mapping[str, str],
    branding: Branding = PLAIN,
    earlier: Canvas | None = None,
    related: Sequence[Canvas] = (),
) -> Deck:
    """The deck of one company; of blocks that are too full the canvas slide shows the first items.

    `names` says what the canvases that it relates to are called, by slug; `related` are these as far as they are known,
    `earlier` is the canvas as it was.
    """
    marked = any(isinstance(written, CanvasSlide) and written.changes for written in outline.slides)
    placement = place_on_slide(Subject(canvas, Master(slides, layout), names, earlier=earlier if marked else None))
    # The slide layout of the canvas has its boundaries where the fit left them.
    fitted = layout.model_copy(update={"grid": placement.grid})
    subject = Subject(canvas, Master(slides, fitted), names, branding, earlier, tuple(related))
    parts = _with_agendas(subject, [_Part.of(subject, placement, written, outline) for written in outline.slides])
    told, shortened = led_on(subject, placement, tuple(_told(subject, parts)))
    particulars = Particulars.of_company(f"{canvas.company.name}: {layout.name}", canvas, layout)
    deck = finished(told, particulars, subject.master, branding)
    return replace(deck, sections=_whole(_sections(subject, parts), outline.name), shortened=shortened)


class _Part(Struct, frozen=True):
    """A slide of the outline with what became of it: mostly one slide, several, or none."""

    written: DeckSlide
    slides: tuple[Slide, ...]

    @classmethod
    def of(cls, subject: Subject, placement: CanvasPlacement, written: DeckSlide, outline: DeckOutline) -> _Part:
        return cls(written, tuple(_slides(subject, placement, written, outline)))


def _with_agendas(subject: Subject, parts: Sequence[_Part]) -> list[_Part]:
    """The parts with their agendas, which take slides themselves: first to count those, then to number the others."""
    numbered = list(parts)
    for _ in range(2):
        numbered = [_with_agenda(subject, numbered, index) for index in range(len(numbered))]
    return numbered


def _with_agenda(subject: Subject, parts: Sequence[_Part], index: int) -> _Part:
    part = parts[index]
    if not isinstance(part.written, AgendaSlide):
        return part
    before = sum(len(one.slides) for one in parts[:index])
    following = [one for one in _sections(subject, parts) if one.first >= before + len(part.slides)]
    slides = [slide for one in parts for slide in one.slides]
    titles = [_title(slides[one.first]) for one in following]
    return replace(part, slides=agenda_slides(subject, part.written, following, titles))


def _title(slide: Slide) -> str:
    return " ".join(one.paragraph.text for one in slide.fills["title"].paragraphs)


def _sections(subject: Subject, parts: Sequence[_Part]) -> tuple[Section, ...]:
    """The sections that the outline names; where the first slide of one is left out, the next one opens it."""
    found: list[Section] = []
    name, first = None, 0
    for part in parts:
        written = part.written
        own = written.section or (written.title if isinstance(written, SectionSlide) else None)
        name = own or name
        if name and part.slides:
            found.append(Section(subject.stated(name, subject.layout.name), first))
            name = None
        first += len(part.slides)
    return tuple(found)


def _whole(sections: tuple[Section, ...], name: str) -> tuple[Section, ...]:
    """The sections, with one of the outline's name before the first where that begins later."""
    return (Section(name, 0), *sections) if sections and sections[0].first else sections


def _told(subject: Subject, parts: Sequence[_Part]) -> Iterator[Slide]:
    """All slides under names of their own, with the notes of the outline first; slide one tells what was left out."""
    missing = [_name(subject, part.written) for part in parts if not part.slides]
    said = [subject.words.left_out.format(slides=subject.speech.strung([*dict.fromkeys(missing)]))] if missing else []
    names: Counter[str] = Counter()
    for part in parts:
        for number, slide in enumerate(part.slides):
            before = lines([subject.stated(part.written.notes, "")]) if not number else ()
            names[slide.name] += 1
            name = slide.name if names[slide.name] == 1 else f"{slide.name} {names[slide.name]}"
            yield replace(slide, name=name, notes=(*before, *slide.notes, *lines(said)))
            said = []


def _name(subject: Subject, written: DeckSlide) -> str:
    """What a slide that was left out would have been about."""
    words = subject.words
    if isinstance(written, PointsSlide):
        return subject.block_name(written.blocks[0])
    if isinstance(written, BlocksSlide):
        return pair_name(subject, written.blocks)
    usual = {
        "agenda": words.agenda,
        "relations": words.how_it_compares,
        "numbers": words.key_figures,
        "figures": words.key_figures,
        "bars": words.key_figures,
        "history": words.over_time,
        "statuses": words.tested_claims,
        "changes": words.changes_since,
        "changed_figures": words.key_figures,
        "sources": words.sources,
        "contrasts": words.why_it_wins,
    }
    return subject.stated(written.eyebrow or written.title, usual.get(written.kind, written.kind))


def _in_full(outline: DeckOutline) -> frozenset[str]:
    """The blocks of which slides of the outline show every item."""
    return frozenset(key for each in outline.slides if isinstance(each, BlocksSlide) for key in each.blocks)


def _slides(  # noqa: C901, PLR0912 (one case for each kind)
    subject: Subject, placement: CanvasPlacement, written: DeckSlide, outline: DeckOutline
) -> Iterator[Slide]:
    match written:
        case CoverSlide():
            yield cover(subject, written)
        case AgendaSlide():
            # It is told once everything else is there.
            return
        case SectionSlide():
            yield section_slide(subject, written)
        case CanvasSlide():
            yield from canvas_slides(subject, written, placement, _in_full(outline))
        case StorySlide():
            yield from story_slides(subject, written, placement, _in_full(outline))
        case BlocksSlide():
            yield from block_slides(subject, written)
        case PointsSlide():
            yield from points_slides(subject, written)
        case ContrastsSlide():
            yield from contrast_slides(subject, written)
        case RelationsSlide():
            yield from relation_slides(subject, written)
        case NumbersSlide():
            yield from number_slides(subject, written)
        case FiguresSlide():
            yield from figure_slides(subject, written)
        case BarsSlide():
            yield from bar_slides(subject, written)
        case HistorySlide():
            yield from history_slides(subject, written)
        case StatusesSlide():
            yield from status_slides(subject, written)
        case ChangesSlide():
            yield from change_slides(subject, written)
        case ChangedFiguresSlide():
            yield from changed_figure_slides(subject, written)
        case TextSlide():
            yield from text_slides(subject, written)
        case SourcesSlide():
            yield from source_slides(subject, written)
        case ClosingSlide():
            yield closing_slide(subject, written)
