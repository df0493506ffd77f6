"""What is wrong with a text that is not YAML, in plain words, and what to quote or indent to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from bmcreport.diagnostics import Diagnostic, Source, Span


class Fault(Struct, frozen=True):
    """A parser's complaint: its words, where it gave up, and where the construct began that it was in."""

    source: Source
    problem: str
    context: str
    at: Span
    since: Span

    @property
    def line(self) -> str:
        return self.source.line(self.at.line)

    @property
    def before(self) -> str:
        """The line up to where the parser gave up."""
        return self.line[: self.at.column - 1]

    @property
    def sign(self) -> str:
        """The character at which the parser gave up."""
        return self.line[self.at.column - 1 : self.at.column]

    @property
    def opening(self) -> str:
        """The character with which the construct began."""
        return self.source.line(self.since.line)[self.since.column - 1 : self.since.column]

    def says(self, *words: str) -> bool:
        return any(word in self.problem for word in words)

    def diagnostic(self, code: str, message: str, hint: str, span: Span | None = None) -> Diagnostic:
        return Diagnostic(code, message, self.source, span or self.at, hint)


def explain_fault(fault: Fault) -> Diagnostic:
    """The first explanation that fits."""
    return next(found for rule in _RULES if (found := rule(fault)))


def explain_impossible_escape(source: Source) -> Diagnostic:
    """For an escape beyond Unicode, at which PyYAML's own parser fails without a word."""
    escapes = (
        (number, match)
        for number, line in enumerate(source.lines(), 1)
        for match in re.finditer(r"\\U(?!000|0010)[0-9a-fA-F]{8}", line)
    )
    number, match = next(escapes)
    span = Span(number, match.start() + 1, number, match.end() + 1)
    return Diagnostic("BMC118", "this backslash sequence means nothing", source, span, _ESCAPE_HINT)


_ESCAPE_HINT = "double the backslash, or use single quotes, in which it means nothing"

Rule = Callable[[Fault], Diagnostic | None]


def _tab(fault: Fault) -> Diagnostic | None:
    indent = re.match(r" *\t", fault.line)
    if not indent and fault.sign != "\t" and not fault.says("tab character"):
        return None
    span = Span.point(fault.at.line, indent.end()) if indent else fault.at
    return fault.diagnostic("BMC103", "there is a tab where only spaces may stand", "indent with spaces", span)


def _unclosed_quote(fault: Fault) -> Diagnostic | None:
    if "quoted scalar" not in fault.context or not fault.says("end of stream", "document indicator", "separator"):
        return None
    hint = f"end the text with the same {fault.opening}"
    return fault.diagnostic("BMC105", "this quote is never closed", hint, fault.since)


def _half_of_a_character(fault: Fault) -> Diagnostic | None:
    """As JSON writes characters beyond U+FFFF: in two halves."""
    if not fault.says("invalid Unicode character escape code"):
        return None
    hint = "write the character itself, or its whole code such as `\\U0001f600`"
    return fault.diagnostic("BMC115", "this text holds half of a character", hint)


def _escape(fault: Fault) -> Diagnostic | None:
    if not fault.says("escape", "hexdecimal", "hexadecimal"):
        return None
    return fault.diagnostic("BMC118", "this backslash sequence means nothing", _ESCAPE_HINT)


def _text_after_quote(fault: Fault) -> Diagnostic | None:
    quote = fault.before.rstrip()[-1:]
    if quote not in ("'", '"') or not fault.says("expected"):
        return None
    hint = (
        "quote the whole text or none of it; in '...' write '' for an apostrophe, in \"...\" write \\\" for a quote; "
        "or a quote further up is not closed"
    )
    return fault.diagnostic("BMC105", "the text goes on after its closing quote", hint)


def _text_after_bracket(fault: Fault) -> Diagnostic | None:
    bracket = fault.before.rstrip()[-1:]
    if bracket not in ("]", "}") or "flow" in fault.context or not fault.says("expected"):
        return None
    opening = {"]": "[", "}": "{"}[bracket]
    column = fault.before.find(opening) + 1
    return _reserved(fault, opening, Span.point(fault.at.line, column or fault.at.column))


def _reserved_sign(fault: Fault) -> Diagnostic | None:
    if fault.says("cannot start any token"):
        return _reserved(fault, fault.sign, fault.at)
    if fault.says("indentation indicator") or re.search(r"alias|anchor|tag|directive|block scalar", fault.context):
        return _reserved(fault, fault.opening, fault.since)
    return None


