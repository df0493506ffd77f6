"""The plan of a build: which files are to be made, which of them stand as they would be, and which are over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PureWindowsPath
from unicodedata import normalize

from msgspec import Struct

from bmcreport.building.entries import Entry, files_of, seen_from
from bmcreport.building.keys import Keys
from bmcreport.building.manifest import Manifest
from bmcreport.building.orders import Order
from bmcreport.building.stores import Store, source_of
from bmcreport.diagnostics import Diagnostic


class Planned(Struct, frozen=True):
    """An order with its key, and the entry of what stands in its place if that need not be made again."""

    order: Order
    key: str
    fresh: Entry | None = None


def plan(orders: Iterable[Order], keys: Keys, store: Store, manifest: Manifest) -> tuple[Planned, ...]:
    """The orders as they come, each with what is to be done about it."""
    return tuple(_planned(order, keys.key(order), store, manifest) for order in orders)


def _planned(order: Order, key: str, store: Store, manifest: Manifest) -> Planned:
    known = manifest.entries.get(order.file_name)
    if known is None:
        return Planned(order, key)
    data = known.data
    if data["key"] != key or (data["warnings"] and data["texts"] != order.texts):
        return Planned(order, key)
    return Planned(order, key, known if all(map(store.stands, files_of(data))) else None)


def over(orders: Iterable[Order], store: Store, manifest: Manifest) -> Iterator[Entry]:
    """What earlier builds made of these documents or of documents that are gone, and this one would not make.

    What is made of other documents belongs to other builds.
    """
    wanted, here = set(), set()
    for order in orders:
        wanted.add(order.file_name)
        here.add(seen_from(store.base, order.card.name))
    for name, entry in manifest.entries.items():
        if name not in wanted and (entry.source in here or not (store.base / entry.source).exists()):
            yield entry


def untrue(planned: Iterable[Planned], store: Store, manifest: Manifest) -> Iterator[Diagnostic]:
    """What a check complains about: files that are missing, edited or would come out otherwise, or are over."""
    todo = tuple(planned)
    for each in todo:
        if not each.fresh:
            yield from _wrong(each.order, store, manifest.entries.get(each.order.file_name))
    for entry in over((each.order for each in todo), store, manifest):
        for file in entry.made.files:
            if store.is_there(file.name):
                yield _told(store, file.name, "nothing makes this file any more", "bmcreport build --prune")


def _wrong(order: Order, store: Store, known: Entry | None) -> Iterator[Diagnostic]:
    files = known.made.files if known else ()
    names = [file.name for file in files] or [order.file_name]
    missing = [name for name in names if not store.is_there(name)]
    yield from (_told(store, name, "this file is missing") for name in missing)
    if known is None and not missing:
        yield _told(store, order.file_name, "this file was made by no build that the manifest knows")
    edited = [file.name for file in files if file.name not in missing and not store.stands(file)]
    yield from (_told(store, name, "this file has been edited since it was made") for name in edited)
    if known and not missing and not edited:
        yield _told(store, order.file_name, "this file is older than what it is made from")


def _told(store: Store, name: str, message: str, remedy: str = "bmcreport build") -> Diagnostic:
    return Diagnostic("BMC609", message, source_of(store, name), hint=f"run `{remedy}`")


_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"))
)


def unusable_names(orders: Iterable[Order]) -> Iterator[tuple[Order, Diagnostic]]:
    """Orders whose files cannot lie beside those before them on every system, or are called as devices of Windows."""
    first: dict[str, Order] = {}
    for order in orders:
        name = order.file_name
        other = first.setdefault(normalize("NFC", normalize("NFC", name).casefold()), order)
        if other is not order:
            message = f"{name} and {other.file_name} are one file on systems that ignore capitals or forms of accents"
            yield order, _misnamed(order, message)
        elif PureWindowsPath(name).name.split(".")[0].rstrip(" ").casefold() in _DEVICES:
            yield order, _misnamed(order, f"{name} is the name of a device on Windows")


def _misnamed(order: Order, message: str) -> Diagnostic:
    return Diagnostic("BMC608", message, order.source, hint="give the document's file another name")
