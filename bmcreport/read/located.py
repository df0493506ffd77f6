"""A value together with where each of its parts was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct

from bmcreport.diagnostics import Diagnostic, Severity, Source, Span
from bmcreport.read.nodes import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

Step: TypeAlias = str | int
"""A key of a mapping, or an index (from 0) into a list."""


class Place(Struct, frozen=True):
    """A node, the key that it is the value of (if any) and the steps that led to it."""

    node: Node
    key: Scalar | None = None
    trail: tuple[Step, ...] = ()

    @property
    def span(self) -> Span:
        """A text or a list entry itself; for lists and mappings under a key, and for nothing, the key."""
        if self.key is None or (isinstance(self.node, Scalar) and not self.node.is_nothing):
            return self.node.span
        return self.key.span

    @property
    def key_span(self) -> Span:
        """The key, where there is one."""
        return self.key.span if self.key else self.node.span

    def step(self, step: Step) -> Place:
        """One step further, or here if the step does not apply: short forms lack steps that values have."""
        if isinstance(self.node, Mapping) and isinstance(step, str) and (entry := self.node.entry(step)):
            return Place(entry[1], entry[0], (*self.trail, step))
        if isinstance(self.node, Sequence) and isinstance(step, int) and 0 <= step < len(self.node.items):
            return Place(self.node.items[step], None, (*self.trail, step))
        return self


def find(root: Node, path: tuple[Step, ...]) -> Place:
    """The place at the end of `path`, as far as the document was written out."""
    place = Place(root)
    for step in path:
        place = place.step(step)
    return place


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A value as read, with its source and the tree that remembers the places."""

    value: T
    source: Source = field(compare=False)
    root: Node = field(compare=False, repr=False)

    def span(self, *path: Step) -> Span:
        """Where the part at `path` was written, such as `span("blocks", "key_partners", "items", 3)`."""
        return find(self.root, path).span

    def key_span(self, *path: Step) -> Span:
        """Where the key of the part at `path` was written."""
        return find(self.root, path).key_span

    def finding(
        self, code: str, message: str, hint: str, span: Span, severity: Severity = Severity.ERROR
    ) -> Diagnostic:
        """A diagnostic about this document."""
        return Diagnostic(code, message, self.source, span, hint, severity)
