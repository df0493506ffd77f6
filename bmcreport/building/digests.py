"""Digests of values: taken field by field, so that what is added to a model or to the options is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from bmcreport.diagnostics import Source


def digest(value: object) -> str:
    """The SHA-256, in hexadecimal digits, of values: structures, dataclasses, models, lists, mappings and plain ones.

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
    if isinstance(value, Struct):
        yield from structs.astuple(value)
    elif is_dataclass(value):
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
