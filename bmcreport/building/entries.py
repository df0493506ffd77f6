"""Entries of the manifest: what is remembered of a file that was made, or of a document that was read, in a line."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct, to_builtins

from bmcreport.building.cards import card_from, excerpted, spanned
from bmcreport.building.made import Made, MadeFile
from bmcreport.building.orders import Order
from bmcreport.building.reading import Reading
from bmcreport.building.spool import text_of
from bmcreport.diagnostics import Diagnostic, Severity, Source, Span, has_errors
from bmcreport.model.scalars import BLOCK_KEYS

if TYPE_CHECKING:
    from bmcreport.building.fit import PageFit

Data = Mapping[str, Any]

BROKEN = (ValueError, TypeError, KeyError, AttributeError, RecursionError, zlib.error)
"""What data that is not as we wrote it brings about."""


class Line(Struct, frozen=True):
    """A line of the manifest in little room."""

    packed: bytes

    @classmethod
    def of(cls, data: Data) -> Self:
        told = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return cls.as_written(told.encode("utf-8", "surrogatepass"))

    @classmethod
    def as_written(cls, text: bytes) -> Self:
        packing = zlib.compressobj(1, zdict=_usual())
        return cls(packing.compress(text) + packing.flush())

    @property
    def text(self) -> bytes:
        unpacking = zlib.decompressobj(zdict=_usual())
        return unpacking.decompress(self.packed) + unpacking.flush()

    @property
    def data(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        return as_read(self.text)


@cache
def _usual() -> bytes:
    """What lines have in common, so that it takes no room in each of thousands."""
    block = {"block": "", "columns": 1, "fill": 100.0, "items": 6, "name": "", "size": 9.5, "slack": 0.0}
    blocks = [{**block, "block": key, "name": key.replace("_", " ").title()} for key in BLOCK_KEYS]
    target = {"key": "", "seconds": 0.0, "source": "../canvases/.yaml", "texts": "", "warnings": []}
    file = {"name": "-canvas.pdf", "sha256": "", "size": 1}
    usual: tuple[Data, ...] = (
        {
            "kind": "canvas",
            "lang": "en",
            "references": [["", 1, 7, 1, 1]],
            "title": "",
            "value": "",
            "tags": [],
            **target,
        },
        {"files": [file], "fit": [{"blocks": blocks, "page": 1, "size": 9.5, "step": "moved"}], "pages": 1, **target},
        {
            "files": [{**file, "name": "-deck.pptx"}],
            "fit": [],
            "slides": 12,
            "type": "deck",
            "type_size": None,
            **target,
        },
    )
    return "".join(json.dumps(each, sort_keys=True, separators=(",", ":")) for each in usual).encode()


class Entry(Line, frozen=True):
    """A file as it was made, with pages that are files of their own, under the name of the first.

    Its data are the `type`, the `source` (the document that it is named after, seen from the output folder), the `key`
    and the `warnings`; `texts` is a digest of its documents with their comments, on which the places of those depend.
    """

    @property
    def name(self) -> str:
        return str(self.data["files"][0]["name"])

    @property
    def made(self) -> Made:
        return _made(self.data)

    @property
    def source(self) -> str:
        return str(self.data["source"])


def entries_of(lines: Iterable[bytes]) -> Iterator[Entry]:
    """The entries of a journal, in which lines may have been cut off."""
    for line in lines:
        with suppress(*BROKEN):
            text = line.removesuffix(b"\n")
            yield entry_read(text, as_read(text))


def entry(order: Order, base: Path, key: str, made: Made, warnings: Iterable[Diagnostic]) -> Entry:
    """The entry of an order that was made; documents are seen from `base`."""
    first = made.files[0].name
    unit = "slides" if first.endswith((".pptx", ".md")) else "pages"
    return entry_of({
        "files": [file.as_data() for file in made.files],
        "type": order.type.value,
        "source": seen_from(base, order.card.name),
        "key": key,
        "texts": order.texts,
        unit: made.count,
        "seconds": made.seconds,
        "type_size": made.type_size,
        "fit": [to_builtins(page) for page in made.pages],
        "warnings": [_warning(found, base) for found in warnings],
    })  # fmt: skip


def orphan(page: MadeFile, of: Entry) -> Entry:
    """The entry of a page that is not made any more, which is ours still."""
    return entry_of({**of.data, "files": [page.as_data()], "key": "", "fit": [], "warnings": []})


def replayed(kept: Entry, order: Order, base: Path) -> tuple[Diagnostic, ...]:
    """The warnings of an entry, about the documents as they were read now."""
    # Most have none, and there may be thousands.
    told = () if b'"warnings":[]' in kept.text else kept.data["warnings"]
    known = {seen_from(base, card.name): card.name for card in order.cards} if told else {}
    texts = {seen: text_of(name) for seen, name in known.items()}
    return excerpted(_told(each, texts.get(each["source"], Source(each["source"], ""))) for each in told)


def document_line(reading: Reading, base: Path) -> Line | None:
    """What is remembered of a document; nothing of one that has errors, or that rests on more."""
    card = reading.card
    if card is None or not card.stays or has_errors(reading.diagnostics):
        return None
    warnings = [_warning(found, base) for found in reading.diagnostics]
    return Line.of({"source": seen_from(base, card.name), **card.as_data(), "warnings": warnings})


def remembered(line: Line | None, name: str, texts: str) -> Reading | None:
    """What came of a document when it was read before, if its file is the same now."""
    if line is None or f'"texts":"{texts}"'.encode() not in line.text:
        return None
    try:
        data = line.data
        if data["texts"] != texts:
            return None
        return Reading(name, card_from(data, name), b"", _told_of(name, data["warnings"]))
    except BROKEN:
        return None


def seen_from(base: Path, name: str) -> str:
    """The path of a document from a folder, which is the same wherever a build is started."""
    path = Path(name)
    return _way(base, path.parent) + path.name


@lru_cache(maxsize=256)
def _way(base: Path, folder: Path) -> str:
    try:
        way = Path(relpath(folder.resolve(), base.resolve())).as_posix()
    except ValueError:
        # There is no way from one drive of Windows to another.
        way = folder.resolve().as_posix()
    return "" if way == "." else f"{way}/"


def _told_of(name: str, warnings: Iterable[Data]) -> tuple[Diagnostic, ...]:
    told = tuple(warnings)
    return excerpted(_told(each, text_of(name)) for each in told)


def _told(data: Data, source: Source) -> Diagnostic:
    return Diagnostic(
        str(data["code"]), str(data["message"]), source, Span(*data["span"]), str(data["hint"]), Severity.WARNING
    )


def _warning(found: Diagnostic, base: Path) -> Data:
    source = seen_from(base, found.source.name)
    return {
        "code": found.code,
        "message": found.message,
        "source": source,
        "span": spanned(found.span),
        "hint": found.hint,
    }


def as_read(text: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The data of a line."""
    return json.loads(text.decode("utf-8", "surrogatepass"))


