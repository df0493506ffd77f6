"""Fields of companies to compare: at random, and of any size in even shapes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from bmcreport.comparing import compare
from bmcreport.comparing.values import Comparison
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.scalars import BLOCK_KEYS

Field = tuple[ComparisonDocument, Mapping[str, Canvas]]

_THEMES = ("open-models", "api", "talent", "ads")
_WORDS = ("open", "models", "enterprise", "metered", "interfaces", "sold", "by", "subscription", "community")


def field(canvases: Mapping[str, Mapping[str, Any]], **document: Any) -> Field:
    """Companies by slug, each with what its canvas has beside its name, and the document that compares them."""
    made = {slug: _canvas(slug, data) for slug, data in canvases.items()}
    asked = ComparisonDocument.model_validate({"title": "A field", "canvases": list(canvases), **document})
    return asked, made


def compared(canvases: Mapping[str, Mapping[str, Any]], **document: Any) -> Comparison:
    return compare(*field(canvases, **document))


def _canvas(slug: str, data: Mapping[str, Any]) -> Canvas:
    return Canvas.model_validate({"company": {"name": slug.title()}, "blocks": {}, **data}).named(slug)


def large_field(companies: int, items: int = 6, details: int = 6) -> Field:
    """So many companies with so many items in each block, two thirds of them of themes that others have too."""
    slugs = [f"company-{number}" for number in range(companies)]
    data = {slug: _data(number, items, details) for number, slug in enumerate(slugs)}
    lens = {"name": "Distribution", "blocks": ["channels", "customer_segments", "customer_relationships"]}
    return field(data, focus=slugs[min(1, companies - 1)], lenses=[lens], summary="A field. " * 40)


def _data(number: int, items: int, details: int) -> Mapping[str, Any]:
    blocks = {key: [_item(number, place, len(key), details) for place in range(items)] for key in BLOCK_KEYS}
    sources = {f"s{place}": {"title": _said(place + number, 6), "url": _url(number, place)} for place in range(12)}
    figures = [_figure(number, place) for place in range(4) if (number + place) % 5]
    company = {"name": f"Company {_WORDS[number % len(_WORDS)]} {number}", "colour": f"#{number * 4999 % 0xFFFFFF:06x}"}
    return {
        "company": company,
        "blocks": blocks,
        "sources": sources,
        "metrics": figures,
        "positioning": _said(number, 9),
    }


def _item(number: int, place: int, salt: int, details: int) -> Mapping[str, Any]:
    theme = {} if (number + place) % 3 == 0 else {"theme": f"theme-{(place * 7 + number * salt) % 11}"}
    text, detail = _said(number + place, 1 + place % 4), _said(place + salt, details)
    return {"text": text, "detail": detail, "sources": [f"s{place % 12}"], **theme}


def _figure(number: int, place: int) -> Mapping[str, Any]:
    currency = "EUR" if (number + place) % 7 == 0 else "USD"
    value = str((number * 37 + place * 11 + 1) * 10**8)
    return {"key": f"m{place}", "label": f"Measure {place}", "value": value, "currency": currency, "source": "s1"}


def _url(number: int, place: int) -> str:
    """All companies cite the first source in common."""
    return f"https://example.org/{number}/{place}" if place else "https://example.org/common"


def _said(start: int, count: int) -> str:
    return " ".join(_WORDS[(start + place * 2) % len(_WORDS)] for place in range(count)).capitalize()


_items = st.fixed_dictionaries(
    {"text": st.sampled_from(["One", "Two words", "Three longer words"])},
    optional={"theme": st.sampled_from(_THEMES), "detail": st.just("said about it"), "sources": st.just(["a"])},
)
_metrics = st.fixed_dictionaries(
    {
        "key": st.sampled_from(["valuation", "users"]),
        "label": st.sampled_from(["Valuation", "Worth"]),
        "value": st.integers(-5, 10**12).map(str),
    },
    optional={
        "currency": st.sampled_from(["EUR", "USD"]),
        "unit": st.just("people"),
        "per": st.just("month"),
        "as_of": st.sampled_from(["2024", "2025-Q1", "2025-06", "2025-06-30"]),
        "qualifier": st.sampled_from(["more than", "outside estimate of"]),
    },
)
_sources = st.fixed_dictionaries({"title": st.sampled_from(["A", "B"])}, optional={"url": st.just("https://a.org")})
_blocks = st.dictionaries(st.sampled_from(BLOCK_KEYS), st.lists(_items, max_size=5), max_size=4)


@st.composite
def fields(draw: st.DrawFn, most: int = 6, *, versions: bool = False) -> Field:
    """Companies whose items share some themes, whose figures share some measures, told from one of them or none.

    If `versions` are wanted, some are versions of one canvas, whose items have ids.
    """
    slugs = [f"c{number}" for number in range(draw(st.integers(2, most)))]
    data = {slug: _drawn(draw) for slug in slugs}
    if versions:
        data = {slug: _of_one_company(draw, own) for slug, own in data.items()}
    focus = draw(st.sampled_from([None, *slugs]))
    lenses = [{"name": "Lens", "blocks": ["channels", "cost_structure"]}]
    return field(data, lenses=lenses, **({"focus": focus} if focus else {}))


def _of_one_company(draw: st.DrawFn, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """A canvas of one of two companies, some of its items with ids."""
    ids = iter(draw(st.permutations(["x", "y", "z"])))
    blocks = {
        key: [{**item, "id": found} if draw(st.booleans()) and (found := next(ids, "")) else item for item in items]
        for key, items in data["blocks"].items()
    }
    return {**data, "blocks": blocks, "company": {"name": draw(st.sampled_from(["Shop", "Fair"]))}}


def _drawn(draw: st.DrawFn) -> Mapping[str, Any]:
    sources = {"a": draw(_sources), "b": draw(_sources)}
    return {"blocks": draw(_blocks), "metrics": draw(st.lists(_metrics, max_size=4)), "sources": sources}
