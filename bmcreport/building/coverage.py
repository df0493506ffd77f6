"""Characters that no font of ours has: each is an error at its place, for it could only be printed as a box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel

from bmcreport.diagnostics import Diagnostic
from bmcreport.model.layout import Layout
from bmcreport.read.located import Located, Step
from bmcreport.text.fallback import extra_for, missing

_NO_EXTRA = "write it with other characters; Latin, Greek and Cyrillic letters and common signs are covered"

M = TypeVar("M", bound=BaseModel)


def uncovered(document: Located[M]) -> tuple[Diagnostic, ...]:
    """The characters of a document that cannot be printed: a finding per text, and per extra that would help."""
    if _is_plain(document.source.text):
        return ()
    return tuple(
        _finding(document, path, [char for char in lost if extra_for(char) == extra])
        for path, text in texts(document.value)
        if (lost := missing(text))
        for extra in dict.fromkeys(map(extra_for, lost))
    )


def _is_plain(written: str) -> bool:
    """Whether all that a document is written with can be printed, and none of it stands for something else."""
    return bool(written) and "\\" not in written and not missing("".join({*written} - _WHITE))


_WHITE = frozenset("\t\r\n")

_NAMED = 3
"""How many characters of a text are named, before the rest is counted."""

_NEVER_PRINTED = frozenset(("logo",))
"""The path of a file."""


def unwritable_words(
    document: Located[M], layout: Layout, path: tuple[Step, ...] = ("lang",)
) -> tuple[Diagnostic, ...]:
    """The first character of the printed names that no font has: an error where the document states its language."""
    printed = (
        layout.name,
        *(look.name for look in layout.blocks.values()),
        *(text for _, text in texts(layout.labels)),
    )
    lost = missing("".join(printed))
    return (_finding(document, path, lost[:1]),) if lost else ()


def texts(value: object, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text in a model with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in _printed_fields(value):
            yield from texts(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from texts(each, (*path, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from texts(each, (*path, index))


def _printed_fields(record: BaseModel) -> Iterator[str]:
    return (name for name in type(record).model_fields if name not in _NEVER_PRINTED)


def _finding(document: Located[M], path: tuple[Step, ...], lost: Sequence[str]) -> Diagnostic:
    """One finding for characters of one text that the same extra would cover."""
    named = ", ".join(map(_named, lost[:_NAMED])) + (f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else "")
    extra = extra_for(lost[0])
    hint = f"install bmcreport[{extra}], which has fonts for it" if extra else _NO_EXTRA
    return document.finding("BMC502", f"no font has a glyph for {named}", hint, document.span(*path))


def _named(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'a character without a name')}"
