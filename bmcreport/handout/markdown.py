"""Speaker notes as Markdown (CommonMark 0.31): a heading per slide, its notes, and addresses as links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from bmcreport.deck.slides import Deck
from bmcreport.handout.notes import Note, note
from bmcreport.handout.titles import title_of
from bmcreport.text.types import Run

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|$^{}#@]|(?<=www)\.|(?<=:)/(?=/)")
"""What could mean something within a line, in CommonMark or in a common dialect of it."""
_WHITE = re.compile(r"\s*[\t\n\v\f\r\x85\u2028\u2029]\s*")


def notes_in_markdown(deck: Deck) -> str:
    """The notes of all slides under their titles; a slide without notes is a heading alone."""
    return "\n".join(_lines(deck))


def _lines(deck: Deck) -> Iterator[str]:
    layouts = {layout.name: layout for layout in deck.layouts}
    yield f"# {escaped(deck.title)}\n"
    for number, slide in enumerate(deck.slides, 1):
        yield f"## {number}. {escaped(title_of(slide, layouts[slide.layout]))}\n"
        notes = [each for each in map(note, slide.notes) if each.paragraph.text.strip()]
        for listed, together in groupby(notes, key=lambda each: each.paragraph.bullet):
            mark, end = ("- ", "\n") if listed else ("", "\n\n")
            yield end.join(mark + _written(each) for each in together) + "\n"


def _written(given: Note) -> str:
    """A note on one line; what would begin a list, heading or quotation is escaped at its start."""
    first, *others = given.paragraph.runs
    return "".join((_run(first, starts=True), *(_run(run) for run in others))).strip()


def _run(run: Run, *, starts: bool = False) -> str:
    if run.link and run.link == run.text:
        return f"<{run.link}>"
    text = escaped(run.text.lstrip() if starts else run.text, starts=starts)
    return f"[{text}](<{run.link}>)" if run.link else text


def escaped(text: str, *, starts: bool = False) -> str:
    """Text that Markdown shows as it is; `starts` where a line begins with it."""
    plain = _ANYWHERE.sub(lambda sign: f"\\{sign[0]}", _WHITE.sub(" ", text))
    if not starts:
        return plain
    return re.sub(r"^(?:([0-9]+)([.)])|([-+=:]))", _escaped_start, plain)


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"
