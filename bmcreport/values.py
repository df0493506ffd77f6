"""Dataclasses as those of the standard library, made in a quarter of the time.

A process that makes one page and one deck imports some 250 of them. For each, the standard library writes six functions
and compiles them one by one, which took a seventh of all that such a process does. Here `__init__` alone is written for
a class; what compares, hashes, shows and pickles values is shared by all of them.

`replace`, `fields` and `field` of the standard library hold for these classes as for its own, and what is asked for
beyond `frozen` and `slots` is left to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from dataclasses import dataclass as _of_the_standard_library

    def dataclass(cls=None, *, frozen=False, slots=False, **further):  # noqa: ANN001, ANN003, ANN201 - typed above
        """As `dataclasses.dataclass`."""
        if further or not frozen:
            return _of_the_standard_library(cls, frozen=frozen, slots=slots, **further)
        return _frozen(cls, slots=slots) if cls else lambda given: _frozen(given, slots=slots)


__all__ = ["dataclass"]

_Class: TypeAlias = type[Any]
_Method: TypeAlias = Callable[..., Any]


def _frozen(cls: _Class, *, slots: bool) -> _Class:
    """The class with all that it does not define of its own."""
    own = frozenset(cls.__dict__)
    made: _Class = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    every = fields(made)
    methods = {"__init__": _initialiser(made, every, slots=slots), "__repr__": _shown}
    methods |= _of_parts([each.name for each in every if each.compare]) | _KEEPING | (_PICKLING if slots else {})
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _initialiser(cls: _Class, every: Iterable[Field[Any]], *, slots: bool) -> _Method:
    """`__init__`, the one function that is written for each class: its parameters are the fields."""
    known: dict[str, Any] = {"MISSING": MISSING, "keep": object.__setattr__}
    parameters, lines = ["self"], ["pass"]
    for each in every:
        name = each.name
        parameter, value = _argument(each, known)
        parameters += [parameter] if each.init else []
        if slots and value:
            # Straight into its slot: this is done thousands of times for a page.
            known[f"keep_{name}"] = getattr(cls, name).__set__
        if value:
            lines.append(f"keep_{name}(self, {value})" if slots else f"keep(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    written = f"def with_known({', '.join(known)}):\n def __init__({', '.join(parameters)}):\n  "
    made: dict[str, Any] = {}
    # Of names and defaults of our own classes, as the standard library does it.
    exec("{}{}\n return __init__".format(written, "\n  ".join(lines)), {}, made)  # noqa: S102
    initialiser: _Method = made["with_known"](**known)
    initialiser.__qualname__ = f"{cls.__qualname__}.__init__"
    return initialiser


def _argument(each: Field[Any], known: dict[str, Any]) -> tuple[str, str]:
    """A field as a parameter, and the expression of its value, none where nobody gives it one; defaults get known."""
    name = each.name
    if each.default is not MISSING:
        known[f"default_{name}"] = each.default
        return f"{name}=default_{name}", name if each.init else f"default_{name}"
    if each.default_factory is not MISSING:
        known[f"make_{name}"] = each.default_factory
        made = f"make_{name}()"
        return f"{name}=MISSING", f"{made} if {name} is MISSING else {name}" if each.init else made
    return name, name if each.init else ""


def _of_parts(names: list[str]) -> dict[str, _Method]:
    """What makes values of one class with the same parts the same."""
    # For one name, attrgetter would give the part itself instead of a tuple of it.
    parts: Callable[[Any], tuple[Any, ...]] = (
        attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
    )

    def __eq__(self: Any, other: object) -> Any:  # noqa: ANN401, N807 - as everywhere
        return parts(self) == parts(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: ANN401, N807
        return hash(parts(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _shown(self: Any) -> str:  # noqa: ANN401
    parts = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({parts})"


def _kept(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__} keeps its {name!r}")


def _state(self: Any) -> list[Any]:  # noqa: ANN401
    return [getattr(self, each.name) for each in fields(self)]


def _restored(self: Any, state: list[Any]) -> None:  # noqa: ANN401
    for each, part in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, part)


_KEEPING: dict[str, _Method] = {"__setattr__": _kept, "__delattr__": _kept}
_PICKLING: dict[str, _Method] = {"__getstate__": _state, "__setstate__": _restored}
