"""Where outputs go: a folder here, or what is reached by an address (`building/remote`). Each file whole or not."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Protocol, TypeAlias

from bmcreport.building.addresses import Place
from bmcreport.building.entries import Entry
from bmcreport.building.files import unwritable, write_whole
from bmcreport.building.journal import NAME as JOURNAL
from bmcreport.building.journal import Journal, end_journal, opened_journal
from bmcreport.building.locking import held
from bmcreport.building.made import MadeFile
from bmcreport.building.manifest import NAME, Manifest, read_manifest
from bmcreport.diagnostics import Diagnostic, Source

Writing: TypeAlias = Callable[[], Diagnostic | None]
"""A file on its way: called, it waits until that is there whole, or says why it is not."""


class Store(Protocol):
    """A place for outputs, by file name."""

    @property
    def in_flight(self) -> int:
        """How many files may be on their way while others are made."""
        ...

    @property
    def base(self) -> Path:
        """The folder that documents are seen from."""
        ...

    def place(self, name: str) -> Place:
        """The path or address of a file."""
        ...

    def held(self) -> AbstractContextManager[Diagnostic | None]:
        """Hold the store against other builds, or say why it cannot be held; nothing is made then."""
        ...

    def manifest(self) -> Manifest:
        """What builds have made here, ended ones and those that were killed."""
        ...

    def documents(self) -> Manifest:
        """What builds that came to an end remember of documents, without what they made."""
        ...

    def write(self, name: str, content: bytes) -> Writing:
        """Begin to put a file whole."""
        ...

    def is_there(self, name: str) -> bool: ...

    def stands(self, file: MadeFile) -> bool:
        """Whether a file is there as it was written."""
        ...

    def remove(self, name: str) -> Diagnostic | None:
        """Remove a file, or say why not."""
        ...

    def note(self, entry: Entry) -> None:
        """Note that a file is whole, for the case that this build comes to no end."""
        ...

    def close(self, manifest: Manifest) -> Diagnostic | None:
        """Write the manifest, unless it stands there word for word; or say why it cannot be written."""
        ...

    def stop(self, manifest: Manifest) -> None:
        """Call back what is on its way, and write the manifest if that can be done at once."""
        ...


@dataclass(slots=True)
class Folder:
    """A folder of this machine."""

    in_flight: ClassVar[int] = 0

    folder: Path
    _journal: Journal | None = field(init=False, default=None)
    _ended: bool = field(init=False, default=False)

    @property
    def base(self) -> Path:
        return self.folder

    def place(self, name: str) -> Path:
        return self.folder / name

    @contextmanager
    def held(self) -> Iterator[Diagnostic | None]:
        with held(self.folder) as refusal:
            if refusal:
                yield refusal
                return
            try:
                with ExitStack() as stack:
                    yield self._noting(stack)
            finally:
                if self._ended:
                    end_journal(self.folder)

    def _noting(self, stack: ExitStack) -> Diagnostic | None:
        try:
            self._journal = stack.enter_context(opened_journal(self.folder))
        except OSError as error:
            return unwritable(self.folder / JOURNAL, error)
        return None

    def manifest(self) -> Manifest:
        return self._read(documents_only=False).with_entries(self._journal.before if self._journal else ())

    def documents(self) -> Manifest:
        return self._read(documents_only=True)

    def _read(self, *, documents_only: bool) -> Manifest:
        path = self.folder / NAME
        with suppress(OSError):
            if not path.is_symlink() and path.is_file():
                with path.open("rb") as file:
                    return read_manifest(file, documents_only=documents_only)
        return Manifest()

    def write(self, name: str, content: bytes) -> Writing:
        failure = write_whole(self.folder / name, content)
        return lambda: failure

    def is_there(self, name: str) -> bool:
        return (self.folder / name).exists()

    def stands(self, file: MadeFile) -> bool:
        path = self.folder / file.name
        try:
            found = path.lstat()
            # A pipe would keep us waiting for ever.
            return stat.S_ISREG(found.st_mode) and found.st_size == file.size and file.is_in(path.read_bytes())
        except OSError:
            return False

    def remove(self, name: str) -> Diagnostic | None:
        try:
            (self.folder / name).unlink()
        except OSError as error:
            return unwritable(self.folder / name, error)
        return None

    def note(self, entry: Entry) -> None:
        if self._journal:
            with suppress(OSError):
                self._journal.note(entry)

    def close(self, manifest: Manifest) -> Diagnostic | None:
        path = self.folder / NAME
        wanted = manifest.entries or path.exists()
        failure = write_whole(path, manifest.lines()) if wanted and not _stands(path, manifest.lines()) else None
        self._ended = failure is None
        return failure

    def stop(self, manifest: Manifest) -> None:
        self.close(manifest)


def _stands(path: Path, lines: Iterable[bytes]) -> bool:
    """Whether a file has exactly this content."""
    try:
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as file:
            return all(file.read(len(line)) == line for line in lines) and not file.read(1)
    except OSError:
        return False


def source_of(store: Store, name: str) -> Source:
    """A file of a store, as findings name it."""
    return Source(str(store.place(name)), "")
