"""Stores that are reached by an address, through fsspec: S3 and other clouds, or what else it knows.

A file is put whole: clouds do so by themselves, elsewhere it gets its name when it is there. What stands in a store is
known by one listing: a file is as it was written as long as its size and what the store says of it, such as S3's ETag,
are the same, so a build with nothing to do moves nothing but the manifest. To stores that can, several files are on
their way at once, for each of them takes a journey there and back.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bmcreport.building.addresses import Address
from bmcreport.building.entries import Entry
from bmcreport.building.leasing import EXCLUSIVE, Lease
from bmcreport.building.locking import WAIT, busy
from bmcreport.building.made import MadeFile
from bmcreport.building.manifest import NAME, Manifest, marked, read_manifest
from bmcreport.building.patience import within
from bmcreport.building.stores import Writing
from bmcreport.diagnostics import START, Checked, Diagnostic, Source

_WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "memory"})
"""Protocols that put a file whole or not at all."""

_IN_CONTAINERS = _WHOLE - {"memory"}

_IN_FLIGHT = 16

_STOPPING = 0.9
"""Seconds that a build that is stopped gives a store that may not answer."""

_CHECKPOINT = 60.0
"""Seconds after which the manifest is written while a build goes on, for the case that it comes to no end."""

_MARKS = ("ETag", "etag", "md5Hash", "content_md5", "created", "mtime", "LastModified")
"""What stores say of a file that changes with it."""


@dataclass(slots=True)
class Remote:
    """A store by its address; held where it can tell whether a file is a new one, else builds are not to overlap."""

    address: Address
    _system: Any
    _root: str
    _listing: dict[str, tuple[int, str]]
    _before: Manifest = field(init=False, default_factory=Manifest)
    _noted: list[Entry] = field(init=False, default_factory=list)
    _written: set[str] = field(init=False, default_factory=set)
    _checked: float = field(init=False, default_factory=time.monotonic)
    _on_the_way: set[Future[None]] = field(init=False, default_factory=set)

    @property
    def in_flight(self) -> int:
        """None but where a file is put whole by a request that need not be waited for."""
        return _IN_FLIGHT if self._system.async_impl and _protocols(self._system) & _WHOLE else 0

    @property
    def base(self) -> Path:
        return Path.cwd()

    def place(self, name: str) -> Address:
        return self.address / name

    @contextmanager
    def held(self) -> Iterator[Diagnostic | None]:
        if not _protocols(self._system) & EXCLUSIVE:
            yield None
            return
        with Lease.beside(self._system, self._root).held() as waited:
            if waited is None:
                yield busy(str(self.address), WAIT)
            else:
                yield self._tried(NAME, self._list_again)

    def _list_again(self) -> None:
        """What another build has made since the store was opened."""
        self._listing = _listed(self._system, self._root)

    def manifest(self) -> Manifest:
        self._before = self._read(documents_only=False)
        return self._before

    def documents(self) -> Manifest:
        return self._read(documents_only=True)

    def _read(self, *, documents_only: bool) -> Manifest:
        if NAME not in self._listing:
            return Manifest()
        try:
            content = self._system.cat_file(self._path(NAME))
        except Exception:  # noqa: BLE001 - each store has exceptions of its own; without a manifest all is made anew
            return Manifest()
        return read_manifest(content.splitlines(keepends=True), documents_only=documents_only)

    def write(self, name: str, content: bytes) -> Writing:
        if not self.in_flight:
            failure = self._settled(name, lambda: self._put(name, content))
            return lambda: failure
        self._await_room()
        putting = self._system._pipe_file(self._path(name), content)  # noqa: SLF001 - how fsspec names what can wait
        future = asyncio.run_coroutine_threadsafe(putting, self._system.loop)
        self._on_the_way.add(future)
        return lambda: self._arrived(name, future)

    def _await_room(self) -> None:
        """A document may be many files: no more of them are on their way than of any other."""
        if len(self._on_the_way) >= self.in_flight:
            self._on_the_way = wait(self._on_the_way, return_when=FIRST_COMPLETED).not_done

    def _arrived(self, name: str, future: Future[None]) -> Diagnostic | None:
        failure = self._settled(name, future.result)
        self._on_the_way.discard(future)
        return failure

    def _settled(self, name: str, put: Callable[[], None]) -> Diagnostic | None:
        failure = self._tried(name, put)
        if failure is None:
            self._written.add(name)
        return failure

    def _put(self, name: str, content: bytes) -> None:
        path = self._path(name)
        if _protocols(self._system) & _WHOLE:
            self._system.pipe_file(path, content)
            return
        self._system.makedirs(self._root, exist_ok=True)
        part = self._path(f".bmcreport-{name}.part")
        self._system.pipe_file(part, content)
        self._system.mv(part, path)

    def is_there(self, name: str) -> bool:
        return name in self._listing

    def stands(self, file: MadeFile) -> bool:
        return bool(file.mark) and self._listing.get(file.name) == (file.size, file.mark)

    def remove(self, name: str) -> Diagnostic | None:
        return self._tried(name, lambda: self._system.rm_file(self._path(name)))

    def note(self, entry: Entry) -> None:
        self._noted.append(entry)
        if time.monotonic() - self._checked > _CHECKPOINT:
            self._checked = time.monotonic()
            self.close(self._before.with_entries(self._noted))

    def close(self, manifest: Manifest) -> Diagnostic | None:
        if not manifest.entries and NAME not in self._listing:
            return None
        return self._tried(NAME, lambda: self._put_manifest(manifest))

    def stop(self, manifest: Manifest) -> None:
        # They would keep the manifest waiting, and whoever holds the store next is not to meet them.
        for each in self._on_the_way:
            each.cancel()
        within(_STOPPING, lambda: self.close(manifest))

    def _put_manifest(self, manifest: Manifest) -> None:
        if self._written:
            self._listing = _listed(self._system, self._root)
        marks = {name: mark for name, (_, mark) in self._listing.items() if name in self._written}
        content = b"".join(marked(manifest, marks).lines())
        if NAME not in self._listing or self._system.cat_file(self._path(NAME)) != content:
            self._put(NAME, content)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}" if self._root else name

    def _tried(self, name: str, attempt: Callable[[], None]) -> Diagnostic | None:
        try:
            attempt()
        except Exception as error:  # noqa: BLE001 - each store has exceptions of its own
            return _unreachable(self.place(name), error)
        return None


def open_remote(address: Address) -> Checked[Remote]:
    """The store at an address, listed; or why it cannot be reached."""
    if find_spec("fsspec") is None:
        return Checked(None, (_told(address, "the extra for addresses is missing: pip install 'bmcreport[remote]'"),))
    from fsspec.core import url_to_fs

    try:
        system, root = url_to_fs(address.url.rstrip("/"))
        system.invalidate_cache()
        return Checked(Remote(address, system, root.rstrip("/"), _listed(system, root.rstrip("/"))))
    except Exception as error:  # noqa: BLE001 - each store has exceptions of its own
        return Checked(None, (_unreachable(address, error),))


def _listed(system: Any, root: str) -> dict[str, tuple[int, str]]:
    """The size and mark of the files in a store; none where nothing is there.

    All else that is said of thousands of files is forgotten, by fsspec too. Raises FileNotFoundError where there is no
    bucket.
    """
    try:
        found = system.ls(root, detail=True, refresh=True)
    except FileNotFoundError:
        if _protocols(system) & _IN_CONTAINERS and not system.exists(root.partition("/")[0]):
            raise
        return {}
    system.invalidate_cache()
    return {each["name"].rpartition("/")[2]: (each["size"], _mark(each)) for each in found if each["type"] == "file"}


def _protocols(system: Any) -> frozenset[str]:
    protocol = system.protocol
    return frozenset((protocol,) if isinstance(protocol, str) else protocol)


def _mark(info: Mapping[str, Any]) -> str:
    return next((str(info[key]).strip('"') for key in _MARKS if info.get(key)), "")


def _unreachable(address: Address, error: Exception) -> Diagnostic:
    words = " ".join(str(error).split())
    return _told(address, f"{type(error).__name__}{f': {words}'[:300] if words else ''}")


def _told(address: Address, why: str) -> Diagnostic:
    hint = "check the address, that the bucket is there, and that this machine has credentials that may write to it"
    return Diagnostic("BMC616", f"this cannot be written: {why}", Source(str(address), ""), START, hint)
