"""The evolution of a canvas on slides: a strip of native miniatures, one a version, with what each carried on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.branding import PLAIN, Branding
from bmcreport.comparing.evolving import Stage
from bmcreport.deck.bodies import WIDTH_PERCENT, spared
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.finishing import Particulars, finished
from bmcreport.deck.master import Master
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Body, Deck, Panel, Shape, Slide, SlideParagraph, TextBox
from bmcreport.model.layout import Layout
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.model.slides import SlideLayouts
from bmcreport.place.grid import block_rects
from bmcreport.text.breaking import count_lines
from bmcreport.text.fitting import solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, pt

_LAYOUT = "table"
_MOST, _LEAST = 5, 3
"""Versions on a slide, and the fewest that it has room for."""
_GAP = pt(16)
_HEIGHT = 0.8
"""Of a miniature, in widths."""
_INSET, _BAR, _SPACE = pt(4), pt(4), pt(2.5)
_LONGEST = 60
"""Characters of an item whose bar is as wide as its block."""
_SIZE = pt(11)
_QUIET, _STRUCK = Style(colour="quiet"), Style(colour="quiet", struck=True)


def compose_evolution(
    stages: Sequence[Stage], layout: Layout, slides: SlideLayouts, branding: Branding = PLAIN
) -> Deck:
    """The versions, at least one, in their order, on as many slides as they need."""
    canvas = stages[-1].canvas
    subject = Subject(canvas, Master(slides, layout), {}, branding)
    particulars = Particulars.of_company(_title(subject), canvas, layout)
    return finished(_slides(subject, stages), particulars, subject.master, branding)


def _title(subject: Subject) -> str:
    return subject.words.evolution.format(company=subject.canvas.company.name)


def _slides(subject: Subject, stages: Sequence[Stage]) -> Iterator[Slide]:
    rect = subject.master.content_rect(_LAYOUT)
    columns = max(_LEAST, min(_MOST, len(stages)))
    width = (rect.width - _GAP * (columns - 1)) // columns
    groups = [stages[start : start + columns] for start in range(0, len(stages), columns)]
    for number, group in enumerate(groups, 1):
        shapes: list[Shape] = []
        for place, stage in enumerate(group):
            x = rect.x + place * (width + _GAP)
            index = (number - 1) * columns + place
            shapes += _miniature(subject, stage, Rect(x, rect.y, width, round(width * _HEIGHT)), index)
        title = subject.counted(_title(subject), number, len(groups))
        fills = subject.heads(_LAYOUT, title, subject.layout.name)
        name = subject.counted(subject.words.versions, number, len(groups))
        notes = lines([title, *(line for stage in group for line in _spoken(subject, stage))])
        yield subject.slide(name, _LAYOUT, fills, tuple(shapes), notes)


def _miniature(subject: Subject, stage: Stage, rect: Rect, index: int) -> Iterator[Shape]:
    """The blocks with a bar for each item: dark where it is new, pale where it was carried on."""
    name = f"{subject.layout.labels.version} {index + 1}"
    for key, block in block_rects(subject.layout.grid, rect).items():
        family = subject.layout.family(key)
        yield Panel(f"{name}, {subject.block_name(key)}", block, family.tint, "hairline", pt(0.5))
        yield from _bars(stage, key, block, f"{name}, {subject.block_name(key)}", family.colour)
    yield Panel(name, rect, None, "ink", pt(1))
    foot = subject.master.content_rect(_LAYOUT).bottom
    below = Rect(rect.x, rect.bottom + pt(6), rect.width, foot - rect.bottom - pt(6))
    yield TextBox(f"{name}, text", below, Body(tuple(_caption(subject, stage, index, below))))


def _bars(stage: Stage, key: str, block: Rect, name: str, colour: str) -> Iterator[Shape]:
    items = stage.canvas.blocks[key].items
    room, width = block.height - 2 * _INSET, block.width - 2 * _INSET
    step: Emu = min(_BAR + _SPACE, room // max(1, len(items)))
    height = max(1, step * _BAR // (_BAR + _SPACE))
    for index, item in enumerate(items):
        wide = max(width // 5, min(width, width * len(item.text) // _LONGEST))
        bar = Rect(block.x + _INSET, block.y + _INSET + index * step, wide, height)
        yield Panel(f"{name}, {index + 1}", bar, colour if (key, index) in stage.new else "hairline")


def _caption(subject: Subject, stage: Stage, index: int, room: Rect) -> Iterator[SlideParagraph]:
    """What the version is called and has, and of what is new or dropped as much as there is room for."""
    heads = (Run(_called(stage, index), Style(FaceName.BOLD)), Run(_counted(subject, stage, index), _QUIET))
    told = [Paragraph((run,)) for run in heads]
    listed = [Paragraph((Run(f"+ {stage.canvas.blocks[key].items[at].text}"),)) for key, at in _in_order(stage)]
    listed += [Paragraph((Run("– ", _QUIET), Run(item.text, _STRUCK))) for item in stage.dropped]
    leading, measure = solid(_SIZE).leading, room.width * WIDTH_PERCENT // 100
    free = spared(room).height // leading - sum(count_lines(one, measure, _SIZE) for one in told)
    for number, paragraph in enumerate(listed):
        free -= count_lines(paragraph, measure, _SIZE)
        # A line is kept for how many more there are; the notes have them all.
        if free < (1 if number + 1 < len(listed) else 0):
            told.append(Paragraph((Run(f"… +{len(listed) - number}", _QUIET),)))
            break
        told.append(paragraph)
    for paragraph in told:
        yield SlideParagraph(paragraph, _SIZE, leading)


def _in_order(stage: Stage) -> list[tuple[str, int]]:
    """What is new in the order of the model."""
    return sorted(stage.new, key=lambda place: (BLOCK_KEYS.index(place[0]), place[1]))


def _called(stage: Stage, index: int) -> str:
    """Its place among all first: versions may say the same of themselves."""
    return " · ".join(filter(None, (str(index + 1), stage.canvas.version, stage.canvas.date)))


def _counted(subject: Subject, stage: Stage, index: int) -> str:
    words = subject.words
    if not index:
        return subject.speech.tallied(words.items_counted, stage.count)
    return words.evolution_counted.format(carried=stage.carried, new=len(stage.new), dropped=len(stage.dropped))


def _spoken(subject: Subject, stage: Stage) -> Iterator[str]:
    """What is new and what was dropped, in words."""
    words = subject.words
    yield " · ".join(filter(None, (stage.canvas.version, stage.canvas.date)))
    new = (stage.canvas.blocks[key].items[index] for key, index in _in_order(stage))
    told = [(words.added, item.text) for item in new] + [(words.removed, item.text) for item in stage.dropped]
    yield from (f"• {subject.speech.labelled(label, text)}" for label, text in told)
