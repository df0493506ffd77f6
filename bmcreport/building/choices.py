"""What callers from Python choose for pages, by the names and words of the command line, as the options of a build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Executor
from os import PathLike
from pathlib import Path
from typing import Any, Literal, TypedDict

from bmcreport.alternatives import Ink, Orientation, OutputType, Overflow, SlideFormat, SourceIn
from bmcreport.building.addresses import Address, place
from bmcreport.building.options import Options
from bmcreport.building.work import Work
from bmcreport.model.layout import Mark
from bmcreport.papers import paper_size
from bmcreport.text.families import named_family

StrPath = str | PathLike[str]


class PrintOptions(TypedDict, total=False):
    """Paper and print.

    `paper` is a name such as `a3`, or `WIDTHxHEIGHTmm`; `bleed` is in millimetres; `tile` cuts large pages up for
    sheets, with a map, and has marks of its own.
    """

    paper: str
    orientation: Literal["landscape", "portrait"]
    ink: Literal["colour", "grey", "outline"]
    bleed: float
    crop_marks: bool
    tile: Literal["a4", "a3", "letter"]


class PageOptions(PrintOptions, total=False):
    """Paper and print, and what becomes of the canvas on it.

    With `overflow="page"` it may take further pages. `marks` (`segments`, `status`) show where layout and canvas want
    them. `fonts` are TrueType files for further scripts.
    """

    overflow: Literal["error", "page"]
    marks: Collection[str]
    fonts: Sequence[StrPath]


class BuildOptions(PageOptions, total=False):
    """All of a build.

    `types` are kinds of files, `dpi` dots per inch of pictures, `layouts` a folder instead of the package's own, `lang`
    the language of documents that name none, `slides` the proportions of slides (`16:9`, `4:3`), `deck_font` their font
    and `stamp` what they say in a corner (`draft`, `confidential` or other words), `source` where the
    documents travel in what is made of them, `template` a PowerPoint file that decks are built on. Handouts have
    `per_page` slides a page, with lines to write on where they are `ruled`. `outlines` are names or files of the decks'
    outlines; of what has tags, `audience` sees what has one of its own; `since` is an earlier canvas or a folder of
    such. With `strict`, warnings fail, too.
    """

    types: Collection[str]
    dpi: int
    layouts: StrPath
    lang: str
    slides: Literal["16:9", "4:3"]
    deck_font: Literal["calibri", "arial"]
    stamp: str
    source: Literal["inside", "attached", "none"]
    template: StrPath
    per_page: int
    ruled: bool
    outlines: Sequence[StrPath]
    audience: Collection[str]
    since: StrPath
    strict: bool


class WorkOptions(BuildOptions, total=False):
    """All of a build, and how it goes about its work.

    `jobs` processes render, 1 if nothing is said; with more, a script that builds does so under
    `if __name__ == "__main__":`, for other processes load it, too. None is as many as there are cores, where that is
    worth while. An `executor` renders in their place, without their limits of time and memory, or a Dask `cluster`, by
    the address of its scheduler. With `check` nothing is
    made, with `prune` files that nothing makes any more are removed, as on the command line.
    """

    jobs: int | None
    executor: Executor | None
    cluster: str | None
    check: bool
    prune: bool


_AS_OPTION: Mapping[str, Callable[[Any], object]] = {
    "orientation": Orientation,
    "ink": Ink,
    "overflow": Overflow,
    "slides": SlideFormat,
    "deck_font": named_family,
    "source": SourceIn,
    "layouts": Path,
    "template": Path,
    "output": Path,
    "types": lambda types: frozenset(map(OutputType, types)),
    "marks": lambda marks: frozenset(map(Mark, marks)),
    "since": Path,
    "outlines": lambda outlines: tuple(map(str, outlines)),
    "audience": tuple,
    "fonts": lambda fonts: tuple(map(Path, fonts)),
}


def options_of(chosen: Mapping[str, Any]) -> Options:
    """The options of a build. Raises ValueError for words and papers that there are not, and what rules out another."""
    return Options(**as_options(chosen))


def as_options(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """What is chosen, by the name of the option; `None` is not chosen. Raises ValueError as `options_of` does."""
    given: dict[str, Any] = {
        name: _AS_OPTION[name](value) if name in _AS_OPTION else value
        for name, value in chosen.items()
        if value is not None
    }
    if "paper" in given:
        paper_size(given["paper"])
    if given.get("bleed", 0) < 0:
        raise ValueError("`bleed` is how far colour runs beyond the edge: it cannot be negative")
    if given.get("tile") and (given.get("bleed") or given.get("crop_marks")):
        raise ValueError("`tile` has marks of its own: leave out `bleed` and `crop_marks`")
    return given


def divided(chosen: Mapping[str, Any]) -> tuple[dict[str, Any], Work]:
    """The options by name, and how a build goes about its work. Raises ValueError as `options_of` does."""
    of_work = set(Work.__struct_fields__)
    to = place(str(chosen["output"])) if chosen.get("output") else None
    if isinstance(to, Address):
        chosen = {**chosen, "output": None, "address": to}
    work = Work(**{name: value for name, value in chosen.items() if name in of_work})
    if work.jobs is not None and work.jobs < 1:
        raise ValueError("`jobs` is a number of processes, at least 1")
    return as_options({name: value for name, value in chosen.items() if name not in of_work}), work
