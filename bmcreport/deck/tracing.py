"""Which text of a canvas stands where in its deck: names for shapes, and per paragraph the paths of its texts.

An item's paragraph is known by its name (`channels/3`, or `channels/3/detail`), a title or reason by its words. Words
that several texts of a canvas have in common are left alone: nobody could say which of them was meant. Words of our own
are recorded, too: so what is new on a slide can be told from what was there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from bmcreport.deck.fewer import more_in
from bmcreport.deck.slides import Body, Deck, Shape, Slide, SlideParagraph, TableShape, TextBox
from bmcreport.enclosed import Path, Piece, ShapeTrace, SlideTrace
from bmcreport.model.canvas import Canvas, Item
from bmcreport.model.scalars import BLOCK_KEYS

PREFIX = "bmc/"
"""What the names of shapes with items begin with."""

_ITEM_NAME = re.compile(r"([a-z_]+)/(\d+)(/detail)?")
_NUMBERED = re.compile(r" \([^()]{1,40}\)")
"""What follows a title that several slides share: ` (2 of 3)`."""

_LEAST_KNOWN = 4
"""Characters of a text that is known by its words alone."""

_Known = Mapping[str, Path]


def traced(deck: Deck, canvas: Canvas) -> Deck:
    """The deck with names for the shapes that show items, and with what its texts are, slide by slide."""
    known = _known(canvas)
    slides = tuple(_named(slide, canvas) for slide in deck.slides)
    traces = (SlideTrace(number, tuple(_traces(slide, canvas, known))) for number, slide in enumerate(slides, 1))
    return replace(deck, slides=slides, traces=tuple(traces))


def _named(slide: Slide, canvas: Canvas) -> Slide:
    """Text of items is named after their block, a box of one item after that; the second of a name is numbered."""
    counts: dict[str, int] = defaultdict(int)

    def own(name: str) -> str:
        counts[name] += 1
        return f"{name} {counts[name]}" if counts[name] > 1 else name

    fills = {
        key: replace(body, name=own(PREFIX + block)) if (block := _block(body)) else body
        for key, body in slide.fills.items()
    }
    shapes = tuple(
        replace(shape, name=own(f"{PREFIX}{name}"))
        if isinstance(shape, TextBox) and (name := _only_item(shape.body, canvas) or _block(shape.body))
        else shape
        for shape in slide.shapes
    )
    return replace(slide, fills=fills, shapes=shapes)


def _block(body: Body) -> str:
    """The block of which all paragraphs are items, but for how many more there are, or nothing."""
    names = [given.paragraph.name for given in body.paragraphs if not more_in(given.paragraph.name)]
    matches = [_ITEM_NAME.fullmatch(name) for name in names]
    blocks = {match[1] if match else "" for match in matches}
    return next(iter(blocks)) if len(blocks) == 1 and blocks <= set(BLOCK_KEYS) else ""


def _only_item(body: Body, canvas: Canvas) -> str:
    """Block and id (or number from 1) of the one item that a body shows."""
    block = _block(body) if len(body.paragraphs) == 1 else ""
    found = _item(body.paragraphs[0], canvas) if block else None
    return f"{block}/{found[1].id or found[0][3] + 1}" if found else ""  # type: ignore[operator]


def _traces(slide: Slide, canvas: Canvas, known: _Known) -> Iterator[ShapeTrace]:
    for name, paragraphs, block in _texts(slide):
        yield ShapeTrace(name, tuple(_pieces(given, canvas, known) for given in paragraphs), block)


def _texts(slide: Slide) -> Iterator[tuple[str, tuple[SlideParagraph, ...], str]]:
    """The shapes with text by the names that they have in the file, their paragraphs, and the block of those."""
    for key, body in slide.fills.items():
        yield body.name or key, body.paragraphs, _block(body)
    for shape in slide.shapes:
        yield from _text_of(shape)


def _text_of(shape: Shape) -> Iterator[tuple[str, tuple[SlideParagraph, ...], str]]:
    if isinstance(shape, TextBox):
        yield shape.name, shape.body.paragraphs, _block(shape.body)
    elif isinstance(shape, TableShape):
        cells = (cell for row in shape.cells for cell in row)
        yield shape.name, tuple(paragraph for cell in cells for paragraph in cell.body.paragraphs), ""


def _pieces(given: SlideParagraph, canvas: Canvas, known: _Known) -> tuple[Piece, ...]:
    text = given.paragraph.text
    if found := _item(given, canvas):
        path, item = found
        texts = [(item.text, (*path, "text")), (item.detail or "", (*path, "detail"))]
        return _around(text, texts[1:] if given.paragraph.name.endswith("/detail") else texts)
    whole = next((known[each] for each in (text, _unnumbered(text)) if each in known), None)
    if whole:
        return _around(text, [(_unnumbered(text) if text not in known else text, whole)])
    runs = [(run.text, known[run.text]) for run in given.paragraph.runs if run.text in known]
    return _around(text, runs)


def _unnumbered(text: str) -> str:
    """A title without its place among the slides that share it."""
    start = text.rfind(" (")
    return text[:start] if start > 0 and _NUMBERED.fullmatch(text, start) else text


def _item(given: SlideParagraph, canvas: Canvas) -> tuple[Path, Item] | None:
    """The item that a paragraph is named after, or if that has other words, the only one of the block with these."""
    match = _ITEM_NAME.fullmatch(given.paragraph.name)
    if not match or match[1] not in BLOCK_KEYS:
        return None
    items = canvas.blocks[match[1]].items
    text, number = given.paragraph.text, int(match[2])
    shown = [(item.detail or item.text) if match[3] else item.text for item in items]
    here = [index for index in (number,) if index < len(items) and shown[index] in text]
    elsewhere = [index for index, words in enumerate(shown) if words in text]
    index = (here or (elsewhere if len(elsewhere) == 1 else []))[:1]
    return (("blocks", match[1], "items", index[0]), items[index[0]]) if index else None


def _around(text: str, found: Iterable[tuple[str, Path]]) -> tuple[Piece, ...]:
    """The text in pieces: what was found in it, in this order, and the words between."""
    pieces: list[Piece] = []
    done = 0
    for words, path in found:
        start = text.find(words, done) if words else -1
        if start >= 0:
            pieces += [Piece(text[done:start]), Piece(words, path)]
            done = start + len(words)
    return tuple(piece for piece in (*pieces, Piece(text[done:])) if piece.text)


def _known(canvas: Canvas) -> _Known:
    """Texts that are known by their words, with their paths; none that stands in a canvas twice or is very short."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path, text in _known_texts(canvas):
        if text and len(text) >= _LEAST_KNOWN:
            found[text].append(path)
    return {text: paths[0] for text, paths in found.items() if len(paths) == 1}


def _known_texts(canvas: Canvas) -> Iterator[tuple[Path, str | None]]:
    yield ("company", "name"), canvas.company.name
    yield ("company", "tagline"), canvas.company.tagline
    yield ("positioning",), canvas.positioning
    yield ("summary",), canvas.summary
    for key, block in canvas.blocks.by_key():
        yield ("blocks", key, "headline"), block.headline
    for index, relation in enumerate(canvas.relations):
        yield ("relations", index, "why"), relation.why
