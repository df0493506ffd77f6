"""A workshop poster placed: the empty canvas of a layout, lines to write on, questions, and room in sticky notes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.model.layout import Layout, PageSurface
from bmcreport.place.canvas import place_blocks
from bmcreport.place.contents import Contents
from bmcreport.place.header import field_gap
from bmcreport.place.mirror import Mirror, reads_leftwards
from bmcreport.place.placement import CanvasPlacement, PlacedBlock
from bmcreport.place.stacking import bottom_of, capitals, ending_at, plain, stack
from bmcreport.place.surface import layout_for
from bmcreport.text.fitting import SetParagraph, solid
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, Size, mm, pt

STICKY_NOTE: Emu = mm(76)
"""The side of the usual square note, 3 inches nominal."""

_FIELDS = ("designed_for", "designed_by", "date", "version")
_FIELD_PART = 0.13
"""The width of a line to write on, of the page's."""
_WRITING = 2.2
"""The height to write in, in sizes of a field's value."""


class BlankField(Struct, frozen=True):
    """The label of a header field over a line to write on."""

    label: tuple[SetParagraph, ...]
    line: Rect


class PosterPlacement(Struct, frozen=True):
    """The whole poster; `notes` says of each block how many sticky notes it has room for, `room` counts them."""

    size: Size
    title: tuple[SetParagraph, ...]
    fields: tuple[BlankField, ...]
    canvas: CanvasPlacement
    room: Mapping[str, int]
    notes: Mapping[str, tuple[SetParagraph, ...]]
    attribution: tuple[SetParagraph, ...]


def place_poster(layout: Layout, paper: Size, *, questions: bool, language: str = "en") -> PosterPlacement | None:
    """The poster of a layout, as a language (BCP 47) is read; none where its questions do not fit the paper."""
    placed = _placed(layout, paper, questions=questions)
    return _mirrored(placed) if placed and reads_leftwards(language) else placed


def _mirrored(poster: PosterPlacement) -> PosterPlacement:
    mirror = Mirror(poster.size.width)
    return replace(
        poster,
        title=mirror.texts(poster.title),
        fields=tuple(BlankField(mirror.texts(field.label), mirror.rect(field.line)) for field in poster.fields),
        canvas=mirror.canvas(poster.canvas),
        notes={key: mirror.texts(note) for key, note in poster.notes.items()},
        attribution=mirror.texts(poster.attribution),
    )


def _placed(layout: Layout, paper: Size, *, questions: bool) -> PosterPlacement | None:
    layout = layout_for(layout, paper)
    surface = layout.page
    inside = Rect(0, 0, paper.width, paper.height).inset(*[pt(surface.margin)] * 4)
    title, fields = _header(layout, inside)
    top = max(bottom_of(title, inside.y), *(field.line.bottom for field in fields)) + pt(surface.header_gap)
    attribution = stack(
        plain("attribution", layout.attribution, Style(colour="quiet")), inside.x, 0, inside.width,
        solid(pt(surface.footer)),
    )  # fmt: skip
    foot = inside.bottom - bottom_of(attribution, 0)
    frame = Rect(inside.x, top, inside.width, max(0, foot - pt(surface.footer_gap) - top))
    canvas = place_blocks(Contents(layout, _asking(surface), frame, _questions(layout, asked=questions)))
    if isinstance(canvas, tuple):
        return None
    room = {block.key: sticky_notes(_free(block)) for block in canvas.blocks}
    notes = {block.key: _note(block, room[block.key], layout) for block in canvas.blocks}
    attribution = stack([one.paragraph for one in attribution], inside.x, foot, inside.width, solid(pt(surface.footer)))
    return PosterPlacement(paper, title, fields, canvas, room, notes, ending_at(attribution, inside.right))


def sticky_notes(free: Rect) -> int:
    """How many notes lie side by side and in rows in a rectangle, without overlap."""
    return (free.width // STICKY_NOTE) * (free.height // STICKY_NOTE)


def _asking(surface: PageSurface) -> PageSurface:
    """Questions are not the poster's text: they never grow beyond a comfortable size, nor beyond names of blocks."""
    comfortable = min(surface.scale.comfortable or surface.scale.floor, surface.frame.heading)
    return surface.model_copy(update={"scale": surface.scale.model_copy(update={"ceiling": comfortable})})


def _questions(layout: Layout, *, asked: bool) -> dict[str, tuple[Paragraph, ...]]:
    quiet = Style(colour="quiet")
    return {
        key: tuple(
            Paragraph((Run(text, quiet),), bullet=True, name=f"{key}/{number}")
            for number, text in enumerate(layout.questions.get(key, ()) if asked else ())
        )
        for key in layout.in_fill_order()
    }


def _header(layout: Layout, inside: Rect) -> tuple[tuple[SetParagraph, ...], tuple[BlankField, ...]]:
    """The name at the left, fields at the right, ending on one line."""
    surface = layout.page
    title = stack(
        plain("title", layout.name, Style(FaceName.BOLD)), inside.x, inside.y,
        round(inside.width * (1 - _FIELD_PART * len(_FIELDS))) - field_gap(surface) * len(_FIELDS),
        solid(pt(surface.title)),
    )  # fmt: skip
    return title, tuple(_field(layout, number, name, inside) for number, name in enumerate(_FIELDS))


def _field(layout: Layout, number: int, name: str, inside: Rect) -> BlankField:
    surface, width = layout.page, round(inside.width * _FIELD_PART)
    after = len(_FIELDS) - number
    x = inside.right - after * width - (after - 1) * field_gap(surface)
    label = stack(
        capitals(f"{name}/label", getattr(layout.labels, name), "quiet"), x, inside.y, width,
        solid(pt(surface.field_label)),
    )  # fmt: skip
    top = bottom_of(label, inside.y)
    return BlankField(label, Rect(x, top, width, pt(surface.field_value * _WRITING)))


def _free(block: PlacedBlock) -> Rect:
    """What questions leave of a block."""
    used = bottom_of(block.items, block.body.y) - block.body.y
    return block.body.inset(0, used, 0, 0)


def _note(block: PlacedBlock, room: int, layout: Layout) -> tuple[SetParagraph, ...]:
    """At the foot of the block, at the right, where notes may cover it; nothing where no note fits."""
    if not room:
        return ()
    size = pt(layout.page.footer)
    words = plain("room", layout.labels.sticky_notes.replace("{count}", str(room)), Style(colour="quiet"))
    width = natural_width(words[0]) * size // MICRO_EM + pt(1)
    foot = block.rect.bottom - pt(layout.page.frame.padding) // 2 - solid(size).leading
    return stack(
        words, block.body.right - min(width, block.body.width), foot, min(width, block.body.width), solid(size)
    )
