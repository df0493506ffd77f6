"""Documents read one by one, each to its card and to a record from which it is opened again without its YAML."""

from __future__ import annotations

import json
import pickle
import zlib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, TypeVar

from msgspec import Struct, structs

from bmcreport.building.cards import Card, canvas_card, comparison_card, excerpted
from bmcreport.building.coverage import texts as texts_in
from bmcreport.building.coverage import uncovered
from bmcreport.building.digests import digest
from bmcreport.diagnostics import START, Diagnostic, Source, has_errors
from bmcreport.model.canvas import Canvas
from bmcreport.model.compared import compared_with
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.read.canvases import DocumentKind
from bmcreport.read.collect import Documents, read_text
from bmcreport.read.data import sound_data
from bmcreport.read.documents import name_and_blocks
from bmcreport.read.files import decode
from bmcreport.read.located import Located
from bmcreport.read.nodes import Mapping, Node, parse, plain_data
from bmcreport.text.fallback import Chosen, missing, using

D = TypeVar("D", Canvas, ComparisonDocument)

NOWHERE = Mapping((), START)
"""The tree of a document whose positions nobody has asked for yet."""


class Circumstances(Struct, frozen=True):
    """What reading depends on beside the document: the language of those that name none, and fonts that stand in."""

    lang: str | None
    fonts: tuple[Path, ...]


class Unread(Struct, frozen=True):
    """A file as it was found, under the name by which it was called."""

    name: str
    content: bytes


class Reading(Struct, frozen=True):
    """What came of a document: its card where it has no errors of its own, and what was found.

    `beside` is that of a canvas with errors of which others can be compared with what they compare.
    """

    name: str
    card: Card | None
    record: bytes = b""
    diagnostics: tuple[Diagnostic, ...] = ()
    beside: Card | None = None


def read_one(circumstances: bytes, unread: Unread) -> Reading:
    """What a worker does to read; `circumstances` are pickled."""
    given: Circumstances = pickle.loads(circumstances)  # noqa: S301 - from the process that started this one
    with using(Chosen(given.fonts)):
        return _read(given, unread)


def read_neighbour(circumstances: bytes, unread: Unread) -> Reading:
    """What a worker does to read no more of a canvas than others compare, which may have errors elsewhere."""
    given: Circumstances = pickle.loads(circumstances)  # noqa: S301 - from the process that started this one
    text = decode(unread.name, unread.content).value
    data = sound_data(text) if text else None
    with using(Chosen(given.fonts)):
        card = _neighbour(unread.name, text_digest(unread.content), data)
    if card is None or not isinstance(data, dict):
        return Reading(unread.name, None)
    compared = {"company": {"name": card.title}, "blocks": data["blocks"]}
    return Reading(unread.name, card, record_of(Source(unread.name, ""), compared))


def text_digest(content: bytes) -> str:
    """The digest by which a file is known again."""
    return sha256(content).hexdigest()


def _read(given: Circumstances, unread: Unread) -> Reading:
    text = decode(unread.name, unread.content)
    if text.value is None:
        return Reading(unread.name, None, diagnostics=excerpted(text.diagnostics))
    source, texts = text.value, text_digest(unread.content)
    read = read_text(source, PurePath(unread.name))
    if read.value is None or not read.ok:
        return _faulty(source, texts, excerpted(read.diagnostics))
    card, lost = _carded(spoken_in(given.lang, read.value))
    found = excerpted(dict.fromkeys((*read.diagnostics, *lost)))
    if card is None:
        return Reading(unread.name, Card(unread.name, DocumentKind.LAYOUT), diagnostics=found)
    roots = (*(one.root for one in read.value.canvases), *(one.root for one in read.value.comparisons))
    known, data = structs.replace(card, texts=texts), plain_data(roots[0])
    beside = _neighbour(source.name, texts, data) if has_errors(found) else None
    return Reading(unread.name, known, record_of(source, data), found, beside)


def _faulty(source: Source, texts: str, found: tuple[Diagnostic, ...]) -> Reading:
    """What came of a document with errors of its own."""
    tree = parse(source)
    data = plain_data(tree.value) if tree.value and tree.ok else None
    beside = _neighbour(source.name, texts, data)
    return Reading(source.name, None, record_of(source, data) if beside else b"", found, beside)


def _neighbour(name: str, texts: str, data: Any) -> Card | None:  # noqa: ANN401 - whatever YAML holds
    """The card of a canvas with errors, where what others compare of it is sound and can be printed."""
    sound = name_and_blocks(data)
    seen = compared_with(sound.named(PurePath(name).stem)) if sound else None
    if seen is None or any(missing(text) for _, text in texts_in(seen)):
        return None
    return Card(name, DocumentKind.CANVAS, texts, compared=digest(seen), title=seen.company.name)


def _carded(documents: Documents) -> tuple[Card | None, tuple[Diagnostic, ...]]:
    """The card of the one document that is drawn, if it is one, and the characters of it that cannot be printed."""
    for canvas in documents.canvases:
        compared = digest(compared_with(canvas.value))
        return structs.replace(canvas_card(canvas), value=digest(canvas.value), compared=compared), uncovered(canvas)
    for comparison in documents.comparisons:
        return structs.replace(comparison_card(comparison), value=digest(comparison.value)), uncovered(comparison)
    return None, ()


def spoken_in(lang: str | None, documents: Documents) -> Documents:
    """The documents, those that name no language in `lang`."""
    if lang is None:
        return documents
    return structs.replace(
        documents,
        canvases=tuple(spoken(one, lang) for one in documents.canvases),
        comparisons=tuple(spoken(one, lang) for one in documents.comparisons),
    )


def spoken(document: Located[D], lang: str | None) -> Located[D]:
    """The document in a language, unless it names one."""
    if lang is None or "lang" in document.value.model_fields_set:
        return document
    return replace(document, value=document.value.model_copy(update={"lang": lang}))


def record_of(source: Source, data: Any = None) -> bytes:  # noqa: ANN401 - whatever YAML holds
    """The record of a document; whoever opens one without data reads the YAML."""
    told = json.dumps([source.name, source.encoding, source.text, data], separators=(",", ":"))
    return zlib.compress(told.encode(), 1)


def opened_canvas(record: bytes, lang: str | None) -> Located[Canvas]:
    """The canvas of a record; it was read before, so nothing is wrong with it."""
    source, data = _opened(record)
    value = Canvas.model_validate(data).named(PurePath(source.name).stem)
    return spoken(Located(value, source, NOWHERE), lang)


def opened_neighbour(record: bytes) -> Canvas:
    """What other companies are compared with of the canvas of a record, which may have errors elsewhere."""
    source, data = _opened(record)
    sound = name_and_blocks(data)
    assert sound, "a neighbour of which nothing can be compared"
    return compared_with(sound.named(PurePath(source.name).stem))


def opened_comparison(record: bytes, lang: str | None) -> Located[ComparisonDocument]:
    """The comparison of a record."""
    source, data = _opened(record)
    value = ComparisonDocument.model_validate(data).named(PurePath(source.name).stem)
    return spoken(Located(value, source, NOWHERE), lang)


def _opened(record: bytes) -> tuple[Source, Any]:
    name, encoding, text, data = json.loads(zlib.decompress(record))
    source = Source(name, text, encoding)
    return source, plain_data(_tree(source)) if data is None else data


def with_root(document: Located[D]) -> Located[D]:
    """The document with its tree of positions."""
    return replace(document, root=_tree(document.source))


def _tree(source: Source) -> Node:
    return parse(source).value or NOWHERE
