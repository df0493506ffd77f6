"""Texts become trees in which every text is what was written."""

from __future__ import annotations

import pytest
import yaml

from bmcreport.diagnostics import Severity, Source, Span
from bmcreport.read.nodes import MAX_DEPTH, MAX_NODES, Mapping, Node, Scalar, Sequence, parse, plain_data, text_at

LOADERS = pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])


def tree(text: str) -> Node:
    checked = parse(Source("x.yaml", text))
    assert checked.value is not None, checked.diagnostics
    assert not checked.diagnostics
    return checked.value


def codes(text: str) -> list[str]:
    return [found.code for found in parse(Source("x.yaml", text)).diagnostics]


@pytest.mark.parametrize(
    "written", ["no", "Yes", "007", "0x1f", "12:30", "1.20", "1e3", "null", "~", "2026-01-01", ".inf", "=", "10_000"]
)
def test_a_text_stays_as_written(written: str) -> None:
    assert plain_data(tree(f"a: {written}\n")) == {"a": written}


def test_nothing_written_is_nothing_and_empty_quotes_are_a_text() -> None:
    assert plain_data(tree("a:\nb: ''\nc: [\"\", x]\nd:\n  -\n")) == {"a": None, "b": "", "c": ["", "x"], "d": [None]}


def test_blocks_of_text_keep_what_yaml_says_they_hold() -> None:
    assert plain_data(tree("a: |\n  one\n  two\nb: >-\n  one\n  two\n")) == {"a": "one\ntwo\n", "b": "one two"}


@LOADERS
def test_spans_cover_what_was_written(loader: type) -> None:
    root = parse(Source("x.yaml", "key: text here  # remark\nlist:\n  - 'ä ö'\n  - {a: 漢字}\n"), loader).value
    assert isinstance(root, Mapping)
    (key, text), (_, items) = root.entries
    assert isinstance(items, Sequence)
    assert key.span == Span(1, 1, 1, 4)
    assert text.span == Span(1, 6, 1, 15)
    assert [item.span for item in items.items] == [Span(3, 5, 3, 10), Span(4, 5, 4, 12)]
    assert items.span == Span(3, 3, 4, 12)
    assert root.span == Span(1, 1, 4, 12)


@LOADERS
def test_the_span_of_a_block_of_text_ends_with_its_last_line(loader: type) -> None:
    root = parse(Source("x.yaml", "a: |\n  one\n  two\n\n\nb: x\n"), loader).value
    assert isinstance(root, Mapping)
    assert root.entries[0][1].span == Span(1, 4, 3, 6)


def test_places_do_not_matter_to_equality() -> None:
    assert tree("a: [b, c]") == tree("# remark\na:\n  - b\n  - c\n")
    assert tree("a: b") != tree("a: 'b'")
    assert hash(tree("a: b")) == hash(tree("a:  b"))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_of_all_systems_are_read(ending: str) -> None:
    text = ending.join(["a: one", "b:", "  - two", "chanels: x", "b: y", ""])
    found = parse(Source("x.yaml", text)).diagnostics
    assert [(each.code, each.span.line) for each in found] == [("BMC106", 5)]
    assert found[0].source.line(5) == "b: y"


def test_all_traps_of_a_file_are_told_in_one_run() -> None:
    assert codes("a: &x 1\na: *x\n<<: {b: !t 2}\n? [c]\n: d\ne: f #g\n") == [
        "BMC107",
        "BMC107",
        "BMC106",
        "BMC108",
        "BMC109",
        "BMC111",
        "BMC117",
    ]


def test_what_was_found_before_a_syntax_error_is_still_told() -> None:
    assert codes("a: 1\na: 2\nb: [") == ["BMC106", "BMC105"]


def test_a_quoted_merge_sign_is_a_key_like_any_other() -> None:
    assert plain_data(tree("'<<': a")) == {"<<": "a"}


def test_of_two_equal_keys_the_first_is_kept() -> None:
    checked = parse(Source("x.yaml", "a: 1\na: 2\n"))
    assert checked.value is not None
    assert not checked.ok
    assert plain_data(checked.value) == {"a": "1"}


