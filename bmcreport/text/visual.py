"""Lines as they are seen: fragments in the order in which they are read, each where its direction puts it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from msgspec.structs import replace

from bmcreport.text.bidi import has_right_to_left, levels, visual_order, with_spaces_at_end
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.segmenting import words_and_spaces
from bmcreport.text.stretches import run_width
from bmcreport.text.types import Fragment, Line
from bmcreport.units import Emu

_RIGHT_TO_LEFT_MARK, _LEFT_TO_RIGHT_MARK = "\u200f", "\u200e"
_BETWEEN_NUMBERS = frozenset(("ES", "ET", "CS"))
"""Signs that programs take for parts of a number, wherever they stand."""
_STRONG = frozenset(("L", "R", "AL", "EN", "AN", "NSM"))


def visual_lines(lines: Sequence[Line], size: Emu, *, leftwards: bool) -> Sequence[Line]:
    """The lines of a paragraph at a type size, their fragments in reading order.

    `leftwards` is the direction of a paragraph with letters that are read so; one without any stays as it is.
    """
    if not any(has_right_to_left(fragment.text) for line in lines for fragment in line.fragments):
        return lines
    texts = ["".join(fragment.text for fragment in line.fragments) for line in lines]
    found, start, seen = levels("".join(texts), int(leftwards)), 0, []
    for line, text in zip(lines, texts, strict=True):
        own = with_spaces_at_end(found[start : start + len(text)], text, int(leftwards))
        start += len(text)
        seen.append(_reordered(line, own, size, leftwards=leftwards))
    return seen


def _reordered(line: Line, own: Sequence[int], size: Emu, *, leftwards: bool) -> Line:
    parts = list(_marked(list(_parts(line, own, size)), leftwards=leftwards))
    order = visual_order([level for level, _ in parts])
    ends = list(accumulate((parts[index][1].width for index in order), initial=0))
    # The space at the end of a line stands outside of it: at the left where it is read from the right.
    shift = line.width - ends[-1] if leftwards else 0
    places = dict(zip(order, ends, strict=False))
    return Line(tuple(replace(part, x=places[index] + shift) for index, (_, part) in enumerate(parts)), line.width)


def _parts(line: Line, own: Sequence[int], size: Emu) -> Iterator[tuple[int, Fragment]]:
    """The fragments, cut where the level changes."""
    start = 0
    for fragment in line.fragments:
        end = start + len(fragment.text)
        stretches = list(_stretches(fragment, own[start:end]))
        for number, (level, text) in enumerate(stretches, 1):
            hyphen = fragment.hyphen and number == len(stretches)
            written = f"{text}-" if hyphen else text
            width = sum(run_width(part, fragment.run, fragment.font) for part in words_and_spaces(written))
            leftwards = level % 2 == 1
            yield (
                level,
                replace(fragment, text=text, width=width * size // MICRO_EM, hyphen=hyphen, leftwards=leftwards),
            )
        start = end


def _marked(parts: Sequence[tuple[int, Fragment]], *, leftwards: bool) -> Iterator[tuple[int, Fragment]]:
    """The parts with the marks that tell programs to which direction a space or sign belongs.

    From a line of the page they read first the direction of its letters, and give signs between two directions to the
    one that is not the paragraph's; a mark after those letters keeps the signs out.
    """
    mark, before = (_RIGHT_TO_LEFT_MARK if leftwards else _LEFT_TO_RIGHT_MARK), int(leftwards)
    for level, fragment in parts:
        text = fragment.text
        own = level % 2 == int(leftwards)
        marked = "".join(map(_with_mark_after, text)) if own and leftwards else text
        if own and before % 2 != level % 2 and unicodedata.bidirectional(text[:1]) not in _STRONG:
            marked = mark + marked
        before = level
        yield level, replace(fragment, marked=marked) if marked != text else fragment


def _with_mark_after(char: str) -> str:
    return char + _RIGHT_TO_LEFT_MARK if unicodedata.bidirectional(char) in _BETWEEN_NUMBERS else char


def _stretches(fragment: Fragment, own: Sequence[int]) -> Iterator[tuple[int, str]]:
    if fragment.run.style.fill:
        # What stands on one field is seen as one sign.
        yield max(own), fragment.text
        return
    for level, stretch in groupby(zip(fragment.text, own, strict=True), lambda pair: pair[1]):
        yield level, "".join(char for char, _ in stretch)
