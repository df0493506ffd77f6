"""The outlines of a build's decks: by name from the layouts or from files, checked against the slide layouts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bmcreport.assets import layouts_folder
from bmcreport.building.coverage import uncovered
from bmcreport.diagnostics import START, Checked, Diagnostic, Source, has_errors
from bmcreport.model.outline import DeckOutline, DeckSlide
from bmcreport.model.scalars import KEY_PATTERN
from bmcreport.model.slides import SlideLayouts
from bmcreport.read.files import read_source
from bmcreport.read.layouts import read_deck_outline
from bmcreport.read.located import Located
from bmcreport.read.suggest import did_you_mean, listed

DECKS = "decks"
_SUFFIXES = (".yaml", ".yml")
_TAKEN = ("deck", "comparison")
"""Names of files that decks have without an outline's name; `decks/comparison.yaml` is no outline of a company."""


def is_file_name(outline: str) -> bool:
    """Whether an outline is asked for by its file, not by name."""
    return outline.endswith(_SUFFIXES) or "/" in outline or "\\" in outline


def outline_name(outline: str) -> str:
    """The name of an outline, which its decks have too."""
    return Path(outline.replace("\\", "/")).stem if is_file_name(outline) else outline


def read_outlines(
    folder: Path, wanted: Iterable[str], slides: SlideLayouts | None
) -> Checked[Mapping[str, DeckOutline]]:
    """The outlines that are wanted, by name, or everything that is wrong with them.

    What a folder of layouts leaves out is the package's.
    """
    known = _known(folder)
    outlines: dict[str, DeckOutline] = {}
    found: list[Diagnostic] = []
    for outline in dict.fromkeys(wanted):
        name = outline_name(outline)
        path = Path(outline) if is_file_name(outline) else known.get(name)
        if path is None:
            found.append(_unknown(outline, known))
        elif name in outlines or name in _TAKEN or not re.match(KEY_PATTERN, name):
            found.append(_name_taken(path, name))
        else:
            read = _read(path, slides)
            found += read.diagnostics
            if read.value and not has_errors(read.diagnostics):
                outlines[name] = read.value.value
    return Checked(None if has_errors(found) else outlines, tuple(found))


def _known(folder: Path) -> dict[str, Path]:
    own = {path.stem: path for place in (layouts_folder(), folder) for path in (place / DECKS).glob("*.yaml")}
    return {name: path for name, path in own.items() if name not in _TAKEN}


def _read(path: Path, slides: SlideLayouts | None) -> Checked[Located[DeckOutline]]:
    text = read_source(path)
    if text.value is None:
        return Checked(None, text.diagnostics)
    read = read_deck_outline(text.value)
    found = (*text.diagnostics, *read.diagnostics)
    if read.value:
        found += (*uncovered(read.value), *(_unfit_layouts(read.value, slides) if slides else ()))
    return Checked(read.value, found)


def _unknown(outline: str, known: Iterable[str]) -> Diagnostic:
    names = sorted(known)
    hint = did_you_mean(outline, names, f"the outlines are {listed(names)}; a file ends in .yaml")
    return Diagnostic("BMC622", f"there is no outline `{outline}`", Source("--outline", ""), START, hint)


def _name_taken(path: Path, name: str) -> Diagnostic:
    message = f"decks cannot be named after the outline `{name}`"
    hint = "rename the file: a-z, digits, `-` and `_`, another name than that of any other outline of the build"
    return Diagnostic("BMC623", message, Source(str(path), ""), START, hint)


NEEDED = {
    "cover": ("title", "eyebrow", "tagline"),
    "section": ("title",),
    "closing": ("title", "subtitle"),
    "canvas": ("title", "eyebrow"),
    "story": ("title", "eyebrow"),
    "blocks": ("title", "eyebrow", "subtitle", "left_heading", "left", "right_heading", "right"),
    "sources": ("title", "eyebrow", "left", "right"),
    "bars": ("title", "eyebrow", "caption"),
    "history": ("title", "eyebrow", "caption"),
    "text": ("title", "eyebrow", "body"),
    "agenda": ("title", "eyebrow", "body"),
    "contrasts": ("title", "eyebrow"),
}
"""The placeholders that a kind of slide fills; the others fill a title and an eyebrow."""

_USUALLY_NEEDED = ("title", "eyebrow")
_SHOW_A_CANVAS = ("canvas", "story")


def placeholders_of(slide: DeckSlide) -> tuple[str, ...]:
    """The placeholders that a slide fills, by name."""
    if slide.kind == "points":
        return NEEDED["blocks" if len(slide.blocks) > 1 else "text"]
    return NEEDED.get(slide.kind, _USUALLY_NEEDED)


def _unfit_layouts(outline: Located[DeckOutline], slides: SlideLayouts) -> Iterator[Diagnostic]:
    """Slide layouts that there are not, or that lack a placeholder which the slide fills."""
    for index, slide in enumerate(outline.value.slides):
        if slide.layout is None:
            continue
        span = outline.span("slides", index, "layout")
        key = slides.key_of(slide.layout)
        if key is None:
            names = [spec.name for spec in slides.layouts.values()]
            hint = did_you_mean(slide.layout, names, f"the slide layouts are {listed(names)}")
            yield outline.finding("BMC541", f"there is no slide layout `{slide.layout}`", hint, span)
            continue
        lacking = [name for name in placeholders_of(slide) if name not in slides.layouts[key].placeholders]
        if lacking or (slide.kind in _SHOW_A_CANVAS and slides.layouts[key].canvas is None):
            wanted = listed(lacking) if lacking else "a place for the canvas"
            message = f"the slide layout `{slide.layout}` lacks what a slide of kind `{slide.kind}` fills"
            yield outline.finding("BMC542", message, f"it needs {wanted}; take another layout or kind", span)