@pytest.mark.parametrize("text", ["", "\n\n", "# remark\n", "---\n", "---\n...\n", "--- # x\n"])
def test_a_document_of_nothing_is_empty(text: str) -> None:
    assert codes(text) == ["BMC113"]


@LOADERS
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_no_depth_of_nesting_can_crash_the_reader(loader: type, opening: str) -> None:
    found = parse(Source("x.yaml", opening * 100_000), loader)
    assert found.value is None
    assert [each.code for each in found.diagnostics] == ["BMC112"]


def test_the_deepest_nesting_allowed_is_read() -> None:
    brackets = MAX_DEPTH - 1
    assert codes("[" * brackets + "a" + "]" * brackets) == []
    assert codes("[" * (brackets + 1) + "a" + "]" * (brackets + 1)) == ["BMC112"]


def test_a_document_of_too_many_nodes_is_refused() -> None:
    assert codes("- a\n" * (MAX_NODES - 1)) == []
    assert codes("- a\n" * MAX_NODES) == ["BMC116"]


def test_an_alias_bomb_is_not_expanded() -> None:
    text = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{m}, *{m}]\n" for m, n in zip("abcdefgh", "bcdefghi", strict=True))
    assert set(codes(text)) == {"BMC107"}


@pytest.mark.parametrize("remark", ["# remark", "#", "#\t1"])
def test_a_remark_is_no_trap(remark: str) -> None:
    assert codes(f"a: text {remark}\nb:\n  - text {remark}\n  - {remark}\n") == []


@pytest.mark.parametrize("text", ["a: 'x #1'", "a: x#1", "#1: a", "a:\n  #b\n  c: d", "a: [b] #c", "a: |\n  x #1\n"])
def test_a_number_sign_elsewhere_is_no_trap(text: str) -> None:
    assert "BMC117" not in codes(text)


@pytest.mark.parametrize("text", ["a: Foo #1", "- Foo #1", "- a: Foo\t#1", "a: #c2410c", "- #1", "a: one\n  two #3"])
def test_a_number_sign_that_cuts_a_text_off_is_warned_of(text: str) -> None:
    found = parse(Source("x.yaml", text))
    assert [(each.code, each.severity) for each in found.diagnostics] == [("BMC117", Severity.WARNING)]
    assert found.ok


@LOADERS
@pytest.mark.parametrize("escape", [r"\0", r"\x1b", r"\u202e" + r"\a", r"\e"])
def test_control_characters_cannot_be_smuggled_in_by_escapes(loader: type, escape: str) -> None:
    checked = parse(Source("x.yaml", f'a: "{escape}"'), loader)
    assert [found.code for found in checked.diagnostics] == ["BMC115"]


@LOADERS
@pytest.mark.parametrize("escape", [r"\uD800", r"\UFFFFFFFF", r"\x1", r"\u12", r"\q"])
def test_an_escape_of_no_character_is_a_finding(loader: type, escape: str) -> None:
    checked = parse(Source("x.yaml", f'a: "{escape}"'), loader)
    assert len(checked.diagnostics) == 1
    assert checked.diagnostics[0].code in ("BMC115", "BMC118")


def test_a_scalar_knows_whether_it_was_plain() -> None:
    root = tree("[a, 'a', \"a\"]")
    assert isinstance(root, Sequence)
    assert [item.plain for item in root.items if isinstance(item, Scalar)] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("company: {name: Acme}", "Acme"),
        ("blocks: {a: [b, {c: d}], name: no}\ncompany:\n  tagline: [x]\n  name: 007\n", "007"),
        ("company: {name: Acme}\nblocks: [what is [wrong further on", "Acme"),
        ("company: [name]", None),
        ("company: {name: [Acme]}", None),
        ("company: {}", None),
        ("- company", None),
        ("? [company]\n: x", None),
        ("company: {name: Acme\x07}", None),
        ('company: {name: "Acme\\a"}', None),
        ("", None),
        ("company: [", None),
    ],
)
def test_a_single_text_is_read_no_further_than_it_stands(text: str, found: str | None) -> None:
    assert text_at(Source("x.yaml", text), "company", "name") == found
