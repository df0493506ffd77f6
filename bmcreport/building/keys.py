"""Keys: a digest of all that a target is made from, so that what has not changed is not made again.

Fields are taken from the values themselves: what is added to a model, to the layouts or to the options is in the key.
"""

from __future__ import annotations

import platform
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match
from typing import Any

import bmcreport
from bmcreport.building.enclosing import enclosures
from bmcreport.building.options import Options
from bmcreport.building.stock import Stock
from bmcreport.building.targets import BookletTarget, ComparisonTarget, Target
from bmcreport.diagnostics import Source

_ELSEWHERE = frozenset({"output", "layouts", "types", "strict"})
"""Options that change no byte of a target: where it goes, whether it is made, how findings count; or that are in the
stock, as what the layouts say."""


@dataclass(slots=True)
class Keys:
    """The keys of the targets of one build."""

    stock: Stock
    options: Options
    _common: str = field(init=False)
    _layouts: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        chosen = {
            each.name: getattr(self.options, each.name) for each in fields(Options) if each.name not in _ELSEWHERE
        }
        # Which languages were read depends on the documents beside a target; its own is in its layout.
        self._common = digest((tool(), chosen, replace(self.stock, languages={})))

    def key(self, target: Target) -> str:
        """The key of a target: the same exactly as long as its bytes are."""
        layouts = tuple(map(self._layout, languages(target)))
        return digest((self._common, layouts, target, enclosures(target, self.options)))

    def _layout(self, tag: str) -> str:
        if tag not in self._layouts:
            self._layouts[tag] = digest(self.stock.layout_in(tag))
        return self._layouts[tag]


def languages(target: Target) -> tuple[str, ...]:
    """The languages of what a target shows, as BCP 47 tags."""
    if isinstance(target, BookletTarget):
        return tuple(dict.fromkeys(canvas.value.lang for canvas in target.canvases))
    return (target.document.value.lang if isinstance(target, ComparisonTarget) else target.canvas.value.lang,)


@cache
def tool() -> str:
    """A digest of this package as it is installed, of the libraries that it asks for, and of what compresses."""
    root = Path(bmcreport.__file__).parent
    sources = ((path.relative_to(root).as_posix(), path) for path in sorted(root.rglob("*.py")))
    return digest((tuple(sources), tuple(_libraries()), platform.python_version(), zlib.ZLIB_RUNTIME_VERSION))


def _libraries() -> Iterator[tuple[str, str]]:
    """The libraries that this package names, extras among them, with the versions that are installed."""
    try:
        named = requires("bmcreport") or []
    except PackageNotFoundError:
        return
    for requirement in named:
        # Those that only tests and linters need change no output.
        name, extra = match(r"[\w.-]+", requirement), match(r".*extra == ['\"](\w+)['\"]", requirement)
        if name and not (extra and extra[1] in {"test", "lint"}):
            try:
                yield name[0], version(name[0])
            except PackageNotFoundError:
                yield name[0], ""


def digest(value: object) -> str:
    """The SHA-256 of a value made of dataclasses, models, lists, mappings and plain values, in hexadecimal digits.

    Where a document was written is no part of it, nor what dataclasses leave out of comparisons. Of a path counts what
    the file is called and what is in it. Raises TypeError for values that have no such form.
    """
    hashed = sha256()
    _feed(value, hashed.update)
    return hashed.hexdigest()


def _feed(value: object, update: Callable[[bytes], None]) -> None:
    if isinstance(value, bytes):
        _tell("bytes", value, update)
    elif isinstance(value, Path):
        _tell("file", f"{value.name} {_content(value)}".encode(), update)
    elif isinstance(value, Enum):
        _tell(type(value).__name__, repr(value.value).encode(), update)
    elif value is None or isinstance(value, (str, int, float, date, Decimal)):
        # A lone surrogate, as a file name may have, is written as it is.
        _tell(type(value).__name__, str(value).encode("utf-8", "surrogatepass"), update)
    elif not isinstance(value, Source):
        _feed_parts(value, update)


def _feed_parts(value: object, update: Callable[[bytes], None]) -> None:
    parts = tuple(_parts(value))
    _tell(type(value).__name__, str(len(parts)).encode(), update)
    for part in parts:
        _feed(part, update)


def _parts(value: Any) -> Iterator[object]:  # noqa: ANN401 - of whatever kind
    if is_dataclass(value):
        yield from (getattr(value, each.name) for each in fields(value) if each.compare)
    elif hasattr(value, "__pydantic_fields__"):
        yield value.model_dump_json()
        yield from (value.__pydantic_private__ or {}).values()
    elif isinstance(value, Mapping):
        yield from (part for item in value.items() for part in item)
    elif isinstance(value, (set, frozenset)):
        yield from sorted(map(digest, value))
    elif isinstance(value, (tuple, list)):
        yield from value
    else:
        raise TypeError(f"{type(value)} has no digest")


def _tell(kind: str, content: bytes, update: Callable[[bytes], None]) -> None:
    """Kind and length first, so that no two values run together into the same bytes."""
    update(f"{kind} {len(content)} ".encode())
    update(content)


def _content(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""
