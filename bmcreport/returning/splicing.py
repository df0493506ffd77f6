"""Changes to YAML text by the spans of its nodes: all that is not changed stays as it was written.

Nothing here judges a result: quotes are tried in the order in which a person would reach for them, and whoever asked
reads the document again and takes the first that says what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from bmcreport.diagnostics import Span
from bmcreport.read.nodes import Mapping, Node, Scalar, Sequence

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COMMENT = re.compile(r"[ \t]*(#.*)?")
_LEAST_WIDTH = 40


class Written:
    """A text with the places of its lines."""

    def __init__(self, text: str) -> None:
        """The places of all lines, by where each starts and ends."""
        self.text = text
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self.starts = [0, *(end for _, end in ends)]
        self.ends = [*(start for start, _ in ends), len(text)]
        self.break_ = _LINE_END.search(text)[0] if ends else "\n"  # type: ignore[index]

    def start(self, span: Span) -> int:
        """Where the span starts."""
        return self.starts[span.line - 1] + span.column - 1

    def end(self, span: Span) -> int:
        """Where the span ends, exclusive."""
        return self.starts[span.end_line - 1] + span.end_column - 1

    def before(self, span: Span) -> str:
        """What stands before it on its line."""
        return self.text[self.starts[span.line - 1] : self.start(span)]

    def after(self, span: Span) -> str:
        """What stands after it on its last line."""
        return self.text[self.end(span) : self.ends[span.end_line - 1]]

    def with_(self, start: int, end: int, new: str) -> str:
        """The text with a stretch replaced."""
        return self.text[:start] + new + self.text[end:]

    def without_lines(self, span: Span) -> str:
        """The text without the lines that the span touches."""
        end = span.end_line
        return self.with_(
            self.starts[span.line - 1], self.starts[end] if end < len(self.starts) else len(self.text), ""
        )


def rewritten(text: str, scalar: Scalar, new: str) -> Iterator[str]:
    """The text with a scalar that says `new`, as it was quoted first, then in other quotes."""
    written = Written(text)
    start, end = written.start(scalar.span), written.end(scalar.span)
    sign = text[start : start + 1]
    if not scalar.plain and sign in ("|", ">"):
        yield written.with_(start, end, _block(text[start:end], written, new))
        return
    for quoted in _quoted(new, sign if not scalar.plain else ""):
        yield written.with_(start, end, quoted)


def without_key(text: str, key: Scalar, value: Node) -> Iterator[str]:
    """The text without a key that has lines to itself."""
    written = Written(text)
    whole = Span(key.span.line, key.span.column, value.span.end_line, value.span.end_column)
    if not written.before(key.span).strip() and _COMMENT.fullmatch(written.after(whole)):
        yield written.without_lines(whole)


def without_item(text: str, items: Sequence, index: int) -> Iterator[str]:
    """The text without an entry of a list: its lines, or its place in brackets."""
    written, span = Written(text), items.items[index].span
    if written.before(span).strip() == "-" and _COMMENT.fullmatch(written.after(span)):
        yield written.without_lines(span)
    elif index + 1 < len(items.items):
        yield written.with_(written.start(span), written.start(items.items[index + 1].span), "")
    elif index:
        yield written.with_(written.end(items.items[index - 1].span), written.end(span), "")
    else:
        yield written.with_(written.start(span), written.end(span), "")


def with_item(text: str, items: Sequence, index: int, words: str, detail: str) -> Iterator[str]:
    """The text with an entry more in a list, at `index`, written as its neighbours are."""
    written = Written(text)
    first = index == 0
    span = items.items[0 if first else index - 1].span
    dash = written.before(span)
    for quoted in _quoted(words, ""):
        for said in _quoted(detail, "") if detail else ("",):
            if dash.strip() == "-":
                entry = _entry(dash, quoted, said, written.break_, items)
                line = span.line - 1 if first else span.end_line
                at = written.starts[line] if line < len(written.starts) else len(text)
                ended = at == 0 or _LINE_END.match(text[at - 1]) is not None
                yield written.with_(at, at, entry + written.break_ if ended else written.break_ + entry)
            else:
                entry = f"{{text: {quoted}, detail: {said}}}" if said else quoted
                at = written.start(span) if first else written.end(span)
                yield written.with_(at, at, f"{entry}, " if first else f", {entry}")


def _entry(dash: str, words: str, detail: str, break_: str, items: Sequence) -> str:
    """An entry on lines of its own; a mapping where it has a detail, or all its neighbours are mappings."""
    inside = break_ + " " * len(dash)
    if detail:
        return f"{dash}text: {words}{inside}detail: {detail}"
    return f"{dash}text: {words}" if all(isinstance(item, Mapping) for item in items.items) else dash + words


def _quoted(text: str, sign: str) -> Iterator[str]:
    """The text as it may be written, in the quotes of `sign` first."""
    single = "'" + text.replace("'", "''") + "'"
    double = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if sign == "'":
        yield from (single, double)
    elif sign == '"':
        yield from (double, single)
    else:
        yield from (text, single, double) if '"' in text else (text, double, single)


def _block(old: str, written: Written, new: str) -> str:
    """A block of text with its own header, indent and width."""
    header, *lines = _LINE_END.split(old)
    told = [line for line in lines if line.strip()]
    if not told:
        return old
    indent = told[0][: len(told[0]) - len(told[0].lstrip(" "))]
    width = max(_LEAST_WIDTH, *(len(line) - len(indent) for line in told))
    folded = wrap(new, width, break_long_words=False, break_on_hyphens=False) or [""]
    return written.break_.join((header, *(indent + line for line in folded)))
