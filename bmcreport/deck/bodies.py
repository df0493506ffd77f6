"""Paragraphs fitted to the frames of slides: the size is ours, the line breaks are PowerPoint's.

PowerPoint and LibreOffice break lines of Calibri where we break Carlito's, but for rounding; measuring at 99 % of the
width never underestimated their line counts, at 100 % it did in 2 of 60 boxes (12 boxes, 5 fonts and sizes). Lines fill
95 % of a frame's height at most; a frame with room for a single line keeps as much of its width.
"""

from __future__ import annotations

from collections.abc import Sequence

from bmcreport.deck.slides import Align, Anchor, Body, SlideParagraph
from bmcreport.deck.splitting import even_pages, even_shares, page_count
from bmcreport.model.layout import TypeScale
from bmcreport.place.contents import Filled
from bmcreport.text.fitting import Frame, Setting, fits, largest_setting, needed_height, sizes, solid
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect, pt

WIDTH_PERCENT = 99
"""The part of a frame's width that text is fitted to."""
HEIGHT_PERCENT = 95
"""The part of a frame's height that lines may fill, or of its width where it has room for one line."""
FILLED = Filled(WIDTH_PERCENT, HEIGHT_PERCENT)
"""Both, of the shape of a block's items."""
_DISPLAY_STEP = pt(0.5)
_LARGE, _LARGE_LEADING = pt(20), 1.15
"""Display type from this size on is set tighter, as it is in print."""
LEAST_SIZE = pt(6)
"""Below this nothing is set, whatever its length."""


def narrowed(rect: Rect) -> Rect:
    """The frame that text is fitted to: 99 % of the width that it will have."""
    return Rect(rect.x, rect.y, rect.width * WIDTH_PERCENT // 100, rect.height)


def spared(rect: Rect) -> Rect:
    """A frame that keeps a twentieth of its height free, for programs that set lines higher."""
    return Rect(rect.x, rect.y, rect.width, rect.height * HEIGHT_PERCENT // 100)


def with_room(height: Emu) -> Emu:
    """The height of a frame that lines of this height leave room in."""
    return -(-height * 100 // HEIGHT_PERCENT)


def frame(paragraphs: Sequence[Paragraph], rect: Rect) -> Frame:
    """Paragraphs with what they may fill of their shape on a slide."""
    return Frame(tuple(paragraphs), spared(narrowed(rect)))


def common_setting(frames: Sequence[Frame], scale: TypeScale) -> Setting | None:
    """The largest setting at which all of these frames hold their text; none if one of them cannot."""
    return largest_setting(frames, scale)


def body_at(
    paragraphs: Sequence[Paragraph], setting: Setting, *, anchor: Anchor | None = None, align: Align = Align.LEFT
) -> Body:
    """Paragraphs as a body at a setting."""
    return Body(
        tuple(
            SlideParagraph(
                paragraph,
                setting.size,
                setting.leading,
                space_before=setting.space if index else 0,
                indent=setting.indent if paragraph.bullet else 0,
                align=align,
            )
            for index, paragraph in enumerate(paragraphs)
        ),
        anchor,
    )


def display(
    paragraphs: Sequence[Paragraph], rect: Rect, size: Emu, *, align: Align = Align.LEFT, anchor: Anchor | None = None
) -> Body:
    """Display text at `size`, a little smaller where that saves a line, and smaller still where it would not fit."""
    wanted = next((each for each in _down_from(size) if holds(paragraphs, rect, each)), LEAST_SIZE)
    return body_at(paragraphs, display_setting(_saving_a_line(paragraphs, rect, wanted)), anchor=anchor, align=align)


def display_setting(size: Emu) -> Setting:
    """A size of display type with its leading, nothing between paragraphs and no indent."""
    return Setting(size, round(size * _LARGE_LEADING), 0, 0) if size >= _LARGE else solid(size)


def _down_from(size: Emu) -> range:
    return range(size, LEAST_SIZE - 1, -_DISPLAY_STEP)


def holds(paragraphs: Sequence[Paragraph], rect: Rect, size: Emu) -> bool:
    """Whether text leaves room in its frame: in its height, or in its width where there is room for one line."""
    setting = display_setting(size)
    if rect.height >= 2 * setting.leading:
        return fits(frame(paragraphs, rect), setting)
    narrow = Frame(tuple(paragraphs), Rect(0, 0, narrowed(rect).width * HEIGHT_PERCENT // 100, rect.height))
    return needed_height(narrow, setting) <= min(rect.height, setting.leading)


def _saving_a_line(paragraphs: Sequence[Paragraph], rect: Rect, size: Emu) -> Emu:
    """The size, or one at most a tenth below it that avoids a last line of a word or two."""
    lines = _lines(paragraphs, rect, size)
    if lines == 1:
        return size
    nearby = range(size, size * 9 // 10, -_DISPLAY_STEP)
    return next((each for each in nearby if _lines(paragraphs, rect, each) < lines), size)


def _lines(paragraphs: Sequence[Paragraph], rect: Rect, size: Emu) -> int:
    setting = display_setting(size)
    return needed_height(frame(paragraphs, rect), setting) // setting.leading


def in_columns(
    paragraphs: Sequence[Paragraph], rect: Rect, scale: TypeScale, columns: int
) -> list[tuple[Paragraph, ...]]:
    """The paragraphs in even columns of this measure at the floor of the scale, on as few slides as hold them."""
    floor = Setting.of(scale, sizes(scale)[0])
    heights = [needed_height(frame([paragraph], rect), floor) + floor.space for paragraph in paragraphs]
    room = spared(rect).height + floor.space
    most = -(-page_count(heights, room) // columns) * columns
    return [tuple(paragraphs[start:end]) for start, end in even_shares(heights, most, room)]


def portions(paragraphs: Sequence[Paragraph], rect: Rect, scale: TypeScale) -> tuple[tuple[Paragraph, ...], ...]:
    """The paragraphs in as few portions as fit at the floor of the scale, evenly; one that is too high has its own."""
    floor = Setting.of(scale, sizes(scale)[0])
    heights = [needed_height(frame([paragraph], rect), floor) + floor.space for paragraph in paragraphs]
    return tuple(tuple(paragraphs[start:end]) for start, end in even_pages(heights, spared(rect).height + floor.space))
