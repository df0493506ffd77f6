"""Patterns found by rule, each with the items that matched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bmcreport.comparing import compare
from bmcreport.comparing.values import FoundPattern
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from tests.comparing.fields import compared
from tests.shipped import stock

FREEMIUM = {
    "name": "Freemium",
    "meaning": "Free for many, paid by some.",
    "parts": [
        {"name": "free", "blocks": ["value_propositions"], "themes": ["free-access"]},
        {"name": "paid", "blocks": ["revenue_streams"], "themes": ["subscription"]},
    ],
}
TWO_SIDES = {
    "name": "Two sides",
    "meaning": "Another side comes for the first.",
    "parts": [{"name": "sold to advertisers", "blocks": ["revenue_streams"], "segments": ["advertisers"]}],
}


def canvas(*, free: bool = True, paid: bool = True) -> dict[str, Any]:
    promises = [{"text": "Free start", "theme": "free-access"}] if free else []
    revenue = [{"text": "Donations"}, *([{"text": "Plans", "theme": "subscription"}] if paid else [])]
    return {"blocks": {"value_propositions": promises, "revenue_streams": revenue}}


def found(canvases: Mapping[str, Mapping[str, Any]], rule: Mapping[str, Any]) -> tuple[FoundPattern, ...]:
    return compared(canvases, patterns={"rule": rule}).patterns


def test_a_company_follows_a_pattern_when_every_part_has_an_item() -> None:
    canvases = {"a": canvas(), "b": canvas(free=False), "c": canvas(paid=False)}
    (pattern,) = found(canvases, FREEMIUM)
    assert pattern.companies == (0,)
    assert pattern.evidence[0] is not None
    told = [[(one.block, one.item.item.text) for one in part] for part in pattern.evidence[0]]
    assert told == [[("value_propositions", "Free start")], [("revenue_streams", "Plans")]]


def test_a_pattern_that_nobody_follows_is_not_told() -> None:
    assert found({"a": canvas(free=False), "b": canvas(paid=False)}, FREEMIUM) == ()


def test_a_part_may_ask_whom_an_item_serves() -> None:
    segments = [{"text": "Brands", "id": "brands", "theme": "advertisers"}, {"text": "Readers", "id": "readers"}]
    ads, subscriptions = ({"text": text, "segments": [to]} for text, to in (("Ads", "brands"), ("Plans", "readers")))
    canvases = {
        "a": {"blocks": {"customer_segments": segments, "revenue_streams": [subscriptions, ads]}},
        "b": {"blocks": {"customer_segments": segments, "revenue_streams": [subscriptions]}},
    }
    (pattern,) = found(canvases, TWO_SIDES)
    assert pattern.companies == (0,)
    assert [one.item.item.text for part in pattern.evidence[0] or () for one in part] == ["Ads"]


def test_the_patterns_of_the_package_find_what_the_shipped_companies_do(shipped: Mapping[str, Canvas]) -> None:
    document = ComparisonDocument.model_validate({"title": "T", "canvases": list(shipped)})
    patterns = compare(document, shipped, stock().patterns).patterns
    followers = {one.key: {list(shipped)[company] for company in one.companies} for one in patterns}
    assert followers["subscription"] == set(shipped)
    assert followers["advertising"] == {"openai", "gemini"}
    assert followers["open-core"] == {"mistral-ai", "hugging-face"}
    assert "anthropic" not in followers["freemium"]
