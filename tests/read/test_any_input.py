"""Whatever is read, findings come out and never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bmcreport.diagnostics import Source
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.read.characters import UNPRINTABLE
from bmcreport.read.nodes import Mapping, Node, Scalar, Sequence, parse, plain_data
from tests.read.findings import assert_readable, assert_spans_in_file, read_as_everything

ROOT = Path(__file__).parent.parent.parent
GOOD = tuple(
    path.read_text("utf-8") for path in sorted(ROOT.glob("canvases/*.yaml")) + sorted(ROOT.glob("layouts/**/*.yaml"))
)

PIECES = st.sampled_from(
    [
        "a",
        "key",
        ": ",
        ":",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "  ",
        "\t",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "#",
        " #x",
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "? ",
        "<<",
        "---\n",
        "...\n",
        "\\",
        "\\x",
        "\ufeff",
        "\x85",
        "\u2028",
        "\r",
        "\x0b",
        "漢",
        "é",
        "😀",
        "�",
        "company",
        "blocks",
        "channels",
        "1.5",
        "~",
    ]
)
YAMLISH = st.lists(PIECES, max_size=40).map("".join)

PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff")).filter(
    lambda text: not UNPRINTABLE.search(text)
)

WORDS = st.sampled_from(
    [
        "",
        "text",
        "no",
        "validated",
        "2026-02-30",
        "2026",
        "11.7 billion",
        "-1",
        "nan",
        "1e999",
        "#c2410c",
        "https://a.b",
        "9" * 5000,
        "[key]",
        "cover",
        "kind",
        "s1",
        "Two Words",
        "a: b",
        " ",
        "channels",
        "ink",
        "0",
        "7.5",
        "yes",
    ]
)
KEYS = st.sampled_from(
    [
        "company",
        "name",
        "blocks",
        *BLOCK_KEYS,
        "items",
        "text",
        "detail",
        "id",
        "segments",
        "sources",
        "metrics",
        "value",
        "relations",
        "kind",
        "canvases",
        "canvas",
        "lenses",
        "headlines",
        "themes",
        "grid",
        "rows",
        "columns",
        "share",
        "limits",
        "palette",
        "families",
        "page",
        "slide",
        "scale",
        "slides",
        "layouts",
        "placeholders",
        "rect",
        "title",
        "url",
        "details",
        "[key]",
        "founded",
        "colour",
        "as_of",
        "currency",
        "lang",
        "status",
        "block",
        "order",
        "figures",
        "floor",
        "ceiling",
        "Odd Key",
    ]
)
DATA = st.recursive(
    WORDS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)


@given(st.text() | YAMLISH)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_findings_that_lie_in_it(text: str) -> None:
    source = Source("x.yaml", text)
    assert_spans_in_file(source, read_as_everything(source))


@given(YAMLISH)
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read_without_libyaml(text: str) -> None:
    source = Source("x.yaml", text)
    found = parse(source, yaml.SafeLoader)
    assert_spans_in_file(source, found.diagnostics)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_a_text_or_findings(content: bytes) -> None:
    assert_readable(content)


@given(DATA)
@settings(max_examples=150, deadline=None)
def test_any_data_gives_findings(data: object) -> None:
    source = Source("x.yaml", yaml.safe_dump(data))
    assert_spans_in_file(source, read_as_everything(source))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_good_document_with_a_part_replaced_gives_findings(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(GOOD))
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 30))
    source = Source("x.yaml", text[:start] + data.draw(PIECES | WORDS) + text[start + length :])
    assert_spans_in_file(source, read_as_everything(source))


@given(PRINTABLE)
@settings(max_examples=150, deadline=None)
def test_a_text_in_quotes_is_read_as_it_was_written(text: str) -> None:
    for style in ('"', "'"):
        dumped = yaml.safe_dump({"a": [text]}, default_style=style, allow_unicode=True)
        checked = parse(Source("x.yaml", dumped))
        assert checked.value is not None
        assert not checked.diagnostics
        assert plain_data(checked.value) == {"a": [text]}


@given(DATA)
@settings(max_examples=100, deadline=None)
def test_nodes_lie_inside_their_parents(data: object) -> None:
    root = parse(Source("x.yaml", yaml.safe_dump(data))).value
    if root is not None:
        assert_nested(root)


def assert_nested(node: Node) -> None:
    for inner in insides(node):
        assert (node.span.line, node.span.column) <= (inner.span.line, inner.span.column)
        assert (inner.span.end_line, inner.span.end_column) <= (node.span.end_line, node.span.end_column)
        assert_nested(inner)


def insides(node: Node) -> list[Node]:
    if isinstance(node, Sequence):
        return list(node.items)
    return [each for entry in node.entries for each in entry] if isinstance(node, Mapping) else []


@pytest.mark.parametrize("text", GOOD)
def test_good_documents_are_there_and_are_parsed_without_findings(text: str) -> None:
    checked = parse(Source("x.yaml", text))
    assert isinstance(checked.value, Mapping)
    assert all(isinstance(key, Scalar) for key, _ in checked.value.entries)
    assert checked.diagnostics == ()


def test_there_are_good_documents() -> None:
    assert len(GOOD) >= 10
