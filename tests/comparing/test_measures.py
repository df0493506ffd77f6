"""Figures of several canvases put side by side, by measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bmcreport import figures
from bmcreport.comparing import compare
from bmcreport.comparing.values import Comparison, SharedMeasure
from tests.comparing.fields import Field, compared, fields


def with_figures(*metrics: dict[str, str]) -> dict[str, Any]:
    """A canvas with valuations."""
    return {"metrics": [{"key": "valuation", "label": "Valuation", "value": "1", **metric} for metric in metrics]}


def values(measure: SharedMeasure) -> list[str | None]:
    return [None if figure is None else str(figure.value) for figure in measure.figures]


def test_figures_of_one_key_and_currency_are_comparable() -> None:
    usd = {"currency": "USD"}
    (measure,) = compared({"a": with_figures(usd), "b": with_figures({**usd, "value": "2"}), "c": {}}).measures
    assert values(measure) == ["1", "2", None]
    assert measure.count == 2


def test_currencies_are_never_mixed_and_the_other_one_is_told() -> None:
    usd, eur = with_figures({"currency": "USD"}), with_figures({"currency": "EUR", "value": "11.7 billion"})
    (measure,) = compared({"a": usd, "b": eur, "c": usd}).measures
    assert values(measure) == ["1", None, "1"]
    told = [None if figure is None else figures.full(figure) for figure in measure.elsewhere]
    assert told == [None, "€11.7B", None]


RATE = {"currency": "EUR", "into": "USD", "rate": "1.1", "as_of": "2025-09", "source": {"title": "Bank"}}


def test_a_rate_brings_figures_of_another_currency_into_the_measure_and_says_so() -> None:
    usd, eur = with_figures({"currency": "USD"}), with_figures({"currency": "EUR", "value": "11.77 billion"})
    (measure,) = compared({"a": usd, "b": eur}, rates=[RATE]).measures
    assert [figure and figures.full(figure) for figure in measure.figures] == ["$1", "$12.9B"]
    assert measure.elsewhere == (None, None)
    assert measure.converted[0] is None
    conversion = measure.converted[1]
    assert conversion is not None
    assert figures.full(conversion.stated) == "€11.77B"
    assert conversion.rate.as_of == "2025-09"


def test_a_rate_converts_in_its_direction_only_and_never_what_is_stated_in_the_currency_itself() -> None:
    both = with_figures({"currency": "USD"}, {"currency": "EUR", "value": "7"})
    eur = with_figures({"currency": "EUR", "value": "5"})
    by_currency = {
        str(measure.figures[0] and measure.figures[0].currency): values(measure)
        for measure in compared({"a": both, "b": eur}, rates=[RATE]).measures
    }
    assert by_currency == {"USD": ["1", "5.5"], "EUR": ["7", "5"]}


def test_a_price_per_month_is_not_a_price_per_year() -> None:
    monthly, yearly = ({"currency": "USD", "per": per} for per in ("month", "year"))
    assert compared({"a": with_figures(monthly), "b": with_figures(yearly)}).measures == ()


def test_the_latest_figure_counts() -> None:
    old, new = {"unit": "people", "as_of": "2024", "value": "7"}, {"unit": "people", "as_of": "2025-02", "value": "9"}
    (measure,) = compared({"a": with_figures(new, old), "b": with_figures(old, new)}).measures
    assert values(measure) == ["9", "9"]


def test_the_focus_company_names_the_measure() -> None:
    worth, value = ({"unit": "people", "label": label} for label in ("Worth", "Value"))
    canvases = {"a": with_figures(worth), "b": with_figures(value), "c": with_figures(value)}
    assert [one.label for one in compared(canvases, focus="a").measures] == ["Worth"]
    assert [one.label for one in compared(canvases).measures] == ["Value"]


def test_the_most_shared_measure_comes_first() -> None:
    people, dollars = {"unit": "people"}, {"currency": "USD"}
    canvases = {"a": with_figures(people, dollars), "b": with_figures(people, dollars), "c": with_figures(dollars)}
    assert [one.count for one in compared(canvases).measures] == [3, 2]


@given(fields())
def test_a_measure_holds_one_key_currency_unit_and_per(drawn: Field) -> None:
    for measure in compare(*drawn).measures:
        stated = [figure for figure in measure.figures if figure]
        assert len({(figure.key, figures.measure(figure)) for figure in stated}) == 1
        assert len(stated) == measure.count >= 2
        for figure, other in zip(measure.figures, measure.elsewhere, strict=True):
            assert figure is None or other is None
            assert other is None or figures.measure(other) != figures.measure(stated[0])


@given(fields(), st.data())
def test_another_order_of_companies_keeps_every_measure(drawn: Field, data: st.DataObject) -> None:
    document, canvases = drawn
    entries = tuple(data.draw(st.permutations(document.canvases)))
    turned = compare(document.model_copy(update={"canvases": entries}), canvases)
    assert list(_told(turned)) == list(_told(compare(document, canvases)))


def _told(comparison: Comparison) -> Iterator[tuple[str, str, frozenset[tuple[str, str]]]]:
    for measure in comparison.measures:
        pairs = zip(comparison.companies, values(measure), strict=True)
        yield measure.key, measure.label, frozenset((one.slug, value) for one, value in pairs if value)
