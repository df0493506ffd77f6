"""Which model stands at which place of a document."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from msgspec import Struct

from bmcreport.model.canvas import Record

Loc: TypeAlias = tuple[int | str, ...]
"""Pydantic's path to a value."""


class Spot(Struct, frozen=True):
    """The type that stands at a place, with the steps that lead there in a document."""

    annotation: Any
    steps: Loc = ()

    @property
    def record(self) -> type[Record] | None:
        """The record that stands here, if it is one."""
        kinds = _kinds(self.annotation)
        return kinds[0] if len(kinds) == 1 and _is_record(kinds[0]) else None

    @property
    def entries(self) -> int:
        """How many entries a list of fixed length has here."""
        return len(get_args(_kinds(self.annotation)[0]))

    def step(self, step: int | str) -> Spot:
        kinds = _kinds(self.annotation)
        if len(kinds) > 1:
            # Pydantic names the chosen kind of a union, which is no step in the document.
            return Spot(next(kind for kind in kinds if _tag(kind) == step), self.steps)
        return Spot(_inside(kinds[0], step) if kinds else None, (*self.steps, step))


def spot(model: type[Record], loc: Loc) -> Spot:
    """The spot to which `loc` leads from `model`."""
    here = Spot(model)
    for step in loc:
        here = here.step(step)
    return here


def description_of(record: type[Record] | None, key: str) -> str:
    """What that key of the record is for, if it says so."""
    field = record.model_fields.get(key) if record else None
    return (field.description or "") if field else ""


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """The alternatives of an annotation, `None` left out."""
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return tuple(kind for each in get_args(annotation) for kind in _kinds(each))
    return () if annotation in (None, type(None)) else (annotation,)


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


def _tag(kind: Any) -> str:
    tag: str = get_args(kind.model_fields["kind"].annotation)[0]
    return tag


def _inside(kind: Any, step: int | str) -> Any:
    if _is_record(kind):
        field = kind.model_fields.get(str(step))
        return field.annotation if field else None
    if get_origin(kind) is tuple:
        return get_args(kind)[0]
    return get_args(kind)[1] if get_origin(kind) is Mapping else None
