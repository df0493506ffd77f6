"""The canvas on one slide: nine native blocks in the placeholders of the canvas layout."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from bmcreport.comparing.changes import changes
from bmcreport.deck.block_shapes import items_shape
from bmcreport.deck.bodies import FILLED
from bmcreport.deck.company.blocks import block_slides
from bmcreport.deck.company.speaking import block_notes, source_lines
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.fewer import left_out, placed_with_fewer
from bmcreport.deck.links import to_slide
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Body, Slide, SlideParagraph
from bmcreport.model.layout import BlockFrame, Layout
from bmcreport.model.outline import BlocksSlide, CanvasSlide
from bmcreport.place.canvas import place_blocks
from bmcreport.place.contents import contents_of
from bmcreport.place.mirror import reads_leftwards
from bmcreport.place.placement import CanvasPlacement, PlacedBlock
from bmcreport.text.fitting import SetParagraph
from bmcreport.text.types import Paragraph, Run, Style
from bmcreport.units import Emu
from bmcreport.versions.marked import Marked

_SLACK, _PART_OF_A_LINE = 0.06, 0.75
"""Room under a column for what PowerPoint rounds differently, in heights of the column; less than a line."""


_UNKNOWN = 99
"""A number as wide as that of the slide that is not known yet."""
_LEAST_OF_FEWER = 0.65
"""The least size of items that are not all there, in sizes of the ceiling: with the others elsewhere none is tiny."""


def place_on_slide(subject: Subject) -> CanvasPlacement:
    """The blocks placed on the canvas slide; what changed since an earlier version is marked.

    Where a block is too full at the floor, its first items are there in legible type, and how many more it has.
    """
    rect = subject.master.canvas_rect("canvas")
    layout = _in_one_column(subject.layout) if reads_leftwards(subject.canvas.lang) else subject.layout
    contents = contents_of(subject.canvas, layout, layout.slide, rect, None, subject.marks, FILLED)
    if subject.earlier:
        marked = Marked(subject.canvas, changes(subject.earlier, subject.canvas), layout)
        contents = contents.with_items(marked.items(None, subject.marks, details=layout.slide.details))
    placement = place_blocks(contents)
    if not isinstance(placement, tuple):
        return placement
    scale = layout.slide.scale
    legible = scale.model_copy(update={"floor": max(scale.floor, scale.ceiling * _LEAST_OF_FEWER)})
    surface = layout.slide.model_copy(update={"scale": legible})
    return placed_with_fewer(replace(contents, surface=surface), lambda count: more_paragraph(subject, count, _UNKNOWN))


def more_paragraph(subject: Subject, count: int, number: int | None) -> Paragraph:
    """How many items more are on the slide with this number, or in the notes."""
    words, style = subject.words, Style(colour="quiet")
    if number is None:
        return Paragraph((Run(words.more_in_notes.format(count=count), style),))
    told = words.more_on_slide.format(count=count, number=number)
    return Paragraph((Run(told, style, link=to_slide(number)),))


def _in_one_column(layout: Layout) -> Layout:
    """No block in columns: LibreOffice draws the second one off the slide where text runs leftwards."""
    single = {"columns": 1, "most_columns": None}
    blocks = {key: look.model_copy(update=single) for key, look in layout.blocks.items()}
    return layout.model_copy(update={"blocks": blocks})


def canvas_slides(
    subject: Subject, written: CanvasSlide, placement: CanvasPlacement, elsewhere: Collection[str]
) -> Iterator[Slide]:
    """The canvas, and behind it slides of the blocks that it has no room for, but for those told `elsewhere`."""
    yield canvas_slide(subject, written, placement)
    if written.rest == "slides":
        for key in left_out(placement):
            if key not in elsewhere:
                yield from block_slides(subject, BlocksSlide(kind="blocks", blocks=(key,)))


def canvas_slide(subject: Subject, written: CanvasSlide, placement: CanvasPlacement) -> Slide:
    """The whole canvas, its angle as the title."""
    canvas, layout = subject.canvas, subject.chosen(written, "canvas")
    named = subject.speech.labelled(canvas.company.name, subject.layout.name)
    title = subject.stated(written.title, canvas.positioning or canvas.company.tagline or named)
    eyebrow = subject.stated(written.eyebrow, canvas_eyebrow(subject))
    fills = {
        **subject.heads(layout, title, eyebrow),
        **block_bodies(subject, placement, subject.layout.in_fill_order()),
    }
    return subject.slide(subject.words.canvas, layout, fills, notes=_notes(subject))


def canvas_eyebrow(subject: Subject) -> str:
    """The line over the title of a slide with the canvas."""
    return f"{subject.layout.name} · {subject.canvas.company.name}"


def block_bodies(subject: Subject, placement: CanvasPlacement, filled: Collection[str]) -> dict[str, Body]:
    """The names of all blocks and the items of those that are filled, by the names of their placeholders."""
    bodies: dict[str, Body] = {}
    for block in placement.blocks:
        bodies[f"{block.key}_heading"] = block_body(block.heading)
        if block.key in filled:
            bodies[block.key] = items_body(block, subject.layout.slide.frame)
    return bodies


def items_body(block: PlacedBlock, frame: BlockFrame) -> Body:
    """The items of a block, in its columns, as a text of PowerPoint."""
    body, columns = block_body(block.items), len({placed.x for placed in block.items})
    if columns < 2:
        return body
    # PowerPoint fills a column to its end before it starts the next: the lower inset ends it where ours ends.
    end = max(placed.top + placed.height for placed in block.items)
    slack = min(round((end - block.body.y) * _SLACK), round(block.items[0].setting.leading * _PART_OF_A_LINE))
    lefts = sorted({placed.x for placed in block.items})
    gap = lefts[1] - lefts[0] - (block.body.width - (lefts[-1] - lefts[0]))
    return replace(
        body,
        paragraphs=_filling(body.paragraphs, block.items, end),
        inset=(0, 0, 0, max(0, items_shape(block.body, frame).bottom - end - slack)),
        columns=columns,
        column_gap=gap,
    )


def _filling(
    paragraphs: Sequence[SlideParagraph], items: Sequence[SetParagraph], end: Emu
) -> tuple[SlideParagraph, ...]:
    """A column that is shorter than the longest is filled with space, or lines of the next item would flow into it."""
    following = [*items[1:], items[-1]]
    return tuple(
        replace(paragraph, space_after=end - item.top - item.height) if next_.x != item.x else paragraph
        for paragraph, item, next_ in zip(paragraphs, items, following, strict=True)
    )


def block_body(paragraphs: Sequence[SetParagraph]) -> Body:
    """Placed paragraphs one under the other, at the size that the fit gave them."""
    return Body(
        tuple(
            SlideParagraph(
                placed.paragraph,
                placed.setting.size,
                placed.setting.leading,
                space_before=placed.setting.space if index else 0,
                indent=placed.setting.indent if placed.paragraph.bullet else 0,
            )
            for index, placed in enumerate(paragraphs)
        )
    )


def _notes(subject: Subject) -> tuple[Paragraph, ...]:
    texts: list[str | None] = [subject.canvas.summary]
    for key in subject.layout.in_fill_order():
        texts += block_notes(subject, key)
    cited = subject.citations.on_canvas
    return lines([*texts, *source_lines(subject, cited)])
