"""The manifest of an output folder: which files builds have made there, from what, and what was found on the way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from itertools import chain
from os.path import relpath
from pathlib import Path
from typing import Any

from bmcreport.building.enclosing import sources
from bmcreport.building.files import write_whole
from bmcreport.building.made import Made, MadeFile
from bmcreport.building.targets import Target
from bmcreport.diagnostics import Diagnostic, Severity, Source, Span

NAME = "manifest.json"

VERSION = 1
"""Of the form of the manifest; one of another version is not read, and all is made anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A target as it was made: `source` is the document that it is named after, seen from the output folder.

    `texts` is a digest of its documents with their comments, on which the places of its `warnings` depend.
    """

    type: str
    source: str
    key: str
    texts: str
    made: Made
    warnings: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries of a folder by the name of their first file."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The file: sorted, one way of writing it."""
        targets = [_as_data(self.entries[name]) for name in sorted(self.entries)]
        data = {"version": VERSION, "targets": targets}
        return (json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8", "surrogatepass")

    def with_entries(self, entries: Iterable[Entry]) -> Manifest:
        """The manifest with these in place of others of their name."""
        return Manifest({**self.entries, **{entry.made.files[0].name: entry for entry in entries}})

    def without(self, names: Iterable[str]) -> Manifest:
        """The manifest without the entries of these names."""
        gone = frozenset(names)
        return Manifest({name: entry for name, entry in self.entries.items() if name not in gone})


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder; an empty one where there is none that can be understood."""
    path = folder / NAME
    try:
        if path.is_symlink() or not path.is_file():
            return Manifest()
        return _understood(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Manifest()


def write_manifest(folder: Path, manifest: Manifest) -> Diagnostic | None:
    """Write the manifest, unless it stands there word for word; or say why it cannot be written."""
    path, content = folder / NAME, manifest.content
    if not manifest.entries and not path.exists():
        return None
    if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
        return None
    return write_whole(path, content)


def entry(target: Target, folder: Path, key: str, made: Made, warnings: Iterable[Diagnostic]) -> Entry:
    """The entry of a target that was made."""
    told = tuple(_warning(found, folder) for found in warnings)
    return Entry(target.type.value, seen_from(folder, target.source), key, texts(target), made, told)


def replayed(kept: Entry, target: Target, folder: Path) -> tuple[Diagnostic, ...]:
    """The warnings of an entry, about the documents as they were read now."""
    known = {seen_from(folder, source): source for source in sources(target)}
    return tuple(
        Diagnostic(
            each["code"],
            each["message"],
            known.get(each["source"], Source(each["source"], "")),
            Span(*each["span"]),
            each["hint"],
            Severity.WARNING,
        )
        for each in kept.warnings
    )


def texts(target: Target) -> str:
    """A digest of the documents of a target as they are written."""
    parts = (source.text.encode("utf-8", "surrogatepass") for source in sources(target))
    return sha256(b"\0".join(parts)).hexdigest()


def seen_from(folder: Path, source: Source) -> str:
    """The path of a document from an output folder, which is the same wherever a build is started."""
    try:
        return Path(relpath(Path(source.name).resolve(), folder.resolve())).as_posix()
    except ValueError:
        # There is no way from one drive of Windows to another.
        return Path(source.name).resolve().as_posix()


def _warning(found: Diagnostic, folder: Path) -> Mapping[str, Any]:
    span = (found.span.line, found.span.column, found.span.end_line, found.span.end_column)
    source = seen_from(folder, found.source)
    return {"code": found.code, "message": found.message, "source": source, "span": span, "hint": found.hint}


def _as_data(each: Entry) -> Mapping[str, Any]:
    made, unit = each.made, "slides" if each.made.files[0].name.endswith((".pptx", ".md")) else "pages"
    return {
        "files": [{"name": file.name, "size": file.size, "sha256": file.digest} for file in made.files],
        "type": each.type,
        "source": each.source,
        "key": each.key,
        "texts": each.texts,
        unit: made.count,
        "seconds": made.seconds,
        "type_size": made.type_size,
        "fit": [asdict(page) for page in made.pages],
        "warnings": each.warnings,
    }


def _understood(data: Any) -> Manifest:  # noqa: ANN401 - of whatever kind JSON holds
    if data["version"] != VERSION:
        return Manifest()
    entries = [_entry(each) for each in data["targets"]]
    names = list(chain.from_iterable((file.name for file in each.made.files) for each in entries))
    # A name that leads out of the folder, or that two own, is nothing that we wrote.
    if len(set(names)) < len(names) or any(not name or Path(name).name != name for name in names):
        return Manifest()
    return Manifest({each.made.files[0].name: each for each in entries})


def _entry(data: Mapping[str, Any]) -> Entry:
    from bmcreport.building.fit import BlockFit, PageFit

    files = tuple(MadeFile(str(each["name"]), int(each["size"]), str(each["sha256"])) for each in data["files"])
    pages = tuple(
        PageFit(page["page"], page["step"], page["size"], tuple(BlockFit(**block) for block in page["blocks"]))
        for page in data["fit"]
    )
    count = int(data["slides"] if "slides" in data else data["pages"])
    made = Made(files, count, data["type_size"], pages, float(data["seconds"]))
    warnings = tuple(
        {name: each[name] for name in ("code", "message", "source", "span", "hint")} for each in data["warnings"]
    )
    return Entry(data["type"], data["source"], data["key"], data["texts"], made, warnings)
