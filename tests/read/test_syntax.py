"""What is no YAML is explained in plain words, at the place that has to be mended, whichever parser found it."""

from __future__ import annotations

import pytest
import yaml

from bmcreport.diagnostics import Diagnostic, Source
from bmcreport.read.nodes import parse

TAB = "BMC103 {}: there is a tab where only spaces may stand -- indent with spaces"
RESERVED = "BMC104 {}: a text cannot start with {}, which has a meaning of its own in YAML -- put the text in quotes"
OPEN_QUOTE = "BMC105 {}: this quote is never closed -- end the text with the same {}"
OPEN_BRACKET = (
    "BMC105 {}: this `{}` is not closed where it should be -- "
    "close it with `{}`; texts in it that hold `,` `:` `#` or brackets need quotes"
)
MISSING = (
    "BMC105 {}: a bracket is not closed, or an entry between commas is missing -- "
    "close every `[` with `]` and every `{{` with `}}`, and leave nothing out between commas"
)
ESCAPE = (
    "BMC118 {}: this backslash sequence means nothing -- "
    "double the backslash, or use single quotes, in which it means nothing"
)
COLON = "BMC102 {}: a text with `: ` in it must be quoted -- write {}"
NO_KEY = "BMC119 {}: there is no key with a colon in this line -- write `key: value`"
GLUED = "BMC119 {0}: there is no space after `{1}:` -- write `{1}: ` with a space after the colon"
UNFIT = (
    "BMC119 {}: this line does not fit the lines above it -- "
    "give the entries of one list or mapping the same indentation, and each key a colon and a space"
)

EXPLAINED = {
    "a:\n\tb: c\n": TAB.format("2:1-2:2"),
    "a:\n  \tb: c\n": TAB.format("2:3-2:4"),
    "a: >\n\t\n  b\n": TAB.format("2:1-2:2"),
    "x: @\ty\n": RESERVED.format("1:4-1:5", "`@`"),
    "a: `b\n\tc": RESERVED.format("1:4-1:5", "a backquote"),
    'a: "b\nc: d\n': OPEN_QUOTE.format("1:4-1:5", '"'),
    "a: 'b\n...\n": OPEN_QUOTE.format("1:4-1:5", "'"),
    'a: "b\n---\nc: d\n': OPEN_QUOTE.format("1:4-1:5", '"'),
    'a: "\\x1"\n': ESCAPE.format("1:7-1:8"),
    "a: [b] c\n": RESERVED.format("1:4-1:5", "`[`"),
    "a: {b: c} d\n": RESERVED.format("1:4-1:5", "`{`"),
    "a: [b] [c] d\n": RESERVED.format("1:4-1:5", "`[`"),
    "a: x ] y\nb: [c] d\n": RESERVED.format("2:4-2:5", "`[`"),
    "a: b\n%c: d\n": RESERVED.format("2:1-2:2", "`%`"),
    "a: b\nc: |x\n": RESERVED.format("2:4-2:5", "`|`"),
    "a: &\n": RESERVED.format("1:4-1:5", "`&`"),
    "a: b: c\n": COLON.format("1:5-1:6", '"b: c"'),
    'a: it\'s \\ b: "c"\n': COLON.format("1:12-1:13", "'it''s \\ b: \"c\"'"),
    "a: b\\c: d\n": COLON.format("1:7-1:8", "'b\\c: d'"),
    'a: b\'c: "d" e\n': COLON.format("1:7-1:8", "'b''c: \"d\" e'"),
    "a: [b, c\nd: e\n": OPEN_BRACKET.format("1:4-1:5", "[", "]"),
    "a: [b, {c: d]\n": OPEN_BRACKET.format("1:8-1:9", "{", "}"),
    "a: [b}\n": OPEN_BRACKET.format("1:4-1:5", "[", "]"),
    "a: [b,,c]\n": MISSING.format("1:7-1:8"),
    "a\nb: c\n": NO_KEY.format("1:1-1:2"),
    "a: b\nc\nd: e\n": NO_KEY.format("2:1-2:2"),
    "a: b\nname of it  \nd: e\n": NO_KEY.format("2:1-2:11"),
    "a: b\n  - c\n   \nd\n": NO_KEY.format("4:1-4:2"),
    "a: b\nName:x\n# note\n\nd: e\n": GLUED.format("2:1-2:7", "Name"),
    "x:y\nz: 1\n": GLUED.format("1:1-1:4", "x"),
    "x:y\n\n\nz: 1\n": GLUED.format("1:1-1:4", "x"),
    "http://x\nb: c\n": NO_KEY.format("1:1-1:9"),
    "  a\n   b: c\n": UNFIT.format("2:5-2:6"),
    "a: b\n- c\n": UNFIT.format("2:1-2:2"),
    "a: >\n  b\n\n\n\n- c\n": UNFIT.format("6:1-6:2"),
    "%YAML 9.9\n---\na: b\n": (
        "BMC101 1:1-1:2: this is not valid YAML: found incompatible YAML document -- "
        "check the line and the one above it"
    ),
}

BY_PYYAML = {
    "a: [b,\n\tc]\n": TAB.format("2:1-2:2"),
    "a: b\n \t@\n": TAB.format("2:2-2:3"),
    'a: "\\UFFFFFFFF"\n': ESCAPE.format("1:5-1:15"),
    'a: b\n\nc: "x \\U00110000 y"\n': ESCAPE.format("3:7-3:17"),
    'a: "\\U0010ffff \\U00abcdef"\n': ESCAPE.format("1:16-1:26"),
}
"""What libyaml takes, or explains in other words."""


def told(found: Diagnostic) -> str:
    span = found.span
    place = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    return f"{found.code} {place}: {found.message} -- {found.hint}"


@pytest.mark.parametrize(("text", "explained"), EXPLAINED.items())
def test_what_is_no_yaml_is_explained(text: str, explained: str) -> None:
    source = Source("x.yaml", text)
    (found,) = parse(source).diagnostics
    assert told(found) == explained
    assert found.source is source


@pytest.mark.parametrize(("text", "explained"), (EXPLAINED | BY_PYYAML).items())
def test_pyyaml_alone_explains_it_likewise(text: str, explained: str) -> None:
    (found,) = parse(Source("x.yaml", text), yaml.SafeLoader).diagnostics
    assert told(found).replace(" (version 1.* is required)", "") == explained
