"""Data without positions are those of the tree, or there is something to be told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bmcreport.diagnostics import Source
from bmcreport.read.characters import UNPRINTABLE, unprintable
from bmcreport.read.data import sound_data
from bmcreport.read.files import read_source
from bmcreport.read.nodes import MAX_DEPTH, MAX_NODES, parse, plain_data
from tests.read.test_any_input import YAMLISH

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(path for folder in ("canvases", "layouts", "tests/bad") for path in ROOT.glob(f"{folder}/**/*.yaml"))


def of_the_tree(source: Source) -> object:
    tree = parse(source)
    return plain_data(tree.value) if tree.value and tree.ok else None


def test_documents_without_errors_have_the_data_of_their_tree_and_others_none() -> None:
    sources = [source for path in FILES if (source := read_source(path).value)]
    assert len(sources) > 100
    assert any(sound_data(source) for source in sources)
    assert [sound_data(source) for source in sources] == [of_the_tree(source) for source in sources]


@given(YAMLISH)
@example("a: 'it''s'\nb: \"\"\nc:\n- \n- ''\n")
@example('a: "\\u202e"')
@example('? "<<"\n: 1')
@example("<<: 1")
@example("a: &x 1")
@example("a: *x")
@example("a: !!str 1")
@example("a: 1\na: 2")
@example("[a]: 1")
@example(": 1")
@example("a: 1\n---\nb: 2")
@example("a: 1\n...\n")
@example('"\\ud800"')
@example("a: 1 #x")
def test_any_text_has_the_data_of_its_tree_or_none(text: str) -> None:
    assert sound_data(Source("x.yaml", text)) == of_the_tree(Source("x.yaml", text))


@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.parametrize("text", [lambda more: "[" * (MAX_DEPTH + more) + "]" * (MAX_DEPTH + more),
                                  lambda more: "- a\n" * (MAX_NODES - 1 + more)])  # fmt: skip
def test_limits_are_those_of_the_tree(text: object, more: int) -> None:
    assert callable(text)
    source = Source("x.yaml", text(more))
    assert (sound_data(source) is None) == bool(more)
    assert sound_data(source) == of_the_tree(source)


@given(st.text())
@example("\t")
@example("\u202e")
@example("a\nb")
@example("a\x0b")
def test_a_character_that_no_text_may_hold_is_found_wherever_it_stands(text: str) -> None:
    found, slowly = unprintable(text), UNPRINTABLE.search(text)
    assert (found and found.span()) == (slowly and slowly.span())
