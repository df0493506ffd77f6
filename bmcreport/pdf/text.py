"""Set paragraphs as drawing operations: words, the fields behind badges and letters, shapes, bullets, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, starmap
from operator import attrgetter

from msgspec import Struct

from bmcreport.pdf.page import Artifact, Box, Disc, Element, Operation, Rule, Text
from bmcreport.pdf.status import status_shape
from bmcreport.text.bidi import has_right_to_left
from bmcreport.text.fitting import SetParagraph
from bmcreport.text.fonts import MICRO_EM, carlito
from bmcreport.text.types import Fragment, Line, Run
from bmcreport.text.visual import visual_lines
from bmcreport.units import Rect

_RUN = attrgetter("run")

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
    """The words of a paragraph in reading order, after what is drawn behind them."""
    words, behind = apart(placed)
    return (Artifact(tuple(behind)), *words) if behind else tuple(words)


def apart(placed: SetParagraph) -> tuple[list[Child], list[Operation]]:
    """The words of a paragraph in reading order, linked runs as Link elements, and what is drawn behind them."""
    lines: Sequence[Line] = placed.lines
    turned = any(has_right_to_left(run.text) for run in placed.paragraph.runs if not run.text.isascii())
    if turned:
        lines = visual_lines(lines, placed.setting.size, leftwards=placed.leftwards)
    texts = _drawn(placed, lines)
    words: list[Child] = []
    behind: list[Operation] = []
    start = 0
    for run, group in groupby(chain.from_iterable([line.fragments for line in lines]), key=_RUN):
        fragments, style = tuple(group), run.style
        end = start + len(fragments)
        if turned or run.link or run.alt or style.fill or style.shape or style.struck:
            piece = _Piece(run, fragments, texts[start:end])
            words += _told(piece)
            behind += _behind(piece)
        else:
            words += texts[start:end]
        start = end
    return words, behind


def bullet(placed: SetParagraph, colour: str = "quiet") -> Disc:
    """The bullet in front of a paragraph's first line, at the middle of its lower-case letters."""
    size = placed.setting.size
    middle = carlito()[placed.paragraph.runs[0].style.face].x_height * size // (2 * MICRO_EM)
    radius = round(size * _BULLET_RADIUS)
    x = placed.x - radius if placed.leftwards else placed.x + radius
    return Disc(x, placed.baseline(0) - middle, radius, colour)


class _Piece(Struct, frozen=True):
    """A run with more to it than its words: its fragments, and what is drawn for each."""

    run: Run
    fragments: Sequence[Fragment]
    texts: Sequence[Text]


def _drawn(placed: SetParagraph, lines: Iterable[Line]) -> list[Text]:
    """What is drawn for each fragment of the lines."""
    baseline, leading, size = placed.baseline(0), placed.setting.leading, placed.setting.size
    texts: list[Text] = []
    current: Run | None = None
    for number, line in enumerate(lines):
        start = placed.line_x(number)
        for fragment in line.fragments:
            text, run, hyphen, marked = fragment.text, fragment.run, fragment.hyphen, fragment.marked
            if run is not current:
                current, style = run, run.style
                own, risen = size * style.scale // 1000, size * style.rise // 1000
                face, colour, tracking = style.face, style.colour, own * style.tracking // 1000
            shown, said = marked or text, text if hyphen or marked else ""
            # Readers put a word together again that ends in a plain hyphen, where they leave a soft one's halves apart.
            drawn = f"{shown}-" if hyphen else shown
            x, font, leftwards = start + fragment.x, fragment.font, fragment.leftwards
            made = Text(x, baseline - risen, drawn, face, own, colour, tracking, font, leftwards, said, hyphen)
            texts.append(made)
        baseline += leading
    return texts


def _told(piece: _Piece) -> Sequence[Child]:
    """What is read of a run."""
    run = piece.run
    if run.style.shape:
        shapes = [_shape(run.style.shape, *each) for each in zip(piece.fragments, piece.texts, strict=True)]
        # A figure where assistive technology has something to say for it, else decoration.
        told = shapes if run.alt else ()
        return [Element("Figure", drawn, alt=run.alt, bbox=square, language=run.alt_language) for square, drawn in told]
    texts = _read(piece)
    if run.link:
        areas = tuple(map(_area, piece.fragments, piece.texts))
        return (Element("Link", texts, uri=run.link, areas=areas, alt=run.text.strip()),)
    return (Element("Span", texts, alt=run.alt),) if run.alt else texts


def _behind(piece: _Piece) -> Iterator[Operation]:
    """What is drawn behind a run."""
    style, pairs = piece.run.style, list(zip(piece.fragments, piece.texts, strict=True))
    if style.struck:
        yield from starmap(_line_through, pairs)
    if style.shape and not piece.run.alt:
        yield from chain.from_iterable(_shape(style.shape, *each)[1] for each in pairs)
    elif style.fill and not style.shape:
        yield from (_field(fragment, text, style.fill) for fragment, text in pairs)


def _read(piece: _Piece) -> tuple[Child, ...]:
    """The words; with what they say in the order in which it is read, where they are drawn in another."""
    texts = tuple(piece.texts)
    if not any(text.leftwards for text in texts):
        return texts
    return (Element("Span", (Element("Span", texts),), actual="".join(each.text for each in piece.fragments)),)


def _shape(name: str, fragment: Fragment, text: Text) -> tuple[Rect, tuple[Operation, ...]]:
    """The square of a shape, and what is drawn in it."""
    side = round(fragment.width * _SHAPE_SIDE)
    capitals = carlito()[text.face].cap_height * text.size // MICRO_EM
    square = Rect(text.x + (fragment.width - side) // 2, text.baseline - (capitals + side) // 2, side, side)
    return square, status_shape(name, square, text.colour)


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
