"""Dataclasses of ours behave as those of the standard library."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from dataclasses import dataclass as standard
from functools import cached_property
from typing import Any, Generic, TypeVar

import pytest

from bmcreport.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """One part, by which it is known."""

    name: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """No part at all."""


@dataclass(frozen=True, slots=True)
class Whole(Generic[T]):
    """All ways to declare a part."""

    value: T
    parts: tuple[Part, ...] = ()
    names: dict[str, str] = field(default_factory=dict, compare=False)
    shade: str = field(default="ink", repr=False)
    length: int = field(init=False, compare=False)
    kind: str = field(init=False, default="whole")
    seen: list[str] = field(init=False, default_factory=list, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.parts))


@dataclass(frozen=True, slots=True)
class Larger(Whole[int]):
    """With one part more, and another way to be shown."""

    more: str = ""

    def __repr__(self) -> str:
        return f"larger by {self.more}"


@dataclass(frozen=True, slots=True)
class Named:
    """Its hash is its own."""

    name: str
    note: str = ""

    def __hash__(self) -> int:
        return 1


@dataclass(frozen=True)
class Open:
    """With room for what is found out later."""

    words: tuple[str, ...]

    @cached_property
    def count(self) -> int:
        return len(self.words)


def _declared(decorator: Callable[..., Any]) -> Any:
    """The same class by either decorator, under the same name."""

    class Same:
        """A class."""

        value: int
        parts: tuple[str, ...] = ()
        names: dict[str, str] = field(default_factory=dict, compare=False)
        shade: str = field(default="ink", repr=False)

    return decorator(frozen=True, slots=True)(Same)


OURS, THEIRS = _declared(dataclass), _declared(standard)


@pytest.mark.parametrize(
    "given", [((1,), {}), ((1, ("a",)), {"shade": "red"}), ((), {"value": 2, "names": {"a": "b"}})]
)
def test_values_are_made_shown_hashed_and_taken_apart_as_those_of_the_standard_library(given: Any) -> None:
    positional, named = given
    ours, theirs = OURS(*positional, **named), THEIRS(*positional, **named)
    assert repr(ours) == repr(theirs)
    assert hash(ours) == hash(theirs)
    assert asdict(ours) == asdict(theirs)
    assert OURS.__match_args__ == THEIRS.__match_args__
    assert OURS.__slots__ == THEIRS.__slots__
    assert is_dataclass(OURS)
    assert [each.name for each in fields(ours)] == [each.name for each in fields(theirs)]


@pytest.mark.parametrize("given", [((), {}), ((1, (), {}, "ink", 5), {}), ((1,), {"colour": "red"})])
def test_arguments_that_do_not_fit_are_told_in_the_same_words(given: Any) -> None:
    positional, named = given
    told = []
    for each in (OURS, THEIRS):
        with pytest.raises(TypeError) as error:
            each(*positional, **named)
        told.append(str(error.value))
    assert told[0] == told[1]


def test_values_are_the_same_by_the_parts_that_are_compared_and_by_their_class() -> None:
    whole = Whole("a", (Part("b"),))
    assert whole == Whole("a", (Part("b"),), names={"c": "d"})
    assert whole != Whole("a", (Part("c"),))
    assert Whole(1) != Larger(1)
    assert OURS(1) != THEIRS(1)
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing(), Part("a"), Part("a"), Named("a"), Named("b")}) == 4
    assert hash(Part("a")) == hash(("a",))


def test_every_part_has_what_was_given_or_its_default_which_is_nobody_elses() -> None:
    one, other = Whole(1), Whole(2)
    assert (one.parts, one.names, one.shade, one.length, one.kind, one.seen) == ((), {}, "ink", 0, "whole", [])
    assert one.names is not other.names
    assert one.seen is not other.seen
    assert Whole(1, (Part("a"), Part("b"))).length == 2


def test_no_part_can_be_changed_or_taken_away_or_added() -> None:
    for value in (Part("a"), Open(("a",))):
        with pytest.raises(FrozenInstanceError):
            setattr(value, fields(value)[0].name, "b")
        with pytest.raises(FrozenInstanceError):
            delattr(value, fields(value)[0].name)
        with pytest.raises(FrozenInstanceError):
            value.other = 1  # type: ignore[union-attr]
    assert Open(("a", "b")).count == 2


def test_what_a_class_defines_itself_stays() -> None:
    assert repr(Larger(1, more="two")) == "larger by two"
    assert hash(Named("a")) == 1
    assert Larger(1, more="two") == Larger(1, more="two") != Larger(1)


def test_values_are_replaced_copied_and_pickled() -> None:
    whole = Whole("a", (Part("b"),), {"c": "d"})
    assert replace(whole, parts=()).length == 0
    for again in (copy(whole), deepcopy(whole), pickle.loads(pickle.dumps(whole))):  # noqa: S301 - our own
        assert again == whole
        assert (again.names, again.length, again.seen) == (whole.names, 1, [])
    opened = pickle.loads(pickle.dumps(Open(("a",))))  # noqa: S301 - our own
    assert opened == Open(("a",))


def test_a_decorator_without_arguments_is_that_of_the_standard_library() -> None:
    @dataclass
    class Plain:
        name: str

    plain = Plain("a")
    plain.name = "b"
    assert plain == Plain("b")
