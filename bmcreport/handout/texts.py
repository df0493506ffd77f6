"""The text of a slide's frame in its place: broken as it was fitted, anchored, in columns, hanging, aligned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.deck.bodies import WIDTH_PERCENT
from bmcreport.deck.links import target
from bmcreport.deck.slides import Align, Anchor, Body, SlideParagraph
from bmcreport.pdf.page import Artifact, Element
from bmcreport.pdf.text import Child, bullet, line_children
from bmcreport.text.breaking import break_paragraph
from bmcreport.text.fitting import SetParagraph, Setting
from bmcreport.text.types import Line
from bmcreport.units import Emu, Rect

NO_INSET = (0, 0, 0, 0)
_SHRINKING = range(100, 20, -5)
"""The sizes to try, in per cent of the deck's: text that is too high for its frame shrinks, as in PowerPoint."""
_SPILL = 0.25
"""What a text may stand over its frame, in leadings, before it shrinks."""


class PlacedText(Struct, frozen=True):
    """A paragraph of a slide in its place: in one piece, or in several where columns part it."""

    given: SlideParagraph
    pieces: tuple[SetParagraph, ...]


def text_elements(body: Body, rect: Rect, anchor: Anchor = Anchor.TOP) -> tuple[Child, ...]:
    """The paragraphs of a frame as P, those with bullets as the items of lists."""
    placed = place_body(body, rect, anchor)
    grouped = groupby(placed, key=lambda text: text.given.paragraph.bullet)
    return tuple(element for bulleted, texts in grouped for element in _elements(texts, bulleted=bulleted))


def words_of(placed: PlacedText) -> tuple[Child, ...]:
    """The words of a paragraph, without its bullet."""
    return tuple(child for piece in placed.pieces for child in line_children(piece))


def place_body(body: Body, rect: Rect, anchor: Anchor) -> tuple[PlacedText, ...]:
    """The text of a body in the frame `rect`, as large as it is given, smaller where it would not fit."""
    inner = rect.inset(*(body.inset or NO_INSET))
    body = replace(body, paragraphs=tuple(map(_safe, body.paragraphs)))
    for percent in _SHRINKING:
        columns, fits = _poured(_shrunk(body, percent), inner)
        if fits or not inner.height:
            break
    return _placed(columns, inner, body.anchor or anchor, body)


def text_height(body: Body, width: Emu) -> Emu:
    """The height that the text of a frame takes at a width, insets included."""
    left, top, right, bottom = body.inset or NO_INSET
    broken = [_broken(given, width - left - right) for given in body.paragraphs]
    return top + bottom + _height(broken)


class _Broken(Struct, frozen=True):
    """A paragraph as lines, or those of its lines that stand in one column; `index` counts paragraphs."""

    given: SlideParagraph
    lines: tuple[Line, ...]
    index: int = 0
    begins: bool = True

    @property
    def height(self) -> Emu:
        return len(self.lines) * self.given.leading


def _broken(given: SlideParagraph, measure: Emu, index: int = 0) -> _Broken:
    width = measure * WIDTH_PERCENT // 100 - (given.indent if given.paragraph.bullet else 0)
    return _Broken(given, break_paragraph(given.paragraph, max(1, width), max(1, given.size)), index)


def _height(broken: Sequence[_Broken]) -> Emu:
    gaps = (before.given.space_after + after.given.space_before for before, after in pairwise(broken))
    return sum(each.height for each in broken) + sum(gaps)


def _poured(body: Body, inner: Rect) -> tuple[list[list[_Broken]], bool]:
    """The columns, each filled before the next, and whether they hold everything."""
    measure = _measure(body, inner)
    waiting = [_broken(given, measure, index) for index, given in enumerate(body.paragraphs)]
    spill = round(_SPILL * max((each.given.leading for each in waiting), default=0))
    columns = []
    for _ in range(body.columns - 1):
        column, waiting = _cut(waiting, inner.height + spill)
        columns.append(column)
    columns.append(waiting)
    return columns, _height(waiting) <= inner.height + spill


