"""YAML text becomes a tree of nodes that know where they were written; the traps of YAML are refused with a remedy.

Nothing is resolved: `no`, `007`, `12:30`, `1.20` and `null` arrive as the text that was written. Events are read one by
one under a depth guard, for libyaml's own composer recurses and crashes on some ten thousand open brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from bmcreport.diagnostics import START, Checked, Diagnostic, Severity, Source, Span
from bmcreport.read.characters import STAND_IN, UNPRINTABLE, described, unprintable
from bmcreport.read.marks import Text
from bmcreport.read.syntax import Fault, explain_fault, explain_impossible_escape

MAX_DEPTH = 32
"""Lists and mappings inside each other, counted with the document itself."""

MAX_NODES = 50_000
"""Texts, lists, mappings and keys of one document."""

_CUT_OFF = re.compile(r"[ \t]+(#[^\s].*)")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text exactly as written; `plain` when it stood without quotes and not in a block of text."""

    text: str
    span: Span = field(compare=False)
    plain: bool = True

    @property
    def is_nothing(self) -> bool:
        """Whether there was nothing written at all, as after `tagline:`."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order written, each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span = field(compare=False)
    _by_key: dict[str, tuple[Scalar, Node]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Thousands of mistyped keys, each looked up, must not take the square of their number.
        object.__setattr__(self, "_by_key", {entry[0].text: entry for entry in self.entries})

    def entry(self, key: str) -> tuple[Scalar, Node] | None:
        """The entry of that key, if there is one."""
        return self._by_key.get(key)


Node: TypeAlias = Scalar | Sequence | Mapping

FASTEST_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's where PyYAML was built with it."""


def parse(source: Source, loader: type[Any] | None = None) -> Checked[Node]:
    """The document in `source` as a tree; no value when there is no telling what the text means.

    `loader` is a PyYAML loader, by default libyaml's where PyYAML was built with it.
    """
    return _Builder(source, loader or FASTEST_LOADER).checked()


def plain_data(node: Node) -> str | list[Any] | dict[str, Any] | None:
    """The tree as lists, dictionaries and texts; None where nothing was written."""
    if isinstance(node, Scalar):
        return None if node.is_nothing else node.text
    if isinstance(node, Sequence):
        return [plain_data(item) for item in node.items]
    return {key.text: plain_data(value) for key, value in node.entries}


def text_at(source: Source, *path: str) -> str | None:
    """The text that these keys lead to, read no further than that; none if there is none or YAML before it is wrong."""
    if unprintable(source.text):
        return None
    events = yaml.parse(source.text, Loader=FASTEST_LOADER)
    try:
        start = next((event for event in events if isinstance(event, yaml.NodeEvent)), None)
        found = _entered(events, start, path)
    except (yaml.MarkedYAMLError, OverflowError, ValueError):
        return None
    return None if found is None or unprintable(found) else found


def _entered(events: Iterator[Any], start: Any, path: tuple[str, ...]) -> str | None:
    for name in path:
        if not isinstance(start, yaml.MappingStartEvent):
            return None
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            start = next(events)
            if not isinstance(key, yaml.ScalarEvent):
                return None
            if key.value == name:
                break
            _pass_over(events, start)
        else:
            return None
    return str(start.value) if isinstance(start, yaml.ScalarEvent) else None


def _pass_over(events: Iterator[Any], start: Any) -> None:
    """Go on to the end of a node."""
    depth = int(isinstance(start, yaml.CollectionStartEvent))
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


class _Stop(Exception):
    """The document cannot be read on; the reason is among the findings."""


