from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bmcreport import figures
from bmcreport.model.canvas import Metric
from tests.shipped import stock


def metric(value: str, **more: object) -> Metric:
    return Metric.model_validate({"key": "k", "label": "L", "value": value, **more})


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("0", "0"),
        ("33", "33"),
        ("0.559", "0.559"),
        ("5,000", "5,000"),
        ("13,800", "13,800"),
        ("999,999", "999,999"),
        ("1 million", "1M"),
        ("600 million", "600M"),
        ("11.7 billion", "11.7B"),
        ("1.2345 trillion", "1.235T"),
        ("-122", "-122"),
        # What rounds up to a thousand of one letter is one of the next.
        ("999.9996 million", "1B"),
        ("999,999.9999", "1M"),
        # Small numbers keep their first three digits: a price per token is not nothing.
        ("0.000015", "0.000015"),
        ("-0.00012344", "-0.000123"),
        ("0.0009996", "0.001"),
    ],
)
def test_numbers_are_printed_short(value: str, printed: str) -> None:
    assert figures.full(metric(value)) == printed


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"currency": "EUR", "qualifier": "more than"}, "€11.7B+"),
        ({"currency": "USD", "per": "month"}, "$11.7B/month"),
        ({"currency": "CHF"}, "CHF\u00a011.7B"),
        ({"unit": "people", "qualifier": "about"}, "~11.7B people"),
        ({"unit": "people", "qualifier": "outside estimate"}, "11.7B people"),
    ],
)
def test_signs_and_units_stand_beside_the_number(fields: dict[str, object], printed: str) -> None:
    assert figures.full(metric("11.7 billion", **fields)) == printed


def test_a_percentage_has_its_sign_and_no_unit() -> None:
    assert figures.full(metric("33", unit="percent", qualifier="at least")) == "33%+"


def test_a_loss_has_its_minus_before_the_sign() -> None:
    assert figures.short(metric("-5 billion", currency="USD")) == "-$5B"


def test_only_qualifiers_without_a_sign_are_noted() -> None:
    told = {word: figures.qualifier_note(metric("1", qualifier=word)) for word in ("over", "about", "unconfirmed")}
    assert told == {"over": "", "about": "", "unconfirmed": "unconfirmed"}
    assert figures.qualifier_note(metric("1")) == ""


_READ = {"": Decimal(1), "M": Decimal(10) ** 6, "B": Decimal(10) ** 9, "T": Decimal(10) ** 12}


@given(st.decimals(-(10**42), 10**42, allow_nan=False, allow_infinity=False))
def test_what_is_printed_is_the_number_to_three_digits(value: Decimal) -> None:
    printed = figures.magnitude(value)
    letter = printed[-1] if printed[-1] in _READ else ""
    shown = Decimal(printed.removesuffix(letter).replace(",", "")) * _READ[letter]
    assert abs(shown - value) <= max(abs(value) * Decimal("0.005"), Decimal("1e-40"))
    assert printed != "-0"


@given(st.integers(10**6, 10**15 - 10**12))
def test_no_large_number_has_a_thousand_of_its_letter(value: int) -> None:
    assert "," not in figures.magnitude(Decimal(value))


def test_the_latest_figure_of_each_measure_is_by_date_not_by_spelling() -> None:
    told = [metric("1", as_of="2026-Q1"), metric("2", as_of="2026-05"), metric("3", as_of="2025"), metric("4")]
    assert figures.latest(told).value == 2
    assert [found.value for found in figures.latest_of_each([*told, metric("5", key="other")])] == [2, 5]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [(None, "1999"), ("2026", "2026-01"), ("2026-Q1", "2026-04"), ("2026-03", "2026-Q2"), ("2026-05-19", "2026-05-20")],
)
def test_dates_are_ordered_as_exactly_as_they_are_known(earlier: str | None, later: str) -> None:
    told = [metric("1", as_of=earlier), metric("2", as_of=later)]
    assert figures.latest(told).value == figures.latest(told[::-1]).value == 2


@pytest.mark.parametrize(
    ("tag", "fields", "printed"),
    [
        ("de", {"currency": "EUR"}, "11,7\u00a0Mrd.\u00a0€"),
        ("de", {"currency": "CHF", "qualifier": "more than"}, "über 11,7\u00a0Mrd.\u00a0CHF"),
        ("fr", {"currency": "EUR", "per": "an"}, "11,7\u00a0Md\u00a0€/an"),
        ("es", {"currency": "USD"}, "11,7\u00a0mil\u00a0mill.\u00a0$"),
        ("it", {"unit": "utenti", "qualifier": "up to"}, "fino a 11,7\u00a0mld utenti"),
        ("nl", {"currency": "USD"}, "$\u00a011,7\u00a0mld."),
        ("tr", {"currency": "USD"}, "$11,7\u00a0mr"),
    ],
)
def test_a_language_writes_amounts_its_own_way(tag: str, fields: dict[str, object], printed: str) -> None:
    assert figures.full(metric("11.7 billion", **fields), stock().languages[tag].numbers) == printed


@pytest.mark.parametrize(
    ("tag", "value", "printed"),
    [("de", "13800.5", "13.800,5"), ("es", "5000", "5000"), ("es", "13800", "13.800"), ("fr", "5000", "5\u202f000")],
)
def test_a_language_groups_digits_its_own_way(tag: str, value: str, printed: str) -> None:
    assert figures.full(metric(value), stock().languages[tag].numbers) == printed


@pytest.mark.parametrize(("tag", "printed"), [("en", "33%"), ("de", "33\u00a0%"), ("tr", "%33")])
def test_a_language_writes_shares_its_own_way(tag: str, printed: str) -> None:
    assert figures.full(metric("33", unit="percent"), stock().languages[tag].numbers) == printed
