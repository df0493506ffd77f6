"""Paragraphs fitted to the frames of slides: the size is ours, the line breaks are PowerPoint's.

PowerPoint and LibreOffice break lines of Calibri where we break Carlito's, but for rounding; measuring at 99 % of the
width never underestimated their line counts, at 100 % it did in 2 of 60 boxes (12 boxes, 5 fonts and sizes).
"""

from __future__ import annotations

from collections.abc import Sequence

from bmcreport.deck.slides import Align, Anchor, Body, SlideParagraph
from bmcreport.deck.splitting import even_pages
from bmcreport.model.layout import TypeScale
from bmcreport.text.fitting import Frame, Setting, fits, largest_setting, needed_height, sizes, solid
from bmcreport.text.types import Paragraph
from bmcreport.units import Emu, Rect, pt

WIDTH_PERCENT = 99
"""The part of a frame's width that text is fitted to."""
_HEIGHT_PERCENT = 95
_DISPLAY_STEP = pt(0.5)
LEAST_SIZE = pt(6)
"""Below this nothing is set, whatever its length."""


def narrowed(rect: Rect) -> Rect:
    """The frame that text is fitted to: 99 % of the width that it will have."""
    return Rect(rect.x, rect.y, rect.width * WIDTH_PERCENT // 100, rect.height)


def spared(rect: Rect) -> Rect:
    """A frame that keeps a twentieth of its height free, for programs that set lines higher."""
    return Rect(rect.x, rect.y, rect.width, rect.height * _HEIGHT_PERCENT // 100)


def frame(paragraphs: Sequence[Paragraph], rect: Rect) -> Frame:
    """Paragraphs with the frame that they are fitted to on a slide."""
    return Frame(tuple(paragraphs), narrowed(rect))


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
    text = frame(paragraphs, rect)
    wanted = next((each for each in _down_from(size) if fits(text, solid(each))), LEAST_SIZE)
    return body_at(paragraphs, solid(_saving_a_line(text, wanted)), anchor=anchor, align=align)


def _down_from(size: Emu) -> range:
    return range(size, LEAST_SIZE - 1, -_DISPLAY_STEP)


def _saving_a_line(text: Frame, size: Emu) -> Emu:
    """The size, or one at most a tenth below it that avoids a last line of a word or two."""
    lines = _lines(text, size)
    if lines == 1:
        return size
    nearby = range(size, size * 9 // 10, -_DISPLAY_STEP)
    return next((each for each in nearby if _lines(text, each) < lines), size)


def _lines(text: Frame, size: Emu) -> int:
    return needed_height(text, solid(size)) // solid(size).leading


def portions(paragraphs: Sequence[Paragraph], rect: Rect, scale: TypeScale) -> tuple[tuple[Paragraph, ...], ...]:
    """The paragraphs in as few portions as fit at the floor of the scale, evenly; one that is too high has its own."""
    floor = Setting.of(scale, sizes(scale)[0])
    heights = [needed_height(frame([paragraph], rect), floor) + floor.space for paragraph in paragraphs]
    return tuple(tuple(paragraphs[start:end]) for start, end in even_pages(heights, rect.height + floor.space))
