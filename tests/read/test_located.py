"""Values remember where their parts were written."""

from __future__ import annotations

import pickle

import pytest

from bmcreport.diagnostics import Source, Span
from bmcreport.model.canvas import Canvas
from bmcreport.read.canvases import DocumentKind, document_kind, read_canvas, read_comparison
from bmcreport.read.located import Located
from bmcreport.read.nodes import parse

TEXT = """\
company: {name: Corner Bakery}
blocks:
  channels:
    - Shop
    - text: Van
      detail: twice a day
  key_partners:
    headline: Flour first
    items:
      - Mill
  key_resources:
"""


def bakery(text: str = TEXT) -> Located[Canvas]:
    read = read_canvas(Source("bakery.yaml", text), "bakery")
    assert read.value is not None, read.diagnostics
    assert read.ok
    return read.value


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("company", "name"), 1, 17),
        (("blocks", "channels"), 3, 3),
        (("blocks", "channels", "items", 0), 4, 7),
        (("blocks", "channels", "items", 0, "text"), 4, 7),
        (("blocks", "channels", "items", 1), 5, 7),
        (("blocks", "channels", "items", 1, "detail"), 6, 15),
        (("blocks", "channels", "items", 1, "status"), 5, 7),
        (("blocks", "channels", "items", 7), 3, 3),
        (("blocks", "key_partners", "headline"), 8, 15),
        (("blocks", "key_partners", "items", 0), 10, 9),
        (("blocks", "key_resources"), 11, 3),
        (("blocks", "cost_structure", "items"), 2, 1),
        (("relations", 3, "why"), 1, 1),
        ((), 1, 1),
    ],
)
def test_a_part_is_found_in_short_and_long_form_or_else_what_is_around_it(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    span = bakery().span(*path)
    assert (span.line, span.column) == (line, column)


def test_the_key_of_a_part_is_found() -> None:
    assert bakery().key_span("company", "name") == Span(1, 11, 1, 15)
    assert bakery().key_span("blocks", "channels", "items", 0) == Span(4, 7, 4, 11)


def test_values_are_named_by_the_slug_of_their_document() -> None:
    assert bakery().value.slug == "bakery"
    comparison = read_comparison(Source("x.yaml", "title: Bakeries\ncanvases: [one, two]\n"), "bakeries").value
    assert comparison is not None
    assert comparison.value.slug == "bakeries"


def test_equal_content_is_equal_wherever_it_was_written() -> None:
    assert bakery().value == bakery("# remark\n" + TEXT.replace("    ", "     ")).value


def test_a_located_value_can_travel_to_another_process() -> None:
    located = bakery()
    travelled = pickle.loads(pickle.dumps(located))  # noqa: S301 - pickled one line ago, by ourselves
    assert travelled == located
    assert travelled.value.slug == "bakery"
    assert travelled.span("blocks", "channels", "items", 1) == located.span("blocks", "channels", "items", 1)


def test_an_optional_key_with_nothing_after_it_is_left_out() -> None:
    assert bakery().value.blocks.key_resources.items == ()
    assert bakery(TEXT + "metrics:\nsources:\nlang:\n").value.lang == "en"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("canvases: [a, b]", DocumentKind.COMPARISON),
        ("company: x", DocumentKind.CANVAS),
        ("- a", DocumentKind.CANVAS),
        ("grid: x\nblocks: y", DocumentKind.LAYOUT),
        ("layouts: x", DocumentKind.SLIDE_LAYOUTS),
        ("slides: x", DocumentKind.OUTLINE),
    ],
)
def test_the_kind_of_a_document_is_told_by_a_key(text: str, kind: DocumentKind) -> None:
    root = parse(Source("x.yaml", text)).value
    assert root is not None
    assert document_kind(root) is kind
