"""The manifest of an output folder: which files builds have made there, from what, and what was found on the way.

A line for each document and for each file, so that thousands of them are read and written one by one; in memory a
line is kept as it stands, compressed. Version 2.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from bmcreport.building.entries import BROKEN, Entry, Line, as_read, entry_of, entry_read

NAME = "manifest.json"

VERSION = 2
"""Of the form of the manifest; one of another version is not read, and all is made anew."""


class Manifest(Struct, frozen=True):
    """The entries of a folder by the name of their first file, and the documents by their path as seen from there.

    What is said of documents holds under `circumstances`, a digest of all that reading depends on.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    documents: Mapping[str, Line] = field(default_factory=dict)
    circumstances: str = ""

    def lines(self) -> Iterator[bytes]:
        """The file: sorted, one way of writing it."""
        yield f'{{"version": {VERSION}, "circumstances": {json.dumps(self.circumstances)},\n"documents": [\n'.encode()
        yield from _separated(self.documents[name].text for name in sorted(self.documents))
        yield b'],\n"targets": [\n'
        yield from _separated(self.entries[name].text for name in sorted(self.entries))
        yield b"]}\n"

    def with_entries(self, entries: Iterable[Entry]) -> Manifest:
        """The manifest with these in place of others of their name."""
        return replace(self, entries={**self.entries, **{entry.name: entry for entry in entries}})

    def without(self, names: Iterable[str]) -> Manifest:
        """The manifest without the entries of these names."""
        gone = frozenset(names)
        return replace(self, entries={name: entry for name, entry in self.entries.items() if name not in gone})


def read_manifest(lines: Iterable[bytes], *, documents_only: bool = False) -> Manifest:
    """The manifest in these lines; an empty one where they cannot be understood."""
    try:
        return _understood(iter(lines), documents_only=documents_only)
    except (OSError, StopIteration, *BROKEN):
        return Manifest()


def marked(manifest: Manifest, marks: Mapping[str, str]) -> Manifest:
    """The manifest with what a store says of these files."""
    known = (entry.data for entry in manifest.entries.values() if entry.name in marks)
    return manifest.with_entries(
        entry_of({**data, "files": [{**file, "mark": marks.get(file["name"], "")} for file in data["files"]]})
        for data in known
    )


def _separated(lines: Iterable[bytes]) -> Iterator[bytes]:
    before = b""
    for line in lines:
        yield before + line
        before = b",\n"
    yield b"\n" if before else b""


def _understood(lines: Iterator[bytes], *, documents_only: bool) -> Manifest:
    head = json.loads(next(lines).rstrip().removesuffix(b",") + b"}")
    if head["version"] != VERSION or next(lines) != b'"documents": [\n':
        return Manifest()
    documents = {str(as_read(text)["source"]): Line.as_written(text) for text in _until(lines, b"],\n")}
    if documents_only:
        return Manifest({}, documents, str(head["circumstances"]))
    if next(lines) != b'"targets": [\n':
        return Manifest()
    entries, owned = {}, set[str]()
    for text in _until(lines, b"]}\n"):
        data = as_read(text)
        found, names = entry_read(text, data), [str(file["name"]) for file in data["files"]]
        # What two own is nothing that we wrote.
        if not owned.isdisjoint(names):
            return Manifest()
        owned.update(names)
        entries[names[0]] = found
    return Manifest(entries, documents, str(head["circumstances"]))


def _until(lines: Iterator[bytes], end: bytes) -> Iterator[bytes]:
    while (line := next(lines, end)) != end:
        yield line.rstrip(b",\n")
