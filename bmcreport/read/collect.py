"""From the paths of a command line to documents: which files, read and checked all together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.diagnostics import START, Checked, Diagnostic, Source, in_reading_order
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.read.canvases import DocumentKind, document_kind, read_canvas, read_comparison
from bmcreport.read.files import read_source
from bmcreport.read.languages import read_language
from bmcreport.read.layouts import (
    read_comparison_outline,
    read_deck_outline,
    read_layout,
    read_patterns,
    read_slide_layouts,
)
from bmcreport.read.located import Located
from bmcreport.read.nodes import Mapping, Node, Scalar, Sequence, parse
from bmcreport.read.projects import NAMES as PROJECT_NAMES
from bmcreport.read.projects import read_settings
from bmcreport.read.suggest import did_you_mean

SUFFIXES = (".yaml", ".yml")

MOST_DOCUMENTS = 10_000
"""Documents that one run takes."""

COMPARISON_ONLY = frozenset(
    {
        "overview",
        "block_tables",
        "lenses",
        "charts",
        "overlap",
        "likeness",
        "patterns",
        "miniatures",
        "takeaways",
    }
)
"""Kinds of slides that tell the outline of a comparison from that of a company."""


class Documents(Struct, frozen=True):
    """The documents without errors, each kind in the order of the paths.

    `others` are layouts, outlines, languages and patterns, which were checked only. `names` are the slugs of all files
    that were found, with errors or without, so that a reference to a faulty document is not taken for one to nowhere.
    """

    canvases: tuple[Located[Canvas], ...] = ()
    comparisons: tuple[Located[ComparisonDocument], ...] = ()
    others: tuple[Source, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def sound(self) -> tuple[str, ...]:
        """The files of all documents without errors."""
        return tuple(source.name for source in (*self.sources, *self.others))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Of what is drawn."""
        return (*(one.source for one in self.canvases), *(one.source for one in self.comparisons))


def collect(paths: Iterable[Path]) -> Checked[Documents]:
    """The documents at these files and in these folders; there is always a value, of what could be read."""
    files = document_files(paths)
    read = [_read(path) for path in files.value or ()]
    good = [one.value for one in read if one.value and one.ok]
    documents = Documents(
        canvases=tuple(canvas for each in good for canvas in each.canvases),
        comparisons=tuple(comparison for each in good for comparison in each.comparisons),
        others=tuple(other for each in good for other in each.others),
        names=tuple(path.stem for path in files.value or () if path.name not in PROJECT_NAMES),
    )
    found = (diagnostic for one in read for diagnostic in one.diagnostics)
    shared = shared_names(documents.sources)
    return Checked(documents, in_reading_order((*files.diagnostics, *found, *shared)))


def document_files(paths: Iterable[Path]) -> Checked[tuple[Path, ...]]:
    """Files as they are, folders as their YAML files by name, each file once."""
    expanded = [_expand(path) for path in paths]
    files = {path.resolve(): path for one in reversed(expanded) for path in reversed(one.value or ())}
    found = tuple(found for one in expanded for found in one.diagnostics)
    if len(files) > MOST_DOCUMENTS:
        last = tuple(reversed(files.values()))[MOST_DOCUMENTS]
        message = f"{len(files):,} documents are more than the {MOST_DOCUMENTS:,} of one run"
        refused = _refused(last.parent, "BMC610", message, "name folders or files with fewer, one run after another")
        return replace(refused, diagnostics=(*found, *refused.diagnostics))
    return Checked(tuple(reversed(files.values())), found)


def _expand(path: Path) -> Checked[tuple[Path, ...]]:
    try:
        if not path.exists():
            return _refused(path, "BMC601", "there is no such file or folder", _missing_hint(path))
        if not path.is_dir():
            return Checked((path,))
        inside = sorted(each for each in path.iterdir() if _is_document(each))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _refused(path, "BMC602", f"this cannot be read: {reason}", "check its name and permissions")
    if not inside:
        return _refused(path, "BMC604", "there are no documents in this folder", "documents end in .yaml or .yml")
    return Checked(tuple(inside))


