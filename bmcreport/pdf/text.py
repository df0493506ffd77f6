"""Set paragraphs as drawing operations: words, the fields behind badges and letters, shapes, bullets, links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.pdf.page import Artifact, Box, Disc, Element, Operation, Rule, Text
from bmcreport.pdf.status import status_shape
from bmcreport.text.bidi import has_right_to_left
from bmcreport.text.fitting import SetParagraph
from bmcreport.text.fonts import MICRO_EM, carlito
from bmcreport.text.types import Fragment, Line, Run
from bmcreport.text.visual import visual_lines
from bmcreport.units import Emu, Rect

_BULLET_RADIUS = 0.15
"""In type sizes."""
_BADGE_REACH = 0.22
"""How far a badge's field reaches over and under its capitals, in badge type sizes."""
_SHAPE_SIDE = 0.86
"""Of the width that a shape has, the part that it fills."""

_LINE_THROUGH = 0.06
"""The width of the line through struck text, in type sizes."""

Child = Element | Artifact | Operation


def line_children(placed: SetParagraph) -> tuple[Child, ...]:
    """The words of a paragraph in reading order; linked runs are Link elements, badges stand on their fields."""
    children: list[Child] = []
    for run, pieces in _by_run(placed):
        if run.style.shape or run.style.fill or run.link or run.alt:
            children.extend(_meant(run, pieces))
        else:
            children.extend(_texts(pieces))
        if run.style.struck:
            children.append(Artifact(tuple(_line_through(fragment, text) for fragment, text in pieces)))
    return tuple(children)


def bullet(placed: SetParagraph, colour: str = "quiet") -> Disc:
    """The bullet in front of a paragraph's first line, at the middle of its lower-case letters."""
    size = placed.setting.size
    middle = carlito()[placed.paragraph.runs[0].style.face].x_height * size // (2 * MICRO_EM)
    radius = round(size * _BULLET_RADIUS)
    x = placed.x - radius if placed.leftwards else placed.x + radius
    return Disc(x, placed.baseline(0) - middle, radius, colour)


Piece = tuple[Fragment, Text]


def _by_run(placed: SetParagraph) -> list[tuple[Run, list[Piece]]]:
    """The fragments of all lines with what is drawn for them, those of each run in a row together."""
    lines: Sequence[Line] = placed.lines
    if any(has_right_to_left(run.text) for run in placed.paragraph.runs if not run.text.isascii()):
        lines = visual_lines(lines, placed.setting.size, leftwards=placed.leftwards)
    baseline, leading, size = placed.baseline(0), placed.setting.leading, placed.setting.size
    groups: list[tuple[Run, list[Piece]]] = []
    current: Run | None = None
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        x = placed.line_x(number)
        for fragment in line.fragments:
            if fragment.run is not current:
                current, pieces = fragment.run, []
                groups.append((current, pieces))
            pieces.append((fragment, _text(fragment, x, baseline, size)))
        baseline += leading
    return groups


def _text(fragment: Fragment, x: Emu, baseline: Emu, size: Emu) -> Text:
    style = fragment.run.style
    own = size * style.scale // 1000
    text = fragment.marked or fragment.text
    return Text(
        x + fragment.x,
        baseline - size * style.rise // 1000,
        # Readers put a word together again that ends in a plain hyphen, where they leave a soft one's halves apart.
        f"{text}-" if fragment.hyphen else text,
        style.face,
        own,
        style.colour,
        own * style.tracking // 1000,
        fragment.font,
        fragment.leftwards,
        fragment.text if fragment.hyphen or fragment.marked else "",
        fragment.hyphen,
    )


def _meant(run: Run, pieces: list[Piece]) -> Iterator[Child]:
    """A run with more to it than its words."""
    if run.style.shape:
        yield from (_shape(run, run.style.shape, fragment, text) for fragment, text in pieces)
        return
    texts = _texts(pieces)
    if run.style.fill:
        yield Artifact(tuple(_field(fragment, text, run.style.fill) for fragment, text in pieces))
    if run.link:
        areas = tuple(_area(fragment, text) for fragment, text in pieces)
        yield Element("Link", texts, uri=run.link, areas=areas, alt=run.text.strip())
    elif run.alt:
        yield Element("Span", texts, alt=run.alt)
    else:
        yield from texts


def _texts(pieces: Sequence[Piece]) -> tuple[Child, ...]:
    """The words; with what they say in the order in which it is read, where they are drawn in another."""
    texts = tuple([text for _, text in pieces])
    if not any(text.leftwards for text in texts):
        return texts
    return (Element("Span", (Element("Span", texts),), actual="".join(fragment.text for fragment, _ in pieces)),)


def _shape(run: Run, name: str, fragment: Fragment, text: Text) -> Child:
    """A figure where assistive technology has something to say for it, else decoration."""
    side = round(fragment.width * _SHAPE_SIDE)
    capitals = carlito()[text.face].cap_height * text.size // MICRO_EM
    square = Rect(text.x + (fragment.width - side) // 2, text.baseline - (capitals + side) // 2, side, side)
    drawn = status_shape(name, square, text.colour)
    return Element("Figure", drawn, alt=run.alt, bbox=square) if run.alt else Artifact(drawn)


def _field(fragment: Fragment, text: Text, colour: str) -> Box:
    """A circle, or longer where the text is."""
    reach = round(text.size * _BADGE_REACH)
    height = carlito()[text.face].cap_height * text.size // MICRO_EM + 2 * reach
    width = max(fragment.width, height)
    rect = Rect(text.x + (fragment.width - width) // 2, text.baseline - height + reach, width, height)
    return Box(rect, fill=colour, radius=height // 2)


def _line_through(fragment: Fragment, text: Text) -> Rule:
    """At the middle of lower-case letters, as wide as the words are."""
    height = text.baseline - carlito()[text.face].x_height * text.size // (2 * MICRO_EM)
    return Rule(text.x, height, text.x + fragment.width, height, text.colour, round(text.size * _LINE_THROUGH))


def _area(fragment: Fragment, text: Text) -> Rect:
    return Rect(text.x, text.baseline - text.size, fragment.width, round(text.size * 1.25))
