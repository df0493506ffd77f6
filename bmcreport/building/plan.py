"""The plan of a build: which targets there are, which of them stand as they would be made, and which files are over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from unicodedata import normalize

from bmcreport.building.keys import Keys
from bmcreport.building.manifest import Entry, Manifest, seen_from, texts
from bmcreport.building.targets import Target
from bmcreport.diagnostics import Diagnostic, Source


@dataclass(frozen=True, slots=True)
class Planned:
    """A target with its key, and the entry of what stands in its place if that need not be made again."""

    target: Target
    key: str
    fresh: Entry | None = None


def plan(targets: Iterable[Target], keys: Keys, folder: Path, manifest: Manifest) -> tuple[Planned, ...]:
    """The targets in their order, each with what is to be done about it in an output folder."""
    return tuple(_planned(target, keys.key(target), folder, manifest) for target in targets)


def _planned(target: Target, key: str, folder: Path, manifest: Manifest) -> Planned:
    known = manifest.entries.get(target.file_name)
    if known is None or known.key != key or (known.warnings and known.texts != texts(target)):
        return Planned(target, key)
    stands = all(file.stands_in(folder) for file in known.made.files)
    return Planned(target, key, known if stands else None)


def over(planned: Iterable[Planned], folder: Path, manifest: Manifest) -> Iterator[Entry]:
    """What earlier builds made of these documents or of documents that are gone, and this one would not make.

    What is made of other documents belongs to other builds.
    """
    wanted = {each.target.file_name for each in planned}
    here = {seen_from(folder, each.target.source) for each in planned}
    for name, entry in manifest.entries.items():
        if name not in wanted and (entry.source in here or not (folder / entry.source).exists()):
            yield entry


def untrue(planned: Iterable[Planned], folder: Path, manifest: Manifest) -> Iterator[Diagnostic]:
    """What a check complains about: files that are missing, edited or would come out otherwise, or are over."""
    todo = tuple(planned)
    for each in todo:
        if not each.fresh:
            yield from _wrong(each.target, folder, manifest.entries.get(each.target.file_name))
    for entry in over(todo, folder, manifest):
        for file in entry.made.files:
            if (folder / file.name).is_file():
                yield _told(folder, file.name, "nothing makes this file any more", "bmcreport build --prune")


def _wrong(target: Target, folder: Path, known: Entry | None) -> Iterator[Diagnostic]:
    names = [file.name for file in known.made.files] if known else [target.file_name]
    missing = [name for name in names if not (folder / name).exists()]
    yield from (_told(folder, name, "this file is missing") for name in missing)
    if known is None and not missing:
        yield _told(folder, target.file_name, "this file was made by no build that the manifest knows")
    files = known.made.files if known else ()
    edited = [file.name for file in files if file.name not in missing and not file.stands_in(folder)]
    yield from (_told(folder, name, "this file has been edited since it was made") for name in edited)
    if known and not missing and not edited:
        yield _told(folder, target.file_name, "this file is older than what it is made from")


def _told(folder: Path, name: str, message: str, remedy: str = "bmcreport build") -> Diagnostic:
    return Diagnostic("BMC609", message, Source(str(folder / name), ""), hint=f"run `{remedy}`")


_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"))
)


def unusable_names(targets: Iterable[Target]) -> Iterator[tuple[Target, Diagnostic]]:
    """Targets that cannot lie beside those before them on every system, or whose name Windows gives to devices."""
    first: dict[str, Target] = {}
    for target in targets:
        name = target.file_name
        other = first.setdefault(normalize("NFC", normalize("NFC", name).casefold()), target)
        if other is not target:
            message = f"{name} and {other.file_name} are one file on systems that ignore capitals or forms of accents"
            yield target, _misnamed(target, message)
        elif PureWindowsPath(name).name.split(".")[0].rstrip(" ").casefold() in _DEVICES:
            yield target, _misnamed(target, f"{name} is the name of a device on Windows")


def _misnamed(target: Target, message: str) -> Diagnostic:
    return Diagnostic("BMC608", message, target.source, hint="give the document's file another name")