def _is_document(path: Path) -> bool:
    return path.suffix in SUFFIXES and path.name not in PROJECT_NAMES and path.is_file()


def _missing_hint(path: Path) -> str:
    siblings = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
    start = "name the files or folders that hold your canvases; `bmcreport examples` copies some to start from"
    return did_you_mean(path.name, siblings, start)


def _refused(path: Path, code: str, message: str, hint: str) -> Checked[tuple[Path, ...]]:
    return Checked(None, (Diagnostic(code, message, Source(str(path), ""), START, hint),))


def _read(path: Path) -> Checked[Documents]:
    text = read_source(path)
    return read_text(text.value, path) if text.value else Checked(None, text.diagnostics)


def read_text(source: Source, path: PurePath) -> Checked[Documents]:
    """The document in a text, which is called as the file at `path`."""
    parsed = parse(source)
    if parsed.value is None:
        return Checked(None, parsed.diagnostics)
    if path.name in PROJECT_NAMES:
        return Checked(Documents(others=(source,)), read_settings(source, parsed).diagnostics)
    return _READERS[document_kind(parsed.value)](source, path.stem, parsed)


def _read_canvas(source: Source, slug: str, parsed: Checked[Node]) -> Checked[Documents]:
    read = read_canvas(source, slug, parsed)
    return Checked(Documents(canvases=(read.value,)) if read.value else None, read.diagnostics)


def _read_comparison(source: Source, slug: str, parsed: Checked[Node]) -> Checked[Documents]:
    read = read_comparison(source, slug, parsed)
    return Checked(Documents(comparisons=(read.value,)) if read.value else None, read.diagnostics)


def _read_layout(source: Source, _: str, parsed: Checked[Node]) -> Checked[Documents]:
    return Checked(Documents(others=(source,)), read_layout(source, parsed).diagnostics)


def _read_language(source: Source, tag: str, parsed: Checked[Node]) -> Checked[Documents]:
    return Checked(Documents(others=(source,)), read_language(source, tag, parsed).diagnostics)


def _read_slide_layouts(source: Source, _: str, parsed: Checked[Node]) -> Checked[Documents]:
    return Checked(Documents(others=(source,)), read_slide_layouts(source, parsed).diagnostics)


def _read_patterns(source: Source, _: str, parsed: Checked[Node]) -> Checked[Documents]:
    return Checked(Documents(others=(source,)), read_patterns(source, parsed).diagnostics)


def _read_outline(source: Source, _: str, parsed: Checked[Node]) -> Checked[Documents]:
    of_comparison = parsed.value is not None and COMPARISON_ONLY & set(_slide_kinds(parsed.value))
    read = read_comparison_outline(source, parsed) if of_comparison else read_deck_outline(source, parsed)
    return Checked(Documents(others=(source,)), read.diagnostics)


def _slide_kinds(root: Node) -> Iterator[str]:
    slides = root.entry("slides") if isinstance(root, Mapping) else None
    for slide in slides[1].items if slides and isinstance(slides[1], Sequence) else ():
        kind = slide.entry("kind") if isinstance(slide, Mapping) else None
        if kind and isinstance(kind[1], Scalar):
            yield kind[1].text


_READERS: dict[DocumentKind, Callable[[Source, str, Checked[Node]], Checked[Documents]]] = {
    DocumentKind.CANVAS: _read_canvas,
    DocumentKind.COMPARISON: _read_comparison,
    DocumentKind.LAYOUT: _read_layout,
    DocumentKind.SLIDE_LAYOUTS: _read_slide_layouts,
    DocumentKind.OUTLINE: _read_outline,
    DocumentKind.LANGUAGE: _read_language,
    DocumentKind.PATTERNS: _read_patterns,
}


def shared_names(sources: Iterable[Source]) -> Iterator[Diagnostic]:
    """Documents of one name, whose outputs would overwrite each other."""
    first: dict[str, str] = {}
    for source in sources:
        slug = Path(source.name).stem
        if slug in first:
            hint = f"{first[slug]} has it already; outputs and references go by this name"
            yield Diagnostic("BMC605", f"there are two documents named `{slug}`", source, START, hint)
        first.setdefault(slug, source.name)
