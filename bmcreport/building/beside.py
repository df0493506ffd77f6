"""Canvases side by side that no document names: versions of one as if they were companies, or the canvases of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgspec import Struct

from bmcreport.building.versions import canvas_at, canvas_on_disk
from bmcreport.deck.speech import Speech
from bmcreport.diagnostics import START, Checked, Source, has_errors
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument, Entry
from bmcreport.model.layout import Layout
from bmcreport.read.canvases import DocumentKind, document_kind
from bmcreport.read.files import read_source
from bmcreport.read.located import Located
from bmcreport.read.nodes import Mapping as MappingNode
from bmcreport.read.nodes import parse
from bmcreport.read.references import comparison_references


class Beside(Struct, frozen=True):
    """Canvases in the order of their columns, named by the slugs of their entries."""

    entries: tuple[Entry, ...]
    canvases: tuple[Located[Canvas], ...]

    @property
    def lang(self) -> str:
        """The language that the comparison is told in: that of the last canvas, as a BCP 47 tag."""
        return self.canvases[-1].value.lang

    def document(self, layout: Layout) -> Checked[Located[ComparisonDocument]]:
        """The comparison of them all, versions told from the last one, in the words of the layout."""
        names = list(dict.fromkeys(canvas.value.company.name for canvas in self.canvases))
        of_one = len(names) == 1
        last = self.entries[-1]
        title = layout.words.evolution.format(company=names[0]) if of_one else Speech(layout.language).strung(names)
        focus = last.slug if of_one else None
        value = ComparisonDocument(title=title, canvases=self.entries, focus=focus, lang=self.lang)
        slug = f"{last.canvas}-versions" if of_one else "companies"
        source = Source(str(Path(self.canvases[-1].source.name).parent / f"{slug}.yaml"), "")
        document = Located(value.named(slug), source, MappingNode((), START))
        return Checked(document, comparison_references(document))


def versions_beside(path: Path, revisions: Sequence[str]) -> Checked[Beside]:
    """The canvas in a file as it was in these revisions of git, in their order, and last as it is now."""
    key = _slug(path.stem)
    entries = (*(Entry(canvas=key, rev=revision) for revision in revisions), Entry(canvas=key))
    read = (*(canvas_at(revision, path) for revision in revisions), canvas_on_disk(path))
    return _beside(entries, read)


def files_beside(paths: Sequence[Path]) -> Checked[Beside]:
    """The canvases in files, in their order; files of one name may be versions in different folders."""
    stems = [path.stem for path in paths]
    called = [
        stem if stems.count(stem) == 1 else f"{path.resolve().parent.name}-{stem}"
        for stem, path in zip(stems, paths, strict=True)
    ]
    return _beside([Entry(canvas=slug) for slug in _distinct(map(_slug, called))], map(canvas_on_disk, paths))


def beside(canvases: Sequence[Located[Canvas]]) -> Beside:
    """Canvases in their order, those of one slug told apart."""
    slugs = list(_distinct(_slug(canvas.value.slug) for canvas in canvases))
    named = (replace(one, value=one.value.named(slug)) for slug, one in zip(slugs, canvases, strict=True))
    return Beside(tuple(Entry(canvas=slug) for slug in slugs), tuple(named))


def _beside(entries: Sequence[Entry], read: Iterable[Checked[Located[Canvas]]]) -> Checked[Beside]:
    all_read = tuple(read)
    found = tuple(dict.fromkeys(diagnostic for one in all_read for diagnostic in one.diagnostics))
    canvases = tuple(one.value for one in all_read if one.value and one.ok)
    if len(canvases) < len(entries) or has_errors(found):
        return Checked(None, found)
    named = (
        replace(canvas, value=canvas.value.named(entry.slug)) for entry, canvas in zip(entries, canvases, strict=True)
    )
    return Checked(Beside(tuple(entries), tuple(named)), found)


def only_canvases(paths: Iterable[Path]) -> bool:
    """Whether these are files with canvases, sound or not."""
    return all(_holds_a_canvas(path) for path in paths)


def _holds_a_canvas(path: Path) -> bool:
    text = read_source(path).value if path.is_file() else None
    parsed = parse(text).value if text else None
    return parsed is not None and document_kind(parsed) is DocumentKind.CANVAS


def _slug(text: str) -> str:
    return "-".join(filter(None, re.split("[^a-z0-9]+", text.lower()))) or "canvas"


def _distinct(slugs: Iterable[str]) -> Iterator[str]:
    """The slugs, those that recur with a number."""
    taken: set[str] = set()
    for slug in slugs:
        numbered = (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3)))
        free = next(each for each in numbered if each not in taken)
        taken.add(free)
        yield free
