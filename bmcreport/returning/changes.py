"""What people changed in a deck: texts, items that are gone and items that are new, told from what was recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.enclosed import Path, Piece, ShapeTrace, SlideTrace
from bmcreport.returning.aligning import aligned, alike, likeness, one_line, plain, texts_in
from bmcreport.returning.in_slides import SeenParagraph, SeenShape, SeenSlide

_SAME_SHAPE = 0.5
"""How much a shape of another name has in common with one that is missing."""


class Edited(Struct, frozen=True):
    """A text that reads otherwise."""

    path: Path
    old: str
    new: str
    slide: int


class Removed(Struct, frozen=True):
    """An item that is gone from all slides where it stood; `path` is its own."""

    path: Path
    old: str
    slide: int


class Added(Struct, frozen=True):
    """A paragraph that is new among the items of a block, after the item at `after`, or before all of them."""

    block: str
    after: Path
    text: str
    detail: str
    slide: int


class Unclear(Struct, frozen=True):
    """A change that cannot be told for sure, and why; `path` is as near to it as can be said."""

    path: Path
    reason: str
    slide: int


class Placeless(Struct, frozen=True):
    """Text that was not in the deck and belongs to nothing that the document says."""

    text: str
    slide: int


Placed = Edited | Removed | Added | Unclear
"""What is told at a place of the document."""

Change = Placed | Placeless


@dataclass(slots=True)
class _Seen:
    """What was seen of each text and item, on whatever slides."""

    texts: dict[Path, list[tuple[str, str, int]]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[Path, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    here: dict[Path, int] = field(default_factory=dict)
    added: dict[tuple[str, str, str], Added] = field(default_factory=dict)
    unclear: list[Unclear] = field(default_factory=list)


def changes(traces: Sequence[SlideTrace], slides: Sequence[SeenSlide]) -> tuple[Change, ...]:
    """The changes, each told once, whatever the number of slides that show it. Slides that are gone say nothing."""
    by_built = {slide.built: slide for slide in reversed(slides)}
    seen = _Seen()
    strange = {slide.number: slide.shapes for slide in slides}
    for trace in traces:
        if slide := by_built.get(trace.number):
            matched = list(_matched(trace.shapes, slide.shapes))
            for shape, partner in matched:
                _look(shape, partner, slide.number, seen)
            partners = [partner for _, partner in matched]
            strange[slide.number] = tuple(shape for shape in slide.shapes if shape not in partners)
    return (*_edited(seen), *_removed(seen), *_added(seen), *seen.unclear, *_placeless(traces, strange))


def _placeless(traces: Sequence[SlideTrace], strange: Mapping[int, Sequence[SeenShape]]) -> Iterator[Placeless]:
    """What is new in shapes that show no text of the document; words that the deck had elsewhere are not."""
    shapes = (shape for slide in traces for shape in slide.shapes)
    known = {plain("".join(piece.text for piece in pieces)) for shape in shapes for pieces in shape.paragraphs}
    for number, seen in strange.items():
        for shape in seen:
            new = [one_line(one.text) for one in shape.paragraphs if plain(one.text) not in known]
            if new:
                yield Placeless(" / ".join(new), number)


def _matched(
    traces: Sequence[ShapeTrace], shapes: Sequence[SeenShape]
) -> Iterator[tuple[ShapeTrace, SeenShape | None]]:
    """Shapes with text of the document by their names, or where programs have renamed them by what they say."""
    names = [shape.name for shape in shapes]
    named = {trace.name: shapes[names.index(trace.name)] for trace in traces if names.count(trace.name) == 1}
    rest = [shape for shape in shapes if shape not in named.values()]
    for trace in traces:
        if not trace.text_path:
            continue
        partner = named.get(trace.name)
        if partner is None and rest:
            said = _joined(trace)
            best = max(rest, key=lambda shape: likeness(said, " ".join(one.text for one in shape.paragraphs)))
            if likeness(said, " ".join(one.text for one in best.paragraphs)) >= _SAME_SHAPE:
                partner = best
                rest.remove(best)
        yield trace, partner


def _joined(trace: ShapeTrace) -> str:
    return " ".join(piece.text for pieces in trace.paragraphs for piece in pieces)


def _look(trace: ShapeTrace, shape: SeenShape | None, slide: int, seen: _Seen) -> None:
    """Note what became of the paragraphs of one shape."""
    if shape is None:
        seen.unclear.append(Unclear(_item_path(trace.text_path), f"the shape `{trace.name}` is gone", slide))
        return
    before = ["".join(piece.text for piece in pieces) for pieces in trace.paragraphs]
    apart = any(_is_detail(pieces) for pieces in trace.paragraphs)
    last: Path = ()
    above: SeenParagraph | Added | None = None
    for old, new in aligned(before, [one.text for one in shape.paragraphs]):
        now = None if new is None else shape.paragraphs[new]
        if old is not None:
            last = _note(trace.paragraphs[old], now, slide, seen) or last
            above = now if now and apart and not _is_detail(trace.paragraphs[old]) else None
        elif now and trace.block and apart and not now.strong and isinstance(above, SeenParagraph):
            # Under the text of an item, where others have a paragraph with their detail, it may be either.
            seen.unclear.append(Unclear(last, f"there is a new paragraph, `{one_line(now.text)}`", slide))
        elif now and trace.block and apart and not now.strong and isinstance(above, Added):
            _note_detail(above, now, seen)
            above = None
        elif now and trace.block:
            added = _note_added(trace.block, last, now, slide, seen)
            above = added if now.strong and not added.detail else None
        elif now:
            reason = f"`{one_line(now.text)}` is new in `{trace.name}`, which is no list of items"
            seen.unclear.append(Unclear(_item_path(last or trace.text_path), reason, slide))


def _note(pieces: tuple[Piece, ...], now: SeenParagraph | None, slide: int, seen: _Seen) -> Path:
    """Note what became of a paragraph, and tell the path of its item."""
    paths = [piece.path for piece in pieces if piece.path]
    if not paths:
        return ()
    item = _item_path(paths[0])
    if now is None:
        seen.gone[item].append(("".join(piece.text for piece in pieces if piece.path == paths[0]), slide))
        return item
    seen.here[item] = slide
    read = {piece.path: piece.text for piece in pieces if piece.path}
    if not alike(now.text, "".join(piece.text for piece in pieces)):
        found = texts_in(pieces, now)
        if found is None:
            seen.unclear.append(Unclear(item, f"this reads `{one_line(now.text)}`, marks and all", slide))
            return item
        read = dict(found)
    for piece in pieces:
        if piece.path:
            seen.texts[piece.path].append((piece.text, read[piece.path], slide))
    return item


def _is_detail(pieces: tuple[Piece, ...]) -> bool:
    """Whether a paragraph is the detail of an item whose text has one of its own."""
    return pieces[0].path[-1:] == ("detail",)


def _note_detail(above: Added, now: SeenParagraph, seen: _Seen) -> None:
    """A plain paragraph under a new strong one is its detail, as on the rest of the slide."""
    del seen.added[above.block, above.text, above.detail]
    told = replace(above, detail=one_line(now.text))
    seen.added.setdefault((told.block, told.text, told.detail), told)


def _note_added(block: str, after: Path, now: SeenParagraph, slide: int, seen: _Seen) -> Added:
    """A strong start is the text, what follows its detail; without one all of it is the text."""
    strong = now.strong if one_line(now.text[: now.strong]) else len(now.text)
    text, detail = one_line(now.text[:strong]), one_line(now.text[strong:])
    return seen.added.setdefault((block, text, detail), Added(block, after, text, detail, slide))


def _item_path(path: Path) -> Path:
    """The path of the item that a text belongs to, or of the text."""
    return path[:4] if path[:1] == ("blocks",) and len(path) > 4 else path


def _edited(seen: _Seen) -> Iterator[Placed]:
    for path, told in seen.texts.items():
        changed = {new: (old, slide) for old, new, slide in reversed(told) if not alike(one_line(old), one_line(new))}
        if len(changed) == 1:
            ((new, (old, slide)),) = changed.items()
            yield Edited(path, old, new, slide)
        elif changed:
            words = " and ".join(f"`{new}` on slide {slide}" for new, (_, slide) in sorted(changed.items()))
            yield Unclear(path, f"this reads differently on two slides: {words}", min(changed.values())[1])


def _removed(seen: _Seen) -> Iterator[Change]:
    moved = {text for _, text, _ in seen.added}
    for path, told in seen.gone.items():
        old, slide = told[0]
        if path in seen.here:
            yield Unclear(path, f"this is gone, but still stands on slide {seen.here[path]}", slide)
        elif old in moved:
            yield Unclear(path, "this has moved", slide)
        elif path[:1] != ("blocks",) or len(path) != 4:
            yield Unclear(path, "this is gone", slide)
        else:
            yield Removed(path, old, slide)


def _added(seen: _Seen) -> Iterator[Change]:
    gone = {old for told in seen.gone.values() for old, _ in told}
    known = {one_line(new) for told in seen.texts.values() for _, new, _ in told}
    for added in seen.added.values():
        if added.text not in gone and added.text not in known:
            yield added
        elif added.text in known:
            yield Unclear(added.after or ("blocks", added.block), f"`{added.text}` stands here twice", added.slide)
