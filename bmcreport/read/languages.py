"""Language documents, read and checked, and the one in which a canvas is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bmcreport.diagnostics import Checked, Diagnostic, Source
from bmcreport.model.canvas import Record
from bmcreport.model.language import ENGLISH, LanguageDocument
from bmcreport.read.documents import no_cross_check, read_document
from bmcreport.read.located import Located
from bmcreport.read.nodes import Node


def read_language(source: Source, tag: str, parsed: Checked[Node] | None = None) -> Checked[Located[LanguageDocument]]:
    """The language in `source`, whose BCP 47 tag is the name of its file."""
    return read_document(source, LanguageDocument, says_everything if tag == ENGLISH else no_cross_check, parsed)


def says_everything(located: Located[LanguageDocument]) -> tuple[Diagnostic, ...]:
    """The words that a document lacks."""
    return (
        *_lacking(located, "words", located.value.words),
        *_lacking(located, "comparison", located.value.comparison),
    )


def _lacking(located: Located[LanguageDocument], key: str, words: Record) -> Iterator[Diagnostic]:
    span = located.key_span(key) if key in located.value.model_fields_set else located.root.span
    for word in type(words).model_fields:
        if word not in words.model_fields_set:
            yield located.finding("BMC413", f"English lacks the word `{word}`", f"add `{word}:` under `{key}:`", span)


def language_of(tag: str, languages: Mapping[str, LanguageDocument]) -> LanguageDocument:
    """The language of a BCP 47 tag: that of the region, else of the language alone, else English."""
    return next((languages[each] for each in lineage(tag) if each in languages), None) or languages[ENGLISH].lent()


def lineage(tag: str) -> tuple[str, ...]:
    """A BCP 47 tag in lower case and what it is a part of, the narrowest first: `pt-br`, `pt`."""
    parts = tag.lower().split("-")
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))