def _directive(fault: Fault) -> Diagnostic | None:
    """PyYAML's own parser passes over a line that starts with `%` and stumbles later."""
    lines = fault.source.lines()
    number = next((number for number, line in enumerate(lines, 1) if line.startswith("%")), None)
    if number is None or not fault.says("document start"):
        return None
    return _reserved(fault, "%", Span.point(number, 1))


def _reserved(fault: Fault, sign: str, span: Span) -> Diagnostic:
    name = "a backquote" if sign == "`" else f"`{sign}`"
    message = f"a text cannot start with {name}, which has a meaning of its own in YAML"
    return fault.diagnostic("BMC104", message, "put the text in quotes", span)


def _colon(fault: Fault) -> Diagnostic | None:
    if not fault.says("mapping values are not allowed"):
        return None
    start = re.match(r"\s*(?:- +)*(?:[^\s:\"'#][^:#]*:\s+|- +)?", fault.before)
    if start is None or not start[0].strip() or not (text := fault.line[start.end() :].strip()):
        return None
    return fault.diagnostic("BMC102", "a text with `: ` in it must be quoted", f"write {_quoted(text)}")


def _quoted(text: str) -> str:
    """The text in the quotes that need no escapes, as far as there are such."""
    return '"' + text + '"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def _list_on_key_line(fault: Fault) -> Diagnostic | None:
    if not fault.says("sequence entries are not allowed"):
        return None
    hint = "start the list on the next line, `- ` before each entry"
    return fault.diagnostic("BMC119", "a list cannot start here", hint)


def _unclosed_bracket(fault: Fault) -> Diagnostic | None:
    if "flow" not in fault.context and not fault.says("'}'", "']'"):
        return None
    if fault.opening not in ("[", "{"):
        return None
    closing = {"[": "]", "{": "}"}[fault.opening]
    hint = f"close it with `{closing}`; texts in it that hold `,` `:` `#` or brackets need quotes"
    return fault.diagnostic("BMC105", f"this `{fault.opening}` is not closed where it should be", hint, fault.since)


def _key_without_colon(fault: Fault) -> Diagnostic | None:
    """A line above without `: ` swallows the key of the next one into its text."""
    if not fault.says("mapping values are not allowed", "could not find expected ':'"):
        return None
    number = fault.since.line if fault.says("could not find expected ':'") else _line_above(fault)
    line = fault.source.line(number)
    if "quoted" in fault.context or not line.strip() or re.search(r":(\s|$)", line) or _is_deeper(fault, line):
        return None
    start = len(line) - len(line.lstrip(" -"))
    span = Span(number, start + 1, number, max(start, len(line.rstrip())) + 1)
    glued = re.match(r"([A-Za-z_]+):[^\s/]", line[start:])
    if glued:
        hint = f"write `{glued[1]}: ` with a space after the colon"
        return fault.diagnostic("BMC119", f"there is no space after `{glued[1]}:`", hint, span)
    return fault.diagnostic("BMC119", "there is no key with a colon in this line", "write `key: value`", span)


def _line_above(fault: Fault) -> int:
    """The nearest line above that is neither blank nor a comment."""
    numbers = range(fault.at.line - 1, 0, -1)
    return next((number for number in numbers if re.match(r"\s*[^\s#]", fault.source.line(number))), 0)


def _is_deeper(fault: Fault, line: str) -> bool:
    """Whether the faulty line is indented deeper than this one."""
    return _indent(fault.line) > _indent(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _unclosed_or_empty(fault: Fault) -> Diagnostic | None:
    if "flow" not in fault.context:
        return None
    hint = "close every `[` with `]` and every `{` with `}`, and leave nothing out between commas"
    return fault.diagnostic("BMC105", "a bracket is not closed, or an entry between commas is missing", hint)


def _out_of_place(fault: Fault) -> Diagnostic | None:
    if not fault.says("expected", "not allowed"):
        return None
    hint = "give the entries of one list or mapping the same indentation, and each key a colon and a space"
    return fault.diagnostic("BMC119", "this line does not fit the lines above it", hint)


def _anything(fault: Fault) -> Diagnostic:
    said = ", ".join(filter(None, (fault.context, fault.problem)))
    return fault.diagnostic("BMC101", f"this is not valid YAML: {said}", "check the line and the one above it")


_RULES: tuple[Rule, ...] = (
    _tab,
    _unclosed_quote,
    _half_of_a_character,
    _escape,
    _text_after_quote,
    _text_after_bracket,
    _reserved_sign,
    _directive,
    _colon,
    _list_on_key_line,
    _unclosed_bracket,
    _key_without_colon,
    _unclosed_or_empty,
    _out_of_place,
    _anything,
)