def entry_of(data: Data) -> Entry:
    """The entry of data that is ours."""
    return Entry.of(data)


def entry_read(text: bytes, data: Data) -> Entry:
    """The entry of a line with its data; raises for one that is not as we write them."""
    files = files_of(data)
    # A name that leads out of the folder is nothing that we wrote.
    if any(not file.name or Path(file.name).name != file.name for file in files):
        raise ValueError("no name of a file")
    for name in ("type", "source", "key", "texts"):
        if not isinstance(data[name], str):
            raise TypeError(name)
    for each in data["warnings"]:
        _ = str(each["code"] + each["message"] + each["source"] + each["hint"]), Span(*each["span"])
    _ = _count(data), float(data["seconds"])
    return Entry.as_written(text)


def _made(data: Data) -> Made:
    return Made(files_of(data), _count(data), data["type_size"], _pages(data), float(data["seconds"]))


def files_of(data: Data) -> tuple[MadeFile, ...]:
    """The files of an entry."""
    return tuple(MadeFile(**file) for file in data["files"])


def _count(data: Data) -> int:
    return int(data["slides"] if "slides" in data else data["pages"])


def _pages(data: Data) -> tuple[PageFit, ...]:
    from bmcreport.building.fit import BlockFit, PageFit

    return tuple(
        PageFit(page["page"], page["step"], page["size"], tuple(BlockFit(**block) for block in page["blocks"]))
        for page in data["fit"]
    )
