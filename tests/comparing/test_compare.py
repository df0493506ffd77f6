"""What a comparison holds beside its blocks and measures."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given

from bmcreport.comparing import compare
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from tests.comparing.fields import Field, compared, field, fields


def cites(**sources: str | None) -> dict[str, object]:
    """A canvas with sources by key, each with an address or none."""
    return {"sources": {key: {"title": key, "url": url} for key, url in sources.items()}}


def test_companies_stand_in_the_order_of_the_document_with_the_focus_by_index() -> None:
    comparison = compared({"b": {}, "a": {}, "c": {}}, focus="a")
    assert [one.slug for one in comparison.companies] == ["b", "a", "c"]
    assert comparison.focus == 1
    assert compared({"b": {}, "a": {}}).focus is None


def test_an_entry_without_an_angle_takes_the_positioning_of_its_canvas() -> None:
    canvases = {"a": {"positioning": "Its own"}, "b": {"positioning": "Its own"}, "c": {}}
    document, made = field(canvases)
    entries = [{"canvas": "a", "angle": "Given"}, "b", "c"]
    given_angles = ComparisonDocument.model_validate({"title": "T", "canvases": entries})
    assert [one.angle for one in compare(given_angles, made).companies] == ["Given", "Its own", None]
    assert document.title == "A field"


def test_one_address_is_one_source_with_everybody_who_cites_it() -> None:
    canvases = {"a": cites(x="https://a.org", y="https://b.org"), "b": cites(z="https://b.org", w="https://c.org")}
    sources = compared(canvases).sources
    assert [source.citation.title for source in sources] == ["x", "y", "w"]
    assert sources[1].cited == ((0, "y"), (1, "z"))
    assert sources[1].companies == (0, 1)


def test_sources_without_an_address_are_one_only_if_their_titles_are() -> None:
    sources = compared({"a": cites(x=None, y=None), "b": cites(x=None)}).sources
    assert [source.cited for source in sources] == [((0, "x"), (1, "x")), ((0, "y"),)]


def test_a_lens_holds_its_blocks_in_its_order() -> None:
    lens = {"name": "Money", "headline": "All earn", "blocks": ["revenue_streams", "cost_structure"]}
    (found,) = compared({"a": {}, "b": {}}, lenses=[lens]).lenses
    assert (found.name, found.headline) == ("Money", "All earn")
    assert [block.key for block in found.blocks] == ["revenue_streams", "cost_structure"]


def test_a_missing_canvas_is_a_key_error() -> None:
    document, canvases = field({"a": {}, "b": {}})
    with pytest.raises(KeyError, match="b"):
        compare(document, {"a": canvases["a"]})


@given(fields())
def test_a_comparison_is_a_value(drawn: Field) -> None:
    assert compare(*drawn) == compare(*drawn)
    assert hash(compare(*drawn)) == hash(compare(*drawn))


@given(fields())
def test_every_source_of_every_canvas_is_listed_once(drawn: Field) -> None:
    document, canvases = drawn
    cited = [one for source in compare(document, canvases).sources for one in source.cited]
    slugs = [entry.canvas for entry in document.canvases]
    assert sorted(cited) == sorted((slugs.index(slug), key) for slug in slugs for key in canvases[slug].sources)


def test_the_shipped_companies_share_themes_in_every_block(shipped: Mapping[str, Canvas]) -> None:
    document = ComparisonDocument.model_validate({"title": "T", "canvases": list(shipped)})
    comparison = compare(document, shipped)
    assert len(comparison.companies) >= 7
    assert all(block.shared for block in comparison.blocks)
    assert len(comparison.measures) >= 5