class _Builder:
    """Builds nodes from YAML events, collecting what it finds on the way."""

    def __init__(self, source: Source, loader: type[Any]) -> None:
        self.source = source
        self.text = Text(source.lines())
        self.found: list[Diagnostic] = [*_unprintable(source)]
        self.events: Iterator[Any] = yaml.parse(_with_stand_ins(source.text), Loader=loader)
        self.count = 0

    def checked(self) -> Checked[Node]:
        try:
            root = self.document()
        except _Stop:
            root = None
        except yaml.MarkedYAMLError as error:
            self.found.append(explain_fault(self.fault(error)))
            root = None
        except (OverflowError, ValueError):
            self.found.append(explain_impossible_escape(self.source))
            root = None
        return Checked(root, tuple(self.found))

    def document(self) -> Node:
        """The only document of the stream."""
        next(self.events)
        root: Node = Scalar("", START)
        if isinstance(next(self.events), yaml.DocumentStartEvent):
            root = self.node(next(self.events), 1)
            next(self.events)
            self.nothing_more(next(self.events))
        if isinstance(root, Scalar) and root.is_nothing:
            self.stop("BMC113", "the document is empty", START, "start with `company:` and `blocks:`")
        return root

    def nothing_more(self, event: Any) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            hint = "keep one canvas or comparison a file; `---` starts another document"
            self.complain("BMC110", "there is a second document in this file", self.text.span(event), hint)

    def node(self, event: Any, depth: int) -> Node:
        """The node that starts with this event."""
        self.guard(event, depth)
        self.refuse_extras(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth)
        if isinstance(event, yaml.AliasEvent):
            return Scalar(f"*{event.anchor}", self.text.span(event), plain=False)
        return self.scalar(event)

    def guard(self, event: Any, depth: int) -> None:
        self.count += 1
        if depth > MAX_DEPTH:
            hint = f"a document may be {MAX_DEPTH} levels deep; look for brackets that are never closed"
            self.stop("BMC112", "lists and mappings are nested too deeply here", self.text.span(event), hint)
        if self.count > MAX_NODES:
            hint = f"a document may hold {MAX_NODES:,} texts, keys and lists; split it into several"
            self.stop("BMC116", "the document is too large", self.text.span(event), hint)

    def refuse_extras(self, event: Any) -> None:
        """Anchors, aliases and tags have no meaning here."""
        if event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            hint = f"write the value out; if `{sign}` belongs to a text, put the text in quotes"
            span = self.text.first(event, 1 + len(event.anchor))
            self.complain("BMC107", f"anchors and aliases (`{sign}{event.anchor}`) are not used here", span, hint)
        if getattr(event, "tag", None):
            hint = "leave the tag out; if `!` belongs to a text, put the text in quotes"
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.complain("BMC108", f"tags (`{tag}`) are not used here", self.text.span(event), hint)

    def scalar(self, event: Any) -> Scalar:
        span = self.text.span(event)
        if event.style == '"' and (odd := unprintable(event.value)):
            hint = "leave the escape out of the text"
            self.complain("BMC115", f"this text holds {described(odd[0])}", span, hint)
            return Scalar(UNPRINTABLE.sub(STAND_IN, event.value), span, plain=False)
        return Scalar(event.value, span, plain=not event.style)

    def value(self, event: Any, depth: int) -> Node:
        """The node of a list entry or of a key's value, where a `#` in a text is a trap."""
        node = self.node(event, depth)
        if isinstance(node, Scalar) and node.plain:
            self.warn_of_comment(node)
        return node

    def warn_of_comment(self, scalar: Scalar) -> None:
        line, column = scalar.span.end_line, scalar.span.end_column
        cut = _CUT_OFF.match(self.text.lines[line - 1], column - 1)
        if cut:
            span = Span(line, cut.start(1) + 1, line, cut.end(1) + 1)
            hint = "put the whole text in quotes to keep this part, or leave a space after `#` to mean a comment"
            message = f"`{cut[1].split()[0]}` starts a comment, so the text ends before it"
            self.complain("BMC117", message, span, hint, Severity.WARNING)

    def sequence(self, event: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(inner, depth + 1))
        return Sequence(tuple(items), _extent(self.text.span(event), self.text.span(inner), event, items))

    def mapping(self, event: Any, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        last: list[Node] = []
        while not isinstance(inner := next(self.events), yaml.MappingEndEvent):
            key = self.node(inner, depth + 1)
            last = [self.value(next(self.events), depth + 1)]
            if name := self.name(key, entries):
                entries[name.text] = (name, last[0])
        return Mapping(tuple(entries.values()), _extent(self.text.span(event), self.text.span(inner), event, last))

    def name(self, key: Node, entries: dict[str, tuple[Scalar, Node]]) -> Scalar | None:
        """The key, if it is one as keys should be."""
        if not isinstance(key, Scalar) or key.is_nothing:
            self.complain("BMC111", "a key must be a single name", key.span, "write `key: value`")
        elif key.plain and key.text == "<<":
            self.complain("BMC109", "merge keys (`<<`) are not used here", key.span, "write the keys out")
        elif key.text in entries:
            line = entries[key.text][0].span.line
            hint = f"it first stands on line {line}; keep one, or put both values under it"
            self.complain("BMC106", f"the key `{key.text}` stands here twice", key.span, hint)
        else:
            return key
        return None

    def fault(self, error: yaml.MarkedYAMLError) -> Fault:
        at = error.problem_mark or error.context_mark
        since = error.context_mark or at
        return Fault(self.source, error.problem or "", error.context or "", self.text.point(at), self.text.point(since))

    def complain(self, code: str, message: str, span: Span, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.found.append(Diagnostic(code, message, self.source, span, hint, severity))

    def stop(self, code: str, message: str, span: Span, hint: str) -> None:
        self.complain(code, message, span, hint)
        raise _Stop


def _with_stand_ins(text: str) -> str:
    return UNPRINTABLE.sub(STAND_IN, text) if unprintable(text) else text


def _unprintable(source: Source) -> Iterator[Diagnostic]:
    """A finding for each line that holds control characters."""
    lines = source.lines() if unprintable(source.text) else ()
    for number, line in enumerate(lines, 1):
        if match := UNPRINTABLE.search(line):
            span = Span.point(number, match.start() + 1)
            message = f"there is {described(match[0])} here"
            yield Diagnostic(
                "BMC115", message, source, span, "delete it; your editor may show it as a box or not at all"
            )


def _extent(start: Span, end: Span, event: Any, inner: list[Node]) -> Span:
    """From the start to the last thing inside; the end of a block is known only by what follows it."""
    last = end if event.flow_style or not inner else inner[-1].span
    return Span(start.line, start.column, last.end_line, last.end_column)
