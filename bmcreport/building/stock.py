"""What every target is drawn with: the layout, the slide layouts and the outlines, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from bmcreport.assets import layouts_folder
from bmcreport.building.coverage import uncovered
from bmcreport.building.options import USUAL_OUTLINE
from bmcreport.building.outlines import read_outlines
from bmcreport.building.templates import House
from bmcreport.diagnostics import Checked, Diagnostic, Source, has_errors
from bmcreport.model.canvas import Record
from bmcreport.model.language import ENGLISH, LanguageDocument
from bmcreport.model.layout import Layout
from bmcreport.model.outline import DeckOutline
from bmcreport.model.patterns import Pattern, Patterns
from bmcreport.model.slides import SlideLayouts
from bmcreport.read.contrasts import faint_placeholders
from bmcreport.read.files import read_source
from bmcreport.read.languages import language_of, lineage, read_language
from bmcreport.read.layouts import read_comparison_outline, read_layout, read_patterns, read_slide_layouts
from bmcreport.read.located import Located

if TYPE_CHECKING:
    from bmcreport.model.comparison_outline import ComparisonOutline

M = TypeVar("M", bound=Record)

LAYOUT = "business-model-canvas.yaml"
SLIDES = "slides.yaml"
COMPARISON = "decks/comparison.yaml"
PATTERNS = "patterns.yaml"
LANGUAGES = "languages"


class Stock(Struct, frozen=True):
    """The documents of a layouts folder; `outlines` are by name, `languages` by tag in lower case, each complete.

    `house` is the template that decks are built on, if there is one.
    """

    layout: Layout
    slides: SlideLayouts
    outlines: Mapping[str, DeckOutline]
    patterns: Mapping[str, Pattern]
    languages: Mapping[str, LanguageDocument]
    of_comparisons: ComparisonOutline | None = None
    house: House | None = None

    @property
    def comparison(self) -> ComparisonOutline:
        """The outline of comparisons, where there are such."""
        assert self.of_comparisons, "it was read for a build that compares nothing"
        return self.of_comparisons

    def layout_in(self, tag: str) -> Layout:
        """The layout with its printed names and words in the language of a BCP 47 tag, English where there is none."""
        return self.layout.in_language(language_of(tag, self.languages))

    def patterns_in(self, tag: str) -> Mapping[str, Pattern]:
        """The patterns under their names in a language, as far as it has them."""
        return language_of(tag, self.languages).called(self.patterns)


def read_stock(
    folder: Path,
    tags: Iterable[str] | None = None,
    outlines: Iterable[str] = (USUAL_OUTLINE,),
    *,
    compared: bool = True,
) -> Checked[Stock]:
    """The layout documents in `folder`, or everything that is wrong with them.

    `tags` are the languages that will be asked for (BCP 47), all if not given; `outlines` names or files of outlines.
    Unless companies will be `compared`, patterns and the outline of comparisons are not read: no other asks for them.
    """
    layout = _read(folder / LAYOUT, read_layout)
    palette = layout.value.palette if layout.value else {}
    slides = _read(folder / SLIDES, lambda source: _legible(read_slide_layouts(source), palette))
    comparison = _read(folder / COMPARISON, read_comparison_outline) if compared else Checked(None)
    patterns = _read(folder / PATTERNS, read_patterns) if compared else Checked(Patterns(patterns={}))
    languages = read_languages(folder, tags)
    decks = read_outlines(folder, outlines, slides.value)
    parts = (layout, slides, decks, comparison, patterns, languages)
    found: tuple[Diagnostic, ...] = sum((one.diagnostics for one in parts), ())
    if layout.value and slides.value and patterns.value and languages.value and (comparison.value or not compared):
        if decks.value is None:
            return Checked(None, found)
        english = layout.value.in_language(languages.value[ENGLISH])
        own = (decks.value, patterns.value.patterns, languages.value, comparison.value)
        return Checked(Stock(english, slides.value, *own), found)
    return Checked(None, found)


def read_languages(folder: Path, tags: Iterable[str] | None) -> Checked[Mapping[str, LanguageDocument]]:
    """The package's languages, and those that the folder brings along in their place."""
    own = {path.stem: path for path in (layouts_folder() / LANGUAGES).glob("*.yaml")}
    known = own | {path.stem: path for path in (folder / LANGUAGES).glob("*.yaml")}
    wanted = {tag.lower() for tag in known} if tags is None else {part for tag in tags for part in lineage(tag)}
    files = {tag: path for tag, path in known.items() if tag.lower() in wanted | {ENGLISH}}
    # Whether a language can be printed is asked once a canvas is written in it.
    read = {tag: _located(files[tag], partial(read_language, tag=tag)) for tag in sorted(files)}
    found: tuple[Diagnostic, ...] = sum((one.diagnostics for one in read.values()), ())
    stated = {tag.lower(): one.value.value for tag, one in read.items() if one.value and one.ok}
    if ENGLISH not in stated:
        return Checked(None, found)
    return Checked({tag: _completed(tag, stated) for tag in stated}, found)


def _completed(tag: str, stated: Mapping[str, LanguageDocument]) -> LanguageDocument:
    """A language with what its document leaves out, for which a region has the language that it is of."""
    own, english = stated[tag], stated[ENGLISH]
    whole = stated.get(tag.partition("-")[0], own)
    return own.over(whole).over(english) if whole is english else own.over(whole).completed(english)


def _read(path: Path, reader: Callable[[Source], Checked[Located[M]]]) -> Checked[M]:
    read = _located(path, reader)
    found = read.diagnostics + (uncovered(read.value) if read.value else ())
    return Checked(read.value.value if read.value and not has_errors(found) else None, found)


def _located(path: Path, reader: Callable[[Source], Checked[Located[M]]]) -> Checked[Located[M]]:
    text = read_source(path)
    if text.value is None:
        return Checked(None, text.diagnostics)
    read = reader(text.value)
    return Checked(read.value, text.diagnostics + read.diagnostics)


def _legible(slides: Checked[Located[SlideLayouts]], palette: Mapping[str, str]) -> Checked[Located[SlideLayouts]]:
    faint = tuple(faint_placeholders(slides.value, palette)) if slides.value else ()
    return Checked(slides.value, slides.diagnostics + faint)