def _cut(waiting: Sequence[_Broken], room: Emu) -> tuple[list[_Broken], list[_Broken]]:
    """What stands in a column of this height, and what goes on in the next."""
    column: list[_Broken] = []
    for number, each in enumerate(waiting):
        left = room - _height([*column, replace(each, lines=())])
        count = max(0, left // each.given.leading)
        if count >= len(each.lines):
            column.append(each)
            continue
        if count:
            column.append(replace(each, lines=each.lines[:count]))
        rest = replace(each, lines=each.lines[count:], begins=each.begins and not count)
        return column, [rest, *waiting[number + 1 :]]
    return column, []


def _measure(body: Body, inner: Rect) -> Emu:
    return (inner.width - body.column_gap * (body.columns - 1)) // body.columns


def _placed(columns: Sequence[Sequence[_Broken]], inner: Rect, anchor: Anchor, body: Body) -> tuple[PlacedText, ...]:
    measure = _measure(body, inner)
    pieces: list[tuple[int, SlideParagraph, SetParagraph]] = []
    spare = inner.height - max(map(_height, columns), default=0)
    above = {Anchor.TOP: 0, Anchor.MIDDLE: spare // 2, Anchor.BOTTOM: spare}[anchor]
    for number, column in enumerate(columns):
        x = inner.x + (body.columns - 1 - number if body.leftwards else number) * (measure + body.column_gap)
        top, before = inner.y + above, None
        for each in column:
            top += before.space_after + each.given.space_before if before else 0
            frame = Rect(x, top, measure, each.height)
            pieces += [(each.index, each.given, piece) for piece in _set(each, frame)]
            top, before = top + each.height, each.given
    return tuple(
        PlacedText(own[0][1], tuple(piece for _, _, piece in own))
        for own in (list(group) for _, group in groupby(pieces, key=lambda piece: piece[0]))
    )


def _set(broken: _Broken, frame: Rect) -> Iterator[SetParagraph]:
    """The lines of a paragraph, from the left, up to the right, or each by itself in the middle."""
    given = broken.given
    setting = Setting(given.size, given.leading, 0, given.indent)
    indent = given.indent if given.paragraph.bullet else 0
    x, inner = frame.x, frame.inset(indent, 0, 0, 0)
    if given.leftwards:
        x, inner = frame.right, frame.inset(0, 0, indent, 0)
    whole = SetParagraph(given.paragraph, x, frame.y, inner.x, broken.lines, setting, leftwards=given.leftwards)
    match given.align:
        case Align.LEFT:
            yield whole
        case Align.RIGHT:
            yield replace(whole, edge=inner.right)
        case Align.CENTRE:
            for number, line in enumerate(broken.lines):
                left, top = inner.x + (inner.width - line.width) // 2, frame.y + number * given.leading
                yield replace(whole, text_x=left, top=top, lines=(line,))


def _elements(texts: Iterable[PlacedText], *, bulleted: bool) -> Iterator[Element]:
    if bulleted:
        yield Element("L", tuple(map(_item, texts)))
    else:
        yield from (Element("P", words_of(text)) for text in texts if text.given.paragraph.text)


def _item(text: PlacedText) -> Element:
    mark = bullet(text.pieces[0], text.given.bullet_colour)
    return Element("LI", (Artifact((mark,)), Element("LBody", words_of(text))))


def _shrunk(body: Body, percent: int) -> Body:
    if percent == 100:
        return body
    return replace(body, paragraphs=tuple(_smaller(given, percent) for given in body.paragraphs))


def _smaller(given: SlideParagraph, percent: int) -> SlideParagraph:
    return replace(
        given,
        size=given.size * percent // 100,
        leading=given.leading * percent // 100,
        space_before=given.space_before * percent // 100,
        space_after=given.space_after * percent // 100,
        indent=given.indent * percent // 100,
    )


def _safe(given: SlideParagraph) -> SlideParagraph:
    """Without the links that a deck leaves out, too."""
    runs = given.paragraph.runs
    if not any(run.link for run in runs):
        return given
    kept = tuple(replace(run, link=target(run.link) if run.link else None) for run in runs)
    return replace(given, paragraph=replace(given.paragraph, runs=kept))
