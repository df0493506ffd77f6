"""One or two blocks on a slide: the first one's headline leads, the items follow, a relation closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from bmcreport.deck.bodies import body_at, common_setting, display, frame, in_columns
from bmcreport.deck.company.speaking import block_notes, source_lines
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.cutting import whole_pieces
from bmcreport.deck.notes_text import lines
from bmcreport.deck.slides import Anchor, Body, Panel, Shape, Slide, TextBox
from bmcreport.model.canvas import Relation, RelationKind
from bmcreport.model.outline import BlocksSlide
from bmcreport.place.items import item_paragraph
from bmcreport.text.fitting import Frame, Setting, fits, sizes, solid
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Rect, pt

_USUAL = "statement"
_SIDES = ("left", "right")
_RULE = pt(2)
_CALLOUT_BAR = pt(3)
_CALLOUT_SIZE = pt(14)
_LEAST_PART = 80
"""The least size of a second headline, in per cent of its usual size."""
_CALLOUT_INSET = (pt(12), 0, pt(12), 0)

Side = tuple[Paragraph, ...]


def block_slides(subject: Subject, written: BlocksSlide) -> Iterator[Slide]:
    """As many slides as the items need at a legible size, mostly one; none where the blocks say nothing."""
    told = tuple(key for key in written.blocks if _says_something(subject, key))
    parts = _parts(subject, told, subject.chosen(written, _USUAL))
    if len(told) > 1 and (not parts or _second_is_long(subject, written)):
        # Each leads slides of its own, with its own headline and with two columns for its items.
        first, second = told
        yield from block_slides(subject, written.model_copy(update={"blocks": (first,)}))
        yield from block_slides(subject, written.model_copy(update={"blocks": (second,), "title": None}))
        return
    for number, (setting, part) in enumerate(parts, 1):
        yield _slide(subject, written.model_copy(update={"blocks": told}), part, setting, number, len(parts))


def _says_something(subject: Subject, key: str) -> bool:
    block = subject.canvas.blocks[key]
    return bool(block.items or block.headline)


def _second_is_long(subject: Subject, written: BlocksSlide) -> bool:
    """Whether the second headline has no room under the first."""
    headlines = _headlines(subject, written.blocks)
    if len(headlines) < 2:
        return False
    layout = subject.chosen(written, _USUAL)
    (only,) = subject.master.text(layout, "subtitle", headlines[1]).paragraphs
    return only.size * 100 < pt(subject.master.spec(layout, "subtitle").size) * _LEAST_PART


def _sides(subject: Subject, blocks: Sequence[str]) -> tuple[Side, ...]:
    """What stands left and right: two blocks, or the two halves of one."""
    items = [_items(subject, key) for key in blocks]
    if len(items) == 2:
        return tuple(items)
    half = (len(items[0]) + 1) // 2
    return items[0][:half], items[0][half:]


def _items(subject: Subject, key: str) -> Side:
    return tuple(
        item_paragraph(f"{key}/{index}", item, subject.citations, subject.marks, details=True)
        for index, item in enumerate(subject.canvas.blocks[key].items)
    )


def _parts(subject: Subject, blocks: Sequence[str], layout: str) -> list[tuple[Setting, tuple[Side, ...]]]:
    """One slide at the largest common size, or as few as hold the items at the floor.

    Items of one block go on from column to column and from slide to slide; one too long is divided. Two blocks have one
    slide or, where they do not fit it, none; no blocks have none.
    """
    if not blocks:
        return []
    scale, sides = subject.master.slides.body, _sides(subject, blocks)
    rects = [subject.master.rect(layout, name) for name in _SIDES]
    setting = common_setting(_frames(sides, rects), scale)
    if setting:
        return [(setting, sides)]
    if len(blocks) > 1:
        return []
    narrower = min(rects, key=lambda rect: (rect.width, rect.height))
    items = whole_pieces([item for side in sides for item in side], narrower, scale)
    columns = in_columns(items, narrower, scale, len(rects))
    pages = list(zip_longest(*[iter(columns)] * len(rects), fillvalue=()))
    setting = common_setting([each for page in pages for each in _frames(page, rects)], scale)
    return [(setting or Setting.of(scale, sizes(scale)[0]), page) for page in pages]


def _frames(sides: Sequence[Side], rects: Sequence[Rect]) -> list[Frame]:
    return [frame(side, rect) for side, rect in zip(sides, rects, strict=True)]


def _slide(
    subject: Subject, written: BlocksSlide, sides: tuple[Side, ...], setting: Setting, number: int, count: int
) -> Slide:
    master, blocks, layout = subject.master, written.blocks, subject.chosen(written, _USUAL)
    names = [subject.block_name(key) for key in blocks]
    first, *others = [*_headlines(subject, blocks), pair_name(subject, blocks)]
    title = subject.counted(subject.stated(written.title, first), number, count)
    fills = subject.heads(layout, title, subject.stated(written.eyebrow, " · ".join(names)))
    if len(others) > 1:
        fills["subtitle"] = master.text(layout, "subtitle", others[0])
    fills |= headings(subject, blocks, layout)
    fills |= {side: body_at(items, setting) for side, items in zip(_SIDES, sides, strict=True) if items}
    name = subject.counted(pair_name(subject, blocks), number, count)
    shapes = (*rules(subject, blocks, layout), *_callout(subject, blocks))
    return subject.slide(name, layout, fills, shapes, block_slide_notes(subject, blocks))


def _headlines(subject: Subject, blocks: Sequence[str]) -> list[str]:
    return [headline for key in blocks if (headline := subject.canvas.blocks[key].headline)]


def pair_name(subject: Subject, blocks: Sequence[str]) -> str:
    """One or two blocks by name."""
    names = [subject.block_name(key) for key in blocks]
    return subject.words.pair.format(first=names[0], second=names[1]) if len(names) > 1 else names[0]


def headings(subject: Subject, blocks: Sequence[str], layout: str) -> dict[str, Body]:
    """The names of blocks over their columns, in the colours of their families."""
    return {
        f"{side}_heading": subject.master.text(
            layout, f"{side}_heading", subject.block_name(key), subject.layout.family(key).colour
        )
        for side, key in zip(_SIDES, blocks, strict=False)
    }


def rules(subject: Subject, blocks: Sequence[str], layout: str) -> Iterator[Shape]:
    """A rule in the family's colour under each block's name; under both columns where there is one block."""
    rects = [subject.master.rect(layout, f"{side}_heading") for side in _SIDES]
    if len(blocks) == 1:
        rects = [Rect(rects[0].x, rects[0].y, rects[1].right - rects[0].x, rects[0].height)]
    for key, rect in zip(blocks, rects, strict=True):
        under = Rect(rect.x, rect.bottom + pt(3), rect.width, _RULE)
        yield Panel(f"{subject.block_name(key)} rule", under, subject.layout.family(key).colour)


def _callout(subject: Subject, blocks: Sequence[str]) -> Iterator[Shape]:
    """The first relation to another company on these blocks, in a band at the foot."""
    relation = next((relation for relation in subject.canvas.relations if relation.block in blocks), None)
    band = subject.master.room("statement", "callout")
    room = band.inset(*_CALLOUT_INSET)
    # A longer reason stands on the slide of the relations.
    if relation and fits(frame([_relation(subject, relation)], room), solid(_CALLOUT_SIZE)):
        bar = Rect(band.x, band.y, _CALLOUT_BAR, band.height)
        body = display([_relation(subject, relation)], room, _CALLOUT_SIZE, anchor=Anchor.MIDDLE)
        yield TextBox(subject.words.how_it_compares, band, replace(body, inset=_CALLOUT_INSET), fill="panel")
        yield Panel(f"{subject.words.how_it_compares} bar", bar, "brand")


def _relation(subject: Subject, relation: Relation) -> Paragraph:
    words = subject.words
    lead = words.parallels if relation.kind is RelationKind.PARALLEL else words.contrasts_with
    company = lead.format(company=subject.company(relation.to))
    return Paragraph((Run(f"{company} ", Style(FaceName.BOLD)), Run(relation.why, Style(colour="quiet"))))


def block_slide_notes(subject: Subject, blocks: Sequence[str]) -> tuple[Paragraph, ...]:
    """What is said about blocks: their notes, every item in full, and the sources."""
    canvas = subject.canvas
    texts: list[str | None] = []
    for key in blocks:
        texts += block_notes(subject, key)
    cited = [source for key in blocks for item in canvas.blocks[key].items for source in item.sources]
    return lines([*texts, *source_lines(subject, cited)])
