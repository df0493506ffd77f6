"""Cards: what a build keeps of a document once it has read it, so that thousands of documents take little room.

A card says what the plan has to know: what the document is called, how it refers to others, and digests of what it
says. The document itself is opened again by whoever renders it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from os.path import dirname
from pathlib import Path, PurePath
from typing import Any

from msgspec import Struct, structs

from bmcreport.building.digests import digest
from bmcreport.diagnostics import Diagnostic, Source, Span
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument, Entry
from bmcreport.model.tags import tags_of
from bmcreport.read.canvases import DocumentKind
from bmcreport.read.located import Located

Place = tuple[Path, str]
"""A folder and a slug."""


class Reference(Struct, frozen=True):
    """A word of a document that leads elsewhere, to a canvas by its slug or to a file by its path.

    With a revision of git, it is the canvas as it was.
    """

    to: str
    span: Span
    rev: str = ""


class Card(Struct, frozen=True):
    """A canvas or comparison, or a document that was checked only; `name` is its path as it was given.

    `texts` is the digest of the file, `value` that of what it says, nothing where only name and blocks were read;
    `compared` is that of what decks of other companies compare theirs with, `title` is the company's name, `references`
    are the canvases that it relates to or compares, `logo` is the company's own.
    """

    name: str
    kind: DocumentKind
    texts: str = ""
    value: str = ""
    compared: str = ""
    lang: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    logo: Reference | None = None

    @property
    def slug(self) -> str:
        return PurePath(self.name).stem

    @property
    def folder(self) -> Path:
        return _folder(self.name)

    @property
    def place(self) -> Place:
        return self.folder, self.slug

    @property
    def stays(self) -> bool:
        """Whether all that it says holds as long as its file does: pictures and revisions of git may change."""
        return bool(self.texts) and self.logo is None and not any(one.rev for one in self.references)

    @property
    def source(self) -> Source:
        """The name without the text."""
        return Source(self.name, "")

    def as_data(self) -> dict[str, Any]:
        """The card as JSON has it, but for its name."""
        return {
            "kind": self.kind.value,
            "texts": self.texts,
            "value": self.value,
            "compared": self.compared,
            "lang": self.lang,
            "title": self.title,
            "tags": self.tags,
            "references": [[one.to, *spanned(one.span)] for one in self.references],
        }


def card_from(data: Mapping[str, Any], name: str) -> Card:
    """The card that was written as data; raises KeyError, TypeError or ValueError for what is none."""
    texts, value, compared, lang, title = (str(data[key]) for key in ("texts", "value", "compared", "lang", "title"))
    references = tuple(Reference(str(to), Span(*map(int, span))) for to, *span in data["references"])
    tags = tuple(map(str, data["tags"]))
    return Card(name, DocumentKind(data["kind"]), texts, value, compared, lang, title, tags, references)


def canvas_card(canvas: Located[Canvas]) -> Card:
    """The card of a canvas, without digests."""
    value, company = canvas.value, canvas.value.company
    references = (Reference(one.to, canvas.span("relations", at, "to")) for at, one in enumerate(value.relations))
    logo = Reference(company.logo, canvas.span("company", "logo")) if company.logo else None
    return Card(
        canvas.source.name,
        DocumentKind.CANVAS,
        lang=value.lang,
        title=company.name,
        tags=tuple(sorted(tags_of(value))),
        references=tuple(references),
        logo=logo,
    )


def version_card(entry: Entry, canvas: Located[Canvas], folder: Path) -> Card:
    """The card of a canvas as it was, under the name of its own that a comparison gives it."""
    texts = sha256(canvas.source.text.encode("utf-8", "surrogatepass")).hexdigest()
    value = canvas.value.named(entry.slug)
    name = str(folder / f"{entry.slug}.yaml")
    return Card(name, DocumentKind.CANVAS, texts, digest(value), lang=value.lang, title=value.company.name)


def comparison_card(document: Located[ComparisonDocument]) -> Card:
    """The card of a comparison, without digests."""
    entries = enumerate(document.value.canvases)
    references = (Reference(one.canvas, document.span("canvases", at, "canvas"), one.rev or "") for at, one in entries)
    return Card(document.source.name, DocumentKind.COMPARISON, lang=document.value.lang, references=tuple(references))


def spanned(span: Span) -> tuple[int, int, int, int]:
    """A span as plain numbers."""
    return span.line, span.column, span.end_line, span.end_column


def excerpted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings with no more of their texts than the lines that they show."""
    told = tuple(found)
    shown: dict[str, set[int]] = {}
    for each in told:
        shown.setdefault(each.source.name, set()).add(each.span.line)
    texts = {each.source.name: each.source for each in told}
    thin = {name: _thinned(source, shown[name]) for name, source in texts.items()}
    return tuple(structs.replace(each, source=thin[each.source.name]) for each in told)


def _thinned(source: Source, shown: set[int]) -> Source:
    """The source with the other lines emptied, so that what is shown keeps its number."""
    lines = source.lines()[: max(shown)] if source.text else ()
    return replace(source, text="\n".join(line if at in shown else "" for at, line in enumerate(lines, 1)))


@lru_cache(maxsize=64)
def _parent(folder: str) -> Path:
    return Path(folder)


def _folder(name: str) -> Path:
    """The folder of a file; the same object for files of one folder, of which there may be thousands."""
    return _parent(dirname(name) or ".")  # noqa: PTH120 - a path for each of thousands takes longer
