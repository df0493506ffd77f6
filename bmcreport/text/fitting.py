"""The largest type size at which texts fit their frames: a search over a type scale, never a clip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from bmcreport.model.layout import TypeScale
from bmcreport.text.breaking import break_paragraph, count_lines
from bmcreport.text.fonts import MICRO_EM, carlito
from bmcreport.text.lining import Row
from bmcreport.text.types import FaceName, Line, Paragraph
from bmcreport.units import Emu, Rect, pt


class Setting(Struct, frozen=True):
    """A type size with all that follows from it, in EMU."""

    size: Emu
    leading: Emu
    space: Emu
    indent: Emu

    @classmethod
    def of(cls, scale: TypeScale, size: Emu) -> Setting:
        return cls(size, round(size * scale.leading), round(size * scale.item_space), round(size * scale.indent))


def solid(size: Emu) -> Setting:
    """The setting of display type: lines 1.2 sizes apart, nothing between paragraphs, no indent."""
    return Setting(size, round(size * 1.2), 0, 0)


class Frame(Struct, frozen=True):
    """Paragraphs and the rectangle that they have to fit, in one or more columns."""

    paragraphs: tuple[Paragraph, ...]
    rect: Rect
    columns: int = 1
    gap: Emu = 0

    @property
    def measure(self) -> Emu:
        """The width of a column."""
        return (self.rect.width - self.gap * (self.columns - 1)) // self.columns


class SetParagraph(Struct, frozen=True):
    """A paragraph in its place: its column's left edge, its top, and its lines, which start at `text_x`.

    Where there is an `edge`, lines end there instead. A paragraph that is read `leftwards` has its `x` at the right.
    """

    paragraph: Paragraph
    x: Emu
    top: Emu
    text_x: Emu
    lines: tuple[Line, ...]
    setting: Setting
    edge: Emu | None = None
    leftwards: bool = False

    def line_x(self, line: int) -> Emu:
        """Where a line begins at the left."""
        return self.text_x if self.edge is None else self.edge - self.lines[line].width

    @property
    def height(self) -> Emu:
        return len(self.lines) * self.setting.leading

    def baseline(self, line: int) -> Emu:
        """The baseline of a line: ascender and descender of the regular face centred in the leading."""
        face = carlito()[FaceName.REGULAR]
        middle = (face.ascender + face.descender) * self.setting.size // (2 * MICRO_EM)
        return self.top + line * self.setting.leading + self.setting.leading // 2 + middle


def sizes(scale: TypeScale) -> tuple[Emu, ...]:
    """The sizes of a scale from the floor up to the ceiling, in EMU."""
    steps = int((scale.ceiling - scale.floor) / scale.step + 1e-9)
    rising = [pt(scale.floor + step * scale.step) for step in range(steps + 1)]
    return tuple(rising if rising[-1] == pt(scale.ceiling) else [*rising, pt(scale.ceiling)])


def largest_setting(frames: Sequence[Frame], scale: TypeScale) -> Setting | None:
    """The setting of the largest size at which every frame holds its paragraphs; none if the floor is too large."""
    size = _largest(sizes(scale), lambda size: all(fits(frame, Setting.of(scale, size)) for frame in frames))
    return None if size is None else Setting.of(scale, size)


def fits(frame: Frame, setting: Setting) -> bool:
    """Whether a frame holds its paragraphs at a setting."""
    return needed_height(frame, setting) <= frame.rect.height


def needed_height(frame: Frame, setting: Setting) -> Emu:
    """The height of the frame's longest column."""
    heights = _heights(frame, setting)
    if frame.columns == 1:
        return _stack(heights, setting)
    columns = pairwise(_columns(heights, frame, setting))
    return max((_stack(heights[start:end], setting) for start, end in columns), default=0)


def longest_column(lines: tuple[int, ...], columns: int, setting: Setting) -> Emu:
    """The height of the longest of columns that paragraphs of so many lines are best divided into."""
    return _longest_of_lines(lines, columns, setting.leading, setting.space) if lines else 0


@lru_cache(maxsize=4096)
def _longest_of_lines(lines: tuple[int, ...], columns: int, leading: Emu, space: Emu) -> Emu:
    """Remembered, for lines stay as many at most of the widths that are tried for a block."""
    return _longest([count * leading for count in lines], columns, space)


def set_frame(frame: Frame, setting: Setting) -> tuple[SetParagraph, ...]:
    """The frame's paragraphs in their places, from the top of each column."""
    # Where there is one column nothing hangs on heights.
    edges: tuple[int, ...] = (0, len(frame.paragraphs))
    if frame.columns > 1:
        edges = _columns(_heights(frame, setting), frame, setting)
    placed: list[SetParagraph] = []
    for column, (start, end) in enumerate(pairwise(edges)):
        x = frame.rect.x + column * (frame.measure + frame.gap)
        top = frame.rect.y
        for paragraph in frame.paragraphs[start:end]:
            text_x = x + (setting.indent if paragraph.bullet else 0)
            lines = break_paragraph(paragraph, _text_measure(paragraph, frame, setting), setting.size)
            placed.append(SetParagraph(paragraph, x, top, text_x, lines, setting))
            top += len(lines) * setting.leading + setting.space
    return tuple(placed)


def _largest(rising: Sequence[Emu], holds: Callable[[Emu], bool]) -> Emu | None:
    """The largest value for which `holds`, which once false stays false as values rise."""
    low, high = 0, len(rising)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if holds(rising[middle]) else (low, middle)
    return rising[low - 1] if low else None


def _text_measure(paragraph: Paragraph, frame: Frame, setting: Setting) -> Emu:
    return max(1, frame.measure - (setting.indent if paragraph.bullet else 0))


def _heights(frame: Frame, setting: Setting) -> tuple[Emu, ...]:
    return tuple(
        count_lines(paragraph, _text_measure(paragraph, frame, setting), setting.size) * setting.leading
        for paragraph in frame.paragraphs
    )


def _stack(heights: Sequence[Emu], setting: Setting) -> Emu:
    return sum(heights) + setting.space * max(0, len(heights) - 1)


def _columns(heights: tuple[Emu, ...], frame: Frame, setting: Setting) -> tuple[int, ...]:
    """The indices at which columns begin, and the end: the split with the shortest longest column."""
    return _balance(heights, min(frame.columns, max(1, len(heights))), setting.space)


@lru_cache(maxsize=4096)
def _balance(heights: tuple[Emu, ...], columns: int, space: Emu) -> tuple[int, ...]:
    if not heights:
        return (0, 0)
    longest = _longest(heights, columns, space)
    # Of equal splits the one with more in the earlier columns, as a reader expects.
    edges = [0]
    for after in reversed(range(columns)):
        edges.append(_filled(heights[: len(heights) - after], edges[-1], longest, space))
    return tuple(edges)


def _longest(heights: Sequence[Emu], columns: int, space: Emu) -> Emu:
    """The least height of the longest of so many columns."""
    row = Row.of(heights, [space] * len(heights))
    limit = max(*heights, -(-(sum(heights) + space * len(heights)) // columns) - space)
    while True:
        count, more = row.first_fit(limit)
        if count <= columns:
            return limit
        limit = more


def _filled(heights: tuple[Emu, ...], start: int, limit: Emu, space: Emu) -> int:
    """Where a column ends that takes what it can from `start` on, at least one."""
    used, end = heights[start], start + 1
    while end < len(heights) and used + space + heights[end] <= limit:
        used, end = used + space + heights[end], end + 1
    return end
